"""Reads a date as people type it, and says in one sentence why it cannot.

Trouble is told in the order missing part, impossible day, out of range.
"""

from __future__ import annotations

import calendar as gregorian
import re
from datetime import date, timedelta

from iro_desk.domain.calendar_names import DAYS, MONTHS, joined
from iro_desk.domain.working_days import Calendar, add_months

FIRST_YEAR, LAST_YEAR = 1900, 2100
YEARS_AHEAD = 20
MOST_STEPS = 2000
NAMED_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
HOW_TO = "Type it like 27 March 2026 or 27/3/26."
NOT_UNDERSTOOD = f"That was not understood as a date. {HOW_TO}"
DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
COUNTS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_STEPS = re.compile(
    rf"(?:in )?(\d{{1,6}}|an?|{'|'.join(COUNTS[1:])}) "
    r"(working day|day|week|fortnight|month|year)(?:['’]s|s['’]?)?(?: time)?( ago)?"
)
_NEAR_WEEKDAY = re.compile(r"(last|this|next) ([a-z]+)")
_RUN_TOGETHER = re.compile(r"[0-9]{8}")
_BACKWARDS = re.compile(r"\s*(?:in\s*)?[-–−]\s*\d")


class DateNotUnderstood(ValueError):
    """What was typed is not a date. ``message`` says why, and never repeats what was typed."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def read_date(text: str, today: date, calendar: Calendar | None = None) -> date:
    """Return the day that was typed.

    Args:
        text: such as "27/3/26", "27 March", "Fri 27 mar 2026", "2026-03-27", "27032026", "tomorrow",
            "next Tuesday", "last Friday", "a week ago", "in 3 weeks" or "20 working days".
        today: the day that words count from; a day without a year is one from
            five months before it to seven months after.
        calendar: needed for "in 20 working days"; None when working days are not known here.

    Raises:
        DateNotUnderstood: with one sentence for the officer.
    """
    words = re.sub(r"[\s,./\-–]+", " ", text.strip().lower()).strip()
    if not words:
        raise DateNotUnderstood(f"Enter a date. {HOW_TO}")
    if _BACKWARDS.match(text.lower()):
        raise DateNotUnderstood(NOT_UNDERSTOOD)
    if words in NAMED_DAYS:
        return today + timedelta(days=NAMED_DAYS[words])
    if (steps := _STEPS.fullmatch(words)) and not (steps[3] and words.startswith("in ")):
        return _after(steps[1], steps[2], -1 if steps[3] else 1, today, calendar)
    if near := _NEAR_WEEKDAY.fullmatch(words):
        return _near_weekday(near[1], near[2], today)
    return _from_parts(_parted(words).split(), today)


def lacks_year(text: str) -> bool:
    """Return whether a day and month were typed without a year, so that a near one would be taken."""
    words = re.sub(r"[\s,./\-–]+", " ", text.strip().lower()).strip()
    parts = _parted(words).split() or [""]
    rest = [part for part in parts[0 if _index(parts[0], DAYS) is None else 1 :] if part != "of"]
    try:
        day, month, year = _sorted_parts(rest)
    except DateNotUnderstood:
        return False
    return day is not None and month is not None and year is None


def why_not(text: str) -> str:
    """Return why a text is no date on any day of the year; empty when it may be one."""
    try:
        read_date(text, date(2000, 1, 1))
    except DateNotUnderstood as trouble:
        return trouble.message
    return ""


def _parted(words: str) -> str:
    """Part "27032026", or "20260327" where no month could stand in the middle of it read day first."""
    if not _RUN_TOGETHER.fullmatch(words):
        return words
    day_first = 1 <= int(words[2:4]) <= 12 and FIRST_YEAR <= int(words[4:]) <= LAST_YEAR
    first, second = (2, 4) if day_first else (4, 6)
    return f"{words[:first]} {words[first:second]} {words[second:]}"


def _near_weekday(which: str, name: str, today: date) -> date:
    """Return that weekday of this week or of next week, which begins on Monday; the last one is before today."""
    weekday = _index(name, DAYS)
    if weekday is None:
        raise DateNotUnderstood(NOT_UNDERSTOOD)
    from_today = weekday - today.weekday()
    if which == "last":
        return today + timedelta(days=from_today - (7 if from_today >= 0 else 0))
    return today + timedelta(days=from_today + (7 if which == "next" else 0))


def _after(count_words: str, unit: str, sign: int, today: date, calendar: Calendar | None) -> date:
    count = (
        int(count_words)
        if count_words.isdecimal()
        else COUNTS.index(count_words)
        if count_words in COUNTS
        else 1
    )
    if count > MOST_STEPS:
        raise DateNotUnderstood(f"That is too far {'ahead' if sign > 0 else 'back'}. Type the date instead.")
    count *= sign
    if unit == "working day":
        if calendar is None:
            raise DateNotUnderstood(f"Working days cannot be counted here. {HOW_TO}")
        day = calendar.add_working_days(today, count)
    elif unit in DAYS_IN:
        day = today + timedelta(days=count * DAYS_IN[unit])
    else:
        months = count * (12 if unit == "year" else 1)
        _within_range(today.year + months // 12)
        day = add_months(today, months)
    _within_range(day.year)
    return day


def _from_parts(parts: list[str], today: date) -> date:
    weekday = _index(parts[0], DAYS)
    rest = [part for part in parts[0 if weekday is None else 1 :] if part != "of"]
    day, month, year = _sorted_parts(rest)
    _name_missing(day, month)
    assert day is not None and month is not None
    if not 1 <= month <= 12:
        raise DateNotUnderstood("The month must be between 1 and 12. The day comes first.")
    if year is None:
        chosen = _likely(day, month, today)
    else:
        full_year = _full_year(year, today)
        _possible(day, month, full_year)
        _within_range(full_year)
        chosen = date(full_year, month, day)
    if weekday is not None and weekday != chosen.weekday():
        raise DateNotUnderstood(f"The weekday does not match: that date is a {DAYS[chosen.weekday()]}.")
    return chosen


def _sorted_parts(parts: list[str]) -> tuple[int | None, int | None, str | None]:
    """Tell day, month and year apart; each is None when it was not typed."""
    months = [
        (place, month) for place, part in enumerate(parts) if (month := _index(part, MONTHS)) is not None
    ]
    numbers = [re.sub(r"(?<=\d)(st|nd|rd|th)$", "", part) for part in parts if _index(part, MONTHS) is None]
    if len(months) > 1 or len(numbers) + len(months) > 3 or not all(_is_number(part) for part in numbers):
        raise DateNotUnderstood(NOT_UNDERSTOOD)
    if numbers and len(numbers[0]) == 4:
        year, numbers = numbers[0], [*numbers[:0:-1]]
    elif (numbers and len(numbers[-1]) == 4) or len(numbers) + len(months) == 3:
        year, numbers = numbers[-1], numbers[:-1]
    else:
        year = ""
    if any(len(part) > 2 for part in numbers) or len(year) == 3:
        raise DateNotUnderstood(NOT_UNDERSTOOD)
    day = int(numbers[0]) if numbers else None
    if months:
        return day, months[0][1] + 1, year or None
    return day, int(numbers[1]) if len(numbers) > 1 else None, year or None


def _is_number(part: str) -> bool:
    return part.isascii() and part.isdecimal() and len(part) <= 4


def _index(word: str, names: tuple[str, ...]) -> int | None:
    """Return which of ``names`` starts with ``word``, given at least three letters; "sept" and "tues" too."""
    word = "wed" if word == "weds" else word
    found = [place for place, name in enumerate(names) if len(word) >= 3 and name.lower().startswith(word)]
    return found[0] if len(found) == 1 else None


def _name_missing(day: int | None, month: int | None) -> None:
    missing = [name for name, part in (("day", day), ("month", month)) if part is None]
    if missing:
        parts = joined([f"the {name}" for name in missing])
        raise DateNotUnderstood(f"Add {parts}. {HOW_TO}")


def _full_year(year: str, today: date) -> int:
    """Read "26" as the year nearest to now that is no more than twenty years ahead."""
    if len(year) == 4:
        return int(year)
    full = today.year - today.year % 100 + int(year)
    if full > today.year + YEARS_AHEAD:
        return full - 100
    return full + 100 if full + 100 <= today.year + YEARS_AHEAD else full


def _likely(day: int, month: int, today: date) -> date:
    """Return the day and month in the year that falls from five months ago to seven months ahead.

    Next reviews are booked six months ahead; visits are seldom written up that late.
    """
    years = [year for year in range(today.year - 8, today.year + 9) if _days_in(year, month) >= day >= 1]
    if not years:
        _possible(day, month, today.year)
    middle_on = add_months(today, 1)
    return min((date(year, month, day) for year in years), key=lambda found: abs(found - middle_on))


def _days_in(year: int, month: int) -> int:
    return gregorian.monthrange(year, month)[1]


def _possible(day: int, month: int, year: int) -> None:
    days = _days_in(year if FIRST_YEAR <= year <= LAST_YEAR else 2000, month)
    if not 1 <= day <= days:
        raise DateNotUnderstood(f"There is no such day: that month has {days} days.")


def _within_range(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateNotUnderstood(f"The year must be between {FIRST_YEAR} and {LAST_YEAR}.")
