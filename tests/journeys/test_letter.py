"""The letter to a nine-year-old after her review, by keyboard alone: said, set, checked, and put in the outbox."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlmodel import Session, select

from iro_desk.domain.codes import ReviewKind, Share
from iro_desk.records import Ask, Child, ChildsWords, DecisionFields, Person, PersonFields
from iro_desk.services import children
from tests.journeys import families, steps
from tests.journeys.conftest import LaidOutPrompts, OpenDesk
from tests.journeys.desks import finished_review
from tests.journeys.officer import Officer
from tests.journeys.test_first_day import words_of

SAID, PRIVATE = "I like the dog best.", "I heard them shouting about money."
SNAILS = "You showed me your snails, and Gary was the fastest."
SWAM = "You swam a whole length."


def after_her_review(session: Session) -> None:
    """Wren's review of this morning is finished: one decision goes against what she asked for."""
    families.nine_year_old(session)
    number = session.exec(select(Child.id)).one()
    assert number is not None
    saturdays = DecisionFields(
        what="Contact with her father stays monthly.", for_child="You will see Dad on the first Saturday.",
        owner=families.WORKER, by_when=date(2026, 7, 4), measure="Three have happened.", against_wish=True,
        why="We want to start with Saturdays that really happen.",
    )  # fmt: skip
    finished_review(
        session, number, date(2026, 6, 11), ReviewKind.LATER, saturdays, next_review_on=date(2026, 12, 3)
    )
    for words, share in ((SAID, Share.MAY_SHARE), (PRIVATE, Share.PRIVATE)):
        line = {"child_id": number, "words": words, "share": share, "said_on": "2026-06-10"}
        session.add(ChildsWords.model_validate(line))
    asked = {"child_id": number, "what": "every Saturday with Dad", "asked_on": "2026-06-10"}
    session.add(Ask.model_validate({**asked, "share": Share.MAY_SHARE}))
    children.add_people(session, number, (PersonFields(name="Quillon Varga"),))
    hidden = session.exec(select(Person).where(Person.name == "Quillon Varga")).one()
    hidden.is_protected = True
    session.flush()


def test_a_letter_to_a_nine_year_old_from_the_list_to_the_outbox(
    officer: Officer, open_desk: OpenDesk, prompts: LaidOutPrompts, tmp_path: Path
) -> None:
    """Her own words stand as she said them, what only the officer can say is drawn in, and a slip is caught."""
    open_desk(after_her_review)
    officer.presses("Alt+4")
    officer.tabs_to("After a review, newest first")
    officer.presses("Return")
    officer.waits_until(lambda: officer.here() == "Greeting", "the caret in the letter", 30)

    say_what_only_she_can(officer)
    set_it_for_her(officer)
    catch_a_slip(officer)

    steps.put_it_in_the_outbox(officer)
    prompts.folder = tmp_path / "office"
    prompts.folder.mkdir()
    steps.send_to_the_folder(officer, 1)
    (paper,) = prompts.folder.glob("*.pdf")
    words = words_of(paper)
    for one in (SAID, SNAILS, SWAM, "You asked for every Saturday with Dad", "Saturdays that really happen"):
        assert one in words, words
    assert PRIVATE not in words and "Quillon" not in words


def say_what_only_she_can(officer: Officer) -> None:
    """Before she writes: what only they would recognise, what goes well, and what was asked for, at one press."""
    officer.answers("Letter", "Before you write")
    officer.tabs_to("Something only they would recognise")
    officer.waits_to_read("0 of 3 said")
    officer.types(SNAILS)
    officer.tabs_to("What is going well")
    officer.types(SWAM)
    officer.chooses("They asked: every Saturday with Dad")
    officer.waits_to_read("3 of 3 said")


def set_it_for_her(officer: Officer) -> None:
    """Large print, in the colour she chose."""
    officer.answers("Kind of page", "Large print")
    officer.answers("The child’s colour", "Plum")
    officer.answers("Letter", "The words")
    officer.lets_it_settle(1.0)
    officer.waits_to_read(SAID)


def catch_a_slip(officer: Officer) -> None:
    """A name that must never be in it stops the letter; one key takes it out."""
    officer.tabs_to("Signed")
    officer.presses("Ctrl+End")
    officer.types(" and Quillon")
    officer.waits_to_read("This letter cannot go out yet", 30)
    officer.chooses("Take it out")
    officer.waits_until(lambda: "cannot go out yet" not in officer.reads(), "the name gone from the page", 30)
    assert officer.here() == "Signed"
