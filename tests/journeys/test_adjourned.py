"""A review adjourned for want of papers and completed four weeks later, by keys alone (reg 36(2), U18)."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Session

from tests.journeys import desks, plain_review, reviewing, steps
from tests.journeys.conftest import NOW, OpenDesk
from tests.journeys.officer import Officer

WHY = "The school could not come and the plan was not there."
PLACE = "At the foster home"
LATER = datetime(2026, 7, 9, 16, 5, tzinfo=NOW.tzinfo)


def ash(session: Session) -> None:
    """Twelve, looked after from 18 May, so that the first review is due by 16 June (reg 33)."""
    desks.child(session, "Ash", date(2014, 3, 1), date(2026, 5, 18))


def begin(officer: Officer) -> None:
    """The first review, today, and where it was held."""
    steps.find_a_child(officer, "Ash")
    steps.begin_a_review(officer)
    officer.writes("Where is it held?", PLACE)
    officer.answers("Did you see Ash before the review?", "Yes")
    officer.chooses("The others: not received")
    steps.save_and_continue(officer, 2)


def adjourn(officer: Officer) -> None:
    """A day beyond the limit is warned of, and another is chosen; the reason is typed once."""
    steps.find_a_child(officer, "Ash")
    reviewing.open_tab(officer, "About this child", "Reviews")
    officer.chooses("Adjourn")
    officer.waits_until(lambda: officer.here() == "Day it goes on", "the caret in the day")
    officer.types("10 july")
    officer.writes("Why is it adjourned?", WHY)
    officer.presses("Alt+Return")
    officer.waits_until(lambda: officer.here().startswith("Worth a look first"), "the warning")
    assert "That is more than 20 working days on: the last day is Thu 9 July 2026." in officer.here()
    officer.writes("Day it goes on", "9 july")
    officer.presses("Alt+Return")
    officer.waits_to_read(f"Adjourned on Thu 11 June 2026 until Thu 9 July 2026: {WHY}")


def go_on_with_it(officer: Officer) -> None:
    """Four weeks later it is found where it was left, with what was typed."""
    steps.find_a_child(officer, "Ash")
    officer.waits_to_read("Finish the adjourned review")
    officer.presses("Ctrl+Shift+R")
    officer.waits_to_read("Section 1 of 20")
    officer.tabs_to("Where is it held?")
    assert officer.text_here() == PLACE


def test_an_adjourned_review_is_completed_as_one_review_and_the_next_counts_from_its_end(
    officer: Officer, open_desk: OpenDesk
) -> None:
    open_desk(ash)
    begin(officer)
    adjourn(officer)

    open_desk(now=LATER)
    go_on_with_it(officer)
    plain_review.write(officer, "Ash")
    plain_review.finish(officer)

    steps.find_a_child(officer, "Ash")
    officer.waits_to_read("Second review, In 13 weeks, Friday 9 October 2026")
    read = officer.reads()
    assert "Send decisions to the team manager, In 5 working days, Thursday 16 July 2026" in read
    assert "Send the record to everyone, In 20 working days, Thursday 6 August 2026" in read
    assert "Finish the adjourned review" not in read
    officer.tally.stays_within("an adjourned review", keys=950, screens=48, asked=175)
