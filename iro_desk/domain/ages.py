"""A child's age on a day."""

from __future__ import annotations

from datetime import date

from iro_desk.domain.working_days import add_months


def birthday(born_on: date, years: int) -> date:
    """Return the day the age of ``years`` is reached; a 29 February child waits for 1 March."""
    day = add_months(born_on, years * 12)
    return day if day.day == born_on.day else date(day.year, 3, 1)


def age_on(born_on: date, on: date) -> int:
    """Return the age in whole years; 0 before the birth."""
    years = max(0, on.year - born_on.year)
    return years if years == 0 or birthday(born_on, years) <= on else years - 1


def months_on(born_on: date, on: date) -> int:
    """Return the age in whole months; 0 before the birth."""
    months = max(0, (on.year - born_on.year) * 12 + on.month - born_on.month)
    return months if months == 0 or add_months(born_on, months) <= on else months - 1
