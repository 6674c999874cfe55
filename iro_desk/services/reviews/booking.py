"""Puts the next review and its midway in the planner from the review itself, so that no day is typed twice."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, select

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.planning.terms import USUAL_MINUTES, AppointmentKind
from iro_desk.domain.planning.typed_times import TimeNotUnderstood, read_time
from iro_desk.domain.wording import dated
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.records import Appointment, AppointmentFields, Review
from iro_desk.services import planner
from iro_desk.services.entering import fetch


def book_next(
    session: Session, review_id: int, starts: str, today: date, calendar: Calendar, rules: ClockRules
) -> tuple[str, ...]:
    """Book the next review and the midway of this one where they are not booked yet; says what was booked.

    Args:
        starts: when the review begins, as it was typed; the midway begins at the same time.
    """
    review = fetch(session, Review, review_id)
    try:
        at = f"{read_time(starts):%H:%M}"
    except TimeNotUnderstood as trouble:
        raise Refusal(trouble.message, field="starts") from None
    wanted = ((AppointmentKind.REVIEW, review.next_review_on), (AppointmentKind.MIDWAY, review.midway_on))
    days = [(kind, on) for kind, on in wanted if on is not None]
    if not days:
        raise Refusal("Enter the date of the next review.", field="next_review_on")
    booked = []
    for kind, on in days:
        if on < today or _is_booked(session, review.child_id, kind, on):
            continue
        draft = AppointmentFields(
            kind=kind,
            booked_on=on,
            starts=at,
            minutes=USUAL_MINUTES[kind],
            title=review.next_review_place[:120],
        )
        planner.book(
            session, draft, child_id=review.child_id, spot_id=None, today=today, calendar=calendar, rules=rules,
            after_limit=True,
        )  # fmt: skip
        booked.append(f"{kind.label} on {dated(on)}")
    return tuple(booked)


def _is_booked(session: Session, child_id: int, kind: AppointmentKind, on: date) -> bool:
    query = select(Appointment).where(
        Appointment.child_id == child_id, Appointment.kind == kind, Appointment.booked_on == on
    )
    return session.exec(query).first() is not None
