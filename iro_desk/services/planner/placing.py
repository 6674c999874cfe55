"""What is still to be given a time: soonest limit first, with the times that fit and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sqlmodel import Session, select

from iro_desk.domain.clocks import REVIEW_CLOCKS, ClockRules, Whose
from iro_desk.domain.planning.appointments import Appointment as Booked
from iro_desk.domain.planning.clashes import hours
from iro_desk.domain.planning.diary import Diary
from iro_desk.domain.planning.slots import Slot, ToPlace, slots, why_none
from iro_desk.domain.planning.terms import USUAL_MINUTES, AppointmentKind
from iro_desk.domain.wording import Tone, counted, how_long, short_date
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.records import Appointment, AppointmentFields
from iro_desk.services import clockwork
from iro_desk.services.clockwork import StandingDate
from iro_desk.services.facts import ChildBrief, briefs
from iro_desk.services.planner.booking import book
from iro_desk.services.planner.rows import Fit, PlaceList, Suggested, ToPlaceRow
from iro_desk.services.planner.stored import booked_between, called, diary, places, usual_spots

LOOKED_AHEAD_DAYS = 42
LATE_WORKING_DAYS = 10
NEAR_DAYS = 11
REVIEWS = frozenset(clock.id for clock in REVIEW_CLOCKS)
TAKES_TIME = {
    "MK-4": AppointmentKind.MIDWAY,
    "REC-1": AppointmentKind.WRITING,
    "REC-2": AppointmentKind.WRITING,
}
TASK_WORDS = {"REC-1": "Decisions", "REC-2": "Record", "MK-4": "Midway"}
MINUTES = {"REC-1": 45}
HELD_THERE = (AppointmentKind.REVIEW, AppointmentKind.VISIT)  # a midway is a call to the social worker
CONSIDERED = ("working day before the last day", "working days before the last day", "on the last day")


def to_place(session: Session, today: date, calendar: Calendar) -> PlaceList:
    """Return the officer's dates that have no time yet, soonest limit first."""
    children = briefs(session)
    found = _unplaced(session, today)
    near = [one for one in found if _working_to(one) <= today + timedelta(days=LOOKED_AHEAD_DAYS)]
    rows = tuple(_row(one, children[one.child_id], today, calendar) for one in near)
    return PlaceList(rows, len(found) - len(near))


def times_for(
    session: Session, key: str, now: datetime, calendar: Calendar, from_on: date | None = None
) -> tuple[Fit, ...]:
    """Return the times that fit one of them, best first; empty when nothing fits.

    Args:
        now: today and the time of day in London; nothing is proposed before it.
        from_on: the first day to look at; None for the whole time there is.
    """
    one = _find(session, key, now.date())
    week = _diary(session, one, now.date(), calendar)
    names = places(session)
    wanted, found = _fitting(one, usual_spots(session), week, now, calendar, most=8)
    later = tuple(slot for slot in found if from_on is None or slot.on >= from_on)
    return tuple(_fit(slot, wanted, one, names, calendar) for slot in later or found)


def suggestions(session: Session, now: datetime, calendar: Calendar) -> tuple[Suggested, ...]:
    """Propose a time for everything to place, each keeping clear of those before it."""
    today = now.date()
    children, spots, names = briefs(session), usual_spots(session), places(session)
    limit = today + timedelta(days=LOOKED_AHEAD_DAYS)
    found = [one for one in _unplaced(session, today) if _working_to(one) <= limit]
    if not found:
        return ()
    week = diary(session, booked_between(session, today, limit + timedelta(days=60)), calendar)
    made = []
    for one in found:
        wanted, fitting = _fitting(one, spots, week, now, calendar, most=1, near=True)
        row = _row(one, children[one.child_id], today, calendar)
        if not fitting:
            made.append(Suggested(row, None, why_none(wanted, calendar)))
            continue
        slot = fitting[0]
        week = week.with_booked(_as_if_booked(slot, wanted))
        fit = _fit(slot, wanted, one, names, calendar)
        made.append(Suggested(row, fit, fit.sentence))
    return tuple(made)


