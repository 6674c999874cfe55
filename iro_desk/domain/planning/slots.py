"""Where something still to be booked fits best, with the reasons; never past its last day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from iro_desk.domain.planning.appointments import Appointment, by_day, in_order
from iro_desk.domain.planning.capacity import monday_of
from iro_desk.domain.planning.clashes import crowded, long_days, long_drives
from iro_desk.domain.planning.diary import Diary, held_somewhere
from iro_desk.domain.planning.journeys import How
from iro_desk.domain.planning.terms import AppointmentKind, PlanningRules, minute_of
from iro_desk.domain.wording import counted
from iro_desk.domain.working_days import Calendar

STEP_MINUTES = 15
DAYS_LOOKED_AT = 60  # working days nearest the best one; a half-year window holds twice as many
NOON = 12 * 60
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")

# Costs, in minutes of driving that would be worth the same. good practice
NO_BUFFER = 45
DAY_AWAY = 2
REVIEW_THAT_DAY = 20
REVIEW_THAT_WEEK = 4
NEAR_THAT_DAY = -30
AFTER_THE_FIRST_START = 0.05


@dataclass(frozen=True, slots=True)
class ToPlace:
    """Something to book, and the days it must fall between.

    Args:
        key: what the caller knows it by.
        earliest_on: the first day it may be; never before today.
        latest_on: the last day its clock allows.
        place_id: None when it is held nowhere in particular.
        from_time, until_time: when the child and carers are free; None for the whole working day.
    """

    key: str
    kind: AppointmentKind
    earliest_on: date
    latest_on: date
    minutes: int
    place_id: int | None = None
    child_id: int | None = None
    from_time: time | None = None
    until_time: time | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A time that fits, and why; ``cost`` is lower for a better one."""

    on: date
    starts: time
    minutes: int
    cost: float
    reasons: tuple[str, ...]

    @property
    def words(self) -> str:
        """Return "Fits: 20 minutes away, 4 working days before the last day"."""
        return f"Fits: {', '.join(self.reasons)}"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is proposed for one thing; ``slot`` is None when nothing fits, and ``words`` says why."""

    to_place: ToPlace
    slot: Slot | None
    words: str


@dataclass(frozen=True, slots=True)
class _Day:
    """A day being looked at, and all that takes up time on it."""

    on: date
    touching: tuple[Appointment, ...]
    reviews_that_week: int

    @property
    def booked(self) -> tuple[Appointment, ...]:
        """The bookings that start that day."""
        return tuple(booked for booked in self.touching if booked.on == self.on)


def slots(wanted: ToPlace, diary: Diary, most: int = 5) -> tuple[Slot, ...]:
    """Return the times that fit, best first: no more than one each morning and each afternoon.

    A slot never overlaps, never leaves too little time to drive, never makes a day longer or fuller of
    reviews than the officer set, and never falls on a day off or after the last day.
    """
    touched = by_day(diary.appointments)
    reviews = Counter(
        monday_of(booked.on) for booked in diary.appointments if booked.kind is AppointmentKind.REVIEW
    )
    days = (_Day(on, touched.get(on, ()), reviews[monday_of(on)]) for on in _days(wanted, diary))
    best = [slot for day in days for slot in _best_of_day(wanted, day, diary)]
    return tuple(sorted(best, key=_preference)[:most])


def suggest(wanted: Iterable[ToPlace], diary: Diary) -> tuple[Suggestion, ...]:
    """Propose a time for each of a list, soonest last day first, each keeping clear of those before it."""
    made: list[Suggestion] = []
    for each in sorted(wanted, key=lambda one: (one.latest_on, one.earliest_on, one.key)):
        found = slots(each, diary, most=1)
        if found:
            made.append(Suggestion(each, found[0], found[0].words))
            diary = diary.with_booked(_booking(each, found[0].on, found[0].starts))
        else:
            made.append(Suggestion(each, None, why_none(each, diary.calendar)))
    return tuple(made)


def why_none(wanted: ToPlace, calendar: Calendar) -> str:
    """Say why nothing fits, and what the officer can do."""
    if wanted.latest_on < wanted.earliest_on:
        return "The last day has gone. Choose the soonest day you can yourself."
    if calendar.working_days_between(wanted.earliest_on - timedelta(days=1), wanted.latest_on) == 0:
        return "There is no working day before the last day. Choose a day yourself."
    return "Nothing fits before the last day. Move something, or choose a longer day yourself."


def _days(wanted: ToPlace, diary: Diary) -> list[date]:
    """Return the working days to look at: those nearest the day that leaves the buffer."""
    calendar = diary.calendar
    ideal_on = _ideal(wanted, calendar, diary.rules)
    span = (wanted.latest_on - wanted.earliest_on).days
    days = (wanted.earliest_on + timedelta(days=step) for step in range(span + 1))
    working = [on for on in days if calendar.is_working_day(on)]
    return sorted(sorted(working, key=lambda on: (abs((on - ideal_on).days), on))[:DAYS_LOOKED_AT])


def _ideal(wanted: ToPlace, calendar: Calendar, rules: PlanningRules) -> date:
    return max(wanted.earliest_on, calendar.add_working_days(wanted.latest_on, -rules.buffer_working_days))


def _best_of_day(wanted: ToPlace, day: _Day, diary: Diary) -> Iterator[Slot]:
    fitting = [
        _scored(booking, day, wanted, diary)
        for booking in _candidates(wanted, day.on, diary.rules)
        if _fits(booking, day, diary)
    ]
    for half in (
        [slot for slot in fitting if minute_of(slot.starts) < NOON],
        [slot for slot in fitting if minute_of(slot.starts) >= NOON],
    ):
        if half:
            yield min(half, key=_preference)


def _candidates(wanted: ToPlace, on: date, rules: PlanningRules) -> Iterator[Appointment]:
    first = minute_of(max(rules.day_starts, wanted.from_time or rules.day_starts))
    last = minute_of(min(rules.day_ends, wanted.until_time or rules.day_ends)) - wanted.minutes
    first += -first % STEP_MINUTES
    for minute in range(first, last + 1, STEP_MINUTES):
        yield _booking(wanted, on, time(minute // 60, minute % 60))


def _fits(booking: Appointment, day: _Day, diary: Diary) -> bool:
    """Whether a booking, with room to breathe on both sides, makes no new trouble in its day."""
    pad = diary.rules.between_minutes
    opens, closes = booking.starts_at - timedelta(minutes=pad), booking.ends_at + timedelta(minutes=pad)
    if any(booked.starts_at < closes and opens < booked.ends_at for booked in day.touching):
        return False
    filled = in_order([*day.booked, booking])
    already = set(long_drives(day.booked, diary.roads, pad))
    if any(clash not in already for clash in long_drives(filled, diary.roads, pad)):
        return False
    if next(long_days(filled, diary), None) is not None:
        return False
    return booking.kind is not AppointmentKind.REVIEW or next(crowded(filled, diary.rules), None) is None


def _scored(booking: Appointment, day: _Day, wanted: ToPlace, diary: Diary) -> Slot:
    calendar, rules = diary.calendar, diary.rules
    drive, drive_words = _drive(booking, day.booked, diary)
    left = calendar.working_days_between(booking.on, wanted.latest_on)
    away = abs(calendar.working_days_between(booking.on, _ideal(wanted, calendar, rules)))
    cost = drive + NO_BUFFER * max(0, rules.buffer_working_days - left) + DAY_AWAY * away
    cost += AFTER_THE_FIRST_START * (minute_of(booking.starts) - minute_of(rules.day_starts))
    reasons = [drive_words] if drive_words else []
    reasons.append(f"{counted(left, 'working day')} before the last day" if left else "on the last day")
    near = _near_that_day(booking, day.booked, diary)
    if near:
        cost += NEAR_THAT_DAY
        reasons.append(near)
    if wanted.kind is AppointmentKind.REVIEW:
        that_day = sum(booked.kind is AppointmentKind.REVIEW for booked in day.booked)
        cost += REVIEW_THAT_DAY * that_day + REVIEW_THAT_WEEK * day.reviews_that_week
        if 0 < that_day < len(ORDINALS):
            reasons.append(f"the {ORDINALS[that_day]} review that day")
    return Slot(booking.on, booking.starts, booking.minutes, round(cost, 2), tuple(reasons))


def _drive(booking: Appointment, booked_that_day: tuple[Appointment, ...], diary: Diary) -> tuple[float, str]:
    """Return the minutes of driving the booking adds to its day, and how far it is from where she will be."""
    if booking.place_id is None:
        return 0, ""
    going = held_somewhere(booked_that_day)
    before = next((booked for booked in reversed(going) if booked.ends_at <= booking.starts_at), None)
    after = next((booked for booked in going if booked.starts_at >= booking.ends_at), None)
    came_from = before.place_id if before else diary.base_id
    goes_to = after.place_id if after else diary.base_id
    there = diary.roads.journey(came_from, booking.place_id)
    onward = diary.roads.journey(booking.place_id, goes_to)
    saved = diary.roads.journey(came_from, goes_to)
    added = max(0, (there.minutes or 0) + (onward.minutes or 0) - (saved.minutes or 0))
    if there.minutes is None:
        return added, "the journey is not known"
    about = "about " if there.how is How.ESTIMATED else ""
    return added, f"{about}{counted(there.minutes, 'minute')} away" if there.minutes else "no drive"


def _near_that_day(booking: Appointment, booked_that_day: tuple[Appointment, ...], diary: Diary) -> str:
    """Return the reason when something else that day is at the place or near it; empty when nothing is."""
    if booking.place_id is None:
        return ""
    others = held_somewhere(booked_that_day)
    if any(booked.place_id == booking.place_id for booked in others):
        return "already there that day"
    miles = [diary.roads.journey(booked.place_id, booking.place_id).miles for booked in others]
    known = [each for each in miles if each is not None and each <= diary.rules.near_miles]
    return f"{min(known):g} miles from another booking that day" if known else ""


def _booking(wanted: ToPlace, on: date, starts: time) -> Appointment:
    return Appointment(None, wanted.child_id, wanted.kind, on, starts, wanted.minutes, wanted.place_id)


def _preference(slot: Slot) -> tuple[float, date, time]:
    return slot.cost, slot.on, slot.starts
