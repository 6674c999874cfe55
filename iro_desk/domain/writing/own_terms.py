"""A child's own words for people and things: never marked, and offered before any other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from iro_desk.domain.writing.plain_words import Jargon


@dataclass(frozen=True, slots=True)
class ChildsTerm:
    """What a child says, and the word it stands for; ``means`` is empty when it is only never to be marked."""

    says: str
    means: str = ""


@dataclass(frozen=True, slots=True)
class ChildsTerms:
    """Every own word of one child."""

    terms: tuple[ChildsTerm, ...] = ()

    def places(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where the child's own words stand."""
        pattern = _pattern(tuple(term.says for term in self.terms))
        return tuple(found.span() for found in pattern.finditer(text)) if pattern else ()

    def kept(self, text: str, found: Iterable[Jargon]) -> tuple[Jargon, ...]:
        """Return what is still to be marked, with the child's own word offered first."""
        if not self.terms:
            return tuple(found)
        own = self.places(text)
        left = (one for one in found if not any(a < one.end and one.start < b for a, b in own))
        return tuple(self._offering(text, one) for one in left)

    def _offering(self, text: str, one: Jargon) -> Jargon:
        written = {_singular(text[one.start : one.end]), _singular(one.word.term)}
        says = tuple(term.says for term in self.terms if term.means and _singular(term.means) in written)
        if not says:
            return one
        rest = tuple(other for other in one.word.instead if other not in says)
        return replace(one, word=replace(one.word, instead=(*says, *rest)))


def _pattern(said: tuple[str, ...]) -> re.Pattern[str] | None:
    pieces = sorted((re.escape(one.strip()) for one in said if one.strip()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(pieces)})(?!\w)", re.IGNORECASE) if pieces else None


def _singular(word: str) -> str:
    return word.strip().casefold().removesuffix("s")
