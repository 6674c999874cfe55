"""The shipped calendar, for every test of a clock."""

from __future__ import annotations

from pathlib import Path

import pytest

from iro_desk.domain.working_days import Calendar, read_bank_holidays

BANK_HOLIDAYS = Path(__file__).parents[2] / "resources" / "data" / "bank_holidays.csv"


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    """The bank holidays that ship with the program."""
    return read_bank_holidays(BANK_HOLIDAYS.read_text(encoding="utf-8"))
