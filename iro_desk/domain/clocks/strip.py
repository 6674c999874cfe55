"""The little calendar under a date: each day that was counted, and why the others were not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from iro_desk.domain.calendar_names import DAYS
from iro_desk.domain.clocks.terms import CountedIn, Due
from iro_desk.domain.working_days import SATURDAY, Calendar

ONE_DAY = timedelta(days=1)
LONGEST_SHOWN_WHOLE = 42
DAYS_AT_EACH_END = 7


@dataclass(frozen=True, slots=True)
class StripDay:
    """One day of the strip.

    Args:
        number: how many have been counted with this one; None for the day it starts from, a day left out
            and every day of a count of months.
        why: why the day is left out, "Saturday" or "Boxing Day"; empty when it is not.
    """

    day: date
    number: int | None = None
    why: str = ""
    is_start: bool = False
    is_due: bool = False


@dataclass(frozen=True, slots=True)
class StripGap:
    """The days folded away in the middle of a long count."""

    days: int


def strip_of(due: Due, calendar: Calendar) -> tuple[StripDay | StripGap, ...]:
    """Return the days from the one a count starts from to the one it ends on, earliest first.

    A long count, or one of months, shows its first and its last seven days. A date that was not counted is
    one day. A count backwards, such as 48 hours before a conference, ends with the day it starts from.
    """
    started_on = due.starts_on
    if started_on is None or due.counted_in is CountedIn.NOTHING:
        return (StripDay(due.due_on, is_start=started_on == due.due_on, is_due=True),)
    first, last = sorted((started_on, due.due_on))
    span = (last - first).days + 1
    if span <= 2 * DAYS_AT_EACH_END or (
        due.counted_in is not CountedIn.MONTHS and span <= LONGEST_SHOWN_WHOLE
    ):
        return _days(due, started_on, first, last, calendar)
    week = timedelta(days=DAYS_AT_EACH_END - 1)
    return (
        *_days(due, started_on, first, first + week, calendar),
        StripGap(span - 2 * DAYS_AT_EACH_END),
        *_days(due, started_on, last - week, last, calendar),
    )


def _days(due: Due, started_on: date, first: date, last: date, calendar: Calendar) -> tuple[StripDay, ...]:
    days = [first + step * ONE_DAY for step in range((last - first).days + 1)]
    return tuple(
        StripDay(
            day,
            _number(day, started_on, due.counted_in, calendar),
            _why_left_out(day, started_on, due.counted_in, calendar),
            is_start=day == started_on,
            is_due=day == due.due_on,
        )
        for day in days
    )


def _number(day: date, started_on: date, counted_in: CountedIn, calendar: Calendar) -> int | None:
    if day == started_on or counted_in is CountedIn.MONTHS:
        return None
    if counted_in is CountedIn.DAYS:
        return abs((day - started_on).days)
    return calendar.working_days_between(started_on, day) if calendar.is_working_day(day) else None


def _why_left_out(day: date, started_on: date, counted_in: CountedIn, calendar: Calendar) -> str:
    """Only a count of working days leaves any out; the day it starts from is left out by itself."""
    if counted_in is not CountedIn.WORKING_DAYS or day == started_on or calendar.is_working_day(day):
        return ""
    return DAYS[day.weekday()] if day.weekday() >= SATURDAY else calendar.bank_holidays[day]
