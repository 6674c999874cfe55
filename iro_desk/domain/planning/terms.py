"""The words of the planner: kinds of booking, and the working habits that shape a week."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from types import MappingProxyType
from typing import Annotated

from iro_desk.domain.codes import Code
from iro_desk.domain.fields import FormField

HOURS = "Your working day"
ROADS = "Journeys that are not measured"
ROOM = "Room to breathe"


class AppointmentKind(Code):
    """What a booking is for."""

    REVIEW = "review", "Review"
    VISIT = "visit", "Visit"
    MIDWAY = "midway", "Midway"
    WRITING = "writing", "Writing"
    TRAVEL = "travel", "Drive"
    MEETING = "meeting", "Meeting"
    DIARY = "diary", "From your own calendar"


USUAL_MINUTES: Mapping[AppointmentKind, int] = MappingProxyType(
    {
        AppointmentKind.REVIEW: 90,
        AppointmentKind.VISIT: 60,
        AppointmentKind.MIDWAY: 45,
        AppointmentKind.WRITING: 120,
        AppointmentKind.TRAVEL: 30,
        AppointmentKind.MEETING: 60,
        AppointmentKind.DIARY: 60,
    }
)


@dataclass(frozen=True, slots=True)
class PlanningRules:
    """The habits the planner keeps to; every one is the officer's to change. local

    Args:
        day_starts, day_ends: the hours bookings are proposed in; their span is the longest working day.
        road_factor: how much longer a road is than a straight line.
        miles_an_hour: average speed of a journey that was not measured.
        buffer_working_days: working days to keep free before a last day, for a child or carer who is ill.
        between_minutes: time to breathe between two bookings, on top of the drive.
    """

    day_starts: Annotated[time, FormField("When does your day start?", HOURS)] = time(9, 0)
    day_ends: Annotated[time, FormField("When does it end?", HOURS)] = time(17, 30)
    reviews_a_day: Annotated[int, FormField("How many reviews in a day, at most?", ROOM)] = 3
    buffer_working_days: Annotated[int, FormField("Working days to keep before a last day", ROOM)] = 3
    between_minutes: Annotated[int, FormField("Minutes between two bookings, besides the drive", ROOM)] = 10
    near_miles: Annotated[float, FormField("Miles that count as near", ROOM)] = 10.0
    road_factor: Annotated[float, FormField("How much longer than a straight line is a road?", ROADS)] = 1.3
    miles_an_hour: Annotated[float, FormField("Average speed, in miles an hour", ROADS)] = 35.0

    @property
    def day_minutes(self) -> int:
        """The length of the working day in minutes."""
        return minute_of(self.day_ends) - minute_of(self.day_starts)


def minute_of(moment: time) -> int:
    """Return the minutes since midnight."""
    return moment.hour * 60 + moment.minute
