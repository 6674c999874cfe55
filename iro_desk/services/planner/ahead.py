"""How many reviews fall in each week ahead against the officer's usual, and how many have a time."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from sqlalchemy.orm import load_only
from sqlmodel import Session, col, select

from iro_desk.domain.clocks import REVIEW_CLOCKS
from iro_desk.domain.codes import ReviewState
from iro_desk.domain.planning.capacity import monday_of, usual_week, weeks_ahead
from iro_desk.domain.planning.terms import AppointmentKind
from iro_desk.domain.working_days import Calendar
from iro_desk.records import Appointment, Review
from iro_desk.services import clockwork
from iro_desk.services.planner.rows import WeekRow

REVIEWS = frozenset(clock.id for clock in REVIEW_CLOCKS)
LOOKED_BACK = timedelta(weeks=30)


def year_ahead(
    session: Session, today: date, calendar: Calendar, weeks: int = 52, from_on: date | None = None
) -> tuple[WeekRow, ...]:
    """Return the weeks from this one on; a review counts in the week agreed for it, or of its last day.

    Args:
        from_on: any day of the first week to show; None for this week.
    """
    first_on = from_on or today
    usual = usual_week(_held(session, today), today)
    found = weeks_ahead(_falling(session, today), first_on, weeks, usual, calendar)
    booked = _booked(session, monday_of(first_on))
    return tuple(
        WeekRow(
            week.week_on,
            week.count,
            booked[week.week_on],
            week.words,
            "" if week.usual is None else f"{week.usual:g}",
            week.is_over,
        )
        for week in found
    )


def _held(session: Session, today: date) -> list[date]:
    rows = session.exec(
        select(Review)
        .options(load_only(*(getattr(Review, name) for name in ("id", "review_on"))))
        .where(
            Review.state == ReviewState.FINISHED,
            Review.review_on <= today,
            Review.review_on >= today - LOOKED_BACK,
        )
    ).all()
    return [row.review_on for row in rows]


def _falling(session: Session, today: date) -> list[date]:
    """Return the day of each child's next review: the day agreed, or else the last day."""
    days: dict[int, date] = {}
    for one in clockwork.standing(session, today):
        if one.due.clock_id in REVIEWS:
            day = min(one.booked_on or one.on, one.on)
            days[one.child_id] = min(day, days.get(one.child_id, day))
    return list(days.values())


def _booked(session: Session, first_on: date) -> Counter[date]:
    rows = session.exec(
        select(Appointment).where(
            col(Appointment.booked_on) >= first_on, Appointment.kind == AppointmentKind.REVIEW
        )
    ).all()
    return Counter(monday_of(row.booked_on) for row in rows)
