"""A text with only its letters and figures left, which remembers what stood between them and where.

A name is looked for in this, so that no spacing, hyphen, line end or unseen character can hide it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from iro_desk.domain.leaks.lookalikes import plain_character


@dataclass(frozen=True, slots=True)
class Squeezed:
    """Plain letters and figures.

    Args:
        text: nothing but plain letters and figures.
        places: where each stood in the original.
        gaps: what stood before each; empty inside a word.
        original: the text as it was.
    """

    text: str
    places: tuple[int, ...]
    gaps: tuple[str, ...]
    original: str

    def starts_word(self, at: int) -> bool:
        """Whether a word begins here; figures beside letters begin a new one."""
        return at == 0 or bool(self.gaps[at]) or self.text[at].isdigit() != self.text[at - 1].isdigit()

    def ends_word(self, end: int) -> bool:
        """Whether the character before ``end`` is the last of its word."""
        return end >= len(self.text) or self.starts_word(end)

    def span(self, at: int, end: int) -> tuple[int, int]:
        """Where the characters from ``at`` to ``end`` stand in the original."""
        return self.places[at], self.places[end - 1] + 1


def squeezed(text: str) -> Squeezed:
    """Return ``text`` with its letters and figures only."""
    letters: list[str] = []
    places: list[int] = []
    gaps: list[str] = []
    gap = ""
    for at, character in enumerate(text):
        for piece in plain_character(character):
            if not piece.isalnum():
                gap += piece
                continue
            letters.append(piece)
            places.append(at)
            gaps.append(gap)
            gap = ""
    return Squeezed("".join(letters), tuple(places), tuple(gaps), text)


@dataclass(frozen=True, slots=True)
class Plainly:
    """A text made plain with its spacing, and where each character stood."""

    text: str
    places: tuple[int, ...]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the characters from ``first`` to ``last`` stand in the original."""
        return self.places[first], self.places[last - 1] + 1


def plainly(text: str) -> Plainly:
    """Return ``text`` made plain, with its spacing."""
    characters: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        for piece in plain_character(character):
            characters.append(piece)
            places.append(at)
    return Plainly("".join(characters), tuple(places))


@lru_cache(maxsize=65536)
def letters_of(text: str) -> str:
    """Return the plain letters and figures of a text."""
    if text.isascii():
        return "".join(filter(str.isalnum, text.lower()))
    return "".join(piece for c in text for piece in plain_character(c) if piece.isalnum())


def words_of(text: str) -> list[str]:
    """Return the words of a text, plain; an apostrophe or unseen character does not part them."""
    pieces = "".join(p if p.isalnum() or p == "'" else " " for c in text for p in plain_character(c))
    return [word for word in pieces.replace("'", "").split() if word]
