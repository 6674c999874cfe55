"""Reads a span of days: what is booked, what falls due, the drives between, and what cannot be as booked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import pairwise

from sqlmodel import Session

from iro_desk.domain.clocks import Whose
from iro_desk.domain.planning.appointments import Appointment as Booked
from iro_desk.domain.planning.appointments import by_day
from iro_desk.domain.planning.capacity import number
from iro_desk.domain.planning.clashes import clashes
from iro_desk.domain.planning.diary import Diary, held_somewhere
from iro_desk.domain.planning.journeys import How, Journey
from iro_desk.domain.planning.mileage import mileage
from iro_desk.domain.planning.terms import AppointmentKind
from iro_desk.domain.wording import Tone, age_words, short_date
from iro_desk.domain.working_days import Calendar
from iro_desk.records import Appointment
from iro_desk.services import clockwork
from iro_desk.services.clockwork import StandingDate
from iro_desk.services.entering import key
from iro_desk.services.facts import ChildBrief, briefs
from iro_desk.services.planner.rows import BookingRow, ClashRow, DayRow, DriveRow, DueMark, Span
from iro_desk.services.planner.stored import booked_between, called, diary, places

SUMMED = (AppointmentKind.REVIEW, AppointmentKind.VISIT, AppointmentKind.MIDWAY)
SHORT_TASKS = {"REC-1": "Decisions", "REC-2": "Record", "REC-3": "Record out", "MK-4": "Midway"}


def read_span(session: Session, first_on: date, last_on: date, today: date, calendar: Calendar) -> Span:
    """Return every day from the first to the last, with its bookings, drives and what falls due on it."""
    children = briefs(session)
    rows = booked_between(session, first_on, last_on)
    week = diary(session, rows, calendar)
    found = tuple(
        ClashRow(clash.appointments[-1].on, clash.sentence, tuple(a.id for a in clash.appointments if a.id))
        for clash in clashes(week, first_on, last_on)
    )
    said = _sentences(found)
    names = places(session)
    bookings: defaultdict[date, list[BookingRow]] = defaultdict(list)
    for row in rows:
        brief = children.get(row.child_id) if row.child_id is not None else None
        bookings[row.booked_on].append(_booking(row, brief, names, said, today))
    due = _due(session, children, first_on, last_on, today, calendar)
    drives = {on: _drives(on, day, week) for on, day in by_day(week.appointments).items()}
    days = tuple(
        DayRow(
            on,
            tuple(bookings[on]),
            drives.get(on, ()),
            tuple(due[on]),
            calendar.bank_holidays.get(on, ""),
            calendar.is_working_day(on),
        )
        for on in _days(first_on, last_on)
    )
    return Span(first_on, last_on, days, found, _summed(days, week, first_on, last_on))


def _days(first_on: date, last_on: date) -> Iterable[date]:
    return (first_on + timedelta(days=step) for step in range((last_on - first_on).days + 1))


def _sentences(found: Iterable[ClashRow]) -> dict[int, tuple[str, ...]]:
    said: defaultdict[int, list[str]] = defaultdict(list)
    for clash in found:
        for appointment_id in clash.appointment_ids:
            said[appointment_id].append(clash.sentence)
    return {appointment_id: tuple(sentences) for appointment_id, sentences in said.items()}


def _booking(
    row: Appointment,
    brief: ChildBrief | None,
    names: dict[int, str],
    said: dict[int, tuple[str, ...]],
    today: date,
) -> BookingRow:
    return BookingRow(
        appointment_id=key(row),
        kind=row.kind,
        on=row.booked_on,
        starts=datetime.strptime(row.starts, "%H:%M").time(),
        minutes=row.minutes,
        title=row.title,
        child_id=row.child_id,
        called=called(brief),
        initials=brief.initials if brief else "",
        colour=brief.identity_colour if brief else 0,
        age=age_words(brief.born_on, today) if brief else "",
        spot_id=row.spot_id,
        place=names.get(row.spot_id or 0, ""),
        is_fixed=row.is_fixed,
        clashes=said.get(key(row), ()),
    )


def _due(
    session: Session,
    children: dict[int, ChildBrief],
    first_on: date,
    last_on: date,
    today: date,
    calendar: Calendar,
) -> defaultdict[date, list[DueMark]]:
    marks: defaultdict[date, list[DueMark]] = defaultdict(list)
    for one in clockwork.standing(session, today):
        if one.due.whose is Whose.OFFICER and first_on <= one.on <= last_on:
            marks[one.on].append(_mark(one, children[one.child_id], today, calendar))
    return marks


def _mark(one: StandingDate, brief: ChildBrief, today: date, calendar: Calendar) -> DueMark:
    tomorrow = calendar.add_working_days(today, 1)
    tone = Tone.LATE if one.on < today else Tone.SOON if one.on <= tomorrow else Tone.NONE
    task = SHORT_TASKS.get(one.due.clock_id, one.due.task)
    when = "was due" if one.on < today else "due"
    sentence = f"{brief.name}: {one.due.task}, {when} {short_date(one.on, today)}"
    return DueMark(one.child_id, f"{called(brief)}: {task}", sentence, tone)


def _drives(on: date, touching: tuple[Booked, ...], week: Diary) -> tuple[DriveRow, ...]:
    """Return the drives of a day, each ending as its booking starts; the last one goes home."""
    going = held_somewhere(tuple(booked for booked in touching if booked.on == on))
    if not going:
        return ()
    found = []
    stops: list[Booked | None] = [None, *going, None]
    for before, after in pairwise(stops):
        way = week.roads.journey(
            before.place_id if before else week.base_id, after.place_id if after else week.base_id
        )
        drive = _drive(on, before, after, way)
        if drive is not None:
            found.append(drive)
    return tuple(found)


def _drive(on: date, before: Booked | None, after: Booked | None, way: Journey) -> DriveRow | None:
    if not way.minutes or way.miles is None:
        return None
    if after is not None:
        starts_at = max(
            after.starts_at - timedelta(minutes=way.minutes), datetime.combine(on, datetime.min.time())
        )
        if before is not None:
            starts_at = max(starts_at, before.ends_at)
        minutes = int((after.starts_at - starts_at).total_seconds() // 60)
    else:
        assert before is not None
        starts_at, minutes = before.ends_at, way.minutes
    about = "about " if way.how is How.ESTIMATED else ""
    unit = "mile" if way.miles == 1 else "miles"
    if minutes <= 0 or starts_at.date() != on:
        return None
    return DriveRow(
        on, starts_at.time(), minutes, f"{'Home' if after is None else 'Drive'}, {about}{way.miles:g} {unit}"
    )


def _summed(days: Iterable[DayRow], week: Diary, first_on: date, last_on: date) -> str:
    """Return "Four reviews, three visits, one midway. 218 miles."; empty when nothing is booked."""
    counts: Counter[AppointmentKind] = Counter(
        booking.kind for day in days for booking in day.bookings if booking.kind is not AppointmentKind.DIARY
    )
    if not counts:
        return ""
    parts = [_many(counts[kind], kind.label.lower()) for kind in SUMMED if counts[kind]]
    other = sum(count for kind, count in counts.items() if kind not in SUMMED)
    if other:
        parts.append(_many(other, "other booking"))
    words = f"{', '.join(parts)}."
    miles = mileage(week, first_on, last_on)
    driven = f" {miles.words}" if miles.miles else ""
    return f"{words[:1].upper()}{words[1:]}{driven}"


def _many(count: int, thing: str) -> str:
    return f"{number(count)} {thing}" if count == 1 else f"{number(count)} {thing}s"
