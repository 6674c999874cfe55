"""Finds, in a finished text, anything that points to a person or place the reader must not learn of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from iro_desk.domain.leaks import common_names, family_matters, near_copies
from iro_desk.domain.leaks.patterns import NAMES, Form, Manner, as_figures, forms
from iro_desk.domain.leaks.squeezed import Squeezed, letters_of, squeezed
from iro_desk.domain.leaks.written_days import ages_in, birthdays_in, days_in

_SENTENCE_END = re.compile(r"[.!?]+[\"”’')]*\s+")
_KEY = 3
_FRONTS = ("", "0", "44", "440", "0044", "00440")
_IN_NAMES = " \t\r\n\u00a0-'.,_/\\"
_CODE_GAP, _ADDRESS_GAP, _NAME_GAP = 4, 8, 12
_LEAST_BROKEN, _LEAST_PARTED, _LEAST_PIECE = 6, 7, 3


@dataclass(frozen=True, slots=True)
class Identifier:
    """Something that must not be read in one child's letter.

    Args:
        value: as recorded; a day as ISO text, an age as a number.
        whose: in words, such as "another child on the caseload"; never the name.
        kind: "name", "first_name", "surname", "place", "school", "postcode", "telephone", "email", "born_on",
            "birthday" (its day and month), "age", "case_number", "words" for a line that was said,
            "news" for a sentence of another child's record that may be half copied, "health" and
            "health_beside" for a word about a parent, "parent" for what a parent is called
            beside such a word, or "cleared" for the child's own words, where no such word is sought.
        blocking: False for a warning the officer may pass with a reason.
    """

    value: str
    whose: str
    kind: str
    blocking: bool = True


@dataclass(frozen=True, slots=True)
class Passage:
    """Some text of a finished file, and where in the file it stands, in the officer's words."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Leak:
    """One place in the text.

    Args:
        found: the text as it stands there.
        at: how many characters come before it in its passage.
        where: where in the finished file; empty when only a text was looked at.
        beside: the letters of the sentence it stands in, so that a changed sentence is a new finding.
    """

    found: str
    at: int
    whose: str
    kind: str
    blocking: bool
    where: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class _Sought:
    form: Form
    identifier: Identifier


class Forbidden:
    """Everything that must not be read, laid out so that one reading of a text finds all of it."""

    def __init__(self, identifiers: Iterable[Identifier]) -> None:
        self.names: dict[str, list[_Sought]] = {}
        self.codes: dict[str, list[_Sought]] = {}
        self.days: dict[date, Identifier] = {}
        self.birthdays: dict[tuple[int, int], Identifier] = {}
        self.ages: dict[int, Identifier] = {}
        self.news: list[Identifier] = []
        self.health: list[Identifier] = []
        self.parents: list[str] = []
        self.cleared: list[str] = []
        for identifier in sorted(identifiers, key=lambda i: (not i.blocking, -len(i.value), i.value, i.kind)):
            self._take(identifier)

    def _take(self, identifier: Identifier) -> None:
        match identifier.kind:
            case "born_on":
                self.days.setdefault(date.fromisoformat(identifier.value), identifier)
            case "birthday":
                day = date.fromisoformat(identifier.value)
                self.birthdays.setdefault((day.month, day.day), identifier)
            case "age":
                self.ages.setdefault(int(identifier.value), identifier)
            case "news":
                self.news.append(identifier)
            case "health" | "health_beside":
                self.health.append(identifier)
            case "parent":
                self.parents.append(identifier.value)
            case "cleared":
                self.cleared.append(letters_of(identifier.value))
            case _:
                for form in _forms(identifier.value, identifier.kind):
                    shelf = self.names if form.manner in (Manner.NAME, Manner.ADDRESS) else self.codes
                    shelf.setdefault(form.letters[:_KEY], []).append(_Sought(form, identifier))


