"""Finds the words of the trade in a paragraph, with plainer ones: good practice, and advice only."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from iro_desk.domain.writing.words import Word, is_code, is_inside, quotations, words

_RECORD = "record"
_GAPS = frozenset({"", ".", ","})
_SHORT_PIECE = 3
_AROUND = 24
_TIPS = ("the name ", "name", "leave out", "say ", "your social worker is")
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
        in_records: False for one that belongs in a record.
        acronym: True when ``instead`` is what it stands for.
    """

    term: str
    instead: tuple[str, ...]
    advice: str
    keeps: tuple[str, ...] = ()
    in_records: bool = True
    acronym: bool = False


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
        self._by_first: dict[str, list[_Form]] = {}
        for form, word in forms:
            parts = tuple(part.text for part in words(form))
            lower = tuple(part.casefold() for part in parts)
            exact = parts if word.acronym or form.isupper() else ()
            self._by_first.setdefault(lower[0], []).append(_Form(lower[1:], exact, word))
        for listed in self._by_first.values():
            listed.sort(key=lambda one: -len(one.rest))

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
            fit = (one for one in listed if one.word.in_records or reader is WrittenFor.CHILD)
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


def read_plain_words(text: str) -> PlainWords:
    """Read the table of words."""
    table = tomllib.loads(text)
    forms: list[tuple[str, PlainWord]] = []
    for group in table["swap_group"]:
        for swap in group["swaps"]:
            word = _swap(swap)
            forms += [(form, word) for form in dict.fromkeys((swap["term"], *swap.get("forms", ())))]
    for acronym in table["acronyms"]["list"]:
        long = acronym["long"].split(";")[0].split(" (")[0]
        forms.append((acronym["short"], PlainWord(acronym["short"], _choices(long), "", acronym=True)))
    return PlainWords(tuple(forms))


def blank(words_instead: str) -> tuple[int, int] | None:
    """Return where the officer has to fill something in, or None."""
    found = _BLANK.search(words_instead)
    return found.span() if found else None


def fitted(paragraph: str, jargon: Jargon, instead: str) -> str:
    """Return ``instead`` in the number of the term, with a capital where the term begins a sentence."""
    before = paragraph[: jargon.start].rstrip()
    begins = not before or before[-1] in ".!?•"
    written = paragraph[jargon.start : jargon.end]
    if written.casefold() == f"{jargon.word.term.casefold()}s" and not instead.endswith("s"):
        one_word = len(instead.split()) == 1
        instead = _SEVERAL.get(instead, f"{instead}s" if one_word else instead)
    titled = written[:1].isupper() and not written[1:].isupper() and not jargon.word.acronym
    return instead[:1].upper() + instead[1:] if begins or titled else instead


def _swap(swap: dict[str, str]) -> PlainWord:
    keeps = tuple(kept.strip() for kept in re.split("[;,]", swap.get("keep", "")) if kept.strip())
    record = any(kept.endswith(_RECORD) for kept in keeps)
    plain = swap["plain"]
    tip = plain.casefold().startswith(_TIPS)
    note = swap.get("note", "")
    advice = " ".join(part for part in (f"{plain[:1].upper()}{plain[1:]}." if tip else "", note) if part)
    phrases = tuple(kept.casefold() for kept in keeps if len(kept.split()) > 1 and not kept.endswith(_RECORD))
    return PlainWord(swap["term"], () if tip else _choices(plain), advice, phrases, not record)


def _choices(plain: str) -> tuple[str, ...]:
    """Short words between commas are so many choices; a long one is a sentence."""
    pieces = [piece.strip().removeprefix("or ").strip() for piece in plain.split(",")]
    many = ", or " in plain or all(len(piece.split()) <= _SHORT_PIECE for piece in pieces)
    return tuple(dict.fromkeys(pieces)) if many else (plain,)


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
    near = paragraph[max(0, start - _AROUND) : end + _AROUND].casefold()
    if any(kept in near for kept in jargon.word.keeps):
        return True
    has_figures = any(letter.isdigit() for letter in paragraph[start:end])
    return not has_figures and is_code(paragraph, first)
