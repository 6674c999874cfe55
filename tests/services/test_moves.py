"""Homes, legal statuses and what happened are filed in words that hold, and the dates follow by themselves."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from iro_desk.domain.codes import EventKind, LegalStatus, PlacementType
from iro_desk.errors import Refusal
from iro_desk.services import children, clockwork, drafts, moving


def home(desk: Any, child_id: int, started: str, home_id: int = 0, **more: Any) -> Any:
    values = {"started_on": started, **more}
    return desk.write(moving.file_home, values, child_id, home_id, desk.today)


def order(desk: Any, child_id: int, status: str, started: str, order_id: int = 0, **more: Any) -> Any:
    values = {"status": status, "started_on": started, **more}
    return desk.write(moving.file_order, values, child_id, order_id, desk.today)


def happened(desk: Any, child_id: int, kind: EventKind, on: str, event_id: int = 0) -> Any:
    values = {"kind": kind.value, "happened_on": on}
    return desk.write(moving.file_event, values, child_id, event_id, desk.today)


def due(desk: Any, child_id: int) -> dict[str, date]:
    return {one.due.clock_id: one.due.due_on for one in desk.read(clockwork.of_child, child_id, desk.today)}


def test_a_new_home_ends_the_open_one_on_the_same_day_and_says_so(desk: Any) -> None:
    child_id = desk.a_child()
    home(desk, child_id, "2026-01-05", kind="U6")
    filed = home(desk, child_id, "2026-02-20", kind="K2", is_unregistered=True, was_planned=False)
    assert filed.said == "The home from Mon 5 Jan 2026 now ends on Fri 20 Feb 2026."
    new, old = desk.read(children.homes, child_id)
    assert (new.placement_id, new.is_unregistered, new.was_planned) == (filed.row_id, True, False)
    assert (old.started_on, old.ended_on) == (date(2026, 1, 5), date(2026, 2, 20))


def test_a_time_away_ends_no_home_and_falls_within_one(desk: Any) -> None:
    child_id = desk.a_child()
    home(desk, child_id, "2026-01-05", kind="U6")
    filed = home(desk, child_id, "2026-02-20", kind=PlacementType.T0.value, ended_on="2026-02-27")
    assert filed.said == "" and desk.read(children.homes, child_id)[1].ended_on is None


@pytest.mark.parametrize(
    ("started", "ended", "field", "words"),
    [
        ("2026-02-01", "2026-01-20", "ended_on", "Moved out must be on or after moved in."),
        ("2026-03-03", None, "started_on", "Moved in must be today or earlier."),
        ("2014-01-01", None, "started_on", "Moved in must be on or after the date of birth."),
        ("2026-01-01", None, "ended_on", "Enter the day it ended: another home began on Mon 5 Jan 2026."),
        (
            "2026-01-12", "2026-01-16", "started_on",
            "These days overlap with the home from Mon 5 Jan 2026 to Mon 2 Feb 2026. Change one of the two.",
        ),
        (
            "2026-01-01", "2026-01-08", "ended_on",
            "These days overlap with the home from Mon 5 Jan 2026 to Mon 2 Feb 2026. Change one of the two.",
        ),
    ],
)  # fmt: skip
def test_days_that_cannot_be_are_told_in_words(
    desk: Any, started: str, ended: str | None, field: str, words: str
) -> None:
    child_id = desk.a_child()
    home(desk, child_id, "2026-01-05", ended_on="2026-02-02")
    with pytest.raises(Refusal) as told:
        home(desk, child_id, started, ended_on=ended)
    assert (str(told.value), told.value.field) == (words, field)


def test_the_day_one_home_ends_is_the_day_the_next_begins(desk: Any) -> None:
    child_id = desk.a_child()
    home(desk, child_id, "2026-01-05", ended_on="2026-02-02")
    home(desk, child_id, "2026-02-02")
    home(desk, child_id, "2026-01-02", ended_on="2026-01-05")
    assert len(desk.read(children.homes, child_id)) == 3


def test_words_about_a_home_change_without_its_days_being_held_to_the_others(desk: Any) -> None:
    """A return may hold homes that overlap; that never stops a name being given to one."""
    child_id = desk.a_child()
    first = home(desk, child_id, "2026-01-05").row_id
    home(desk, child_id, "2026-02-02")
    home(desk, child_id, "2026-01-05", first, ended_on="2026-02-02", described="Larch House")
    assert desk.read(children.home_fields, first).described == "Larch House"


def test_a_new_legal_status_ends_the_one_before_and_moves_the_clocks(desk: Any) -> None:
    child_id = desk.a_child()
    filed = order(desk, child_id, "V4", "2026-02-16")
    assert filed.said == "The legal status from Mon 5 Jan 2026 now ends on Mon 16 Feb 2026."
    assert "LAC-SB1" in due(desk, child_id) and "LAC-1" not in due(desk, child_id)
    desk.write(children.remove_order, filed.row_id)
    assert "LAC-1" in due(desk, child_id)


def test_a_legal_status_is_chosen(desk: Any) -> None:
    child_id = desk.a_child()
    with pytest.raises(Refusal, match="Select the legal status"):
        order(desk, child_id, "", "2026-02-16")
    assert [row.label for row in desk.read(children.orders, child_id)] == [
        f"{LegalStatus.FULL_CARE_ORDER.label} (C2)"
    ]


def test_an_unregistered_home_starts_its_clocks_in_the_same_write_and_undo_ends_them(desk: Any) -> None:
    """MK-2 and MK-3 (Milton Keynes IRO annual report 2024-25): two weeks, and 72 hours."""
    child_id = desk.a_child()
    before = due(desk, child_id)
    home(desk, child_id, "2026-02-27", kind="K2", is_unregistered=True)
    assert {"MK-2", "MK-3"} <= due(desk, child_id).keys() - before.keys()
    desk.store.undo()
    assert due(desk, child_id) == before


def test_what_happened_is_added_changed_and_removed_and_stands_in_the_timeline(desk: Any) -> None:
    child_id = desk.a_child()
    filed = happened(desk, child_id, EventKind.INITIAL_CONFERENCE, "2026-02-20")
    assert "CP-2" in due(desk, child_id)
    was = due(desk, child_id)["CP-2"]
    happened(desk, child_id, EventKind.INITIAL_CONFERENCE, "2026-02-23", filed.row_id)
    assert due(desk, child_id)["CP-2"] > was
    told = desk.read(children.timeline, child_id, desk.today)
    assert ("event", "Initial child protection conference") in [(one.kind, one.text) for one in told]
    desk.write(children.remove_event, filed.row_id)
    assert "CP-2" not in due(desk, child_id) and desk.read(children.events, child_id) == ()


@pytest.mark.parametrize(
    ("on", "words"), [("2026-03-03", "today or earlier"), ("2013-01-01", "date of birth")]
)
def test_what_has_not_happened_is_not_filed(desk: Any, on: str, words: str) -> None:
    child_id = desk.a_child()
    with pytest.raises(Refusal, match=words) as told:
        happened(desk, child_id, EventKind.CORE_GROUP, on)
    assert told.value.field == "happened_on"


def test_filing_lets_the_draft_go(desk: Any) -> None:
    child_id = desk.a_child()
    now = datetime(2026, 3, 2, 12, tzinfo=UTC)
    desk.write(drafts.keep, moving.HOME, 0, child_id, "{}", "started_on", 0, now)
    home(desk, child_id, "2026-01-05")
    assert desk.read(drafts.find, moving.HOME, 0, child_id) is None
