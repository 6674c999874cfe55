"""The shipped bank holidays against a maintained library and a second table of rules, both independent."""

from __future__ import annotations

import importlib.util
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest

from iro_desk.domain.working_days import Calendar

ROOT = Path(__file__).parents[2]
YEARS = range(2012, 2031)

EASTER_SUNDAYS = {
    2012: (4, 8), 2013: (3, 31), 2014: (4, 20), 2015: (4, 5), 2016: (3, 27), 2017: (4, 16), 2018: (4, 1),
    2019: (4, 21), 2020: (4, 12), 2021: (4, 4), 2022: (4, 17), 2023: (4, 9), 2024: (3, 31), 2025: (4, 20),
    2026: (4, 5), 2027: (3, 28), 2028: (4, 16), 2029: (4, 1), 2030: (4, 21),
}  # fmt: skip
"""As printed in almanacs, not worked out."""

WEEKDAYS_OFF_AT_CHRISTMAS = {
    0: (25, 26),
    1: (25, 26),
    2: (25, 26),
    3: (25, 26),
    4: (25, 28),
    5: (27, 28),
    6: (26, 27),
}
"""By the weekday of 25 December, Monday being 0."""

NEW_YEAR_OFF = {0: 1, 1: 1, 2: 1, 3: 1, 4: 1, 5: 3, 6: 2}
"""By the weekday of 1 January."""

SPECIAL = {
    2012: ({(5, 28)}, {(6, 4), (6, 5)}),
    2020: ({(5, 4)}, {(5, 8)}),
    2022: ({(5, 30)}, {(6, 2), (6, 3), (9, 19)}),
    2023: (set(), {(5, 8)}),
}
"""Days taken away and days given by proclamation."""


def weekdays_off(year: int) -> set[date]:
    """A second table of rules: by weekday of the fixed days, and by looking for the Mondays."""
    sunday = date(year, *EASTER_SUNDAYS[year])
    found = {
        sunday - timedelta(2),
        sunday + timedelta(1),
        date(year, 1, NEW_YEAR_OFF[date(year, 1, 1).weekday()]),
    }
    found |= {date(year, 12, day) for day in WEEKDAYS_OFF_AT_CHRISTMAS[date(year, 12, 25).weekday()]}
    found |= {
        date(year, 5, day) for day in (*range(1, 8), *range(25, 32)) if date(year, 5, day).weekday() == 0
    }
    found |= {date(year, 8, day) for day in range(25, 32) if date(year, 8, day).weekday() == 0}
    taken, given = SPECIAL.get(year, (set(), set()))
    return (found - {date(year, *day) for day in taken}) | {date(year, *day) for day in given}


@pytest.mark.parametrize("year", YEARS)
def test_every_weekday_off_is_the_one_both_sources_give(year: int, calendar: Calendar) -> None:
    shipped = {one.day for one in calendar.holidays_between(date(year - 1, 12, 31), date(year, 12, 31))}
    library = {day for day in holidays.country_holidays("GB", subdiv="ENG", years=year) if day.weekday() < 5}
    assert shipped == library
    assert shipped == weekdays_off(year)


def test_the_shipped_table_is_what_its_script_writes() -> None:
    spec = importlib.util.spec_from_file_location(
        "make_bank_holidays", ROOT / "packaging/make_bank_holidays.py"
    )
    assert spec is not None and spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert (ROOT / "resources/data/bank_holidays.csv").read_text(encoding="utf-8") == script.table()


def test_first_reviews_from_every_day_fall_where_a_plain_walk_over_the_library_ends(
    calendar: Calendar,
) -> None:
    """Reg 33(1): 20 working days, from each day of 2012 to 2030."""
    off = set(holidays.country_holidays("GB", subdiv="ENG", years=range(2012, 2032)))
    day, last = date(2012, 1, 1), date(2030, 12, 31)
    walked: dict[date, date] = {}
    while day <= last:
        end, left = day, 20
        while left:
            end += timedelta(1)
            left -= end.weekday() < 5 and end not in off
        walked[day] = end
        day += timedelta(1)
    assert [on for on, due_on in walked.items() if calendar.add_working_days(on, 20) != due_on] == []
