"""The days a repeating entry of a diary falls on: every so many days, weeks, months or years."""

from __future__ import annotations

import calendar as gregorian
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import count, islice

from iro_desk.domain.working_days import add_months


class Every(StrEnum):
    """How often, as calendar files write it."""

    DAY = "DAILY"
    WEEK = "WEEKLY"
    MONTH = "MONTHLY"
    YEAR = "YEARLY"


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """A weekday, 0 for Monday; ``nth`` is which of the month, -1 for the last, None for each one."""

    weekday: int
    nth: int | None = None


@dataclass(frozen=True, slots=True)
class Repeats:
    """How an entry repeats (RFC 5545 §3.3.10, the part that diaries use).

    Args:
        interval: every so many of ``every``; at least 1.
        times: how many occurrences in all; None without an end.
        weekdays: for weeks and months; empty for the weekday or the day of the month it began on.
        week_starts: the weekday a week begins with, which matters every second week.
    """

    every: Every
    interval: int = 1
    times: int | None = None
    weekdays: tuple[OnWeekday, ...] = ()
    week_starts: int = 0

    def __post_init__(self) -> None:
        """Refuse an interval that would never move on."""
        if self.interval < 1:
            raise ValueError("an interval is at least 1")


def days(first_on: date, repeats: Repeats, last_on: date) -> Iterator[date]:
    """Yield the days from ``first_on`` up to and with ``last_on``; the first day always counts as one."""
    yield from islice(_from_first(first_on, repeats, last_on), repeats.times)


def days_from(first_on: date, repeats: Repeats, from_on: date, last_on: date) -> Iterator[date]:
    """Yield the days up to ``last_on`` with no need to walk through all the years before ``from_on``.

    A repeat that counts its times is walked from its beginning, so earlier days are yielded too.
    """
    length = {Every.DAY: 1, Every.WEEK: 7}.get(repeats.every, 0) * repeats.interval
    passed = (from_on - first_on).days - length
    if repeats.times is None and length and passed > length:
        first_on += timedelta(days=passed // length * length)
    earliest_on = from_on if repeats.times is None else first_on
    yield from (on for on in days(first_on, repeats, last_on) if on >= earliest_on)


def _from_first(first_on: date, repeats: Repeats, last_on: date) -> Iterator[date]:
    yield first_on
    for period_on in _periods(first_on, repeats):
        if period_on > last_on:
            return
        for on in _days_of(period_on, first_on, repeats):
            if first_on < on <= last_on:
                yield on


def _periods(first_on: date, repeats: Repeats) -> Iterator[date]:
    """Yield the day, or the first day of the week, month or year, that each repeat falls in."""
    step = repeats.interval
    if repeats.every is Every.DAY:
        yield from (first_on + timedelta(days=step * turn) for turn in count())
    elif repeats.every is Every.WEEK:
        week_on = first_on - timedelta(days=(first_on.weekday() - repeats.week_starts) % 7)
        yield from (week_on + timedelta(weeks=step * turn) for turn in count())
    else:
        months = step * (12 if repeats.every is Every.YEAR else 1)
        yield from (add_months(first_on.replace(day=1), months * turn) for turn in count())


def _days_of(period_on: date, first_on: date, repeats: Repeats) -> list[date]:
    wanted = repeats.weekdays or (OnWeekday(first_on.weekday()),)
    if repeats.every is Every.DAY:
        keeps = not repeats.weekdays or period_on.weekday() in {day.weekday for day in wanted}
        return [period_on] if keeps else []
    if repeats.every is Every.WEEK:
        return sorted({period_on + timedelta(days=(day.weekday - repeats.week_starts) % 7) for day in wanted})
    length = gregorian.monthrange(period_on.year, period_on.month)[1]
    if not repeats.weekdays or repeats.every is Every.YEAR:
        return [period_on.replace(day=first_on.day)] if first_on.day <= length else []
    return sorted({on for day in wanted for on in _in_month(period_on, length, day)})


def _in_month(month_on: date, length: int, wanted: OnWeekday) -> list[date]:
    """Return the days of a month that are the weekday wanted."""
    first = (wanted.weekday - month_on.weekday()) % 7 + 1
    found = [month_on.replace(day=day) for day in range(first, length + 1, 7)]
    if wanted.nth is None:
        return found
    place = wanted.nth - 1 if wanted.nth > 0 else wanted.nth
    return [found[place]] if -len(found) <= place < len(found) else []
