"""U26 and U27: dates as people type them, and what is said when they are not dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desk.domain.typed_dates import lacks_year, why_not
from iro_desk.domain.wording import DateNotUnderstood, long_date, read_date
from iro_desk.domain.working_days import Calendar

TODAY = date(2026, 6, 11)
TYPED = """
27/3/26 = 2026-03-27 | 27/03/2026 = 2026-03-27 | 27-3-26 = 2026-03-27 | 27.3.26 = 2026-03-27
27 3 26 = 2026-03-27 | 27 March = 2026-03-27 | 27 march 2026 = 2026-03-27 | 27 mar 2026 = 2026-03-27
27 MAR 26 = 2026-03-27 | 27th March = 2026-03-27 | 27th of March 2026 = 2026-03-27 | 1st june = 2026-06-01
2nd june = 2026-06-02 | 3rd june = 2026-06-03 | March 27 = 2026-03-27 | March 27, 2026 = 2026-03-27
2026-03-27 = 2026-03-27 | 2026/3/7 = 2026-03-07 | Fri 27 March = 2026-03-27
Friday 27 March 2026 = 2026-03-27
Fri, 27 Mar 2026 = 2026-03-27 | Weds 17 June = 2026-06-17 | Tues 16 June = 2026-06-16 | 9 Sept = 2026-09-09
9 sep 26 = 2026-09-09 | 27/3 = 2026-03-27 | 5 February = 2026-02-05 | 20 December = 2026-12-20
1/1/46 = 2046-01-01 | 1/1/47 = 1947-01-01 | 23/2/17 = 2017-02-23 | 29/2/24 = 2024-02-29
29 February = 2028-02-29 | today = 2026-06-11 | Tomorrow = 2026-06-12 | yesterday = 2026-06-10
in 20 working days = 2026-07-09 | in 1 working day = 2026-06-12 | in a week = 2026-06-18
in 3 weeks = 2026-07-02 | in 10 days = 2026-06-21 | in 6 months = 2026-12-11 | in one month = 2026-07-11
in a year = 2027-06-11 |  27 March  = 2026-03-27
next Tuesday = 2026-06-16 | Next Fri = 2026-06-19 | next mon = 2026-06-15 | this Friday = 2026-06-12
this tues = 2026-06-09 | 20 working days = 2026-07-09 | in two weeks = 2026-06-25 | in a fortnight = 2026-06-25
in 3 weeks' time = 2026-07-02 | in a week’s time = 2026-06-18 | in twelve months = 2027-06-11
in 0 days = 2026-06-11 | In 20 Working Days = 2026-07-09 | 7/5 = 2026-05-07 | 31 dec = 2026-12-31
1 january = 2027-01-01 | 27–3–26 = 2026-03-27 | 27032026 = 2026-03-27 | 20260327 = 2026-03-27
03052014 = 2014-05-03 | 20122012 = 2012-12-20 | last Friday = 2026-06-05 | last Thursday = 2026-06-04
last Mon = 2026-06-08 | a week ago = 2026-06-04 | 3 days ago = 2026-06-08 | two months ago = 2026-04-11
a fortnight ago = 2026-05-28 | 5 working days ago = 2026-06-04 | a year ago = 2025-06-11
"""
GOOD = [tuple(part.split(" = ")) for line in TYPED.strip().splitlines() for part in line.split(" | ")]
REFUSED = [
    ("", "Enter a date."),
    ("  /  ", "Enter a date."),
    ("March 2026", "Add the day."),
    ("March", "Add the day."),
    ("27", "Add the month."),
    ("27 2026", "Add the month."),
    ("2026", "Add the day and the month."),
    ("Friday", "Add the day and the month."),
    ("31/2/2026", "There is no such day: that month has 28 days."),
    ("30 February", "There is no such day: that month has 28 days."),
    ("29/2/2026", "There is no such day: that month has 28 days."),
    ("31 June", "There is no such day: that month has 30 days."),
    ("0/6/2026", "There is no such day: that month has 30 days."),
    ("3/27/26", "The month must be between 1 and 12."),
    ("1/0/26", "The month must be between 1 and 12."),
    ("31/2/1066", "There is no such day"),
    ("1/2/1066", "The year must be between 1900 and 2100."),
    ("1/2/2101", "The year must be between 1900 and 2100."),
    ("in 2000 years", "The year must be between 1900 and 2100."),
    ("in 2000 months", "The year must be between 1900 and 2100."),
    ("in 999999 days", "That is too far ahead."),
    ("Thu 27 March 2026", "The weekday does not match: that date is a Friday."),
    ("soon", "That was not understood as a date."),
    ("27 march april", "That was not understood as a date."),
    ("1 2 3 4", "That was not understood as a date."),
    ("123/4/26", "That was not understood as a date."),
    ("1/2/026", "That was not understood as a date."),
    ("²/3/26", "That was not understood as a date."),
    ("next week", "That was not understood as a date."),
    ("next", "That was not understood as a date."),
    ("in -5 days", "That was not understood as a date."),
    ("-5 days", "That was not understood as a date."),
    ("March 1066", "Add the day."),
    ("1066", "Add the day and the month."),
    ("13/2101", "Add the month."),
    ("0/13/1066", "The month must be between 1 and 12."),
    ("30/2/2200", "There is no such day"),
    ("31/4/26", "There is no such day: that month has 30 days."),
    ("270320", "That was not understood as a date."),
    ("31022026", "There is no such day: that month has 28 days."),
    ("99999999", "The month must be between 1 and 12."),
    ("in 3 days ago", "That was not understood as a date."),
    ("2000 years ago", "The year must be between 1900 and 2100."),
    ("9999 days ago", "That is too far back."),
    ("last week", "That was not understood as a date."),
]


@pytest.mark.parametrize(("typed", "expected"), GOOD)
def test_dates_are_read_as_people_type_them(typed: str, expected: str, calendar: Calendar) -> None:
    """U26."""
    assert read_date(typed, TODAY, calendar).isoformat() == expected


@pytest.mark.parametrize(("typed", "told"), REFUSED)
def test_what_is_not_a_date_is_told_why(typed: str, told: str, calendar: Calendar) -> None:
    """U27: missing part, then impossible, then out of range."""
    with pytest.raises(DateNotUnderstood) as trouble:
        read_date(typed, TODAY, calendar)
    assert trouble.value.message.startswith(told)
    assert trouble.value.message.endswith(".")


def test_working_days_need_a_calendar() -> None:
    with pytest.raises(DateNotUnderstood, match="Working days cannot be counted here"):
        read_date("in 20 working days", TODAY)


def test_a_day_without_a_year_is_a_near_one() -> None:
    assert read_date("5 January", date(2026, 12, 20)) == date(2027, 1, 5)
    assert read_date("20 December", date(2027, 1, 5)) == date(2026, 12, 20)


@given(day=st.dates(date(1990, 1, 1), date(2045, 12, 31)))
def test_a_date_the_program_shows_can_be_typed_back(day: date) -> None:
    assert read_date(long_date(day), TODAY) == day
    assert read_date(f"{day.day}/{day.month}/{day:%y}", TODAY) == day


@given(typed=st.text(max_size=30))
def test_anything_typed_gives_a_date_or_a_reason(typed: str) -> None:
    try:
        assert isinstance(read_date(typed, TODAY), date)
    except DateNotUnderstood as trouble:
        assert trouble.message


def test_why_a_text_is_no_date_is_told_without_a_day_to_count_from() -> None:
    told = [
        why_not(text) for text in ("31/2/2026", "2000 years ago", "5", "29 February", "27/3/26", "a week ago")
    ]
    assert [words[:13] for words in told] == ["There is no s", "The year must", "Add the month", "", "", ""]


@pytest.mark.parametrize(
    ("typed", "lacks"),
    [
        ("3/5", True), ("3 May", True), ("Tue 3rd of May", True), ("3/5/26", False), ("3 May 2014", False),
        ("03052014", False), ("today", False), ("in 3 weeks", False), ("5", False), ("", False),
    ],
)  # fmt: skip
def test_a_day_typed_without_its_year_is_known(typed: str, lacks: bool) -> None:
    assert lacks_year(typed) is lacks
