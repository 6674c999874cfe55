"""Writes the bank holidays of England that ship with the program: python packaging/make_bank_holidays.py."""

from __future__ import annotations

import csv
from pathlib import Path

import holidays

FIRST_YEAR, LAST_YEAR = 2010, 2035
TARGET = Path(__file__).parents[1] / "resources" / "data" / "bank_holidays.csv"


def main() -> None:
    """Write one line a bank holiday, oldest first."""
    days = holidays.country_holidays("GB", subdiv="ENG", years=range(FIRST_YEAR, LAST_YEAR + 1))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["day", "name"])
        writer.writerows([day.isoformat(), name] for day, name in sorted(days.items()))
    print(f"{len(days)} bank holidays, {FIRST_YEAR} to {LAST_YEAR}, in {TARGET.name}")


if __name__ == "__main__":
    main()
