"""Writes bookings as a calendar file that names nobody, and reads when the officer's own calendar is busy.

The ``icalendar`` library folds, escapes and parses (RFC 5545). The rule for London's clocks is written out
here because the one the library makes changes an hour late, and repeats are bounded here because the
library leaves them to its caller.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from iro_desk.domain.planning.appointments import Appointment
from iro_desk.domain.planning.terms import AppointmentKind

if TYPE_CHECKING:
    from icalendar import Event

LONDON_NAME = "Europe/London"
LONDON = ZoneInfo(LONDON_NAME)
PRODUCT = "-//IRO Desk//Planner//EN"
REFERENCE = re.compile(r"(?:[A-Z]{1,3}-?)?\d{1,6}")
# The European Union's rule, which the United Kingdom keeps: SI 2002/262, 01:00 UTC on the last Sundays
# of March and October. statutory
LONDON_CLOCKS = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A booking as it leaves: what kind it is, when, and a number; there is no room for a name.

    Args:
        uid: from ``opaque_uid``, so that a later file replaces the entry.
        reference: such as "R-14" or "14"; empty for none.
        place: shown as it is given, so only what the officer chose to show; empty for none.
    """

    uid: str
    kind: AppointmentKind
    starts_at: datetime
    ends_at: datetime
    reference: str = ""
    place: str = ""

    def __post_init__(self) -> None:
        """Refuse a reference that could be more than a number.

        Raises:
            ValueError: the caller passed words.
        """
        if self.reference and not REFERENCE.fullmatch(self.reference):
            raise ValueError("a calendar reference is a number with at most three capital letters before it")


def opaque_uid(appointment_id: int, secret: bytes) -> str:
    """Return the same identifier for the same booking each time, telling nothing to others.

    Args:
        secret: kept inside the vault; without it the identifier cannot be worked out.
    """
    digest = hmac.new(secret, f"appointment {appointment_id}".encode(), hashlib.sha256).hexdigest()
    return f"{digest[:32]}@iro-desk"


def entry_of(
    appointment: Appointment, secret: bytes, *, place: str = "", with_reference: bool = True
) -> CalendarEntry:
    """Return a kept booking as it may leave; its title and child stay behind.

    Raises:
        ValueError: the booking was proposed and never kept.
    """
    if appointment.id is None:
        raise ValueError("only a kept booking can leave in a calendar file")
    return CalendarEntry(
        opaque_uid(appointment.id, secret),
        appointment.kind,
        appointment.starts_at,
        appointment.ends_at,
        str(appointment.id) if with_reference else "",
        place,
    )


def write_calendar(entries: Iterable[CalendarEntry], written_at: datetime) -> bytes:
    """Return a calendar file of the bookings.

    Args:
        entries: with times as London's clocks show them.
        written_at: with its time zone; the stamp on every entry.
    """
    # icalendar takes 0.1 s to import, and a calendar file is seldom made.
    from icalendar import Calendar, Timezone

    file = Calendar()
    file.add("prodid", PRODUCT)
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add_component(Timezone.from_ical(LONDON_CLOCKS))
    stamp = written_at.astimezone(UTC).replace(microsecond=0)
    for entry in sorted(entries, key=lambda each: (each.starts_at, each.uid)):
        file.add_component(_event(entry, stamp))
    return bytes(file.to_ical())


def _event(entry: CalendarEntry, stamp: datetime) -> Event:
    # Imported late, as in write_calendar.
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", entry.starts_at.replace(tzinfo=LONDON))
    event.add("dtend", entry.ends_at.replace(tzinfo=LONDON))
    event.add("summary", f"{entry.kind.label} {entry.reference}".strip())
    event.add("class", "PRIVATE")
    if entry.place:
        event.add("location", entry.place)
    return event
