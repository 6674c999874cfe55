"""The miles of a period, day by day from the base and back, with what was measured and what was not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from iro_desk.domain.planning.appointments import Appointment, by_day
from iro_desk.domain.planning.diary import Diary, held_somewhere
from iro_desk.domain.planning.journeys import How, Journey
from iro_desk.domain.wording import counted


@dataclass(frozen=True, slots=True)
class Mileage:
    """The miles of a period.

    Args:
        estimated_miles: the part of ``miles`` that was not measured.
        not_known: how many journeys could not be counted.
    """

    miles: float
    estimated_miles: float
    not_known: int

    @property
    def words(self) -> str:
        """Return "218 miles, 60 of them estimated. 2 journeys are not known and not counted."."""
        words = "1 mile" if self.miles == 1 else f"{self.miles:,g} miles"
        if self.estimated_miles:
            words += (
                ", estimated"
                if self.estimated_miles == self.miles
                else f", {self.estimated_miles:,g} estimated"
            )
        if self.not_known:
            verb = "is" if self.not_known == 1 else "are"
            words += f". {counted(self.not_known, 'journey')} {verb} not known and not counted"
        return f"{words}."


def mileage(diary: Diary, first_on: date, last_on: date) -> Mileage:
    """Add up the miles of every day from ``first_on`` to ``last_on``, in the order of its bookings."""
    journeys = [
        journey
        for on, touching in by_day(diary.appointments).items()
        if first_on <= on <= last_on
        for journey in _driven(tuple(booked for booked in touching if booked.on == on), diary)
    ]
    miles = sum(journey.miles or 0 for journey in journeys)
    estimated = sum(journey.miles or 0 for journey in journeys if journey.how is How.ESTIMATED)
    unknown = sum(journey.how is How.NOT_KNOWN for journey in journeys)
    return Mileage(round(miles, 1), round(estimated, 1), unknown)


def _driven(day: tuple[Appointment, ...], diary: Diary) -> list[Journey]:
    """Return the drives of one day: out from the base, from place to place, and home."""
    going = held_somewhere(day)
    if not going:
        return []
    stops = [diary.base_id, *(booked.place_id for booked in going), diary.base_id]
    return [diary.roads.journey(start, end) for start, end in pairwise(stops)]
