"""Writes the bank holidays of England and Wales that ship: python packaging/make_bank_holidays.py.

By rule (Banking and Financial Dealings Act 1971, schedule 1, and the days proclaimed each year), with the
days moved and added by proclamation. A holiday at a weekend is listed beside the weekday in its place.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

FIRST_YEAR, LAST_YEAR = 2010, 2035
TARGET = Path(__file__).parents[1] / "resources" / "data" / "bank_holidays.csv"
MONDAY, SATURDAY = 0, 5
ONE_DAY = timedelta(days=1)

MOVED = {
    date(2012, 5, 28): date(2012, 6, 4),
    date(2020, 5, 4): date(2020, 5, 8),
    date(2022, 5, 30): date(2022, 6, 2),
}
"""The spring holidays of two jubilees, and the May Day of the 75th anniversary of VE Day."""

ADDED = {
    date(2011, 4, 29): "Wedding of William and Catherine",
    date(2012, 6, 5): "Diamond Jubilee of Elizabeth II",
    date(2022, 6, 3): "Platinum Jubilee of Elizabeth II",
    date(2022, 9, 19): "State Funeral of Queen Elizabeth II",
    date(2023, 5, 8): "Coronation of Charles III",
}


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the anonymous rule of 1876."""
    century, in_century = divmod(year, 100)
    leap_centuries, rest = divmod(century, 4)
    lunar = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * (year % 19) + century - leap_centuries - lunar + 15) % 30
    leaps, after_leap = divmod(in_century, 4)
    weekday = (32 + 2 * rest + 2 * leaps - moon - after_leap) % 7
    late = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def first_monday(year: int, month: int) -> date:
    """The first Monday of a month."""
    first = date(year, month, 1)
    return first + ONE_DAY * ((MONDAY - first.weekday()) % 7)


def last_monday(year: int, month: int) -> date:
    """The last Monday of a month of 31 days."""
    last = date(year, month, 31)
    return last - ONE_DAY * last.weekday()


def bank_holidays(year: int) -> dict[date, str]:
    """Every bank holiday of a year by its day, with Christmas Day and Good Friday."""
    easter = easter_sunday(year)
    days = {
        date(year, 1, 1): "New Year's Day",
        easter - 2 * ONE_DAY: "Good Friday",
        easter + ONE_DAY: "Easter Monday",
        first_monday(year, 5): "May Day",
        last_monday(year, 5): "Spring Bank Holiday",
        last_monday(year, 8): "Late Summer Bank Holiday",
        date(year, 12, 25): "Christmas Day",
        date(year, 12, 26): "Boxing Day",
    }
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        if fixed.weekday() >= SATURDAY:
            days[in_place_of(fixed, days)] = f"{days[fixed]} (observed)"
    moved = {MOVED.get(day, day): name for day, name in days.items()}
    return moved | {day: name for day, name in ADDED.items() if day.year == year}


def in_place_of(holiday: date, taken: dict[date, str]) -> date:
    """The first weekday after a holiday at a weekend that is not a holiday already."""
    day = holiday
    while day.weekday() >= SATURDAY or day in taken:
        day += ONE_DAY
    return day


def table() -> str:
    """A heading, then one line a bank holiday, oldest first."""
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    days = sorted(holiday for year in years for holiday in bank_holidays(year).items())
    return "day,name\n" + "".join(f"{day.isoformat()},{name}\n" for day, name in days)


def main() -> None:
    """Write the table."""
    TARGET.write_text(table(), encoding="utf-8", newline="\n")
    print(f"Bank holidays from {FIRST_YEAR} to {LAST_YEAR} are in {TARGET.name}")


if __name__ == "__main__":
    main()