@lru_cache(maxsize=65536)
def _forms(value: str, kind: str) -> tuple[Form, ...]:
    return tuple(forms(value, kind))


@lru_cache(maxsize=8)
def forbidding(identifiers: tuple[Identifier, ...]) -> Forbidden:
    """Return the identifiers laid out for scanning; kept for the next text."""
    return Forbidden(identifiers)


def scan(text: str, forbidden: tuple[Identifier, ...]) -> tuple[Leak, ...]:
    """Return every place where a forbidden identifier stands in ``text``, in reading order.

    Names are matched as whole words in any case, accents, hyphens, alphabets and spacing; a name that is also
    a common word (Grace, Will, May) only where a name would stand.
    """
    return scan_passages((Passage("", text),), forbidden)


def scan_passages(passages: Iterable[Passage], forbidden: tuple[Identifier, ...]) -> tuple[Leak, ...]:
    """Return every leak of a finished file, each with where it stands; passage by passage, in reading order."""
    sought = forbidding(forbidden)
    return tuple(leak for passage in passages for leak in _of_passage(passage, sought))


def _of_passage(passage: Passage, sought: Forbidden) -> tuple[Leak, ...]:
    made = squeezed(passage.text)
    found = [*_names(made, sought), *_codes(made, sought), *_days(passage.text, sought)]
    for at, end, news in near_copies.found(passage.text, tuple(sought.news)):
        found.append(_leak(passage.text, at, end, news))
    own = tuple(_own_words(made, sought.cleared))
    for at, end, word in family_matters.found(passage.text, tuple(sought.health), tuple(sought.parents)):
        if not any(first <= at and end <= last for first, last in own):
            found.append(_leak(passage.text, at, end, word))
    return tuple(
        replace(leak, where=passage.where, beside=_sentence(passage.text, leak.at))
        for leak in _outermost(found)
    )


def _names(made: Squeezed, sought: Forbidden) -> Iterator[Leak]:
    for at in range(len(made.text)):
        is_start = made.starts_word(at)
        if not is_start and not _unspaced(made.text[at]):
            continue
        for candidate in _from(sought.names, made.text, at):
            end = at + len(candidate.form.letters)
            if not _ends(made, end, candidate.form) or not _spaced_well(made, at, end, candidate.form):
                continue
            first, last = made.span(at, end)
            identifier = candidate.identifier
            one_word = identifier.kind in NAMES and not candidate.form.breaks
            if not one_word or common_names.is_name_here(made.original, first, last, candidate.form.letters):
                yield _leak(made.original, first, last, identifier)


def _codes(made: Squeezed, sought: Forbidden) -> Iterator[Leak]:
    text = as_figures(made.text)
    for at in range(len(text)):
        if at and not made.gaps[at]:
            continue
        for front in _FRONTS:
            if not text.startswith(front, at):
                continue
            for candidate in _from(sought.codes, text, at + len(front)):
                end = at + len(front) + len(candidate.form.letters)
                is_telephone = candidate.form.manner is Manner.TELEPHONE
                if (front and not is_telephone) or (end < len(text) and not made.gaps[end]):
                    continue
                if all(_code_gap(gap, candidate.form) for gap in made.gaps[at + 1 : end]):
                    yield _leak(made.original, *made.span(at, end), candidate.identifier)


def _code_gap(gap: str, form: Form) -> bool:
    if form.manner is Manner.FIGURES:
        return len(gap) < 2 and "\n" not in gap
    return len(gap) <= _CODE_GAP