def place_suggested(
    session: Session,
    key: str,
    on: date,
    starts: time,
    *,
    today: date,
    calendar: Calendar,
    rules: ClockRules,
    after_limit: bool = False,
) -> int:
    """Book one of the dates to place at a time; returns the booking."""
    one = _find(session, key, today)
    kind = _kind(one)
    draft = AppointmentFields(
        kind=kind, booked_on=on, starts=f"{starts:%H:%M}", minutes=_minutes(one), title=_title(one)
    )
    return book(
        session,
        draft,
        child_id=one.child_id,
        spot_id=usual_spots(session).get(one.child_id) if kind in HELD_THERE else None,
        today=today,
        calendar=calendar,
        rules=rules,
        answers=(one.due.clock_id, one.due.anchor),
        after_limit=after_limit,
    )


def place_all(
    session: Session, now: datetime, *, today: date, calendar: Calendar, rules: ClockRules
) -> tuple[int, int]:
    """Book every suggestion that is in time; returns how many were booked and how many were left.

    What is after its last day is left, so that each is booked by itself once its last day was named.
    """
    made = suggestions(session, now, calendar)
    placed = 0
    for one in made:
        if one.fit is not None and one.fit.on <= one.row.limit_on:
            place_suggested(
                session, one.row.key, one.fit.on, one.fit.starts, today=today, calendar=calendar, rules=rules
            )
            placed += 1
    return placed, len(made) - placed


def _unplaced(session: Session, today: date) -> list[StandingDate]:
    """Return the dates that take time and have none, one a child for reviews, soonest first."""
    rows = session.exec(select(Appointment).where(Appointment.booked_on >= today)).all()
    answered = {(row.child_id, row.clock_id, row.anchor) for row in rows if row.clock_id}
    kinds = {(row.child_id, row.kind) for row in rows}
    found: list[StandingDate] = []
    seen: set[int] = set()
    for one in sorted(clockwork.standing(session, today), key=lambda each: (_working_to(each), each.due_id)):
        if one.due.whose is not Whose.OFFICER or one.due.is_earliest or not _takes_time(one):
            continue
        kind = _kind(one)
        if kind is AppointmentKind.REVIEW and one.child_id in seen:
            continue
        if (one.child_id, one.due.clock_id, one.due.anchor) in answered:
            continue
        if kind is not AppointmentKind.WRITING and (one.child_id, kind) in kinds:
            continue
        if kind is AppointmentKind.REVIEW:
            seen.add(one.child_id)
        found.append(one)
    return found


def _find(session: Session, key: str, today: date) -> StandingDate:
    for one in clockwork.standing(session, today):
        if str(one.due_id) == key:
            return one
    raise Refusal("That date has moved since.", "Look at the new one first.")


def _takes_time(one: StandingDate) -> bool:
    return one.due.clock_id in REVIEWS or one.due.clock_id in TAKES_TIME


def _kind(one: StandingDate) -> AppointmentKind:
    return TAKES_TIME.get(one.due.clock_id, AppointmentKind.REVIEW)


def _minutes(one: StandingDate) -> int:
    return MINUTES.get(one.due.clock_id, USUAL_MINUTES[_kind(one)])


def _title(one: StandingDate) -> str:
    return TASK_WORDS.get(one.due.clock_id, "") if _kind(one) is AppointmentKind.WRITING else ""


def _agreed_on(one: StandingDate) -> date | None:
    """Return the day agreed for it, when that is in time."""
    booked_on = one.booked_on
    return booked_on if booked_on is not None and booked_on <= one.due.due_on else None


def _working_to(one: StandingDate) -> date:
    return _agreed_on(one) or one.on


