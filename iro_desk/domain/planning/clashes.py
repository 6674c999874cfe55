"""What cannot be done as booked: two things at once, a drive too long for its gap, a day too full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from iro_desk.domain.calendar_names import DAYS
from iro_desk.domain.codes import Code
from iro_desk.domain.planning.appointments import TAKES_TIME_ONLY, Appointment, by_day, in_order
from iro_desk.domain.planning.diary import Diary, held_somewhere, setting_out, ways
from iro_desk.domain.planning.journeys import How, Roads
from iro_desk.domain.planning.terms import AppointmentKind, PlanningRules
from iro_desk.domain.wording import counted
from iro_desk.domain.working_days import Calendar


class ClashKind(Code):
    """Why a week as booked cannot be."""

    OVERLAP = "overlap", "At the same time"
    JOURNEY = "journey", "Not enough time to drive"
    REVIEWS = "reviews", "Too many reviews in a day"
    LONG_DAY = "long_day", "A longer day than you work"
    DAY_OFF = "day_off", "Not a working day"


@dataclass(frozen=True, slots=True)
class Clash:
    """Something that cannot be as booked; ``sentence`` names nobody, for the screen shows the bookings."""

    kind: ClashKind
    appointments: tuple[Appointment, ...]
    sentence: str


def clashes(diary: Diary, first_on: date, last_on: date) -> tuple[Clash, ...]:
    """Return the clashes of the days from ``first_on`` to ``last_on``, by day.

    The drive from the base in the morning and back at night may lie outside the working hours; it
    counts only when the whole day is longer than the officer works.
    """
    touched = by_day(diary.appointments)
    found: list[Clash] = []
    for step in range((last_on - first_on).days + 1):
        day_on = first_on + timedelta(days=step)
        if day_on in touched:
            found += day_clashes(day_on, touched[day_on], diary)
    return tuple(found)


def day_clashes(day_on: date, touching: Sequence[Appointment], diary: Diary) -> Iterator[Clash]:
    """Yield the clashes of one day; ``touching`` holds, in order, all that takes up time on it."""
    yield from (clash for clash in overlaps(touching) if clash.appointments[1].on == day_on)
    day = tuple(booked for booked in touching if booked.on == day_on)
    yield from long_drives(day, diary.roads)
    yield from crowded(day, diary.rules)
    yield from long_days(day, diary)
    yield from days_off(day, diary.calendar)


def overlaps(appointments: Sequence[Appointment]) -> Iterator[Clash]:
    """Yield each pair that shares time; two entries of her own calendar are hers to sort out."""
    ordered = in_order(appointments)
    for place, first in enumerate(ordered):
        for second in ordered[place + 1 :]:
            if second.starts_at >= first.ends_at:
                break
            both_hers = first.kind is AppointmentKind.DIARY and second.kind is AppointmentKind.DIARY
            if first.overlaps(second) and not both_hers:
                end = min(first.ends_at, second.ends_at)
                sentence = f"Two things are booked at once, {_clock(second.starts_at)} to {_clock(end)}."
                yield Clash(ClashKind.OVERLAP, (first, second), sentence)


def long_drives(day: Sequence[Appointment], roads: Roads, besides: int = 0) -> Iterator[Clash]:
    """Yield each drive that takes longer than the time there is for it; an unknown one is not judged.

    Args:
        besides: minutes to be kept free on top of the drive.
    """
    for way in ways(day, roads):
        minutes = way.journey.minutes
        if (
            minutes is None
            or way.before.overlaps(way.after)
            or way.free_minutes >= minutes + (besides if minutes else 0)
        ):
            continue
        about = "about " if way.journey.how is How.ESTIMATED else ""
        free = counted(way.free_minutes, "minute") if way.free_minutes > 0 else "no time"
        sentence = f"The drive takes {about}{counted(minutes, 'minute')} and there is {free} for it."
        if way.free_minutes > 1:
            sentence = sentence.replace("there is", "there are")
        yield Clash(ClashKind.JOURNEY, (way.before, way.after), sentence)


def crowded(day: Sequence[Appointment], rules: PlanningRules) -> Iterator[Clash]:
    """Yield a clash when the day holds more reviews than the officer set."""
    reviews = tuple(booked for booked in day if booked.kind is AppointmentKind.REVIEW)
    if len(reviews) > rules.reviews_a_day:
        most = "one is" if rules.reviews_a_day == 1 else f"{rules.reviews_a_day} are"
        yield Clash(
            ClashKind.REVIEWS, reviews, f"{len(reviews)} reviews in one day; {most} the most you set."
        )


def long_days(day: Sequence[Appointment], diary: Diary) -> Iterator[Clash]:
    """Yield a clash when the day, with the drives from and to the base, is longer than the working day."""
    drives = setting_out(day, diary)
    mine = tuple(booked for booked in day if booked.kind not in TAKES_TIME_ONLY)
    if drives is None:
        return
    going = held_somewhere(day)
    out, home = (timedelta(minutes=drive.minutes or 0) for drive in drives)
    first = min(min(booked.starts_at for booked in mine), min(booked.starts_at for booked in going) - out)
    last = max(max(booked.ends_at for booked in mine), max(booked.ends_at for booked in going) + home)
    minutes = int((last - first).total_seconds() // 60)
    if minutes > diary.rules.day_minutes:
        sentence = (
            f"With the drives this day is {hours(minutes)} long; you work {hours(diary.rules.day_minutes)}."
        )
        yield Clash(ClashKind.LONG_DAY, mine, sentence)


def days_off(day: Sequence[Appointment], calendar: Calendar) -> Iterator[Clash]:
    """Yield a clash when work is booked on a weekend or a bank holiday."""
    mine = tuple(booked for booked in day if booked.kind is not AppointmentKind.DIARY)
    if not mine or calendar.is_working_day(mine[0].on):
        return
    on = mine[0].on
    name = calendar.bank_holidays.get(on)
    what = f"a bank holiday, {name}" if name else f"a {DAYS[on.weekday()]}"
    yield Clash(ClashKind.DAY_OFF, mine, f"This is booked on {what}.")


def hours(minutes: int) -> str:
    """Return "8 hours 30 minutes", "1 hour" or "45 minutes"."""
    whole, rest = divmod(minutes, 60)
    parts = [counted(whole, "hour")] if whole else []
    return " ".join([*parts, counted(rest, "minute")] if rest or not whole else parts)


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M}"
