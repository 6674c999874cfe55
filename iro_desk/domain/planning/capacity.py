"""How many reviews fall in each week ahead, against what is usual."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from iro_desk.domain.calendar_names import MONTHS
from iro_desk.domain.working_days import Calendar

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
WORKING_DAYS_A_WEEK = 5
WEEKS_LOOKED_BACK = 26
REVIEW_MINUTES = 210  # the meeting and its writing


@dataclass(frozen=True, slots=True)
class WeekAhead:
    """One week of reviews that fall due.

    Args:
        week_on: its Monday.
        minutes: the time those reviews take, writing included.
        usual: None when there is no past to compare with and no number was set.
        working_days: fewer than five in a week with a bank holiday.
    """

    week_on: date
    count: int
    minutes: int
    usual: float | None
    working_days: int
    words: str

    @property
    def is_over(self) -> bool:
        """Whether more fall in this week than is usual."""
        return self.usual is not None and self.count > self.usual


def monday_of(day: date) -> date:
    """Return the Monday of the week ``day`` is in."""
    return day - timedelta(days=day.weekday())


def usual_week(held_on: Iterable[date], today: date, weeks: int = WEEKS_LOOKED_BACK) -> float | None:
    """Return the median reviews a week over the whole weeks before this one; None without any.

    Weeks before the first review held are left out: the officer was not keeping count yet.
    """
    this_week = monday_of(today)
    counts = Counter(monday_of(day) for day in held_on)
    past = [week for week in counts if this_week - timedelta(weeks=weeks) <= week < this_week]
    if not past:
        return None
    span = (this_week - min(past)).days // 7
    return float(median(counts[this_week - timedelta(weeks=back)] for back in range(1, span + 1)))


def weeks_ahead(
    due_on: Iterable[date],
    today: date,
    weeks: int,
    usual: float | None,
    calendar: Calendar,
    minutes_each: int = REVIEW_MINUTES,
) -> tuple[WeekAhead, ...]:
    """Return this week and those after it, ``weeks`` in all, with the reviews that fall due in each.

    Args:
        usual: from ``usual_week`` or the officer's own number; None to make no comparison.
    """
    counts = Counter(monday_of(day) for day in due_on)
    first = monday_of(today)
    return tuple(
        _week(first + timedelta(weeks=step), counts, usual, calendar, minutes_each) for step in range(weeks)
    )


def _week(
    week_on: date, counts: Counter[date], usual: float | None, calendar: Calendar, minutes_each: int
) -> WeekAhead:
    count = counts[week_on]
    working_days = sum(calendar.is_working_day(week_on + timedelta(days=step)) for step in range(7))
    verb = "review falls" if count == 1 else "reviews fall"
    words = f"{number(count).capitalize()} {verb} in the week of {week_on.day} {MONTHS[week_on.month - 1]}"
    if usual is not None:
        words += f"; {_usual_words(usual)} usual"
    if working_days < WORKING_DAYS_A_WEEK:
        plural = "working day" if working_days == 1 else "working days"
        words += f". That week has {number(working_days)} {plural}"
    return WeekAhead(week_on, count, count * minutes_each, usual, working_days, words)


def number(count: int) -> str:
    """Return a count under ten as a word, and others in figures."""
    return WORDS[count] if 0 <= count < len(WORDS) else f"{count:,}"


def _usual_words(usual: float) -> str:
    low, high = math.floor(usual), math.ceil(usual)
    if low != high:
        return f"{number(low) if low else 'none'} or {number(high)} are"
    if low == 0:
        return "none is"
    return "one is" if low == 1 else f"{number(low)} are"
