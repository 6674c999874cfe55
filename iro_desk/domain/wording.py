"""How days, ages and lateness are put into words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from iro_desk.domain.ages import age_on, months_on
from iro_desk.domain.calendar_names import DAYS, MONTHS, SHORT_MONTHS, joined
from iro_desk.domain.typed_dates import DateNotUnderstood, read_date
from iro_desk.domain.working_days import Calendar

__all__ = [
    "DateNotUnderstood", "Lateness", "Tone", "age_words", "counted", "dated", "day_month", "how_long",
    "inside_the_limit", "joined", "listed_days", "long_date", "may_now_be_held", "read_date", "short_date",
]  # fmt: skip

WORKING_DAYS_SHOWN = 20
DAYS_SHOWN_AS_WEEKS = 16 * 7
MONTHS_SHOWN = 24
DAYS_IN_A_MONTH = 365.25 / 12


class Tone(StrEnum):
    """How strongly a date asks to be seen; never by colour alone."""

    LATE = "late"
    SOON = "soon"
    OK = "ok"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Lateness:
    """How far off a day is, in words."""

    tone: Tone
    words: str


def counted(count: int, thing: str) -> str:
    """Return "1 day" or "2 days"."""
    return f"{count} {thing}" if count == 1 else f"{count:,} {thing}s"


def how_long(due_on: date, today: date, calendar: Calendar) -> Lateness:
    """Say how far ``due_on`` is from ``today``, nearest days in working days."""
    days = (due_on - today).days
    if days == 0:
        return Lateness(Tone.SOON, "Due today")
    if days < 0:
        return Lateness(Tone.LATE, f"{_length(due_on, today, calendar)} late")
    if days == 1:
        return Lateness(Tone.NONE, "Tomorrow")
    return Lateness(Tone.NONE, f"In {_length(today, due_on, calendar)}")


def inside_the_limit(chosen_on: date, limit_on: date) -> Lateness:
    """Say how many days a chosen day is inside or after a limit."""
    days = (limit_on - chosen_on).days
    if days == 0:
        return Lateness(Tone.OK, "On the last day")
    if days > 0:
        return Lateness(Tone.OK, f"{counted(days, 'day')} inside the limit")
    return Lateness(Tone.LATE, f"{counted(-days, 'day')} after the limit")


def may_now_be_held() -> Lateness:
    """Say that the first day something may happen has come."""
    return Lateness(Tone.SOON, "May now be held")


def _length(first: date, last: date, calendar: Calendar) -> str:
    """Return the time from the earlier day to the later one in the unit that reads best."""
    days = (last - first).days
    working = calendar.working_days_between(first, last)
    if working == 0:
        return counted(days, "day")
    if working <= WORKING_DAYS_SHOWN:
        return counted(working, "working day")
    if days <= DAYS_SHOWN_AS_WEEKS:
        return counted(round(days / 7), "week")
    months = round(days / DAYS_IN_A_MONTH)
    return counted(months, "month") if months < MONTHS_SHOWN else counted(months // 12, "year")


def dated(day: date) -> str:
    """Return "Wed 17 June 2026"."""
    return f"{DAYS[day.weekday()][:3]} {day_month(day)} {day.year}"


def short_date(day: date, today: date) -> str:
    """Return "Wed 17 June", with the year when it is not this year."""
    words = dated(day)
    return words.removesuffix(f" {day.year}") if day.year == today.year else words


def long_date(day: date) -> str:
    """Return "Wednesday 17 June 2026"."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def day_month(day: date) -> str:
    """Return "17 June", the month shortened as in lists."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]}"


def listed_days(days: list[date]) -> str:
    """Return days grouped by month: "25 and 26 December and 1 January"."""
    months: dict[tuple[int, int], list[str]] = {}
    for day in days:
        months.setdefault((day.year, day.month), []).append(str(day.day))
    return joined([f"{joined(numbers)} {MONTHS[month - 1]}" for (_, month), numbers in months.items()])


def age_words(born_on: date, today: date) -> str:
    """Return "aged 9", and for the very young "7 months", "2 weeks" or "3 days"."""
    days = (today - born_on).days
    if days < 0:
        return "not yet born"
    if days == 0:
        return "born today"
    if days < 7:
        return counted(days, "day")
    months = months_on(born_on, today)
    if months == 0:
        return counted(days // 7, "week")
    return counted(months, "month") if months < MONTHS_SHOWN else f"aged {age_on(born_on, today)}"
