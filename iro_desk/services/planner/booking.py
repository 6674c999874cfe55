"""Books, moves, lengthens and cancels; past a legal limit only after the officer has been told."""

from __future__ import annotations

from datetime import date, time

from sqlmodel import Session

from iro_desk.domain.clocks import ClockRules, late_booking
from iro_desk.domain.planning.terms import AppointmentKind
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.records import Appointment, AppointmentFields
from iro_desk.services.entering import copy, fetch, insert, key
from iro_desk.services.planner import agreed

SHORTEST, LONGEST = 15, 12 * 60
HERS = "This is from your own calendar, so it is moved there."


class PastTheLimit(Refusal):
    """A review would be after the last day the law allows; it may still be booked once that has been said."""


def book(
    session: Session,
    draft: AppointmentFields,
    *,
    child_id: int | None,
    spot_id: int | None,
    today: date,
    calendar: Calendar,
    rules: ClockRules,
    answers: tuple[str, str] = ("", ""),
    after_limit: bool = False,
) -> int:
    """Book something; a review or midway of a child is also put on that day everywhere else.

    Args:
        answers: the clock and anchor of the date it answers; empty for none.
        after_limit: the officer has been told that it is after the last day, and wants it all the same.

    Raises:
        PastTheLimit: it is after the last day, and she has not been told.
    """
    is_review = draft.kind is AppointmentKind.REVIEW
    if is_review and child_id is not None:
        _check_limit(session, child_id, draft.booked_on, today, calendar, rules, after_limit=after_limit)
        if draft.booked_on >= today:
            agreed.agree(session, child_id, draft.booked_on, today, calendar, rules)
    if draft.kind is AppointmentKind.MIDWAY and child_id is not None:
        agreed.put_midway(session, child_id, None, draft.booked_on, today)
    clock_id, anchor = answers
    row = insert(
        session, Appointment, draft, child_id=child_id, spot_id=spot_id, clock_id=clock_id, anchor=anchor
    )
    return key(row)


def amend(
    session: Session,
    appointment_id: int,
    draft: AppointmentFields,
    *,
    child_id: int | None,
    spot_id: int | None,
    today: date,
    calendar: Calendar,
    rules: ClockRules,
    after_limit: bool = False,
) -> int:
    """Change what is said of a booking, moving the review with it."""
    row = _movable(session, appointment_id)
    was_about, was_review, was_on = row.child_id, row.kind is AppointmentKind.REVIEW, row.booked_on
    same_review = was_review and draft.kind is AppointmentKind.REVIEW and child_id == was_about
    moved = draft.booked_on != was_on or not same_review
    if draft.kind is AppointmentKind.REVIEW and child_id is not None and moved:
        _check_limit(session, child_id, draft.booked_on, today, calendar, rules, after_limit=after_limit)
    if was_review and was_about is not None and not same_review:
        agreed.let_go(session, was_about, was_on, today)
    if row.kind is AppointmentKind.MIDWAY and was_about is not None:
        agreed.put_midway(session, was_about, was_on, None, today)
    if draft.kind is AppointmentKind.MIDWAY and child_id is not None:
        agreed.put_midway(session, child_id, None, draft.booked_on, today)
    copy(draft, row)
    row.child_id, row.spot_id = child_id, spot_id
    if same_review and child_id is not None:
        agreed.follow(session, child_id, was_on, draft.booked_on, today)
    elif draft.kind is AppointmentKind.REVIEW and child_id is not None and draft.booked_on >= today:
        agreed.agree(session, child_id, draft.booked_on, today, calendar, rules)
    session.flush()
    return appointment_id


def move(
    session: Session,
    appointment_id: int,
    on: date,
    starts: time,
    *,
    today: date,
    calendar: Calendar,
    rules: ClockRules,
    after_limit: bool = False,
) -> None:
    """Move a booking to another day and time, and its review with it."""
    row = _movable(session, appointment_id)
    if row.kind is AppointmentKind.REVIEW and row.child_id is not None and on != row.booked_on:
        if on > row.booked_on:
            _check_limit(session, row.child_id, on, today, calendar, rules, after_limit=after_limit)
        agreed.follow(session, row.child_id, row.booked_on, on, today)
    if row.kind is AppointmentKind.MIDWAY and row.child_id is not None:
        agreed.put_midway(session, row.child_id, row.booked_on, on, today)
    row.booked_on, row.starts = on, f"{starts:%H:%M}"
    session.flush()


def lengthen(session: Session, appointment_id: int, by_minutes: int) -> int:
    """Make a booking longer or shorter, from a quarter of an hour to twelve hours; returns its minutes."""
    row = _movable(session, appointment_id)
    row.minutes = min(max(row.minutes + by_minutes, SHORTEST), LONGEST)
    session.flush()
    return row.minutes


def cancel(session: Session, appointment_id: int, today: date) -> None:
    """Take a booking away; a review that was only planned for it goes too."""
    row = fetch(session, Appointment, appointment_id)
    if row.kind is AppointmentKind.REVIEW and row.child_id is not None:
        agreed.let_go(session, row.child_id, row.booked_on, today)
    if row.kind is AppointmentKind.MIDWAY and row.child_id is not None:
        agreed.put_midway(session, row.child_id, row.booked_on, None, today)
    session.delete(row)
    session.flush()


def _movable(session: Session, appointment_id: int) -> Appointment:
    row = fetch(session, Appointment, appointment_id)
    if row.kind is AppointmentKind.DIARY:
        raise Refusal(HERS, "Bring your calendar in again to see it here.")
    return row


def _check_limit(
    session: Session,
    child_id: int,
    on: date,
    today: date,
    calendar: Calendar,
    rules: ClockRules,
    *,
    after_limit: bool,
) -> None:
    limit = agreed.limit_of_next(session, child_id, today, calendar, rules)
    said = "" if limit is None else late_booking(on, limit, calendar)
    if said and not after_limit:
        raise PastTheLimit(said, field="booked_on")
