"""LongParagraph: in a very long paragraph only the words near what changed are looked at again."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from iro_desk.gui.writing.aids import Marks

LONG = 2_000
NEAR = 120


class Look(Protocol):
    """Finds what is to be marked between two places of a paragraph."""

    def __call__(self, paragraph: str, *, start: int = 0, end: int | None = None) -> Marks:
        """Look."""


class LongParagraph:
    """Remembers the last long paragraph and what was found in it."""

    def __init__(self) -> None:
        self._text, self._found = "", Marks()

    def marks(self, text: str, look: Look) -> Marks:
        """Return what is found in a paragraph."""
        if len(text) < LONG:
            return look(text)
        if text != self._text:
            same = _same_at_start(self._text, text)
            nearly = same > LONG // 2 or _same_at_end(self._text, text, same) > LONG // 2
            self._found = self._near(text, same, look) if nearly else look(text)
            self._text = text
        return self._found

    def _near(self, text: str, same: int, look: Look) -> Marks:
        longer = len(text) - len(self._text)
        tail = _same_at_end(self._text, text, same)
        first = text.rfind(" ", 0, max(same - NEAR, 0)) + 1
        last = text.find(" ", min(len(text) - tail + NEAR, len(text)))
        last = len(text) if last < 0 else last
        for old in self._found.jargon:
            if old.start < first < old.end:
                first = old.start
            if old.start + longer < last < old.end + longer:
                last = old.end + longer
        new = look(text, start=first, end=last)
        before, after = self._found, last - longer
        return Marks(
            (
                *(w for w in before.misspelt if w.end <= first),
                *new.misspelt,
                *(replace(w, start=w.start + longer, end=w.end + longer) for w in before.misspelt if w.start >= after),
            ),
            (
                *(j for j in before.jargon if j.end <= first),
                *new.jargon,
                *(replace(j, start=j.start + longer, end=j.end + longer) for j in before.jargon if j.start >= after),
            ),
        )  # fmt: skip


def _same_at_start(one: str, other: str) -> int:
    """How many characters two texts have in common from the start, by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _same_at_end(one: str, other: str, start: int) -> int:
    """How many characters they have in common from the end, leaving out the first ``start``."""
    low, high = 0, min(len(one), len(other)) - start
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low
