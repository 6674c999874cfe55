"""The phrases a letter is put together from, as they are read from the files of ``resources/data/letters``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from iro_desk.domain.letters.codes import LetterKind

SLOT = re.compile(r"\{(\w+)\}")
EACH = ("", "decision", "against", "hard", "good", "last_time", "promise")
"""What a part is said of: once, or of each decision, each one against a wish, each hard or good piece of news,
each decision of the last review, or each promise of the officer's own."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way of saying one line of a part, used only when ``when`` holds and every slot has a value.

    Args:
        line: of each line, one phrase is said; what is said of one decision is read as one paragraph.
        after: said once, after the last of the decisions the part is about.
    """

    line: int
    when: str
    text: str
    after: bool = False

    @property
    def slots(self) -> tuple[str, ...]:
        """The names of its slots, in order."""
        return tuple(SLOT.findall(self.text))


@dataclass(frozen=True, slots=True)
class PartPhrases:
    """A part of the letter in one voice.

    Args:
        each: one of ``EACH``.
        running: its lines are one paragraph.
    """

    slot: str
    heading: str
    each: str
    phrases: tuple[Phrase, ...]
    running: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """A kind of letter in one voice: its parts in the order they are read, and the rule it is written by."""

    kind: LetterKind
    rule: str
    send: str
    parts: tuple[PartPhrases, ...]
