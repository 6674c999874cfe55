"""Bookings, and the order they come in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from iro_desk.domain.planning.terms import AppointmentKind

# Bookings that are not this program's to judge: they only take up time.
TAKES_TIME_ONLY = frozenset({AppointmentKind.DIARY, AppointmentKind.TRAVEL})


@dataclass(frozen=True, slots=True)
class Appointment:
    """Something booked, in the officer's local time.

    Args:
        id: None for one that is proposed and not yet kept.
        child_id: None when it is about no one child.
        place_id: the place it is held; None for a call, a video meeting or work done anywhere.
        title: shown on her own screen only; never leaves in a calendar file.
        is_fixed: agreed with others, so it is not moved by a suggestion.
    """

    id: int | None
    child_id: int | None
    kind: AppointmentKind
    on: date
    starts: time
    minutes: int
    place_id: int | None = None
    title: str = ""
    is_fixed: bool = False

    @property
    def starts_at(self) -> datetime:
        """The moment it starts."""
        return datetime.combine(self.on, self.starts)

    @property
    def ends_at(self) -> datetime:
        """The moment it ends, which may be on a later day."""
        return self.starts_at + timedelta(minutes=self.minutes)

    def overlaps(self, other: Appointment) -> bool:
        """Whether the two share any time; one that ends as the other starts does not."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


def in_order(appointments: Iterable[Appointment]) -> tuple[Appointment, ...]:
    """Return the bookings by time, the same order whatever order they came in."""
    return tuple(sorted(appointments, key=_place_in_order))


def by_day(appointments: Iterable[Appointment]) -> dict[date, tuple[Appointment, ...]]:
    """Return the bookings of each day in order; one that runs past midnight is on each day it touches."""
    days: dict[date, list[Appointment]] = {}
    for appointment in in_order(appointments):
        last_on = max(appointment.on, (appointment.ends_at - timedelta(microseconds=1)).date())
        for step in range((last_on - appointment.on).days + 1):
            days.setdefault(appointment.on + timedelta(days=step), []).append(appointment)
    return {day: tuple(booked) for day, booked in days.items()}


def _place_in_order(booked: Appointment) -> tuple[datetime, datetime, str, int, int, int, str]:
    return (
        booked.starts_at,
        booked.ends_at,
        booked.kind.value,
        booked.id or 0,
        booked.child_id or 0,
        booked.place_id or 0,
        booked.title,
    )
