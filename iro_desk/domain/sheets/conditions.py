"""The small language of a form's conditions: read, checked for unknown names, and worked out.

    seen = "Yes"    seen != "No"    age >= 12    held_on < ended + 10 weeks    next > limit
    band in ("0-4", "5-7")    purpose includes "A worry"    blank why    given why
    count(panel) >= 3    count(panel, independent = "Yes") < 1    role_of(chair) = "Team manager"
    (a or b) and not c

A name is a question, a question's box (``seen.because``), a column where rows are looked through, or a fact
about the child. Words stand in double quotes, dates as 2026-03-27. ``+`` and ``-`` move a date by a number of
days, working days, weeks or months, and the number may be a name. What is blank compares with nothing: every
comparison with it is false, ``!=`` too; ``not (seen = "Yes")`` is true of it. Words compare whatever the case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from iro_desk.domain.working_days import Calendar, add_months

UNITS = ("working days", "working day", "days", "day", "weeks", "week", "months", "month")
_TOKEN = re.compile(
    r"""\s*(?:(?P<date>\d{4}-\d\d-\d\d)|(?P<number>\d+)|"(?P<text>[^"]*)"|(?P<sign><=|>=|!=|[=<>+\-(),])"""
    r"""|(?P<word>[A-Za-z_][A-Za-z0-9_]*(?:\.because)?))"""
)
_SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda left, right: bool(left == right),
    "!=": lambda left, right: bool(left != right),
    "<": lambda left, right: bool(left < right),
    "<=": lambda left, right: bool(left <= right),
    ">": lambda left, right: bool(left > right),
    ">=": lambda left, right: bool(left >= right),
}
_KEYWORDS = frozenset(["and", "or", "not", "in", "includes", "blank", "given", "count", "role_of"])


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a condition finds its values.

    Args:
        values: answers and facts by name; a name that is not there is blank.
        calendar: for working days.
        roles: what each person on the child's list is, by name.
    """

    values: Mapping[str, Any]
    calendar: Calendar
    roles: Mapping[str, str] = field(default_factory=dict)

    def within(self, row: Mapping[str, Any]) -> Scope:
        """Return the scope of one row, whose cells come before everything else."""
        return Scope({**self.values, **row}, self.calendar, self.roles)


@dataclass(frozen=True, slots=True)
class Expression:
    """What was read: how to work it out, and every name it looks at outside and inside rows."""

    work_out: Callable[[Scope], Any]
    names: frozenset[str]
    row_names: frozenset[tuple[str, str]] = frozenset()


@lru_cache(maxsize=2000)
def read(text: str) -> Expression:
    """Read an expression; ValueError says what in it could not be read."""
    reader = _Reader(text)
    found = reader.either()
    if reader.token is not None:
        raise reader.wrong()
    return found


def holds(text: str, scope: Scope) -> bool:
    """Whether a condition holds; an empty one always does."""
    return not text or bool(read(text).work_out(scope))


def value(text: str, scope: Scope) -> Any:
    """Return what an expression comes to; None when something in it is blank."""
    return read(text).work_out(scope)


def is_blank(found: Any) -> bool:
    """Whether nothing has been answered; nought is an answer."""
    if isinstance(found, str):
        return not found.strip()
    return found is None or found == ()


def moved(day: date, count: int, unit: str, calendar: Calendar) -> date:
    """Return the day so many days, working days, weeks or months later, or earlier for a number below 0."""
    kind = unit.removesuffix("s")
    if kind == "month":
        return add_months(day, count)
    if kind == "working day":
        return calendar.add_working_days(day, count)
    return day + timedelta(days=count * (7 if kind == "week" else 1))


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


class _Reader:
    """Reads one expression from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens = list(self._split())
        self._at = 0

    @property
    def token(self) -> _Token | None:
        """The token to read next; None at the end."""
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def wrong(self, wanted: str = "") -> ValueError:
        """Return the error to raise where the reading stands."""
        here = f"{self.token.text!r}" if self.token else "its end"
        return ValueError(
            f"the condition {self.text!r} cannot be read at {here}" + (f": {wanted}" if wanted else "")
        )

    def either(self) -> Expression:
        parts = [self._both()]
        while self._take("word", "or"):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else _joined(any, parts)

    def _split(self) -> Iterator[_Token]:
        at = 0
        while self.text[at:].strip():
            found = _TOKEN.match(self.text, at)
            if found is None or found.lastgroup is None:
                raise ValueError(f"the condition {self.text!r} cannot be read at {self.text[at:].strip()!r}")
            yield _Token(found.lastgroup, found.group(found.lastgroup))
            at = found.end()

    def _take(self, kind: str, *texts: str) -> _Token | None:
        token = self.token
        if token is None or token.kind != kind or (texts and token.text not in texts):
            return None
        self._at += 1
        return token

    def _sign(self, text: str) -> None:
        if not self._take("sign", text):
            raise self.wrong(f"{text} is missing")

    def _both(self) -> Expression:
        parts = [self._single()]
        while self._take("word", "and"):
            parts.append(self._single())
        return parts[0] if len(parts) == 1 else _joined(all, parts)

    def _single(self) -> Expression:
        if self._take("word", "not"):
            inner = self._single()
            return Expression(lambda scope: not inner.work_out(scope), inner.names, inner.row_names)
        if word := self._take("word", "blank", "given"):
            name = self._name()
            wanted = word.text == "blank"
            return Expression(lambda scope: is_blank(scope.values.get(name)) is wanted, frozenset({name}))
        return self._comparison()

    def _comparison(self) -> Expression:
        left = self._sum()
        if sign := self._take("sign", *_SIGNS):
            return _compared(_SIGNS[sign.text], left, self._sum())
        if self._take("word", "not"):
            if not self._take("word", "in"):
                raise self.wrong("in is missing")
            return _compared(lambda a, b: not _within(a, b), left, self._list())
        if self._take("word", "in"):
            return _compared(_within, left, self._list())
        if self._take("word", "includes"):
            return _compared(lambda a, b: _within(b, a), left, self._sum())
        return left

    def _list(self) -> Expression:
        self._sign("(")
        parts = [self._sum()]
        while self._take("sign", ","):
            parts.append(self._sum())
        self._sign(")")
        return Expression(lambda scope: tuple(part.work_out(scope) for part in parts), _names(parts))

    def _sum(self) -> Expression:
        found = self._term()
        while sign := self._take("sign", "+", "-"):
            found = _moved(found, self._term(), self._unit(), 1 if sign.text == "+" else -1)
        return found

    def _unit(self) -> str:
        first = self._take("word")
        text = first.text if first else ""
        if text == "working" and (second := self._take("word")):
            text = f"working {second.text}"
        if text not in UNITS:
            raise self.wrong("days, working days, weeks or months must follow the number")
        return text

    def _term(self) -> Expression:
        if self._take("sign", "("):
            inner = self.either()
            self._sign(")")
            return inner
        token = self._take("number") or self._take("text") or self._take("date")
        if token is not None:
            return _constant(token)
        if self._take("word", "count"):
            return self._count()
        if self._take("word", "role_of"):
            self._sign("(")
            name = self._name()
            self._sign(")")
            return Expression(lambda scope: scope.roles.get(scope.values.get(name) or ""), frozenset({name}))
        name = self._name()
        return Expression(lambda scope: scope.values.get(name), frozenset({name}))

    def _count(self) -> Expression:
        self._sign("(")
        name = self._name()
        each = self.either() if self._take("sign", ",") else None
        self._sign(")")
        if each is None:
            return Expression(lambda scope: len(scope.values.get(name) or ()), frozenset({name}))

        def counted(scope: Scope) -> int:
            rows = scope.values.get(name) or ()
            return sum(1 for row in rows if each.work_out(scope.within(row)))

        inner = frozenset((name, looked) for looked in each.names)
        return Expression(counted, frozenset({name}), inner | each.row_names)

    def _name(self) -> str:
        token = self._take("word")
        if token is None or token.text in _KEYWORDS:
            raise self.wrong("a name is missing")
        return token.text


