"""A closed child leaves every list of what is to be done, and stays in the file until somebody says otherwise."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from iro_desk.domain.codes import ClosedWhy
from iro_desk.domain.deeds import Deed
from iro_desk.errors import Refusal
from iro_desk.records import AuditEntry, Promise
from iro_desk.services import (
    children,
    closing,
    drafts,
    jots,
    letters,
    reviews,
    settings,
    sheets,
    waiting,
    workload,
)
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.visits import promises
from tests.conftest import NOON

AGAIN = date(2027, 3, 2)


def close(desk: Any, child_id: int, **values: Any) -> None:
    said = {
        "closed_why": "left_care",
        "closed_on": desk.today,
        "last_day": desk.today,
        "look_again_on": AGAIN,
    }
    desk.write(closing.close, {**said, **values}, child_id, desk.today)


def busy(desk: Any) -> int:
    """A child of whom something stands in every list of what is to be done."""
    child_id = desk.a_child()
    desk.a_review(child_id, date(2026, 2, 20))
    desk.write(drafts.keep, "visit", 0, child_id, "{}", "", 0, NOON)
    desk.write(lambda s: s.add(Promise(child_id=child_id, made_on=desk.today, what="A bench for the garden")))
    return child_id


def lists(desk: Any) -> list[int]:
    """How long each list of what is to be done is."""
    day = desk.read(workload.today_list, desk.today, desk.calendar)
    waits = desk.read(waiting.waiting)
    return [
        len(day.late) + len(day.today) + len(day.next), len(day.writing), len(day.drafts), day.caseload,
        desk.read(waiting.looked_after, desk.today), waits.reviews, len(desk.read(promises.open_promises)),
        len(desk.read(reviews.open_reviews)), len(desk.read(letters.waiting)), len(desk.read(sheets.unfinished)),
    ]  # fmt: skip


def test_a_closed_child_leaves_every_list_and_one_undo_brings_all_of_it_back(desk: Any) -> None:
    """S32: Today, the caseload, the counts, what is half written, and every clock."""
    child_id = busy(desk)
    before = lists(desk)
    assert before[:8] == [before[0], 1, 1, 1, 1, 1, 1, 1] and before[0]
    close(desk, child_id)
    assert lists(desk) == [0] * 10
    assert desk.read(children.caseload, desk.today, desk.calendar)[0].is_closed
    desk.store.undo()
    assert lists(desk) == before


def test_a_closed_child_is_found_and_marked_closed(desk: Any) -> None:
    """S32: findable by name, and what is said of them says so first."""
    child_id = desk.a_child(preferred_name="Wren", surname="Ash")
    close(desk, child_id)
    assert desk.read(children.find, "wren")[0].detail.startswith("Closed · ")
    assert desk.read(children.banner, child_id, desk.today).alerts[0].text == "Closed on Mon 2 Mar 2026"


def test_opening_a_case_again_is_one_step_and_keeps_the_last_day(desk: Any) -> None:
    child_id = busy(desk)
    close(desk, child_id, closed_why="other_officer", last_day=None)
    desk.write(closing.reopen, child_id)
    assert lists(desk)[3:5] == [1, 1]
    assert not desk.read(closing.sheet, child_id, desk.today).is_closed
    desk.store.undo()
    assert desk.read(closing.sheet, child_id, desk.today).fields.closed_why is ClosedWhy.OTHER_OFFICER


def test_the_day_to_look_again_comes_from_the_setting_and_comes_up_only_when_it_is_due(desk: Any) -> None:
    """S32: a clock test. The periods are the authority's own (Bristol keeps 35 years: domain, section 8)."""
    child_id = desk.a_child()
    assert desk.read(closing.sheet, child_id, desk.today).fields.look_again_on == date(2027, 3, 2)
    desk.write(settings.change, settings.CLOSED_MONTHS, "6")
    assert desk.read(closing.sheet, child_id, desk.today).fields.look_again_on == date(2026, 9, 2)
    close(desk, child_id, look_again_on=date(2026, 9, 2))
    assert desk.read(closing.to_look_at, date(2026, 9, 1)) == ()
    assert [row.child_id for row in desk.read(closing.to_look_at, date(2026, 9, 2))] == [child_id]
    desk.write(closing.keep_until, child_id, date(2030, 1, 1), date(2026, 9, 2))
    assert desk.read(closing.to_look_at, date(2029, 12, 31)) == ()
    assert [row.look_again_on for row in desk.read(closing.closed)] == [date(2030, 1, 1)]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"closed_why": None}, "Select why the case is closed."),
        ({"closed_on": None}, "Enter the day the case is closed."),
        ({"closed_on": date(2026, 3, 3)}, "The day the case is closed must be today or earlier."),
        ({"last_day": None}, "Enter the last day in care."),
        ({"last_day": date(2026, 1, 4)}, "The last day in care must be on or after the day care began."),
        ({"closed_why": "other"}, "Say why the case is closed."),
        ({"look_again_on": None}, "Enter the day to look at this record again."),
        ({"look_again_on": date(2026, 3, 2)}, "The day to look at the record again must be after today."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_closed(desk: Any, values: dict[str, Any], said: str) -> None:
    child_id = desk.a_child()
    with pytest.raises(Incomplete) as trouble:
        close(desk, child_id, **values)
    assert [finding.message for finding in trouble.value.findings] == [said]
    assert desk.read(closing.closed) == ()


def test_a_record_cannot_be_kept_until_a_day_gone_by_nor_an_open_one_kept(desk: Any) -> None:
    child_id = desk.a_child()
    with pytest.raises(Refusal, match="This case is open"):
        desk.write(closing.keep_until, child_id, AGAIN, desk.today)
    close(desk, child_id)
    with pytest.raises(Refusal, match="must be after today"):
        desk.write(closing.keep_until, child_id, desk.today, desk.today)


def test_closing_and_opening_are_noted_by_the_childs_number(desk: Any) -> None:
    """S35: the trail says what was done, and to which number."""
    child_id = desk.a_child()
    close(desk, child_id)
    desk.write(closing.reopen, child_id)
    rows = desk.read(lambda s: [(row.deed, row.subjects) for row in s.exec(select(AuditEntry)).all()])
    subject = f"child:{child_id}"
    assert rows[-2:] == [(Deed.CASE_CLOSED.value, subject), (Deed.CASE_REOPENED.value, subject)]


def test_a_jot_about_a_closed_child_is_still_to_be_filed(desk: Any) -> None:
    """A jot is the officer's own unfinished thought: closing a case never hides one."""
    child_id = desk.a_child()
    desk.write(jots.jot, "Ring the school", child_id, NOON)
    close(desk, child_id)
    assert [row.text for row in desk.read(jots.to_file, NOON)] == ["Ring the school"]
