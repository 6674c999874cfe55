"""The days a repeating entry falls on."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule, weekdays
from hypothesis import given, settings
from hypothesis import strategies as st

from iro_desk.domain.planning.recurrence import Every, OnWeekday, Repeats, days

FREQUENCIES = {Every.DAY: DAILY, Every.WEEK: WEEKLY, Every.MONTH: MONTHLY}
LAST = date(2022, 12, 31)
NTH = st.sampled_from([1, 2, 3, 4, 5, -1, -2])


@pytest.mark.parametrize(
    ("first", "repeats", "last", "expected"),
    [
        ("2026-06-08", Repeats(Every.DAY), "2026-06-10", "06-08 06-09 06-10"),
        ("2026-06-08", Repeats(Every.DAY, 2, 2), "2026-06-30", "06-08 06-10"),
        ("2026-06-09", Repeats(Every.WEEK), "2026-06-23", "06-09 06-16 06-23"),
        ("2026-06-10", Repeats(Every.WEEK, 2, None, (OnWeekday(0), OnWeekday(2))), "2026-06-30", "06-10 06-22 06-24"),
        ("2026-01-31", Repeats(Every.MONTH), "2026-05-31", "01-31 03-31 05-31"),
        ("2026-06-09", Repeats(Every.MONTH, weekdays=(OnWeekday(1, 2),)), "2026-08-31", "06-09 07-14 08-11"),
        ("2026-06-30", Repeats(Every.MONTH, weekdays=(OnWeekday(1, -1),)), "2026-08-31", "06-30 07-28 08-25"),
        ("2024-02-29", Repeats(Every.YEAR), "2028-12-31", "02-29 02-29"),
        ("2026-06-09", Repeats(Every.DAY, times=1), "2027-06-09", "06-09"),
    ],
)  # fmt: skip
def test_days_repeat_as_the_diary_says(first: str, repeats: Repeats, last: str, expected: str) -> None:
    """RFC 5545 §3.3.10; a month without the day is passed over."""
    found = days(date.fromisoformat(first), repeats, date.fromisoformat(last))
    assert " ".join(f"{on:%m-%d}" for on in found) == expected


def test_an_interval_that_never_moves_on_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Repeats(Every.DAY, 0)


@settings(max_examples=80, deadline=None)
@given(
    first=st.dates(date(2020, 1, 1), date(2021, 12, 31)),
    every=st.sampled_from(list(FREQUENCIES)),
    interval=st.integers(1, 5),
    times=st.none() | st.integers(1, 30),
    chosen=st.lists(st.tuples(st.integers(0, 6), NTH), max_size=3)
    | st.lists(st.tuples(st.integers(0, 6), st.none()), max_size=3),
    week_starts=st.sampled_from([0, 6]),
)
def test_days_agree_with_dateutil(
    first: date,
    every: Every,
    interval: int,
    times: int | None,
    chosen: list[tuple[int, int | None]],
    week_starts: int,
) -> None:
    """An independent reading of the RFC; both begin with the first day when it fits the rule."""
    monthly = every is Every.MONTH
    picked = tuple(OnWeekday(day, nth if monthly else None) for day, nth in chosen)
    names = [weekdays[day](nth) if nth and monthly else weekdays[day] for day, nth in chosen]
    rule = rrule(
        FREQUENCIES[every],
        dtstart=datetime(first.year, first.month, first.day),
        interval=interval,
        count=times,
        byweekday=names or None,
        wkst=week_starts,
        until=None if times else datetime(2022, 12, 31),
    )
    expected = [moment.date() for moment in rule if moment.date() <= LAST]
    ours = list(days(first, Repeats(every, interval, times, picked, week_starts), LAST))
    if first in expected:
        assert ours == expected
    else:
        assert ours == [first, *expected][: len(ours)]
        assert set(ours) <= {first, *expected}
