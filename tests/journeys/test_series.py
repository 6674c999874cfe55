"""A review held as two meetings, because the parents may not meet, by keys alone (U18)."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Session

from tests.journeys import desks, plain_review, reviewing, steps
from tests.journeys.conftest import NOW, OpenDesk
from tests.journeys.officer import Officer

PLACE = "At the foster home"
SECOND = datetime(2026, 6, 18, 15, 20, tzinfo=NOW.tzinfo)


def kit(session: Session) -> None:
    """Nine, looked after from 26 May, so that the first review is due by 23 June (reg 33)."""
    desks.child(session, "Kit", date(2016, 11, 20), date(2026, 5, 26))


def hold_the_first_meeting(officer: Officer) -> None:
    """With his mother, today."""
    steps.find_a_child(officer, "Kit")
    officer.waits_to_read("First review, In 8 working days, Tuesday 23 June 2026")
    steps.begin_a_review(officer)
    officer.writes("Where is it held?", PLACE)
    officer.answers("Did you see Kit before the review?", "Yes")
    officer.chooses("The others: not received")
    steps.save_and_continue(officer, 2)


def add_the_second(officer: Officer) -> None:
    """A day beyond the limit of a series is warned of; the day of the first is known."""
    steps.find_a_child(officer, "Kit")
    reviewing.open_tab(officer, "About this child", "Reviews")
    officer.chooses("Add a meeting")
    officer.waits_until(lambda: officer.here() == "Day of the meeting", "the caret in the day")
    officer.types("10 july")
    officer.writes("With whom", "His father")
    officer.presses("Alt+Return")
    officer.waits_until(lambda: officer.here().startswith("Worth a look first"), "the warning")
    assert "past 20 working days from its first meeting, Thu 9 July 2026." in officer.here()
    officer.writes("Day of the meeting", "18 june")
    officer.presses("Alt+Return")
    officer.waits_to_read("A series of meetings. The last one completes the review.")
    officer.waits_to_read("Thu 18 June 2026, His father")
    assert "Thu 11 June 2026" in officer.reads()


def test_two_meetings_are_one_review_whose_day_is_that_of_the_last(
    officer: Officer, open_desk: OpenDesk
) -> None:
    open_desk(kit)
    hold_the_first_meeting(officer)
    add_the_second(officer)

    open_desk(now=SECOND)
    steps.find_a_child(officer, "Kit")
    officer.presses("Ctrl+Shift+R")
    officer.waits_to_read("Section 1 of 20")
    officer.tabs_to("Where is it held?")
    assert officer.text_here() == PLACE
    officer.tabs_to("How is it held?")
    assert officer.here() == "How is it held?: A series of meetings"
    plain_review.write(officer, "Kit")
    plain_review.finish(officer)

    steps.find_a_child(officer, "Kit")
    officer.waits_to_read("Second review, In 13 weeks, Friday 18 September 2026")
    officer.waits_to_read("18 June 2026 | First review")
    officer.tally.stays_within("a series of two meetings", keys=950, screens=48, asked=175)
