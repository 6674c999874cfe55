"""Which backups may go: the newest of each day, week and month stay, and a clock that slips removes nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from iro_desk.domain.backups import NEWEST_KEPT, Counts, Mark, Plan, differs, is_due, is_far_smaller, thinned

START = datetime(2026, 1, 1, 9, 0, tzinfo=UTC)
PLAN = Plan(days=7, weeks=4, months=12)


def daily(count: int) -> list[Mark]:
    return [Mark(number + 1, START + timedelta(days=number)) for number in range(count)]


def kept(marks: list[Mark], now: datetime, plan: Plan = PLAN) -> list[Mark]:
    gone = set(thinned(marks, now, plan))
    return [mark for mark in marks if mark not in gone]


def test_a_year_of_days_leaves_days_weeks_and_months():
    marks = daily(365)
    left = kept(marks, marks[-1].made_at)
    assert [mark.made_at.date() for mark in left[-7:]] == [mark.made_at.date() for mark in marks[-7:]]
    assert {mark.made_at.month for mark in left} == set(range(1, 13))
    assert len(left) <= 7 + 4 + 12


def test_several_on_one_day_leave_the_newest_and_the_last_three():
    marks = [Mark(n, START + timedelta(minutes=n)) for n in range(1, 11)]
    assert [mark.number for mark in kept(marks, START + timedelta(days=1))] == [8, 9, 10]


def test_while_the_clock_stands_before_the_newest_nothing_goes():
    """F35: the clock went back a year, or to 1970."""
    marks = daily(100)
    for back in (timedelta(seconds=1), timedelta(days=365), timedelta(days=365 * 56)):
        assert thinned(marks, marks[-1].made_at - back, PLAN) == ()


def test_a_clock_that_leapt_ten_years_ahead_removes_no_more_than_a_day_does():
    """F35: the days counted are those that have a backup."""
    marks = daily(40)
    assert thinned(marks, marks[-1].made_at + timedelta(days=3653), PLAN) == thinned(
        marks, marks[-1].made_at, PLAN
    )


@given(
    st.lists(st.integers(min_value=-50_000, max_value=50_000), min_size=1, max_size=60),
    st.integers(min_value=-60_000, max_value=60_000),
    st.builds(
        Plan, st.integers(min_value=1, max_value=9), st.integers(min_value=1), st.integers(min_value=1)
    ),
)
def test_the_newest_are_kept_whatever_the_clock_said(hours: list[int], now: int, plan: Plan):
    """F10, F35: times may go any way; the order is that of the numbers."""
    marks = [Mark(number, START + timedelta(hours=hour)) for number, hour in enumerate(hours, 1)]
    left = kept(marks, START + timedelta(hours=now), plan)
    assert left[-NEWEST_KEPT:] == marks[-NEWEST_KEPT:]
    again = kept(left, START + timedelta(hours=now), plan)
    assert again == left


def test_a_backup_is_due_after_its_time_and_when_the_clock_went_back():
    day = timedelta(days=1)
    assert is_due(None, START, day)
    assert not is_due(START, START + timedelta(hours=23), day)
    assert is_due(START, START + day, day)
    assert is_due(START, START - timedelta(minutes=1), day)


def test_a_vault_that_lost_half_its_children_is_seen():
    before = Counts(children=20, reviews=50, visits=60, changes=300, rows=900)
    assert is_far_smaller(Counts(9, 50, 60, 310, 700), before)
    assert is_far_smaller(Counts(20, 50, 60, 299, 900), before)
    assert not is_far_smaller(Counts(19, 48, 60, 310, 880), before)


def test_what_differs_is_said_in_whole_words():
    then, now = Counts(23, 60, 130, 500, 4000), Counts(24, 61, 130, 512, 4100)
    assert differs(then, now) == (
        "Beside your desk now: 1 child fewer, 1 review fewer, 12 later changes missing."
    )
    assert differs(now, now) == "The same as your desk now."