def _row(one: StandingDate, brief: ChildBrief, today: date, calendar: Calendar) -> ToPlaceRow:
    limit = one.on
    lateness = how_long(limit, today, calendar)
    soon = lateness.tone is Tone.SOON or limit <= calendar.add_working_days(today, 2)
    when = lateness.words if limit < today else f"By {short_date(limit, today)}"
    agreed_on = _agreed_on(one)
    agreed = f" The day agreed is {short_date(agreed_on, today)}." if agreed_on and agreed_on >= today else ""
    task = TASK_WORDS.get(one.due.clock_id, one.due.task)
    return ToPlaceRow(
        key=str(one.due_id),
        child_id=one.child_id,
        initials=brief.initials,
        colour=brief.identity_colour,
        words=f"{task}, {called(brief)}",
        detail=f"{when}. {hours(_minutes(one)).capitalize()}.{agreed}",
        tone=Tone.LATE if limit < today else Tone.SOON if soon else Tone.NONE,
        kind=_kind(one),
        limit_on=limit,
    )


def _diary(session: Session, one: StandingDate, today: date, calendar: Calendar) -> Diary:
    last_on = max(one.on, today + timedelta(days=60))
    return diary(session, booked_between(session, today, last_on), calendar)


def _fitting(
    one: StandingDate,
    spots: dict[int, int],
    week: Diary,
    now: datetime,
    calendar: Calendar,
    most: int,
    *,
    near: bool = False,
) -> tuple[ToPlace, tuple[Slot, ...]]:
    """Return what is wanted and the times that fit it: on the day agreed when there is one and it has room.

    Args:
        near: look near the last day first, which is quicker, and further off only when nothing fits there.
    """
    wanted = _wanted(one, spots, now, calendar)
    agreed_on = _agreed_on(one)
    if agreed_on is not None and agreed_on >= wanted.earliest_on:
        found = slots(replace(wanted, earliest_on=agreed_on, latest_on=agreed_on), week, most)
        if found:
            rest = slots(wanted, week, most) if most > len(found) else ()
            return wanted, (found + tuple(slot for slot in rest if slot.on != agreed_on))[:most]
    close_on = wanted.latest_on - timedelta(days=NEAR_DAYS)
    if near and close_on > wanted.earliest_on:
        found = slots(replace(wanted, earliest_on=close_on), week, most)
        if found:
            return wanted, found
    return wanted, slots(wanted, week, most)


def _wanted(one: StandingDate, spots: dict[int, int], now: datetime, calendar: Calendar) -> ToPlace:
    """Return the days it may fall on; one that is late already is wanted as soon as it can be."""
    today = now.date()
    kind = _kind(one)
    is_today = one.on == today
    earliest_on = today if is_today else today + timedelta(days=1)
    latest_on = one.on if one.on >= today else calendar.add_working_days(today, LATE_WORKING_DAYS)
    return ToPlace(
        key=str(one.due_id),
        kind=kind,
        earliest_on=earliest_on,
        latest_on=max(latest_on, earliest_on) if one.on < today else latest_on,
        minutes=_minutes(one),
        place_id=spots.get(one.child_id) if kind in HELD_THERE else None,
        child_id=one.child_id,
        from_time=now.time().replace(tzinfo=None, second=0, microsecond=0) if is_today else None,
    )


def _as_if_booked(slot: Slot, wanted: ToPlace) -> Booked:
    return Booked(None, wanted.child_id, wanted.kind, slot.on, slot.starts, slot.minutes, wanted.place_id)


def _fit(slot: Slot, wanted: ToPlace, one: StandingDate, names: dict[int, str], calendar: Calendar) -> Fit:
    """Put a slot into words, against the date she really works to."""
    reasons = [reason for reason in slot.reasons if not reason.endswith(CONSIDERED)]
    agreed_on = _agreed_on(one)
    if slot.on > one.on:
        late = counted(max(1, calendar.working_days_between(one.on, slot.on)), "working day")
        reasons.append(f"{late} after the last day")
    else:
        left = calendar.working_days_between(slot.on, one.on)
        reasons.append(f"{counted(left, 'working day')} before the last day" if left else "on the last day")
    if agreed_on == slot.on:
        reasons.append("on the day agreed")
    place = names.get(wanted.place_id or 0, "")
    return Fit(slot.on, slot.starts, slot.minutes, tuple(reasons), wanted.place_id, place)
