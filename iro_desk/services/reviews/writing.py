"""How a review is begun and its answers are written."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.clocks import ClockRules, next_review_limit
from iro_desk.domain.codes import ReviewKind, ReviewState, YesNo
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.records import Child, Review, ReviewFields, Visit
from iro_desk.services import early_reviews
from iro_desk.services.entering import copy, extract, fetch, insert, key
from iro_desk.services.facts import child_facts
from iro_desk.services.reviews.stored import writable

OPEN = (ReviewState.WRITING, ReviewState.PLANNED)
KINDS = (ReviewKind.FIRST, ReviewKind.SECOND)


def begin(
    session: Session, child_id: int, review_on: date, today: date, calendar: Calendar, rules: ClockRules
) -> int:
    """Begin a review, or return the one this child already has open.

    Its kind is worked out from the reviews held in this time in care, and the legal limit is kept with it.
    """
    child = fetch(session, Child, child_id)
    started = session.exec(
        select(Review).where(Review.child_id == child_id, col(Review.state).in_(OPEN))
    ).first()
    if started is not None:
        started.state = ReviewState.WRITING
        return key(started)
    if review_on < child.born_on:
        raise Refusal("The date of the review must be after the child was born.", field="review_on")
    facts = child_facts(session, child_id)
    held = facts.counted_reviews
    limit = next_review_limit(facts, calendar, rules)
    last_on = held[-1].held_on if held else child.looked_after_from
    review = insert(
        session,
        Review,
        child_id=child_id,
        review_on=review_on,
        kind=KINDS[len(held)] if len(held) < len(KINDS) else ReviewKind.LATER,
        due_on=None if limit is None else limit.due_on,
        seen_before=_seen_since(session, child_id, last_on, review_on),
        early_reason=early_reviews.wanted_for(session, child_id, held[-1].held_on if held else None),
    )
    return key(review)


def fields(session: Session, review_id: int) -> ReviewFields:
    """The review as its form edits it."""
    return extract(ReviewFields, fetch(session, Review, review_id))


def answer(session: Session, review_id: int, draft: ReviewFields) -> None:
    """Write every answer of the draft; nothing is checked here but its kind, so writing is never stopped."""
    copy(draft, writable(session, review_id))


def _seen_since(session: Session, child_id: int, last_on: date | None, review_on: date) -> YesNo | None:
    """Yes when a visit saw the child since the last review; None leaves the question to the officer."""
    query = select(Visit).where(
        Visit.child_id == child_id, Visit.seen == YesNo.YES, Visit.visit_on <= review_on
    )
    if last_on is not None:
        query = query.where(Visit.visit_on > last_on)
    return YesNo.YES if session.exec(query).first() is not None else None
