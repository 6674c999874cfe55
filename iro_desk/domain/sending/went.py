"""Which of the things that left are looked at: of whom, for whom, and from when (S52)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from iro_desk.domain.codes.code import Code


class Since(Code):
    """How far back."""

    WEEK = "week", "The last seven days"
    MONTH = "month", "The last 31 days"
    YEAR = "year", "The last twelve months"
    EVER = "ever", "Everything that ever left"

    def first_day(self, today: date) -> date:
        """Return the first day looked at."""
        days = {Since.WEEK: 7, Since.MONTH: 31, Since.YEAR: 366}.get(self)
        return date.min if days is None else today - timedelta(days=days)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is looked at; None is every child, and an empty reader is everybody."""

    child_id: int | None = None
    reader: str = ""
    since: Since = Since.EVER
