"""Turns what stands in the booking form into a booking, or says field by field what is to be put right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from sqlmodel import Session, select

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.findings import Finding
from iro_desk.domain.planning.terms import AppointmentKind
from iro_desk.domain.planning.typed_times import TimeNotUnderstood, read_time
from iro_desk.domain.working_days import Calendar
from iro_desk.records import Appointment, AppointmentFields, Spot
from iro_desk.records.planner import SpotFields
from iro_desk.services.entering import fetch, key
from iro_desk.services.facts import briefs
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.planner.booking import amend, book
from iro_desk.services.planner.rows import BookableChild
from iro_desk.services.planner.spots import add_spot
from iro_desk.services.typed import drafted

SECTION = "Booking"
NEEDS_A_CHILD = (AppointmentKind.REVIEW, AppointmentKind.VISIT, AppointmentKind.MIDWAY)


@dataclass(frozen=True, slots=True)
class BookingEntry:
    """A booking as its form edits it."""

    appointment_id: int
    child_id: int | None
    kind: AppointmentKind
    on: date
    starts: time
    minutes: int
    spot_id: int | None
    title: str
    is_fixed: bool


def bookable(session: Session, today: date) -> tuple[BookableChild, ...]:
    """Return the children who can be chosen for a booking, by name."""
    children = [brief for brief in briefs(session).values() if brief.is_looked_after(today)]
    ordered = sorted(children, key=lambda brief: (brief.name.casefold(), brief.child_id))
    return tuple(BookableChild(brief.child_id, brief.name) for brief in ordered)


def entry_of(session: Session, appointment_id: int) -> BookingEntry:
    """Return one booking for its form."""
    row = fetch(session, Appointment, appointment_id)
    return BookingEntry(
        key(row), row.child_id, row.kind, row.booked_on, time.fromisoformat(row.starts), row.minutes,
        row.spot_id, row.title, row.is_fixed,
    )  # fmt: skip


def file_booking(
    session: Session,
    values: Mapping[str, object],
    *,
    appointment_id: int,
    today: date,
    calendar: Calendar,
    rules: ClockRules,
    after_limit: bool = False,
) -> int:
    """Book what the form says, or change the booking it is about; a new place is kept with it.

    Args:
        values: the fields of a booking, with ``child`` and ``spot`` as numbers in text or None, the time
            as it was typed, and ``new_place`` with the name of a place not known yet.
        appointment_id: 0 for a new booking.

    Raises:
        Incomplete: one finding for each field that cannot be kept as it stands.
        PastTheLimit: it is after the last day, and the officer has not been told.
    """
    draft, child_id = _checked(values)
    spot_id = _spot(session, values)
    if appointment_id:
        return amend(
            session, appointment_id, draft, child_id=child_id, spot_id=spot_id, today=today,
            calendar=calendar, rules=rules, after_limit=after_limit,
        )  # fmt: skip
    return book(
        session, draft, child_id=child_id, spot_id=spot_id, today=today, calendar=calendar, rules=rules,
        after_limit=after_limit,
    )  # fmt: skip


def _checked(values: Mapping[str, object]) -> tuple[AppointmentFields, int | None]:
    """Read the whole form, collecting everything that is wrong with it."""
    told, wrong = dict(values), []
    child = values.get("child")
    kind = values.get("kind")
    if not child and kind in NEEDS_A_CHILD:
        label = AppointmentKind(str(kind)).label.lower()
        wrong.append(Finding("child.missing", f"Select the child this {label} is for.", SECTION, "child"))
    if not kind:
        wrong.append(Finding("kind.missing", "Select what it is.", SECTION, "kind"))
        told["kind"] = AppointmentKind.MEETING.value
    try:
        told["starts"] = f"{read_time(str(values.get('starts') or '')):%H:%M}"
    except TimeNotUnderstood as trouble:
        wrong.append(Finding("starts.not_read", trouble.message, SECTION, "starts"))
        told["starts"] = "09:00"
    minutes = values.get("minutes")
    if not isinstance(minutes, int) or not 5 <= minutes <= 720:
        words = "Enter the minutes as a whole number from 5 to 720."
        wrong.append(Finding("minutes.out_of_range", words, SECTION, "minutes"))
        told["minutes"] = 60
    try:
        draft = drafted(AppointmentFields, told)
    except Incomplete as incomplete:
        raise Incomplete((*wrong, *incomplete.findings)) from None
    if wrong:
        raise Incomplete(tuple(wrong))
    return draft, int(str(child)) if child else None


def _spot(session: Session, values: Mapping[str, object]) -> int | None:
    name = str(values.get("new_place") or "").strip()
    if name:
        known = session.exec(select(Spot)).all()
        same = next((row for row in known if row.name.casefold() == name.casefold()), None)
        return (
            key(same)
            if same is not None
            else add_spot(session, SpotFields.model_validate({"name": name[:120]}))
        )
    spot = values.get("spot")
    return int(str(spot)) if spot else None
