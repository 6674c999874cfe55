"""Counts working days and calendar months over a given table of bank holidays.

A working day is any day but Saturday, Sunday, Christmas Day, Good Friday or a bank holiday in England
(statutory: SI 2010/959 reg 2, wording unverified; SI 2006/1738 reg 2 says the same). The day that starts
a count is left out, and the count ends on its last day.
"""

from __future__ import annotations

import calendar as gregorian
import csv
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, timedelta
from types import MappingProxyType

SATURDAY = 5
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class BankHoliday:
    """A bank holiday and its name."""

    day: date
    name: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days of England, from a table of bank holidays.

    Args:
        bank_holidays: the name of each bank holiday by its day; years outside the table count none.
    """

    bank_holidays: Mapping[date, str] = field(hash=False)
    _lost: tuple[date, ...] = field(init=False, repr=False, compare=False)
    _first_year: int = field(init=False, repr=False, compare=False)
    _last_year: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep a copy that nobody can change, the holidays that take a weekday away, and the years."""
        days = dict(sorted(self.bank_holidays.items()))
        object.__setattr__(self, "bank_holidays", MappingProxyType(days))
        object.__setattr__(self, "_lost", tuple(day for day in days if day.weekday() < SATURDAY))
        object.__setattr__(self, "_first_year", min((day.year for day in days), default=MAXYEAR))
        object.__setattr__(self, "_last_year", max((day.year for day in days), default=MINYEAR))

    def covers(self, first: date, last: date) -> bool:
        """Whether the table holds bank holidays for every year from ``first`` to ``last``."""
        return self._first_year <= min(first, last).year and max(first, last).year <= self._last_year

    def is_working_day(self, day: date) -> bool:
        """Whether ``day`` is a working day."""
        return day.weekday() < SATURDAY and day not in self.bank_holidays

    def add_working_days(self, start_on: date, count: int) -> date:
        """Return the ``count``-th working day after ``start_on``; before it when ``count`` is negative."""
        step = ONE_DAY if count >= 0 else -ONE_DAY
        day = start_on
        for _ in range(abs(count)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day

    def working_days_between(self, start_on: date, end_on: date) -> int:
        """Count the working days after ``start_on`` up to and with ``end_on``; negative if it is earlier."""
        if end_on < start_on:
            return -self.working_days_between(end_on, start_on)
        lost = bisect_right(self._lost, end_on) - bisect_right(self._lost, start_on)
        return _weekdays_up_to(end_on) - _weekdays_up_to(start_on) - lost

    def last_working_day_on_or_before(self, day: date) -> date:
        """Return ``day`` if it is a working day, or else the nearest one before it."""
        while not self.is_working_day(day):
            day -= ONE_DAY
        return day

    def holidays_between(self, start_on: date, end_on: date) -> tuple[BankHoliday, ...]:
        """Return the bank holidays that take a weekday away, after ``start_on`` up to and with ``end_on``."""
        first, last = bisect_right(self._lost, start_on), bisect_right(self._lost, end_on)
        return tuple(BankHoliday(day, self.bank_holidays[day]) for day in self._lost[first:last])


def _weekdays_up_to(day: date) -> int:
    """Count the Mondays to Fridays from day 1 of the calendar, a Monday, up to and with ``day``."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * 5 + min(rest, 5)


def add_months(day: date, months: int) -> date:
    """Add calendar months, going to the last day of a shorter month: 30 November + 3 is 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, gregorian.monthrange(year, month + 1)[1]))


def read_bank_holidays(text: str) -> Calendar:
    """Return the calendar of a table of ``day,name`` lines under a heading line.

    Raises:
        ValueError: a line does not hold a day and a name.
    """
    lines = csv.reader(text.splitlines()[1:])
    return Calendar({date.fromisoformat(day): name for day, name in lines})


def with_overrides(calendar: Calendar, text: str) -> Calendar:
    """Return the calendar with bank holidays added and taken away by an override file.

    Args:
        text: a line ``2027-05-03,Name`` adds a day, or names it anew; ``-2027-05-03`` takes one away. Empty
            lines and lines that begin with ``#`` say nothing.

    Raises:
        ValueError: a line cannot be read, names a year outside the table, or takes away a day that is
            not in it. The words name the line by its number.
    """
    days = dict(calendar.bank_holidays)
    for number, line in enumerate(text.splitlines(), start=1):
        said = line.strip()
        if said and not said.startswith("#"):
            _override(days, calendar, said, number)
    return Calendar(days)


def _override(days: dict[date, str], calendar: Calendar, line: str, number: int) -> None:
    takes_away = line.startswith("-")
    day_words, comma, name = line.removeprefix("-").partition(",")
    try:
        day = date.fromisoformat(day_words.strip())
    except ValueError as wrong:
        raise ValueError(f"Line {number} needs a day written like 2027-05-03.") from wrong
    if not calendar.covers(day, day):
        raise ValueError(f"Line {number} is in a year that the table of bank holidays does not hold.")
    if takes_away:
        if comma or day not in days:
            raise ValueError(f"Line {number} takes away a day that is not in the table of bank holidays.")
        del days[day]
        return
    if not name.strip():
        raise ValueError(f"Line {number} needs a comma and the name of the bank holiday.")
    days[day] = name.strip()
