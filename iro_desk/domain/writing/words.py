"""Where the words of a paragraph stand, and which of them are not prose: quotations, addresses and codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_QUOTES = re.compile("[\"“‘']")
_QUOTED = re.compile(
    r"“[^”]*(?:”|$)"
    r'|(?<!\w)"[^"]*(?:"|$)'
    r"|(?<!\w)[‘'](?=\w)(?:[^‘'’]|(?<=\w)['’](?=\w))*['’](?!\w)"
)
_CODE = re.compile(r"[@_\\\d]|://|^www\.|\w\.\w", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is written, and how many characters of its paragraph come before it and up to its end."""

    text: str
    start: int
    end: int


def words(paragraph: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Return every word in order; hyphens and apostrophes inside a word belong to it.

    Args:
        start, end: the part looked at; both must stand between words. None is the end of the paragraph.
    """
    for found in _WORD.finditer(paragraph, start, len(paragraph) if end is None else end):
        yield Word(found.group(), found.start(), found.end())


def quotations(paragraph: str) -> tuple[tuple[int, int], ...]:
    """Return where each quotation begins and ends; one that is not closed yet goes on to the end."""
    if not _QUOTES.search(paragraph):
        return ()
    return tuple(found.span() for found in _QUOTED.finditer(paragraph))


def is_inside(places: tuple[tuple[int, int], ...], at: int) -> bool:
    """Say whether a character lies in one of these places."""
    return any(start <= at < end for start, end in places)


def is_code(paragraph: str, word: Word) -> bool:
    """Say whether a word is part of an e-mail or web address, a number, a code or an acronym, not of prose."""
    text = word.text
    stem = text[:-2] if text.endswith(("'s", "’s")) else text
    if any(letter.isupper() for letter in stem[1:]) and "-" not in stem:
        return True
    first = _edge(paragraph, word.start - 1, -1) + 1
    last = _edge(paragraph, word.end, 1)
    return bool(_CODE.search(paragraph[first:last].rstrip(".,;:!?")))


def _edge(paragraph: str, at: int, step: int) -> int:
    """The nearest space from here, or just beyond the paragraph."""
    while 0 <= at < len(paragraph) and not paragraph[at].isspace():
        at += step
    return at
