"""Everything a week is judged against, and a day as the chain of places the officer goes through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from iro_desk.domain.planning.appointments import TAKES_TIME_ONLY, Appointment
from iro_desk.domain.planning.journeys import Journey, Roads
from iro_desk.domain.planning.terms import PlanningRules
from iro_desk.domain.working_days import Calendar


@dataclass(frozen=True, slots=True)
class Diary:
    """What is booked, the roads between, and the working days.

    Args:
        base_id: the place she sets out from and comes back to; None when not known.
    """

    appointments: tuple[Appointment, ...]
    roads: Roads
    calendar: Calendar
    base_id: int | None = None

    @property
    def rules(self) -> PlanningRules:
        """The officer's working habits."""
        return self.roads.rules

    def with_booked(self, appointment: Appointment) -> Diary:
        """Return the diary with one more booking."""
        return replace(self, appointments=(*self.appointments, appointment))


@dataclass(frozen=True, slots=True)
class Way:
    """The way from one booking to the next that is held somewhere.

    Args:
        free_minutes: the time between the two less the bookings without a place that lie between.
    """

    before: Appointment
    after: Appointment
    free_minutes: int
    journey: Journey


def held_somewhere(day: Sequence[Appointment]) -> tuple[Appointment, ...]:
    """Return the bookings of a day that she has to go to; drives and her own calendar are not among them."""
    return tuple(
        booked for booked in day if booked.place_id is not None and booked.kind not in TAKES_TIME_ONLY
    )


def ways(day: Sequence[Appointment], roads: Roads) -> Iterator[Way]:
    """Yield the ways between the places of one day; ``day`` is in order."""
    for before, after in pairwise(held_somewhere(day)):
        gap = (after.starts_at - before.ends_at).total_seconds() // 60
        taken = sum(
            between.minutes
            for between in day
            if between.place_id is None
            and between.kind not in TAKES_TIME_ONLY
            and before.ends_at <= between.starts_at
            and between.ends_at <= after.starts_at
        )
        yield Way(before, after, int(gap) - taken, roads.journey(before.place_id, after.place_id))


def setting_out(day: Sequence[Appointment], diary: Diary) -> tuple[Journey, Journey] | None:
    """Return the first drive of a day from the base and the last one back; None when she goes nowhere."""
    going = held_somewhere(day)
    if not going:
        return None
    last = max(going, key=lambda booked: booked.ends_at)
    return (
        diary.roads.journey(diary.base_id, going[0].place_id),
        diary.roads.journey(last.place_id, diary.base_id),
    )