def _own_words(made: Squeezed, lines: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where the child's own words stand."""
    for line in filter(None, lines):
        at = made.text.find(line)
        while at >= 0:
            yield made.span(at, at + len(line))
            at = made.text.find(line, at + 1)


def _days(text: str, sought: Forbidden) -> Iterator[Leak]:
    days, birthdays, ages = sought.days, sought.birthdays, sought.ages
    for written in days_in(text) if days else ():
        for day in written.means & days.keys():
            yield _leak(text, written.at, written.end, days[day])
    for written in birthdays_in(text) if birthdays else ():
        for month_day in {(day.month, day.day) for day in written.means} & birthdays.keys():
            yield _leak(text, written.at, written.end, birthdays[month_day])
    for age, at, end in ages_in(text) if ages else ():
        if age in ages:
            yield _leak(text, at, end, ages[age])


def _from(shelf: dict[str, list[_Sought]], text: str, at: int) -> Iterator[_Sought]:
    """What may begin here, by its first letters; the shortest names have fewer."""
    for length in (_KEY, 2, 1):
        for candidate in shelf.get(text[at : at + length], ()):
            if len(text[at : at + length]) == length and text.startswith(candidate.form.letters, at):
                yield candidate


def _ends(made: Squeezed, end: int, form: Form) -> bool:
    """A word ends here, or after a possessive or plural; an initial is a capital and ends by itself."""
    if form.initial is not None:
        place = made.places[end - len(form.letters) + form.initial]
        if not made.original[place].isupper():
            return False
    if made.ends_word(end) or _unspaced(made.text[end - 1]):
        return True
    return not form.initial and made.text[end] == "s" and made.ends_word(end + 1)


def _unspaced(character: str) -> bool:
    """Scripts that put no space between words: Thai to Khmer, and Chinese, Japanese and Korean."""
    return "\u0e00" <= character <= "\u0eff" or "\u1000" <= character <= "\u17ff" or (
        "\u2e80" <= character <= "\ud7ff"
    )  # fmt: skip


def _spaced_well(made: Squeezed, at: int, end: int, form: Form) -> bool:
    """Spaces only between words; or between all letters; or once at a line's end or inside a long name."""
    parted: list[int] = []
    apart = 0
    for place in range(at + 1, end):
        gap = made.gaps[place]
        if not gap:
            continue
        apart += 1
        if place - at in form.breaks:
            if len(gap) > _NAME_GAP or gap.strip(_IN_NAMES):
                return False
        elif not ((form.manner is Manner.ADDRESS and len(gap) <= _ADDRESS_GAP) or _joins(gap, end - at)):
            parted.append(place)
    if not parted:
        return True
    if apart == end - at - 1 and end - at > 2:
        return all(len(made.gaps[place]) <= _CODE_GAP for place in range(at + 1, end))
    if len(parted) > 1:
        return False
    if "\n" in made.gaps[parted[0]]:
        return end - at >= _LEAST_BROKEN
    pieces = min(parted[0] - at, end - parted[0])
    is_capital = made.original[made.places[at]].isupper()
    return is_capital and end - at >= _LEAST_PARTED and pieces >= _LEAST_PIECE and made.gaps[parted[0]] == " "


def _joins(gap: str, length: int) -> bool:
    """A hyphen, also at a line's end, or an apostrophe joins the halves of one word."""
    return length > _LEAST_PIECE and (gap == "'" or (gap.startswith("-") and not gap[1:].strip()))


def _leak(text: str, at: int, end: int, identifier: Identifier) -> Leak:
    return Leak(text[at:end], at, identifier.whose, identifier.kind, identifier.blocking)


def _outermost(found: list[Leak]) -> list[Leak]:
    """In reading order; of two at one place the one that stops the letter, and no part of a longer one."""
    kept: list[Leak] = []
    for leak in sorted(found, key=lambda k: (k.at, not k.blocking, -len(k.found))):
        around = (k for k in kept if k.at <= leak.at and leak.at + len(leak.found) <= k.at + len(k.found))
        if not any(k.blocking >= leak.blocking for k in around):
            kept.append(leak)
    return kept


def _sentence(text: str, at: int) -> str:
    """The letters of the sentence around a place, however its lines are broken."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    start = max((end for end in ends if end <= at), default=0)
    return letters_of(text[start : min((end for end in ends if end > at), default=len(text))])
