"""Finds every day and every age that is written in a text, in figures or in words, in whatever order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from iro_desk.domain.calendar_names import MONTHS
from iro_desk.domain.leaks.squeezed import Plainly, plainly

_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_ONES = _TO_NINETEEN.split()
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_TO_THIRTY_FIRST = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
    "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
_ORDINALS = _TO_THIRTY_FIRST.split()
_MONTH_NUMBERS = {name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)}
_TO_TWELVE = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = {n: i for i, n in enumerate(_TO_TWELVE, 1)}
_SEP = r"[\s./\\\-_,:·]"
_MONTH = "(?:" + "|".join(rf"{n[:3].lower()}(?:{n[3:].lower()})?" for n in MONTHS) + r"|sept)(?![a-z])\.?"
_DAY = (
    r"(?:(?:0?[1-9]|[12]\d|3[01])(?:\s*(?:st|nd|rd|th))?|"
    + "|".join(o.replace("-", r"[\s\-]*") for o in reversed(_ORDINALS))
    + ")"
)
_NUMBER = "(?:" + "|".join([*_TENS, *_ONES]) + ")"
_YEAR_WORDS = (
    rf"(?:two\s+thousand(?:\s+and)?(?:[\s\-]+{_NUMBER}){{0,2}}"
    rf"|(?:nineteen|twenty)(?:[\s\-]+(?:oh|{_NUMBER})){{1,2}})"
)
_YEAR = rf"(?:\d{{4}}|'?\d{{2}}|{_YEAR_WORDS})"
_GAP = r"[\s\-./,_]*"
_BETWEEN = r"[\s\-./,_]+"
_FORMS = tuple(
    re.compile(rf"(?<![^\W_])(?=({body})(?![^\W_]))")
    for body in (
        rf"(?P<d>{_DAY}){_GAP}(?:day\s+)?(?:of\s+)?(?P<m>{_MONTH}){_GAP}(?:in\s+)?(?P<y>{_YEAR})",
        rf"(?P<m>{_MONTH}){_GAP}(?:the\s+)?(?P<d>{_DAY}){_BETWEEN}(?P<y>{_YEAR})",
        rf"(?P<y>\d{{4}}){_GAP}(?P<m>{_MONTH}){_GAP}(?P<d>{_DAY})",
        r"(?P<d>\d{1,2})\s?[./\-]\s?(?P<m>[ivx]+)\s?[./\-]\s?(?P<y>\d{2,4})",
    )
)
_NUMERIC = re.compile(rf"(?<!\d)(?=((\d{{1,4}}){_SEP}{{1,3}}(\d{{1,2}}){_SEP}{{1,3}}'?(\d{{2,4}}))(?!\d))")
_COMPACT = re.compile(r"(?<![^\W_])(?:\d{8}|\d{6})(?![^\W_])")
_SPACED = re.compile(r"(?<!\d)(?:\d[\s./\-]{1,3}){5,7}\d(?!\d)")
_NO_YEAR = tuple(
    re.compile(rf"(?<![^\W_])(?:{body})(?![^\W_])")
    for body in (
        rf"(?P<d>{_DAY}){_GAP}(?:day\s+)?(?:of\s+)?(?P<m>{_MONTH})",
        rf"(?P<m>{_MONTH}){_GAP}(?:the\s+)?(?P<d>{_DAY})",
        r"(?P<d>\d{1,2})\s?[./\-]\s?(?P<m>\d{1,2})",
    )
)
_BIRTH = re.compile(r"\b(?:birthdays?|born|birth|turn(?:s|ed|ing)?)\b")
_AGE = re.compile(
    rf"\baged?\s*:?\s*(?:of\s+)?(?P<a>\d{{1,2}}|{_NUMBER})\b"
    rf"|\b(?P<b>\d{{1,2}}|{_NUMBER})[\s\-]*(?:years?|yrs?|yr)[\s\-]*olds?\b"
    rf"|\b(?:is|was|are|turn(?:s|ed|ing)?|nearly|almost|just|now|only)\s+(?P<c>\d{{1,2}}|{_NUMBER})"
    r"(?=\s*(?:[.!?;]|$|,?\s+and\b|\s+now\b|\s+soon\b))"
)


@dataclass(frozen=True, slots=True)
class Written:
    """Days or a number that a stretch of the text may mean, and where the stretch stands."""

    means: frozenset[date]
    at: int
    end: int


def days_in(text: str) -> tuple[Written, ...]:
    """Every full date in the text, with every day it may mean: 4/6/15 is in April or June, of 1915 or 2015."""
    found = sorted(_days_in(plainly(text)), key=lambda day: (day.at, -day.end))
    return tuple(
        day
        for number, day in enumerate(found)
        if not any(other.end >= day.end and other.at < day.at for other in found[:number])
    )


def _days_in(made: Plainly) -> Iterator[Written]:
    for form in _FORMS:
        for match in form.finditer(made.text):
            month = _month(match["m"])
            if month:
                days = _days((_day(match["d"]),), (month,), _years(match["y"]))
                yield from _written(made, days, match.start(1), match.end(1))
    for match in _NUMERIC.finditer(made.text):
        yield from _written(made, _of_three(*match.groups()[1:]), match.start(1), match.end(1))
    for match in (*_COMPACT.finditer(made.text), *_SPACED.finditer(made.text)):
        figures = re.sub(r"\D", "", match[0])
        yield from _written(made, _of_figures(figures), *match.span())


def birthdays_in(text: str) -> Iterator[Written]:
    """Every day and month without its year that stands near a word for birth; the year given is 2000."""
    made = plainly(text)
    near = [match.span() for match in _BIRTH.finditer(made.text)]
    if not near:
        return
    for form in _NO_YEAR:
        for match in form.finditer(made.text):
            if any(match.start() - 50 < end and start < match.end() + 50 for start, end in near):
                month = _month(match["m"])
                days = _days((_day(match["d"]),), (month,), (2000,))
                yield from _written(made, days, *match.span())


def ages_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Every age that is written, with where it starts and ends."""
    made = plainly(text)
    for match in _AGE.finditer(made.text):
        said = match["a"] or match["b"] or match["c"]
        age = int(said) if said.isdigit() else _ONES.index(said) if said in _ONES else _TENS[said]
        yield age, *made.span(*match.span())


