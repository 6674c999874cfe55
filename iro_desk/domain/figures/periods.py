"""The years and quarters that figures are counted in: a year runs from April to March."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from iro_desk.domain.calendar_names import MONTHS

APRIL, MONTHS_IN_A_QUARTER = 4, 3


@dataclass(frozen=True, slots=True)
class Period:
    """Days counted together, both ends included."""

    first: date
    last: date
    words: str

    def holds(self, day: date) -> bool:
        """Whether a day belongs to it."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Year:
    """The year from 1 April; ``begins`` is the calendar year of that April."""

    begins: int

    @property
    def whole(self) -> Period:
        """All of it."""
        ends = self.begins + 1
        return Period(
            date(self.begins, APRIL, 1),
            date(ends, APRIL, 1) - timedelta(1),
            f"{MONTHS[APRIL - 1]} {self.begins} to {MONTHS[APRIL - 2]} {ends}",
        )

    @property
    def quarters(self) -> tuple[Period, Period, Period, Period]:
        """April to June, July to September, October to December, January to March."""
        first, second, third, fourth = (_quarter(self.begins, number) for number in range(4))
        return first, second, third, fourth


def year_of(day: date) -> Year:
    """The year a day belongs to."""
    return Year(day.year if day.month >= APRIL else day.year - 1)


def quarter_words(period: Period) -> str:
    """A quarter with its year, such as "Apr–Jun 2025"."""
    return f"{period.words} {period.first.year}"


def _quarter(begins: int, number: int) -> Period:
    first = _month_first(begins, APRIL + MONTHS_IN_A_QUARTER * number)
    after = _month_first(begins, APRIL + MONTHS_IN_A_QUARTER * (number + 1))
    last = after - timedelta(1)
    return Period(first, last, f"{MONTHS[first.month - 1][:3]}–{MONTHS[last.month - 1][:3]}")


def _month_first(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
