"""Dates follow the facts: whatever changes them moves the dates, in the same operation, with a history."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlmodel import Session, select

from iro_desk.domain.codes import EventKind, PlacementType
from iro_desk.errors import Refusal
from iro_desk.records import DueDate, Event, LegalPeriod, OwnDateFields, Placement, Review
from iro_desk.services import children, clockwork, settings
from iro_desk.services.clockwork import StandingDate
from iro_desk.services.entering import insert
from iro_desk.storage.store import Store


def the_date(desk: Any, child_id: int, clock_id: str) -> StandingDate:
    (found,) = [d for d in desk.read(clockwork.of_child, child_id, desk.today) if d.due.clock_id == clock_id]
    return found


def clock_ids(desk: Any, child_id: int) -> set[str]:
    return {one.due.clock_id for one in desk.read(clockwork.of_child, child_id, desk.today)}


def test_a_child_who_is_added_has_dates_at_once(desk: Any) -> None:
    child_id = desk.a_child()
    first = the_date(desk, child_id, "LAC-1")
    assert (first.due.due_on, first.on, first.due.anchor) == (date(2026, 2, 2), date(2026, 2, 2), "care")
    assert first.due.sentence.startswith("20 working days from Mon 5 Jan 2026")


def test_a_date_that_moves_is_superseded_and_its_history_is_kept(desk: Any) -> None:
    child_id = desk.a_child()
    draft = desk.read(children.fields, child_id)
    draft.looked_after_from = date(2026, 1, 12)
    desk.store.write("Change a child’s details", lambda s: children.amend(s, child_id, draft, desk.today))
    was, now = desk.read(clockwork.history, child_id, "LAC-1", "care")
    assert (was.due_on, was.ended_by) == (date(2026, 2, 2), "Change a child’s details")
    assert (now.due_on, now.set_by, now.ended_at) == (date(2026, 2, 9), "Change a child’s details", None)


def test_putting_the_facts_back_puts_the_date_back_as_a_new_line_of_its_history(desk: Any) -> None:
    child_id = desk.a_child()
    draft = desk.read(children.fields, child_id)
    draft.looked_after_from = date(2026, 1, 12)
    desk.store.write("Change", lambda s: children.amend(s, child_id, draft, desk.today))
    changes = desk.store.undo()
    assert "due_date" in changes.kinds
    assert [one.due_on.day for one in desk.read(clockwork.history, child_id, "LAC-1", "care")] == [2, 9, 2]
    assert the_date(desk, child_id, "LAC-1").due.due_on == date(2026, 2, 2)


def test_a_removed_child_who_is_put_back_has_the_history_of_their_dates(desk: Any) -> None:
    """Also when dates worked out since have taken the numbers of those that were removed."""
    other = desk.a_child(preferred_name="Other")
    child_id = desk.a_child()
    draft = desk.read(children.fields, child_id)
    draft.looked_after_from = date(2026, 1, 12)
    desk.store.write("Change", lambda s: children.amend(s, child_id, draft, desk.today))
    before = desk.read(clockwork.history, child_id, "LAC-1", "care")
    others = desk.read(clockwork.history, other, "LAC-1", "care")
    desk.store.write("Remove child", lambda s: children.remove(s, child_id))

    def more_dates(session: Session) -> None:
        row = session.exec(select(DueDate).where(DueDate.child_id == other)).first()
        for number in range(30):
            session.add(DueDate.model_validate(row.model_dump(exclude={"id"}) | {"anchor": f"home:{number}"}))

    desk.store.write("Work out the dates of a new day", more_dates)
    desk.store.undo()
    assert [one.due_on.day for one in before] == [2, 9]
    assert desk.read(clockwork.history, child_id, "LAC-1", "care") == before
    assert desk.read(clockwork.history, other, "LAC-1", "care") == others


MOVES = {
    "a review held": (
        lambda s, child: insert(s, Review, child_id=child, review_on=date(2026, 1, 30)), "LAC-2", "LAC-1",
    ),
    "a home that is not registered": (
        lambda s, child: insert(
            s, Placement, child_id=child, started_on=date(2026, 2, 27), kind=PlacementType.K3, is_unregistered=True
        ), "MK-3", None,
    ),
    "a legal status of short breaks": (
        lambda s, child: insert(s, LegalPeriod, child_id=child, started_on=date(2026, 2, 1), status="V4"),
        "LAC-SB1", "LAC-1",
    ),
    "a conference": (
        lambda s, child: insert(
            s, Event, child_id=child, kind=EventKind.INITIAL_CONFERENCE, happened_on=date(2026, 2, 20)
        ), "CP-2", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", MOVES)
def test_a_fact_starts_its_clock_and_ends_the_one_it_answers(desk: Any, what: str) -> None:
    happen, begins, ends = MOVES[what]
    child_id = desk.a_child()
    assert begins not in clock_ids(desk, child_id)
    desk.store.write(what, lambda s: happen(s, child_id))
    after = clock_ids(desk, child_id)
    assert begins in after and ends not in after


def test_a_write_about_one_child_touches_no_other_childs_dates(desk: Any, store: Store) -> None:
    """The cost is that of what changed (P9)."""
    quiet, busy = desk.a_child(), desk.a_child(preferred_name="Bramble")

    def rows(session: Session) -> list[tuple[int, datetime]]:
        found = session.exec(select(DueDate).where(DueDate.child_id == quiet)).all()
        return [(row.id or 0, row.set_at) for row in found]

    before = store.read(rows)
    draft = desk.read(children.fields, busy)
    draft.looked_after_from = date(2026, 1, 12)
    desk.write(children.amend, busy, draft, desk.today)
    assert store.read(rows) == before


def test_a_write_that_is_no_fact_moves_nothing(desk: Any, store: Store) -> None:
    child_id = desk.a_child()
    changes = store.write("Test", lambda s: settings.change(s, "officer.name", "Ada Quill")).changes
    assert "due_date" not in changes.kinds
    assert the_date(desk, child_id, "LAC-1").due.due_on == date(2026, 2, 2)


def test_a_setting_moves_the_dates_of_every_child_that_it_rules(desk: Any) -> None:
    ids = [desk.a_child(), desk.a_child(preferred_name="Bramble")]
    for child_id in ids:
        desk.a_review(child_id, date(2026, 2, 27))
    desk.store.write("Settings", lambda s: settings.change(s, "days.outcomes", "3"))
    assert {the_date(desk, child_id, "REC-1").due.due_on for child_id in ids} == {date(2026, 3, 4)}


def test_a_review_being_prepared_is_a_booking_until_its_day_comes(desk: Any) -> None:
    child_id = desk.a_child()
    desk.a_review(child_id, date(2026, 3, 4))
    first = the_date(desk, child_id, "LAC-1")
    assert first.booked_on == date(2026, 3, 4)
    on_the_day = datetime(2026, 3, 4, 8, tzinfo=UTC)
    desk.write(clockwork.begin_day, desk.calendar, on_the_day)
    assert "LAC-1" not in clock_ids(desk, child_id)
    assert the_date(desk, child_id, "LAC-2").due.due_on == date(2026, 6, 4)


def test_a_day_that_begins_twice_moves_nothing(desk: Any) -> None:
    desk.a_child()
    morning = datetime(2026, 3, 3, 8, tzinfo=UTC)
    desk.write(clockwork.begin_day, desk.calendar, morning)
    assert desk.write(clockwork.begin_day, desk.calendar, morning) is False


def test_the_officers_own_date_needs_a_reason_and_stands_beside_the_rules(desk: Any) -> None:
    child_id = desk.a_child()
    first = the_date(desk, child_id, "LAC-1")
    own = OwnDateFields(chosen_on=date(2026, 3, 9), reason=" ")
    with pytest.raises(Refusal) as refused:
        desk.write(clockwork.choose_own_date, first.due_id, own, datetime(2026, 3, 2, tzinfo=UTC))
    assert refused.value.field == "reason"
    own.reason = "The child asked to wait for her brother."
    desk.write(clockwork.choose_own_date, first.due_id, own, datetime(2026, 3, 2, tzinfo=UTC))
    after = the_date(desk, child_id, "LAC-1")
    assert (after.on, after.due.due_on) == (date(2026, 3, 9), date(2026, 2, 2))
    assert after.own_reason == "The child asked to wait for her brother."
    desk.write(clockwork.leave_own_date, first.due_id)
    assert the_date(desk, child_id, "LAC-1").own_on is None


def test_a_date_that_has_moved_since_it_was_shown_is_not_replaced(desk: Any) -> None:
    child_id = desk.a_child()
    shown = the_date(desk, child_id, "LAC-1")
    draft = desk.read(children.fields, child_id)
    draft.looked_after_from = date(2026, 1, 12)
    desk.write(children.amend, child_id, draft, desk.today)
    own = OwnDateFields(chosen_on=date(2026, 3, 9), reason="Because.")
    with pytest.raises(Refusal):
        desk.write(clockwork.choose_own_date, shown.due_id, own, datetime(2026, 3, 2, tzinfo=UTC))
