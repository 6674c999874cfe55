"""Keeps a child's next review on the day its booking says, so that every screen shows the same day."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.clocks import ClockRules, Due, next_review_limit
from iro_desk.domain.codes import ReviewKind, ReviewState
from iro_desk.domain.working_days import Calendar
from iro_desk.records import Child, Review
from iro_desk.services.entering import fetch, insert
from iro_desk.services.facts import child_facts

KINDS = (ReviewKind.FIRST, ReviewKind.SECOND)


def limit_of_next(
    session: Session, child_id: int, today: date, calendar: Calendar, rules: ClockRules
) -> Due | None:
    """Return the law's last day for the next review; None when none can be worked out."""
    return next_review_limit(child_facts(session, child_id, today=today), calendar, rules)


def agree(
    session: Session, child_id: int, on: date, today: date, calendar: Calendar, rules: ClockRules
) -> None:
    """Put the child's next review on a day: the one already to come, or a new one."""
    to_come = _to_come(session, child_id, today)
    if to_come is not None:
        _put_on(to_come, on)
        return
    fetch(session, Child, child_id)
    facts = child_facts(session, child_id, today=today)
    limit = next_review_limit(facts, calendar, rules)
    held = len(facts.counted_reviews)
    insert(
        session,
        Review,
        child_id=child_id,
        review_on=on,
        kind=KINDS[held] if held < len(KINDS) else ReviewKind.LATER,
        state=ReviewState.PLANNED,
        due_on=None if limit is None else limit.due_on,
    )


def follow(session: Session, child_id: int, from_on: date, to_on: date, today: date) -> None:
    """Move the review to come with its booking; one that was put on another day since stays there."""
    to_come = _to_come(session, child_id, today)
    if to_come is not None and _arranged_for(to_come) == from_on:
        _put_on(to_come, to_on)


def let_go(session: Session, child_id: int, on: date, today: date) -> None:
    """Forget a planned review whose booking was cancelled; one being written is never taken away."""
    to_come = _to_come(session, child_id, today)
    if to_come is not None and to_come.state is ReviewState.PLANNED and to_come.review_on == on:
        session.delete(to_come)
        session.flush()


def put_midway(session: Session, child_id: int, was_on: date | None, on: date | None, today: date) -> None:
    """Put the midway after the last review on the day of its booking; one on another day since stays there.

    Args:
        was_on: the day the booking was on; None for a new one.
        on: the day it is on now; None when it was cancelled.
    """
    last = session.exec(
        select(Review)
        .where(Review.child_id == child_id, Review.review_on <= today)
        .where(col(Review.state).in_((ReviewState.WRITING, ReviewState.FINISHED)))
        .order_by(col(Review.review_on).desc(), col(Review.id).desc())
    ).first()
    if last is not None and last.midway_held_on is None and (was_on is None or last.midway_on == was_on):
        last.midway_on = on


def _arranged_for(review: Review) -> date:
    return review.adjourned_to or review.review_on


def _put_on(review: Review, on: date) -> None:
    if review.adjourned_to is not None:
        review.adjourned_to = on
    else:
        review.review_on = on


def _to_come(session: Session, child_id: int, today: date) -> Review | None:
    rows = session.exec(
        select(Review)
        .where(Review.child_id == child_id, col(Review.state).in_((ReviewState.PLANNED, ReviewState.WRITING)))
        .order_by(col(Review.review_on), col(Review.id))
    ).all()
    to_come = [row for row in rows if row.state is ReviewState.PLANNED or _arranged_for(row) > today]
    return min(to_come, key=_arranged_for) if to_come else None
