"""Which days a view shows, what it is called, and the one before or after."""

from __future__ import annotations

from datetime import date, timedelta

from iro_desk.domain.calendar_names import DAYS, MONTHS
from iro_desk.domain.planning.capacity import monday_of
from iro_desk.domain.working_days import add_months
from iro_desk.gui.widgets.choice import Option
from iro_desk.services.planner import DayRow

DAY, WEEK, MONTH, YEAR = "day", "week", "month", "year"
VIEWS = tuple(Option(view, view.capitalize()) for view in (DAY, WEEK, MONTH, YEAR))
WORK_DAYS = 5
WEEKS_AHEAD = 6


def days_of(view: str, on: date) -> tuple[date, date]:
    """Return the first and last day a view reads; a month is read in whole weeks."""
    if view == DAY:
        return on, on
    if view == MONTH:
        first = on.replace(day=1)
        last = add_months(first, 1) - timedelta(days=1)
        return monday_of(first), monday_of(last) + timedelta(days=6)
    return monday_of(on), monday_of(on) + timedelta(days=6)


def turned(view: str, on: date, by: int) -> date:
    """Return a day of the span before or after."""
    if view == DAY:
        return on + timedelta(days=by)
    if view == WEEK:
        return on + timedelta(weeks=by)
    return add_months(on.replace(day=1), by if view == MONTH else 12 * by)


def title_of(view: str, on: date, today: date) -> str:
    """Return "8 to 12 June", "Thursday 11 June", "June 2026" or "The year from 8 June"."""
    if view == DAY:
        return f"{DAYS[on.weekday()]} {_day(on, today)}"
    if view == MONTH:
        return f"{MONTHS[on.month - 1]} {on.year}"
    if view == YEAR:
        return f"The year from {_day(monday_of(on), today)}"
    first, last = monday_of(on), monday_of(on) + timedelta(days=WORK_DAYS - 1)
    if first.month == last.month:
        return f"{first.day} to {_day(last, today)}"
    return f"{first.day} {MONTHS[first.month - 1]} to {_day(last, today)}"


def shown(days: tuple[DayRow, ...]) -> tuple[DayRow, ...]:
    """Leave out a weekend on which nothing is booked or due."""
    if len(days) == 1:
        return days
    return tuple(day for day in days if day.on.weekday() < WORK_DAYS or day.bookings or day.due)


def _day(on: date, today: date) -> str:
    year = "" if on.year == today.year else f" {on.year}"
    return f"{on.day} {MONTHS[on.month - 1]}{year}"
