"""The planner's files: the officer's own calendar in, her bookings out without names, and the week on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlmodel import Session

from iro_desk.domain.planning.capacity import monday_of
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import FileTrouble
from iro_desk.exports import PDF, stationery
from iro_desk.exports.documents import planner_week
from iro_desk.exports.formats.icalendar import entry_of, write_calendar
from iro_desk.exports.formats.icalendar_reading import LARGEST_BYTES, read_calendar
from iro_desk.exports.whole_file import write_whole
from iro_desk.services import demonstration, planner

DAYS_BACK, DAYS_ON = 31, 366
WEEK_NAME, CALENDAR_NAME = "IRO-week-{on}.pdf", "IRO-calendar.ics"


@dataclass(frozen=True, slots=True)
class OwnCalendar:
    """What a calendar file held.

    Args:
        notes: what of it could not be read; empty when all of it was.
    """

    busy: tuple[planner.BusyTime, ...]
    first_on: date
    last_on: date
    notes: tuple[str, ...]


def read_own(path: Path, today: date, *, with_titles: bool = False) -> OwnCalendar:
    """Read when she is busy from a month back to a year on; titles are left in the file unless asked for.

    Raises:
        FileTrouble: the file cannot be opened.
        Refusal: it is no calendar.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_BYTES + 1)
    except OSError:
        raise FileTrouble("The file could not be opened.", "Choose another.") from None
    first_on, last_on = today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_ON)
    found = read_calendar(content, first_on, last_on, with_titles=with_titles)
    busy = tuple(planner.BusyTime(time.starts_at, time.ends_at, time.title) for time in found.busy)
    return OwnCalendar(busy, first_on, last_on, found.notes)


def bring_in(session: Session, own: OwnCalendar) -> int:
    """Show these times in place of those brought in before; returns how many."""
    return planner.bring_in(session, own.busy, own.first_on, own.last_on)


def bookings_out(session: Session, fresh_secret: str, now: datetime) -> bytes:
    """Return a calendar file of what is booked: its kind, its time and a number, and nobody's name.

    Args:
        fresh_secret: kept the first time, so that later files replace the same entries.
        now: with its time zone.
    """
    today = now.date()
    secret = planner.outgoing_secret(session, fresh_secret).encode()
    kept = planner.kept_bookings(session, today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_ON))
    return write_calendar([entry_of(booking, secret) for booking in kept], now)


def week_on_paper(session: Session, on: date, today: date, calendar: Calendar) -> bytes:
    """Return the week of a day as a PDF, with initials in place of names."""
    first_on = monday_of(on)
    week = planner.read_span(session, first_on, first_on + timedelta(days=6), today, calendar)
    built = planner_week.build(week, is_demonstration=demonstration.present(session))
    return PDF.write(stationery.ready(session, built))


def save(content: bytes, path: Path) -> Path:
    """Write a finished file where she chose."""
    return write_whole(path, content)
