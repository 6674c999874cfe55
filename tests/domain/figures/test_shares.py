"""Shares round half up and carry both numbers; years run from April to March."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desk.domain.figures.periods import Year, year_of
from iro_desk.domain.figures.shares import Share


@pytest.mark.parametrize(
    ("of", "out_of", "places", "expected"),
    [
        (154, 245, 1, "62.9"),
        (592, 789, 1, "75.0"),
        (592, 615, 1, "96.3"),
        (106, 149, 0, "71"),
        (1, 8, 0, "13"),
        (1, 8, 1, "12.5"),
        (1, 16, 2, "6.25"),
        (5, 200, 0, "3"),
    ],
)
def test_a_share_rounds_half_up(of: int, out_of: int, places: int, expected: str) -> None:
    """12.5 is 13 and 2.5 is 3, where rounding to even would give 12 and 2."""
    assert str(Share(of, out_of, "").to(places)) == expected


def test_nothing_to_divide_by_is_said_so() -> None:
    nothing = Share(0, 0, "")
    assert (nothing.percent, nothing.words, nothing.percent_words) == (None, "None to count", "–")


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_in_one_quarter_of_one_year(day: date) -> None:
    year = year_of(day)
    assert sum(quarter.holds(day) for quarter in year.quarters) == 1 and year.whole.holds(day)


def test_quarters_follow_one_another_from_april() -> None:
    year = Year(2023)
    assert [one.words for one in year.quarters] == ["Apr–Jun", "Jul–Sep", "Oct–Dec", "Jan–Mar"]
    assert (year.whole.first, year.whole.last) == (date(2023, 4, 1), date(2024, 3, 31))
    for before, after in zip(year.quarters, year.quarters[1:], strict=False):
        assert after.first == before.last + timedelta(days=1)
