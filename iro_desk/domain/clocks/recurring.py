"""What comes round for the officer herself and hangs on no child."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from iro_desk.domain.clocks.terms import Force
from iro_desk.domain.wording import counted
from iro_desk.domain.working_days import add_months


@dataclass(frozen=True, slots=True)
class Every:
    """How often something comes round: a number of weeks or of months, the other being 0."""

    weeks: int = 0
    months: int = 0

    @property
    def words(self) -> str:
        """Such as "every 6 weeks" or "every month"."""
        number, unit = (self.months, "month") if self.months else (self.weeks, "week")
        return f"every {unit}" if number == 1 else f"every {counted(number, unit)}"

    def after(self, first_on: date, times: int) -> date:
        """Return the day it has come round ``times`` times; months are counted from the first day."""
        return add_months(first_on, self.months * times) + timedelta(weeks=self.weeks * times)


@dataclass(frozen=True, slots=True)
class Recurring:
    """Something the officer does again and again."""

    id: str
    name: str
    every: Every
    source: str
    force: Force = Force.LOCAL

    def days(self, first_on: date, until: date) -> tuple[date, ...]:
        """Return each day it falls on, from the first up to and with ``until``."""
        return tuple(_up_to(lambda times: self.every.after(first_on, times), until))


def _up_to(day_of: Callable[[int], date], until: date) -> list[date]:
    days: list[date] = []
    while (day := day_of(len(days))) <= until:
        days.append(day)
    return days


OFFICERS_ROUND = (
    Recurring(
        "MK-7-SERVICE",
        "Permanence panel, service manager",
        Every(weeks=6),
        "Milton Keynes IRO annual report 2024-25",
    ),
    Recurring(
        "MK-7-HEAD",
        "Permanence panel, head of service",
        Every(weeks=14),
        "Milton Keynes IRO annual report 2024-25",
    ),
    Recurring(
        "MK-8", "Care plan tracking meeting", Every(weeks=2), "Milton Keynes IRO annual report 2024-25"
    ),
    Recurring(
        "MK-9", "Case file audit", Every(months=1), "Milton Keynes IRO annual reports 2013-14 and 2024-25"
    ),
    Recurring(
        "MK-10",
        "Two weeks of gathering feedback",
        Every(months=3),
        "Milton Keynes IRO annual report 2015-16",
    ),
    Recurring(
        "MK-11",
        "Monitoring report to the performance meeting",
        Every(months=3),
        "Milton Keynes IRO annual reports 2013-14 and 2021-22",
    ),
)
