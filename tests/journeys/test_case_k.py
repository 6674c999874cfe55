"""Child K of the 2024–25 report: a settled girl is to be moved, the officer challenges it, and she stays.

The report gives what happened; days, names and words are invented. It ends with her told, her letter saying so, a
formal process inside its 20 working days (IRO Handbook 6.2, guidance) and one page for the file.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from iro_desk.domain.codes import PlacementType, ReviewKind, Role, Share
from iro_desk.records import Child, ChildFields, ChildsWords, DecisionFields
from tests.journeys import desks, families, raising, steps
from tests.journeys.conftest import OpenDesk
from tests.journeys.officer import Officer

SEARCH = "Look for a foster home, in line with her care plan."
WISH, PRIVATE = "I want to finish my exams here, with my cat.", "I would run away again."
EFFECT = "She is settled, in lessons and well, and would lose all three."
ASKED = "No search before her exams are over."
SCHOOL, HOME = "School: her grades have doubled since she came.", "The home: she sleeps, eats and laughs."
OTHER = "The worker of Jude says that he misses her."
AGREED = "The head of service: she stays until her exams are over."
CHANGED = "She stays in her home and her school, with her cat."
TOLD = "I asked the head of service to let you finish your exams where you are, and the answer is yes."


@pytest.fixture
def prompts() -> raising.SavingPrompts:
    return raising.SavingPrompts()


def two_who_came_together(session: Session) -> None:
    """Keira, fourteen, in a children's home since her foster home ended; her brother Jude lives elsewhere."""
    families.say_who_the_officer_is(session)
    for name, born_on, home in (
        ("Keira", date(2011, 9, 14), PlacementType.K2),
        ("Jude", date(2016, 2, 3), PlacementType.U6),
    ):
        draft = ChildFields(
            preferred_name=name, surname="Marlowe", born_on=born_on, looked_after_from=date(2024, 8, 5)
        )
        number = families.child(session, draft, {Role.MOTHER: "Tess Marlowe"}, home=home)
        session.get_one(Child, number).family_key = "marlowe"
        if name == "Keira":
            search = DecisionFields(
                what=SEARCH, for_child="We will look for a family for you.", owner=families.WORKER,
                by_when=date(2026, 8, 3), measure="A family is found.",
            )  # fmt: skip
            desks.finished_review(session, number, date(2026, 5, 19), ReviewKind.LATER, search)
            for words, share in ((WISH, Share.MAY_SHARE), (PRIVATE, Share.PRIVATE)):
                line = {"child_id": number, "said_on": date(2026, 5, 19), "words": words, "share": share}
                session.add(ChildsWords.model_validate(line))


def test_a_move_nobody_who_knows_her_wants_is_challenged_and_she_stays(
    officer: Officer, open_desk: OpenDesk, prompts: raising.SavingPrompts, tmp_path: Path
) -> None:
    open_desk(two_who_came_together, now=raising.on(20, 5))
    steps.find_a_child(officer, "Keira")
    about = "A search for a foster home is to begin"
    seconds = raising.note_a_talk(officer, "Move the officer or child opposes", about, EFFECT, ASKED)
    assert seconds <= raising.MINUTE, f"{seconds:.0f} s at {raising.KEYS_A_MINUTE} keys a minute"
    officer.waits_to_read("Answer due in 5 working days")
    link_it(officer)
    gather_what_others_say(officer)
    open_desk(now=raising.on(21, 5))
    present_it_formally(officer)
    open_desk(now=raising.on(1))
    raising.open_the_concern(officer)
    officer.waits_to_read("Answer is 1 working day late")
    chase(officer)
    open_desk(now=raising.on(3))
    raising.open_the_concern(officer)
    raising.record_the_answer(officer, "Agrees and will act", "She stays.")
    raising.end_it(officer, AGREED, CHANGED)
    raising.tell_the_child(officer, "By phone", TOLD)
    officer.chooses("One-page summary")
    look_first(officer)
    for page in raising.save_the_page(officer, prompts, tmp_path):
        check(page)
    raising.open_ended(officer)
    raising.write_them_a_letter(officer, TOLD)
    officer.tally.stays_within("Child K: a move is challenged", keys=850, screens=42, asked=60)


def link_it(officer: Officer) -> None:
    """To the decision it is about and to her own words; only a line she shares is offered."""
    officer.chooses("Change details")
    officer.answers("The decision it is about", f"Tue 19 May 2026, 1: {SEARCH}")
    officer.answers("In the child’s own words", f"Tue 19 May 2026: “{WISH}”")
    officer.answers("What the child thinks about your raising it", "Wants it")
    officer.presses("Alt+Return")
    officer.waits_to_read("From decision 1, review of 19 May 2026")
    officer.waits_to_read(WISH)
    assert PRIVATE not in officer.reads()


def gather_what_others_say(officer: Officer) -> None:
    """What each who knows her says, an entry each."""
    for words in (SCHOOL, HOME, OTHER):
        officer.chooses("Another conversation")
        officer.writes("What was said or done", words)
        officer.presses("Alt+Return")
        officer.waits_to_read(words)


def present_it_formally(officer: Officer) -> None:
    """To the head of service, whose decision it was; a bank holiday is no working day of theirs."""
    raising.open_the_concern(officer)
    officer.chooses("Make it formal")
    officer.answers("Who answers", "Stage 2: Head of service, 5 working days")
    officer.answers("Was it talked about first?", "Followed")
    officer.writes("Why a stage was skipped", "The head of service made the decision.")
    officer.presses("Alt+Return")
    officer.waits_to_read("Formal: stage 2")
    officer.waits_to_read("Whole process ends Fri 19 June")
    officer.waits_to_read("Fri 29 May")
    officer.waits_to_read("Have you considered a referral? Regulation 45. Not weighed yet.")


def chase(officer: Officer) -> None:
    """The ready message asks again, with her initials only."""
    officer.chooses("Ask for the answer")
    officer.waits_to_read("Copy the message")
    assert "The answer was due on Friday 29 May 2026" in officer.text_here()
    assert "assistant director" in officer.text_here() and "Keira" not in officer.text_here()
    officer.chooses("Note that it was sent")
    officer.waits_to_read("Note that you chased")
    officer.presses("Alt+Return")
    officer.waits_to_read("Chased: Head of service")


def look_first(officer: Officer) -> None:
    """An entry that names her brother stops the page until it is kept off it."""
    officer.waits_to_read("Look at these first.")
    raising.open_ended(officer)
    officer.chooses("Keep it off the one page: Talked about, Wed 20 May 2026")
    officer.waits_to_read("Kept off the one page")
    officer.chooses("One-page summary")
    officer.waits_until(lambda: "Look at these first." not in officer.reads(), "nobody else on the page")


def check(page: str) -> None:
    """What was done in its order, what changed and what she was told; not her brother, nor what she keeps private."""
    told = (
        "Talked about: Bernadette Okafor",
        SCHOOL,
        HOME,
        "Made formal: Head of service",
        "Chased",
        "Settled",
    )
    raising.stands_in_order(page, told)
    for words in (EFFECT, WISH, CHANGED, TOLD, "Something changed for the child in 1 of 1"):
        assert words in page, words
    assert "One entry is kept off this page" in page
    assert "Jude" not in page and PRIVATE not in page
