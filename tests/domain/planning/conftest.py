"""Invented bookings and places for the planner's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from iro_desk.domain.planning.diary import Diary
from iro_desk.domain.planning.journeys import Leg, Roads, Spot
from iro_desk.domain.planning.terms import PlanningRules
from iro_desk.domain.working_days import Calendar, read_bank_holidays

BANK_HOLIDAYS = Path(__file__).parents[3] / "resources" / "data" / "bank_holidays.csv"
OFFICE, SCHOOL, FAR_HOME, UNMAPPED = 1, 2, 3, 4


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    """The bank holidays that ship with the program."""
    return read_bank_holidays(BANK_HOLIDAYS.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def roads() -> Roads:
    """An office, a school 20 minutes off, a home an hour and a half off and a place not on the map."""
    spots = (Spot(OFFICE, "Office", 52.04, -0.76), Spot(SCHOOL, "School", 52.00, -0.73))
    spots += (Spot(FAR_HOME, "Home", 52.63, -1.13), Spot(UNMAPPED, "Hall"))
    legs = (Leg(OFFICE, SCHOOL, 6.0, 20), Leg(OFFICE, FAR_HOME, 61.0, 90), Leg(SCHOOL, FAR_HOME, 64.0, 95))
    return Roads(spots, legs, PlanningRules())


@pytest.fixture(scope="session")
def empty(roads: Roads, calendar: Calendar) -> Diary:
    """A diary with nothing booked, from the office."""
    return Diary((), roads, calendar, OFFICE)
