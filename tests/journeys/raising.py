"""A concern by keys: noted, put in writing, answered, ended, told to the child, and the page of it read back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

import docx
from PySide6.QtWidgets import QWidget

from iro_desk.exports.reading_back import passages
from tests.journeys.conftest import NOW, LaidOutPrompts
from tests.journeys.officer import Officer

MINUTE = 60
KEYS_A_MINUTE = 200
ANSWER = "Answer to your message"


@dataclass
class SavingPrompts(LaidOutPrompts):
    """Saves where the test has said."""

    new_file: Path | None = None

    def choose_new_file(self, owner: QWidget, title: str, name: str, kinds: str) -> Path | None:
        self.asked.append(name)
        return self.new_file


def on(day: int, month: int = 6) -> datetime:
    """The same hour of another day of that year."""
    return NOW.replace(month=month, day=day)


def note_a_talk(officer: Officer, theme: str, about: str, effect: str, asked: str) -> float:
    """What must be said is four answers: with whom, when and by when are there. Returns the seconds of its keys."""
    before = officer.tally.keys - officer.tally.letters
    officer.presses("Ctrl+Shift+C")
    officer.waits_until(lambda: officer.here() == "Who you raised it with", "the first question")
    officer.answers("What it is about", theme)
    officer.writes("What has happened, or not happened", about)
    officer.writes("What this means for the child", effect)
    officer.writes("What you are asking for", asked)
    officer.presses("Alt+Return")
    officer.waits_to_read("Talked about")
    moves = officer.tally.keys - officer.tally.letters - before
    return (moves + len(about + effect + asked)) / KEYS_A_MINUTE * MINUTE


def open_the_concern(officer: Officer) -> None:
    """The first of the list of concerns."""
    officer.presses("Alt+9")
    officer.waits_to_read("open.")
    officer.tabs_to("Concerns")
    officer.presses("Return")
    officer.waits_to_read("What has been done")


def record_the_answer(officer: Officer, answer: str, words: str) -> None:
    """What was answered; who answers stands there."""
    officer.chooses("Record the answer")
    officer.answers("What they said", answer)
    officer.writes("In their words", words)
    officer.presses("Alt+Return")
    officer.waits_to_read("Answered. Settle it, or take it further")


def end_it(officer: Officer, agreed: str, changed: str) -> None:
    """Put right, with what changed for the child; it is still to be looked at whether it happened."""
    officer.chooses("End the concern")
    officer.answers("How it ended", "Put right")
    officer.writes("What was agreed, and by whom", agreed)
    officer.writes("What changed for the child", changed)
    officer.presses("Alt+Return")
    officer.waits_to_read("Nobody has looked whether it happened")


def tell_the_child(officer: Officer, how: str, words: str) -> None:
    """What the child was told, in words that stand in their next letter too."""
    officer.chooses("Note what they were told")
    officer.writes("How", how)
    officer.writes("What they were told", words)
    officer.answers("Say it in their next letter too?", "Yes")
    officer.presses("Alt+Return")
    officer.waits_to_read(words)


def write_them_a_letter(officer: Officer, words: str) -> None:
    """The answer to their message, with what was done for them in it."""
    officer.chooses("Write them a letter")
    listed = officer.tabs_to("Kinds of letter")
    kinds = officer.rows(listed)
    officer.presses("Home")
    officer.presses("Down", next(n for n, kind in enumerate(kinds) if kind.startswith(ANSWER)))
    officer.presses("Return")
    officer.waits_to_read("What I have done")
    officer.tabs_to("What I have done")
    assert words in officer.text_here(), officer.text_here()


def save_the_page(officer: Officer, prompts: SavingPrompts, folder: Path) -> tuple[str, ...]:
    """The page of what was done, as PDF and as Word; each read back as one line of words."""
    texts = []
    for kind, read in (("PDF", _words_of_pdf), ("Word", _words_of_word)):
        prompts.new_file = folder / f"page.{'pdf' if kind == 'PDF' else 'docx'}"
        officer.chooses(f"Save as {kind}")
        officer.waits_until(prompts.new_file.exists, "the page in its folder")
        assert re.fullmatch(r"IRO-[A-Z2-9]{6}-footprint-\d{4}-\d\d-\d\d\.(pdf|docx)", prompts.asked[-1])
        texts.append(read(prompts.new_file.read_bytes()))
    return tuple(texts)


def stands_in_order(page: str, told: tuple[str, ...]) -> None:
    """Everything is on the page, each after the one before."""
    at = 0
    for words in told:
        assert words in page[at:], f"“{words}” does not follow in: {page}"
        at = page.index(words, at)


def _words_of_pdf(content: bytes) -> str:
    return " ".join(" ".join(one.text.split()) for one in passages(content))


def _words_of_word(content: bytes) -> str:
    document = docx.Document(BytesIO(content))
    lines = [one.text for one in document.element.body.iter() if one.text]
    return " ".join(" ".join(lines).split())


def open_ended(officer: Officer) -> None:
    """The first of the concerns that have ended."""
    officer.presses("Alt+9")
    officer.waits_to_read("open.")
    officer.answers("Which are shown", "Ended")
    officer.tabs_to("Concerns")
    officer.presses("Return")
    officer.waits_to_read("What has been done")