def _constant(token: _Token) -> Expression:
    found: Any = token.text
    if token.kind == "number":
        found = int(token.text)
    elif token.kind == "date":
        try:
            found = date.fromisoformat(token.text)
        except ValueError as wrong:
            raise ValueError(f"{token.text} is not a real date") from wrong
    return Expression(lambda scope: found, frozenset())


def _names(parts: list[Expression]) -> frozenset[str]:
    return frozenset(name for part in parts for name in part.names)


def _joined(join: Callable[[Iterator[bool]], bool], parts: list[Expression]) -> Expression:
    rows = frozenset(pair for part in parts for pair in part.row_names)
    return Expression(lambda scope: join(bool(part.work_out(scope)) for part in parts), _names(parts), rows)


def _compared(sign: Callable[[Any, Any], bool], left: Expression, right: Expression) -> Expression:
    def compare(scope: Scope) -> bool:
        first, second = _plain(left.work_out(scope)), _plain(right.work_out(scope))
        if is_blank(first) or is_blank(second):
            return False
        try:
            return sign(first, second)
        except TypeError:
            return False

    return Expression(compare, left.names | right.names, left.row_names | right.row_names)


def _plain(found: Any) -> Any:
    if isinstance(found, str):
        return found.strip().casefold()
    if isinstance(found, tuple):
        return tuple(_plain(part) for part in found)
    return found


def _within(found: Any, listed: Any) -> bool:
    return found in (listed if isinstance(listed, tuple) else (listed,))


def _moved(day: Expression, by: Expression, unit: str, sign: int) -> Expression:
    def move(scope: Scope) -> date | None:
        start, count = day.work_out(scope), by.work_out(scope)
        if not isinstance(start, date) or not isinstance(count, int):
            return None
        return moved(start, sign * count, unit, scope.calendar)

    return Expression(move, day.names | by.names)
