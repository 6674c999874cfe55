"""Finds the words of the trade in a paragraph, with plainer ones: good practice, and advice only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from iro_desk.domain.codes import Voice
from iro_desk.domain.writing.findings import Kind
from iro_desk.domain.writing.words import Word, is_code, is_inside, quotations, words

_GAPS = frozenset({"", ".", ","})
_AROUND = 24
_SEEN = 90
_SEVERAL = {"child": "children", "person": "people", "young person": "young people", "family": "families"}
_BLANK = re.compile(r"…|\([^)]*\)")


class WrittenFor(Enum):
    """Whom a text is written for."""

    RECORD = auto()
    CHILD = auto()
    NOBODY_ELSE = auto()
    """The child's own words: nothing in them is marked."""


@dataclass(frozen=True, slots=True)
class PlainWord:
    """A word of the trade.

    Args:
        term: as listed.
        instead: what may stand in its place; empty when there is only advice.
        advice: a sentence for the officer; empty for none.
        keeps: phrases in which it is left alone.
        in_records, to_children: False for one that is right in a record, or in a letter.
        kind: what is amiss with it; for an acronym ``instead`` is what it stands for.
        kept_for: the voices of letters in which it is left alone, for those readers meet the word.
        only_before, only_after: patterns of what must stand before or after it; empty when it counts anywhere.
    """

    term: str
    instead: tuple[str, ...]
    advice: str
    keeps: tuple[str, ...] = ()
    in_records: bool = True
    to_children: bool = True
    kind: Kind = Kind.JARGON
    kept_for: frozenset[Voice] = frozenset()
    only_before: str = ""
    only_after: str = ""

    @property
    def acronym(self) -> bool:
        """Whether it is the first letters of other words."""
        return self.kind is Kind.ACRONYM

    def is_for(self, reader: WrittenFor) -> bool:
        """Whether it is looked for in what this reader reads."""
        return self.to_children if reader is WrittenFor.CHILD else self.in_records


@dataclass(frozen=True, slots=True)
class Jargon:
    """One place where a word of the trade stands."""

    start: int
    end: int
    word: PlainWord


@dataclass(frozen=True, slots=True)
class _Form:
    """One way a term is written: its words after the first, and whether capitals count."""

    rest: tuple[str, ...]
    capitals: tuple[str, ...]
    word: PlainWord


class PlainWords:
    """Every term, by the first word of each form, longest form first."""

    def __init__(self, forms: tuple[tuple[str, PlainWord], ...] = ()) -> None:
        self.forms = forms
        self._by_first: dict[str, list[_Form]] = {}
        for form, word in forms:
            parts = tuple(part.text for part in words(form))
            lower = tuple(part.casefold() for part in parts)
            exact = parts if word.acronym or form.isupper() else ()
            self._by_first.setdefault(lower[0], []).append(_Form(lower[1:], exact, word))
        for listed in self._by_first.values():
            listed.sort(key=lambda one: -len(one.rest))

    @property
    def initials(self) -> frozenset[str]:
        """Every term that is written in capitals."""
        return frozenset(form for form, _ in self.forms if form.isupper())

    def find(self, paragraph: str, found: list[Word], reader: WrittenFor) -> Iterator[Jargon]:
        """Return the terms among the words of a paragraph, inside quotation marks or not.

        Args:
            found: the paragraph's words, in order.
        """
        if reader is WrittenFor.NOBODY_ELSE:
            return
        free_from = 0
        for number, word in enumerate(found):
            listed = self._by_first.get(word.text.casefold())
            if listed is None or word.start < free_from:
                continue
            fit = (one for one in listed if one.word.is_for(reader))
            jargon = next((j for one in fit if (j := _matched(paragraph, found, number, one))), None)
            if jargon is None:
                continue
            free_from = jargon.end
            if not _left_alone(paragraph, jargon, word):
                yield jargon


def outside_quotations(paragraph: str, found: tuple[Jargon, ...]) -> tuple[Jargon, ...]:
    """Return the terms that do not stand inside quotation marks: those are somebody's own words."""
    quoted = quotations(paragraph) if found else ()
    return tuple(one for one in found if not is_inside(quoted, one.start)) if quoted else found


def in_voice(found: Iterable[Jargon], voice: Voice | None) -> tuple[Jargon, ...]:
    """Return the terms that the readers of a voice should not have to meet; all of them for no voice."""
    return tuple(one for one in found if voice not in one.word.kept_for)


def blank(words_instead: str) -> tuple[int, int] | None:
    """Return where the officer has to fill something in, or None."""
    found = _BLANK.search(words_instead)
    return found.span() if found else None


def fitted(paragraph: str, jargon: Jargon, instead: str) -> str:
    """Return ``instead`` in the number of the term, with a capital where the term begins a sentence."""
    before = paragraph[: jargon.start].rstrip()
    begins = not before or before[-1] in ".!?•"
    written = paragraph[jargon.start : jargon.end]
    if (
        written.casefold() == f"{jargon.word.term.casefold()}s"
        and instead[-1:] != "s"
        and instead[:1].islower()
    ):
        one_word = len(instead.split()) == 1
        instead = _SEVERAL.get(instead, f"{instead}s" if one_word else instead)
    titled = written[:1].isupper() and not written[1:].isupper() and not jargon.word.acronym
    return instead[:1].upper() + instead[1:] if begins or titled else instead


def _matched(paragraph: str, found: list[Word], at: int, form: _Form) -> Jargon | None:
    taken = found[at : at + 1 + len(form.rest)]
    if tuple(word.text.casefold() for word in taken[1:]) != form.rest:
        return None
    if form.capitals and tuple(word.text for word in taken) != form.capitals:
        return None
    gaps = (paragraph[a.end : b.start].strip() for a, b in pairwise(taken))
    return Jargon(taken[0].start, taken[-1].end, form.word) if all(gap in _GAPS for gap in gaps) else None


def _left_alone(paragraph: str, jargon: Jargon, first: Word) -> bool:
    """In a phrase that keeps the term, in an address or a code, or already beside what it stands for."""
    start, end = jargon.start, jargon.end
    if jargon.word.acronym or paragraph[start:end].isupper():
        return paragraph[max(0, start - 1) : start] == "(" and paragraph[end : end + 1] == ")"
    if not _counts_here(paragraph, jargon):
        return True
    near = paragraph[max(0, start - _AROUND) : end + _AROUND].casefold()
    if any(kept in near for kept in jargon.word.keeps):
        return True
    has_figures = any(letter.isdigit() for letter in paragraph[start:end])
    return not has_figures and is_code(paragraph, first)


def _counts_here(paragraph: str, jargon: Jargon) -> bool:
    """Whether a word that is only sometimes amiss stands where it is."""
    before, after = jargon.word.only_before, jargon.word.only_after
    if not before and not after:
        return True
    said_before = paragraph[max(0, jargon.start - _SEEN) : jargon.start]
    said_after = paragraph[jargon.end : jargon.end + _SEEN]
    fits_before = before and re.search(f"(?:{before})$", said_before, re.IGNORECASE)
    return bool(fits_before or (after and re.match(after, said_after, re.IGNORECASE)))
