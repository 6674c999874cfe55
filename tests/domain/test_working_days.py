"""Working-day and calendar-month arithmetic, and the shipped table of bank holidays."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desk.domain.working_days import (
    BankHoliday,
    Calendar,
    add_months,
    read_bank_holidays,
    with_overrides,
)

SMALL = Calendar({date(2025, 12, 26): "Boxing Day", date(2025, 12, 25): "Christmas Day"})
NEAR = st.dates(date(2025, 1, 1), date(2026, 12, 31))


def test_shipped_bank_holidays_are_those_of_england_from_2010_to_2035(calendar: Calendar) -> None:
    expected = holidays.country_holidays("GB", subdiv="ENG", years=range(2010, 2036))
    assert dict(calendar.bank_holidays) == dict(expected)


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2025, "1 Jan, 18 Apr, 21 Apr, 5 May, 26 May, 25 Aug, 25 Dec, 26 Dec"),
        (2026, "1 Jan, 3 Apr, 6 Apr, 4 May, 25 May, 31 Aug, 25 Dec, 28 Dec"),
        (2027, "1 Jan, 26 Mar, 29 Mar, 3 May, 31 May, 30 Aug, 27 Dec, 28 Dec"),
        (2028, "3 Jan, 14 Apr, 17 Apr, 1 May, 29 May, 28 Aug, 25 Dec, 26 Dec"),
    ],
)
def test_weekday_bank_holidays_match_the_reference_list(year: int, days: str, calendar: Calendar) -> None:
    """Reference list of rule-derived dates for England and Wales."""
    found = calendar.holidays_between(date(year - 1, 12, 31), date(year, 12, 31))
    assert ", ".join(f"{holiday.day.day} {holiday.day:%b}" for holiday in found) == days


def test_one_off_bank_holidays_are_in_the_table(calendar: Calendar) -> None:
    assert not calendar.is_working_day(date(2022, 9, 19))
    assert not calendar.is_working_day(date(2023, 5, 8))


@given(start_on=NEAR, count=st.integers(0, 60))
def test_adding_working_days_and_counting_them_agree(start_on: date, count: int) -> None:
    assert SMALL.working_days_between(start_on, SMALL.add_working_days(start_on, count)) == count


@given(start_on=NEAR, count=st.integers(1, 60))
def test_a_count_of_working_days_ends_on_a_working_day(start_on: date, count: int) -> None:
    assert SMALL.is_working_day(SMALL.add_working_days(start_on, count))
    assert SMALL.is_working_day(SMALL.add_working_days(start_on, -count))


@given(first=NEAR, last=NEAR)
def test_counting_is_the_same_as_looking_at_each_day(first: date, last: date) -> None:
    early, late = sorted((first, last))
    each = [early + timedelta(days=step) for step in range(1, (late - early).days + 1)]
    walked = sum(SMALL.is_working_day(day) for day in each)
    assert SMALL.working_days_between(early, late) == walked
    assert SMALL.working_days_between(late, early) == -walked


@given(day=NEAR)
def test_the_last_working_day_is_never_after_and_never_a_week_before(day: date) -> None:
    found = SMALL.last_working_day_on_or_before(day)
    assert SMALL.is_working_day(found) and timedelta(0) <= day - found < timedelta(days=7)
    assert SMALL.working_days_between(found, day) == 0


@given(day=st.dates(date(1990, 1, 1), date(2090, 1, 1)), months=st.integers(-24, 24))
def test_added_months_land_in_the_right_month_on_or_before_the_same_day(day: date, months: int) -> None:
    found = add_months(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found.day < day.day and (found + timedelta(days=1)).day == 1)


def test_thirtieth_of_november_and_three_months_is_the_end_of_february() -> None:
    """Reference table: first review 30 Nov 2025; 2028 is a leap year."""
    assert add_months(date(2025, 11, 30), 3) == date(2026, 2, 28)
    assert add_months(date(2027, 11, 30), 3) == date(2028, 2, 29)


def test_holidays_on_the_way_leave_out_the_start_and_weekends() -> None:
    assert SMALL.holidays_between(date(2025, 12, 25), date(2025, 12, 26)) == (
        BankHoliday(date(2025, 12, 26), "Boxing Day"),
    )


def test_a_calendar_knows_which_years_it_covers() -> None:
    assert SMALL.covers(date(2025, 1, 1), date(2025, 12, 31))
    assert not SMALL.covers(date(2025, 12, 12), date(2026, 1, 14))
    assert not Calendar({}).covers(date(2025, 1, 1), date(2025, 1, 2))


def test_a_calendar_does_not_change_when_its_table_does() -> None:
    table = {date(2025, 12, 25): "Christmas Day"}
    calendar = Calendar(table)
    table.clear()
    assert not calendar.is_working_day(date(2025, 12, 25))


def test_a_broken_table_of_bank_holidays_is_refused() -> None:
    with pytest.raises(ValueError):
        read_bank_holidays("day,name\nChristmas,25 December\n")


def test_overrides_add_name_anew_and_take_away(calendar: Calendar) -> None:
    """Hand-kept file of one-off bank holidays."""
    text = "# one-off days\n\n2027-06-07,A new one\n 2027-12-27 , Another name \n-2027-05-03\n"
    found = with_overrides(calendar, text)
    assert found.bank_holidays[date(2027, 6, 7)] == "A new one"
    assert found.bank_holidays[date(2027, 12, 27)] == "Another name"
    assert found.is_working_day(date(2027, 5, 3)) and not calendar.is_working_day(date(2027, 5, 3))
    assert found.add_working_days(date(2027, 6, 4), 1) == date(2027, 6, 8)


def test_an_empty_override_file_changes_nothing(calendar: Calendar) -> None:
    assert with_overrides(calendar, "") == calendar


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("3 May 2027,May Day", "Line 2 needs a day written like 2027-05-03."),
        ("2027-02-29,Leap", "Line 2 needs a day written like 2027-05-03."),
        ("2027-05-03", "Line 2 needs a comma and the name of the bank holiday."),
        ("2027-05-03, ", "Line 2 needs a comma and the name of the bank holiday."),
        ("-2027-05-04", "Line 2 takes away a day that is not in the table of bank holidays."),
        ("-2027-05-03,May Day", "Line 2 takes away a day that is not in the table of bank holidays."),
        ("2050-05-03,May Day", "Line 2 is in a year that the table of bank holidays does not hold."),
    ],
)
def test_a_line_of_overrides_that_cannot_be_read_is_named(line: str, told: str, calendar: Calendar) -> None:
    with pytest.raises(ValueError) as wrong:
        with_overrides(calendar, f"2027-06-07,A new one\n{line}\n")
    assert str(wrong.value) == told
