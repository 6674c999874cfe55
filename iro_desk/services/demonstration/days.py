"""Turns the days of an invented story, counted from today, into dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from iro_desk.domain.working_days import Calendar


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a story that ends ``today``."""

    today: date
    calendar: Calendar

    def exact(self, offset: int) -> date:
        """The very day: births, homes, orders and absences keep no office hours."""
        return self.today + timedelta(days=offset)

    def working(self, offset: int) -> date:
        """The day, moved back to the working day before when it is a weekend or bank holiday."""
        return self.calendar.last_working_day_on_or_before(self.exact(offset))

    def after(self, day: date, working_days: int) -> date | None:
        """The day that many working days later; None when it has not come yet."""
        later = self.calendar.add_working_days(day, working_days)
        return later if later <= self.today else None

    def afternoon(self, day: date) -> datetime:
        """A moment on that day, in UTC."""
        return datetime.combine(day, time(15, 30), UTC)
