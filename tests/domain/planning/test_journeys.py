"""Journeys from what the officer holds, and the miles they add up to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from iro_desk.domain.planning.appointments import Appointment
from iro_desk.domain.planning.diary import Diary
from iro_desk.domain.planning.journeys import How, Leg, Roads, Spot, journey
from iro_desk.domain.planning.mileage import mileage
from iro_desk.domain.planning.terms import USUAL_MINUTES, AppointmentKind, PlanningRules

LONDON = Spot(1, "London", 51.5074, -0.1278)
MILTON_KEYNES = Spot(2, "Milton Keynes", 52.0406, -0.7594)
NOWHERE = Spot(3, "Not on the map", 52.0, None)
SPOTS = (LONDON, MILTON_KEYNES, NOWHERE)
RULES = PlanningRules(road_factor=1.3, miles_an_hour=35)
DAY = date(2026, 6, 8)


@pytest.mark.parametrize(
    ("start", "end", "legs", "miles", "minutes", "how"),
    [
        (1, 1, (), 0, 0, How.MEASURED),
        (1, 2, (Leg(1, 2, 54.0, 80),), 54.0, 80, How.MEASURED),
        (2, 1, (Leg(1, 2, 54.0, 80),), 54.0, 80, How.MEASURED),
        (2, 1, (Leg(1, 2, 54.0, 80), Leg(2, 1, 55.0, 100)), 55.0, 100, How.MEASURED),
        (2, 1, (Leg(2, 1, 55.0, 100), Leg(1, 2, 54.0, 80)), 55.0, 100, How.MEASURED),
        (1, 3, (Leg(1, 3, 12.0, 30),), 12.0, 30, How.MEASURED),
        (1, 3, (), None, None, How.NOT_KNOWN),
        (1, 99, (), None, None, How.NOT_KNOWN),
        (None, 2, (), None, None, How.NOT_KNOWN),
        (1, None, (), None, None, How.NOT_KNOWN),
    ],
)
def test_her_own_drive_comes_first_either_way_and_the_rest_is_not_known(
    start: int | None, end: int | None, legs: tuple[Leg, ...], miles: float, minutes: int, how: How
) -> None:
    found = journey(start, end, legs, SPOTS, RULES)
    assert (found.miles, found.minutes, found.how) == (miles, minutes, how)


def test_an_estimate_is_a_straight_line_longer_by_the_road_and_shows_its_sum() -> None:
    """London to Milton Keynes is 45.6 miles as the crow flies."""
    found = journey(1, 2, (), SPOTS, RULES)
    assert found.how is How.ESTIMATED
    assert found.miles == pytest.approx(45.6 * 1.3, abs=0.3)
    assert found.minutes == 105
    assert found.words == (
        f"{found.miles:g} miles, 105 minutes, estimated from {found.miles / 1.3:.1f} miles in a straight line "
        "× 1.3 at 35 miles an hour"
    )
    assert journey(2, 1, (), SPOTS, RULES) == found
    assert journey(1, 2, (), SPOTS, replace(RULES, miles_an_hour=70.0)).minutes == 55


def test_every_kind_of_booking_has_usual_minutes() -> None:
    assert set(USUAL_MINUTES) == set(AppointmentKind)
    assert all(minutes > 0 for minutes in USUAL_MINUTES.values())


def _visit(
    hour: int, place_id: int | None, on: date = DAY, kind: AppointmentKind = AppointmentKind.VISIT
) -> Appointment:
    return Appointment(hour, None, kind, on, time(hour), 60, place_id)


def test_miles_run_from_the_base_through_the_day_and_home(empty: Diary) -> None:
    booked = (_visit(14, 3), _visit(9, 2), _visit(12, None), _visit(16, 2, kind=AppointmentKind.DIARY))
    found = mileage(replace(empty, appointments=booked), DAY, DAY)
    assert (found.miles, found.estimated_miles, found.not_known) == (6 + 64 + 61, 0, 0)
    assert found.words == "131 miles."


def test_miles_outside_the_period_and_unknown_journeys_are_told_apart(empty: Diary) -> None:
    booked = (_visit(9, 2, date(2026, 6, 1)), _visit(9, 4), _visit(11, 2))
    found = mileage(replace(empty, appointments=booked), DAY, date(2026, 6, 14))
    assert (found.miles, found.not_known) == (6, 2)
    assert found.words == "6 miles. 2 journeys are not known and not counted."


def test_estimated_miles_are_said_to_be(roads: Roads, empty: Diary) -> None:
    guessed = replace(
        empty, roads=replace(roads, legs=roads.legs[:1]), appointments=(_visit(9, 2), _visit(13, 3))
    )
    found = mileage(guessed, DAY, DAY)
    assert 0 < found.estimated_miles < found.miles
    assert f", {found.estimated_miles:g} estimated." in found.words
    assert mileage(replace(guessed, appointments=(_visit(13, 3),)), DAY, DAY).words.endswith(
        " miles, estimated."
    )
