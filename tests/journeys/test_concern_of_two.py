"""One concern for a sister and a brother kept apart: a record each, and what one hears is never the other's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys import raising, steps
from tests.journeys.conftest import OpenDesk
from tests.journeys.officer import Officer
from tests.journeys.test_case_k import two_who_came_together

ABOUT = "No visit has been booked since Easter"
EFFECT = "They came together, and do not know when they meet."
ASKED = "Two days a month, named by 18 June."
TOLD = "I have asked for two days a month."


@pytest.fixture
def prompts() -> raising.SavingPrompts:
    return raising.SavingPrompts()


def test_a_concern_for_both_is_a_record_each_and_goes_on_together_or_apart(
    officer: Officer, open_desk: OpenDesk, prompts: raising.SavingPrompts, tmp_path: Path
) -> None:
    open_desk(two_who_came_together)
    steps.find_a_child(officer, "Keira")
    officer.presses("Ctrl+Shift+C")
    officer.waits_until(lambda: officer.here() == "Who you raised it with", "the first question")
    officer.answers("What it is about", "Family time, brothers and sisters")
    officer.writes("What has happened, or not happened", ABOUT)
    officer.writes("What this means for the child", EFFECT)
    officer.writes("What you are asking for", ASKED)
    officer.ticks("Jude")
    officer.presses("Alt+Return")
    officer.waits_to_read("Jude’s concern, open")
    make_both_formal(officer)
    raising.tell_the_child(officer, "By phone", TOLD)
    officer.chooses("End the concern")
    officer.answers("How it ended", "Put right in part")
    officer.writes("What was agreed, and by whom", "The first day is named.")
    officer.presses("Alt+Return")
    officer.waits_to_read("Nobody has looked whether it happened")
    look_at_his(officer)
    officer.chooses("One-page summary")
    for page in raising.save_the_page(officer, prompts, tmp_path):
        assert ABOUT in page and "Made formal: Team manager" in page
        assert not [words for words in ("Keira", TOLD, "The first day is named") if words in page]


def make_both_formal(officer: Officer) -> None:
    """The same is noted for him when she says so."""
    officer.chooses("Make it formal")
    officer.answers("Was it talked about first?", "Followed")
    officer.ticks("Jude")
    officer.presses("Alt+Return")
    officer.waits_to_read("Formal: stage 1")


def look_at_his(officer: Officer) -> None:
    """His went formal with hers, is open still, and says nothing of what she was told."""
    officer.chooses("Jude’s concern, open")
    officer.waits_to_read("What it is doing to Jude")
    officer.waits_to_read("Formal: stage 1")
    officer.waits_to_read("Keira’s concern, ended")
    assert TOLD not in officer.reads() and "The first day is named" not in officer.reads()