def _written(made: Plainly, days: frozenset[date], first: int, last: int) -> Iterator[Written]:
    if days:
        yield Written(days, *made.span(first, last))


def _days(days: tuple[int, ...], months: tuple[int, ...], years: tuple[int, ...]) -> frozenset[date]:
    found = set()
    for year in years:
        for month in months:
            for day in days:
                with suppress(ValueError):
                    found.add(date(year, month, day))
    return frozenset(found)


def _of_three(a: str, b: str, c: str) -> frozenset[date]:
    if len(a) == 3 or len(c) == 3:
        return frozenset()
    if len(a) == 4:
        return _days((int(c),), (int(b),), (int(a),)) | _days((int(b),), (int(c),), (int(a),))
    first, second, years = int(a), int(b), _years(c)
    return (
        _days((first,), (second,), years)
        | _days((second,), (first,), years)
        | (_days((int(c),), (second,), _years(a)) if len(a) == 2 and len(c) == 2 else frozenset())
    )


def _of_figures(figures: str) -> frozenset[date]:
    if len(figures) == 8:
        return _of_three(figures[:2], figures[2:4], figures[4:]) | _of_three(
            figures[:4], figures[4:6], figures[6:]
        )
    if len(figures) == 6:
        shortest = _of_three(figures[0], figures[1], figures[2:])
        return _of_three(figures[:2], figures[2:4], figures[4:]) | shortest
    return _of_three(figures[:2], figures[2:3], figures[3:]) | _of_three(
        figures[:1], figures[1:3], figures[3:]
    )


def _day(said: str) -> int:
    figures = re.match(r"\d+", said)
    if figures:
        return int(figures[0])
    return _ORDINALS.index(re.sub(r"[\s\-]+", "-", said).replace("twentyf", "twenty-f")) + 1


def _month(said: str) -> int:
    return int(said) if said.isdigit() else _ROMAN.get(said) or _MONTH_NUMBERS.get(said[:3], 0)


def _years(said: str) -> tuple[int, ...]:
    figures = said.lstrip("'")
    if figures.isdigit():
        return (int(figures),) if len(figures) == 4 else (1900 + int(figures), 2000 + int(figures))
    words = [word for word in re.split(r"[\s\-]+", said) if word != "and"]
    if words[:2] == ["two", "thousand"]:
        return (2000 + _sum(words[2:]),)
    return ((1900 if words[0] == "nineteen" else 2000) + _sum(words[1:]),)


def _sum(words: list[str]) -> int:
    return sum(_TENS.get(word) or (_ONES.index(word) if word in _ONES else 0) for word in words)
