"""A review conference and the looked-after review of one child in one sitting, by keys alone: nothing typed twice."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QAbstractButton, QApplication
from sqlmodel import Session

from iro_desk.domain.codes import EventKind, ReviewKind
from iro_desk.gui.widgets.row_list import PaintedList
from iro_desk.records import Event
from iro_desk.services import settings
from tests.journeys import desks, plain_review, steps
from tests.journeys.conftest import OpenDesk
from tests.journeys.officer import Officer

PLACE = "The family hub, room 2"
CHANGED = "He lives with carers and sleeps well."
SAID = "I want Mum to get help first"
WELL, WORRY, NEED = (
    "He is at school each day.",
    "Visits were missed in May.",
    "A bed of his own at the house of his aunt.",
)


def max_(session: Session) -> None:
    """Nine, on a child protection plan since 8 January, looked after since November; both fall on today."""
    settings.change(session, settings.CONFERENCES, "yes")
    child_id = desks.child(session, "Max", date(2017, 2, 2), date(2025, 11, 3))
    desks.finished_review(session, child_id, date(2025, 11, 28), ReviewKind.FIRST)
    desks.finished_review(
        session, child_id, date(2026, 2, 20), ReviewKind.SECOND, next_review_on=date(2026, 6, 11),
        midway_held_on=date(2026, 4, 17),
    )  # fmt: skip
    for kind, on in (
        (EventKind.INITIAL_CONFERENCE, date(2026, 1, 8)),
        (EventKind.REVIEW_CONFERENCE, date(2026, 3, 12)),
    ):
        session.add(Event(child_id=child_id, kind=kind, happened_on=on))


def start_the_conference(officer: Officer) -> None:
    """From the child's page by one combination of keys, and the form's line by the arrow keys."""
    steps.find_a_child(officer, "Max")
    officer.presses("Ctrl+Shift+M")
    officer.waits_until(lambda: officer.here() == "Start a meeting or form", "the forms that fit")
    listed = QApplication.focusWidget()
    assert isinstance(listed, PaintedList)
    rows = officer.rows(listed)
    officer.presses(
        "Down", next(n for n, row in enumerate(rows) if row.startswith("Review child protection"))
    )
    officer.presses("Return")
    officer.waits_to_read("The child and the family")
    officer.waits_until(lambda: officer.here() == "Date of the conference", "the caret in the day")


def before_and_who(officer: Officer) -> None:
    """The day, the place, the child and who came."""
    officer.types("today")
    officer.writes("Where it was held", PLACE)
    officer.answers("Was the assessment shared with the family 48 hours before?", "Yes")
    officer.writes("Date the family had it", "9 june")
    officer.answers("Advocate for Max", "Spoke for the child")
    officer.tabs_to("The child’s day, in their words")
    officer.types(SAID)
    officer.presses("Tab")
    officer.presses("M")
    officer.answers("How Max took part", "In person")
    officer.answers("Mother: How they took part", "Attended and took part")
    officer.answers("Father: How they took part", "Not appropriate")
    officer.answers("Row 1: Agency", "Children’s social care")
    officer.writes("Row 1: Person", "Be")
    officer.answers("Row 1: Took part", "Attended and took part")


def picture_and_decision(officer: Officer) -> None:
    """The three columns, the decision with its reason, and the plan from here."""
    officer.writes("What has changed for Max", CHANGED)
    for column, words in (("well", WELL), ("worry", WORRY), ("need", NEED)):
        label = {
            "well": "What is working well",
            "worry": "What we are worried about",
            "need": "What needs to happen",
        }
        officer.writes(label[column], words)
    officer.answers("What happens to the plan?", "Plan continues")
    officer.writes("Reason", "Not yet safe at home.")
    officer.answers("Also looked after: which plan leads?", "One combined plan")
    officer.writes("Next core group", "2 july")
    officer.writes("Next review conference", "3 december")
    officer.answers("Minutes written to Max", "Yes")


def finish_the_conference(officer: Officer) -> None:
    """Checked, locked, and the core group put in the planner by its time alone."""
    steps.check_and_lock(officer)
    officer.waits_to_read("The looked-after review of the same sitting")
    officer.writes("Starts at", "2pm")
    officer.presses("Return")
    officer.waits_to_read("In the planner, from 14:00.")


def test_the_review_takes_from_the_conference_all_that_was_said_there(
    officer: Officer, open_desk: OpenDesk
) -> None:
    open_desk(max_)
    start_the_conference(officer)
    before_and_who(officer)
    picture_and_decision(officer)
    finish_the_conference(officer)

    officer.chooses("Write up the looked-after review too")
    officer.waits_to_read("Section 1 of 20")
    officer.waits_until(lambda: officer.here() == "Date of the review", "the caret in the review")
    assert officer.text_here() == "11 June 2026"
    officer.tabs_to("Where is it held?")
    assert officer.text_here() == PLACE
    plain_review.write(
        officer,
        "Max",
        {
            2: lambda: reads_who_came(officer),
            4: lambda: reads(officer, "What has changed since last time?", CHANGED),
            14: lambda: reads_the_columns(officer),
        },
    )
    plain_review.finish(officer)

    steps.find_a_child(officer, "Max")
    officer.waits_to_read("Next review, In 6 months, Friday 11 December 2026")
    officer.waits_to_read("Midway review, In 13 weeks, Thursday 10 September 2026")
    officer.waits_to_read("Review child protection conference | What happens to the plan? Plan continues.")
    officer.waits_to_read(f"“{SAID}”")
    officer.tally.stays_within("a combined conference", keys=1250, screens=45, asked=240)


def reads(officer: Officer, question: str, wanted: str) -> None:
    """A question of the review stands answered with what was said at the conference."""
    officer.tabs_to(question)
    assert officer.text_here() == wanted


def reads_who_came(officer: Officer) -> None:
    """How he, his mother and his father took part, the advocate, and the social worker on the list."""
    officer.tabs_to("How did Max take part?")
    for question, answer in (
        ("How did Max take part?", "Came and spoke for themselves (PN1)"),
        ("Did their mother come?", "Yes"),
        ("Did their father take part?", "Not appropriate"),
        ("An advocate?", "There"),
    ):
        chosen = officer.tabs_to(question)
        assert officer.here() == f"{question}: {answer}"
        assert isinstance(chosen, QAbstractButton) and chosen.isChecked()
    reads(officer, "Name", "Bev Okafor")


def reads_the_columns(officer: Officer) -> None:
    """What is working well, what is worrying and what needs to happen."""
    reads(officer, "What is working well?", WELL)
    reads(officer, "What are we worried about?", WORRY)
    reads(officer, "What needs to happen?", NEED)
