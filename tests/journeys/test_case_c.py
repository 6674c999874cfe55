"""Child C of the 2024–25 report: a boy who came alone, whose age nobody accepts in writing.

The report gives what happened; days, names and words are invented. A talk with the social worker, then an informal
concern in writing to the team manager with a day for each thing, an answer that comes late, and his claim goes on.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys import families, raising, steps
from tests.journeys.conftest import OpenDesk
from tests.journeys.officer import Officer

ABOUT = "His age was found to be 16 in a screening, and nobody has accepted it"
EFFECT = "His claim stands still. Without it he has no status at 18, and no home, work or benefits."
ASKED = "Accept the screening, or refer him for a full assessment."
WRITTEN = "Accept the screening or refer him by 26 June. Tell the Home Office by 3 July."
AGREED = "The team manager: the letter that accepts his age went to the Home Office."
CHANGED = "His claim goes on, and his status can be settled before he is 18."
TOLD = "The council has written that you are 16. Your claim can go on now."


@pytest.fixture
def prompts() -> raising.SavingPrompts:
    return raising.SavingPrompts()


def test_an_age_is_accepted_in_writing_before_he_is_grown(
    officer: Officer, open_desk: OpenDesk, prompts: raising.SavingPrompts, tmp_path: Path
) -> None:
    open_desk(families.unaccompanied)
    steps.find_a_child(officer, "Yonas")
    raising.note_a_talk(officer, "Age assessment or immigration delayed", ABOUT, EFFECT, ASKED)
    officer.waits_to_read("Answer due in 5 working days")
    open_desk(now=raising.on(19))
    raising.open_the_concern(officer)
    officer.waits_to_read("Answer is 1 working day late")
    put_it_in_writing(officer)
    open_desk(now=raising.on(29))
    raising.open_the_concern(officer)
    ask_again(officer)
    raising.record_the_answer(officer, "Agrees and will act", "We accept the screening.")
    raising.end_it(officer, AGREED, CHANGED)
    raising.tell_the_child(officer, "By phone, with an interpreter", TOLD)
    officer.chooses("One-page summary")
    for page in raising.save_the_page(officer, prompts, tmp_path):
        check(page)
    raising.open_ended(officer)
    raising.write_them_a_letter(officer, TOLD)
    officer.tally.stays_within("Child C: an age nobody accepts", keys=760, screens=30, asked=36)


def put_it_in_writing(officer: Officer) -> None:
    """To the team manager, who stands there with what was asked and a day; the message says the same."""
    officer.chooses("Put it in writing")
    officer.tabs_to("To whom")
    assert officer.text_here() == f"{families.MANAGER}, team manager"
    officer.tabs_to("What you ask for now")
    assert officer.text_here() == ASKED
    officer.types_instead(WRITTEN)
    officer.presses("Alt+Return")
    officer.waits_to_read(f"Put in writing: {families.MANAGER}, team manager")
    officer.waits_to_read("Answer due in 5 working days")
    officer.chooses("Write the message")
    officer.waits_to_read("Copy the message")
    for words in (WRITTEN, EFFECT, "I would like your answer by Friday 26 June 2026."):
        assert words in officer.text_here()
    assert "Yonas" not in officer.text_here()
    officer.presses("Escape")
    officer.waits_to_read("In writing, informal")


def ask_again(officer: Officer) -> None:
    """The answer is late: the ready message names the day it was asked for in writing, and what comes next."""
    officer.waits_to_read("Answer is 1 working day late")
    officer.chooses("Ask for the answer")
    officer.waits_to_read("Copy the message")
    for words in ("I wrote on Friday 19 June 2026", "was due on Friday 26 June 2026", "make it formal"):
        assert words in officer.text_here(), officer.text_here()
    officer.chooses("Note that it was sent")
    officer.waits_to_read("Note that you chased")
    officer.presses("Alt+Return")
    officer.waits_to_read("Chased: ")


def check(page: str) -> None:
    """The talk, the writing, the chase and the end in their order, with what changed and what he was told."""
    told = (
        f"Talked about: {families.WORKER}", f"Put in writing: {families.MANAGER}", WRITTEN, "Chased", "Answered",
        "Settled",
    )  # fmt: skip
    raising.stands_in_order(page, told)
    for words in (ABOUT, EFFECT, CHANGED, TOLD, "Something changed for the child in 1 of 1"):
        assert words in page, words
