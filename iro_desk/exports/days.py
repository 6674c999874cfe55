"""Days as documents print them, the same on every machine whatever its language."""

from __future__ import annotations

from datetime import date

from iro_desk.domain.calendar_names import DAYS, MONTHS


def long_day(day: date) -> str:
    """With its weekday: Thursday 4 June 2026."""
    return f"{DAYS[day.weekday()]} {short_day(day)}"


def short_day(day: date | None, missing: str = "Not set") -> str:
    """Without its weekday: 4 June 2026; None prints ``missing``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else missing
