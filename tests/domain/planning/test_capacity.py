"""The weeks ahead against the usual week."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from iro_desk.domain.planning.capacity import REVIEW_MINUTES, usual_week, weeks_ahead
from iro_desk.domain.working_days import Calendar

TODAY = date(2026, 7, 2)


@pytest.mark.parametrize(
    ("count", "usual", "words", "is_over"),
    [
        (11, 9.0, "11 reviews fall in the week of 6 July; nine are usual", True),
        (9, 9.0, "Nine reviews fall in the week of 6 July; nine are usual", False),
        (1, 1.0, "One review falls in the week of 6 July; one is usual", False),
        (0, 8.5, "No reviews fall in the week of 6 July; eight or nine are usual", False),
        (1, 0.5, "One review falls in the week of 6 July; none or one are usual", True),
        (1, 0.0, "One review falls in the week of 6 July; none is usual", True),
        (12, 10.0, "12 reviews fall in the week of 6 July; 10 are usual", True),
        (2, None, "Two reviews fall in the week of 6 July", False),
    ],
)
def test_a_week_says_how_many_fall_in_it(
    count: int, usual: float | None, words: str, is_over: bool, calendar: Calendar
) -> None:
    due = [date(2026, 7, 6) + timedelta(days=place % 7) for place in range(count)]
    week = weeks_ahead(due, TODAY, 2, usual, calendar)[1]
    assert (week.words, week.is_over) == (words, is_over)
    assert (week.week_on, week.count, week.minutes) == (date(2026, 7, 6), count, count * REVIEW_MINUTES)


def test_a_week_with_a_bank_holiday_is_shorter(calendar: Calendar) -> None:
    week = weeks_ahead([date(2026, 9, 1)], date(2026, 8, 31), 1, 2.0, calendar)[0]
    assert week.words == (
        "One review falls in the week of 31 August; two are usual. That week has four working days"
    )


def test_usual_is_the_middle_of_the_whole_weeks_held_before_this_one() -> None:
    """Weeks of 8, 15 and 22 June held 2, 0 and 5; this week and the time before the first are left out."""
    held = [date(2026, 6, 8)] * 2 + [date(2026, 6, 28)] * 5 + [date(2026, 6, 29)] * 9
    assert usual_week(held, TODAY) == 2.0
    assert usual_week([*held, date(2026, 6, 1)], TODAY) == 1.5
    assert usual_week([date(2026, 6, 29)], TODAY) is None
    assert usual_week([], TODAY) is None


def test_usual_forgets_what_is_long_past() -> None:
    assert usual_week([date(2025, 1, 1)] * 40 + [date(2026, 6, 22)] * 3, TODAY) == 3.0
