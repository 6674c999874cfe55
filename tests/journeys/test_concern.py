"""A concern by keys alone: noted in a minute, made formal, chased, taken further, ended, and the page for the file.

Stages and days as proposed (local); the whole 20 working days at most (IRO Handbook 6.2, guidance).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from iro_desk.exports.reading_back import passages
from tests.journeys import families, raising, steps
from tests.journeys.conftest import OpenDesk
from tests.journeys.officer import Officer

ABOUT = "No school place since 9 March"
EFFECT = "She is in her room all day and has lost her friends."
ASKED = "A school named by 19 June."
CHANGED = "She starts at Larkhill on Monday."
PRIVATE = "The manager was unwell."
TOLD = "Who I wrote to and when they must answer."


@pytest.fixture
def prompts() -> raising.SavingPrompts:
    return raising.SavingPrompts()


def test_a_concern_from_a_talk_to_the_page_for_the_file(
    officer: Officer, open_desk: OpenDesk, prompts: raising.SavingPrompts, tmp_path: Path
) -> None:
    """Every entry keeps its day; the page holds what was done, and nothing that is kept off it."""
    open_desk(families.nine_year_old)
    steps.find_a_child(officer, "Wren")
    note_the_talk(officer)
    officer.chooses("Make it formal")
    officer.answers("Was it talked about first?", "Followed")
    officer.presses("Alt+Return")
    officer.waits_to_read("Formal: stage 1")
    officer.waits_to_read("Whole process ends Thu 9 July")
    open_desk(now=raising.on(19))
    chase_and_take_further(officer)
    open_desk(now=raising.on(25))
    end_it(officer)
    prompts.new_file = tmp_path / "page.pdf"
    officer.presses("Ctrl+Shift+D")
    officer.waits_to_read("What you did for this child")
    officer.chooses("Save as PDF")
    officer.waits_to_read("Page saved")
    check_the_page(tmp_path / "page.pdf", prompts.asked[-1])


def note_the_talk(officer: Officer) -> None:
    """What must be said is four answers: with whom, when and by when stand there already."""
    before = officer.tally.keys - officer.tally.letters
    officer.presses("Ctrl+Shift+C")
    officer.waits_until(lambda: officer.here() == "Who you raised it with", "the first question")
    assert officer.text_here() == f"{families.WORKER}, social worker"
    officer.answers("What it is about", "No school place, or too few hours")
    officer.writes("What has happened, or not happened", ABOUT)
    officer.writes("What this means for the child", EFFECT)
    officer.writes("What you are asking for", ASKED)
    officer.presses("Alt+Return")
    officer.waits_to_read("Talked about")
    moves = officer.tally.keys - officer.tally.letters - before
    seconds = (moves + len(ABOUT + EFFECT + ASKED)) / 200 * 60
    assert seconds <= 60, f"{seconds:.0f} s at 200 keys a minute"


def chase_and_take_further(officer: Officer) -> None:
    """The answer is late on Today; it is asked for again, comes short, and goes to the head of service."""
    officer.waits_to_read("Answer to a dispute")
    officer.presses("Alt+9")
    officer.waits_to_read("Answer is 1 working day late")
    officer.tabs_to("Concerns")
    officer.presses("Return")
    officer.chooses("Ask for the answer")
    officer.waits_to_read("Copy the message")
    assert "The answer was due on Thursday 18 June 2026" in officer.text_here()
    officer.chooses("Note that it was sent")
    officer.waits_to_read("Note that you chased")
    officer.writes("What was said", PRIVATE)
    officer.presses("Alt+Return")
    officer.chooses("Keep it off the one page: Chased: Team manager")
    officer.waits_to_read("Kept off the one page")
    officer.chooses("Record the answer")
    officer.answers("What they said", "Agrees in part")
    officer.presses("Alt+Return")
    officer.waits_to_read("Answered. Settle it, or take it further")
    officer.chooses("Take it to the head of service")
    officer.writes("Why, and what you ask for now", "No school is named yet.")
    officer.presses("Alt+Return")
    officer.waits_to_read("Answered on day 6. Not settled.")
    officer.waits_to_read("Answer due in 5 working days")


def end_it(officer: Officer) -> None:
    """She is told, with a promise; it ends with what changed."""
    officer.presses("Alt+9")
    officer.waits_to_read("Answer due tomorrow")
    officer.tabs_to("Concerns")
    officer.presses("Return")
    officer.chooses("Note what they were told")
    officer.writes("How", "By phone")
    officer.writes("What they were told", TOLD)
    officer.writes("What you promised them", "Ring on Friday")
    officer.presses("Alt+Return")
    officer.waits_to_read("Promised: Ring on Friday")
    officer.chooses("End the concern")
    officer.answers("How it ended", "Put right")
    officer.writes("What was agreed, and by whom", "The head of service named Larkhill.")
    officer.writes("What changed for the child", CHANGED)
    officer.presses("Alt+Return")
    officer.waits_to_read("Nobody has looked whether it happened")


def check_the_page(path: Path, name: str) -> None:
    """Everything that was done, in its order, on one side; not what was kept off it, and no name in its name."""
    read = passages(path.read_bytes())
    text = " ".join(" ".join(one.text.split()) for one in read)
    told = [
        "Talked about",
        "Made formal: Team manager",
        "Answered: Team manager",
        "Moved up: Head of service",
        "Settled",
    ]
    places = [text.rindex(words) for words in told]
    assert places == sorted(places)
    for words in (ABOUT, EFFECT, CHANGED, TOLD, "19 June 2026", "Something changed for the child in 1 of 1"):
        assert words in text, words
    assert PRIVATE not in text and "One entry is kept off this page" in text
    assert "Wren" not in name and name.startswith("IRO-")
