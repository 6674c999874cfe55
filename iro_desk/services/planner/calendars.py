"""What comes from the officer's own calendar, and what may go to it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from iro_desk.domain.planning.appointments import Appointment as Booked
from iro_desk.domain.planning.terms import AppointmentKind
from iro_desk.records import Appointment, Setting
from iro_desk.services import settings
from iro_desk.services.entering import insert
from iro_desk.services.planner.stored import as_booked, booked_between

UID_PREFIX = "calendar:"
SECRET = "planner.secret"
SHORTEST = 5
WHOLE_DAY = 24 * 60
TITLE_LENGTH = 120


@dataclass(frozen=True, slots=True)
class BusyTime:
    """A time her own calendar is taken; ``title`` is empty unless she asked for titles."""

    starts_at: datetime
    ends_at: datetime
    title: str = ""


def bring_in(session: Session, busy: Iterable[BusyTime], first_on: date, last_on: date) -> int:
    """Show these times as taken in place of what was brought in before for the same days; returns how many."""
    before = {row.uid: row for row in _brought(session) if first_on <= row.booked_on <= last_on}
    wanted = {
        _uid(day): day
        for time in busy
        for day in _by_day(time)
        if first_on <= day.starts_at.date() <= last_on
    }
    for uid, row in before.items():
        if uid not in wanted:
            session.delete(row)
    for uid in sorted(wanted.keys() - before.keys()):
        day = wanted[uid]
        insert(
            session,
            Appointment,
            kind=AppointmentKind.DIARY,
            booked_on=day.starts_at.date(),
            starts=f"{day.starts_at:%H:%M}",
            minutes=_minutes(day),
            title=day.title[:TITLE_LENGTH],
            is_fixed=True,
            uid=uid,
        )
    session.flush()
    return len(wanted)


def take_out(session: Session) -> int:
    """Take every time from her own calendar away; returns how many there were."""
    rows = _brought(session)
    for row in rows:
        session.delete(row)
    session.flush()
    return len(rows)


def from_calendar(session: Session) -> int:
    """Return how many times are here from her own calendar."""
    return len(_brought(session))


def kept_bookings(session: Session, first_on: date, last_on: date) -> tuple[Booked, ...]:
    """Return what was booked here in these days; her own calendar's times are not sent back to it."""
    rows = booked_between(session, first_on, last_on)
    return tuple(
        as_booked(row)
        for row in rows
        if row.kind is not AppointmentKind.DIARY and first_on <= row.booked_on <= last_on
    )


def outgoing_secret(session: Session, fresh: str) -> str:
    """Return the secret that makes a booking's outside name, keeping ``fresh``, in hex, the first time.

    It outlives Undo: with another, the same bookings would come into her calendar a second time. A file
    from before that was so has it among the settings.
    """
    row = session.exec(select(Setting).where(Setting.key == SECRET)).first()
    if row is not None:
        return row.value
    return settings.calendar_secret(session, lambda: bytes.fromhex(fresh)).hex()


def _brought(session: Session) -> list[Appointment]:
    return list(session.exec(select(Appointment).where(col(Appointment.uid).startswith(UID_PREFIX))).all())


def _by_day(time: BusyTime) -> Iterable[BusyTime]:
    """Yield the part of a time on each day it touches."""
    starts_at = time.starts_at
    while starts_at < time.ends_at:
        midnight = datetime.combine(starts_at.date() + timedelta(days=1), datetime.min.time())
        yield BusyTime(starts_at, min(midnight, time.ends_at), time.title)
        starts_at = midnight


def _minutes(day: BusyTime) -> int:
    minutes = int((day.ends_at - day.starts_at).total_seconds() // 60)
    return min(max(minutes, SHORTEST), WHOLE_DAY)


def _uid(day: BusyTime) -> str:
    """Return the same name for the same time, so that bringing the file in again changes nothing."""
    told = f"{day.starts_at.isoformat()}|{day.ends_at.isoformat()}|{day.title}"
    return f"{UID_PREFIX}{hashlib.sha256(told.encode()).hexdigest()[:32]}"
