"""How a review is begun and its answers are written."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.clocks import ClockRules, Facts, next_review_limit
from iro_desk.domain.codes import EventKind, ReviewKind, ReviewState, YesNo
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.records import Child, Review, ReviewFields, Visit
from iro_desk.services import early_reviews
from iro_desk.services.entering import copy, extract, fetch, insert, key
from iro_desk.services.facts import child_facts
from iro_desk.services.reviews.family import carry_family_time
from iro_desk.services.reviews.stored import before, writable

OPEN = (ReviewState.WRITING, ReviewState.PLANNED)
STAYS_TRUE = (
    "section20_agreed_by", "section20_agreed_on", "section20_in_writing", "health_assessed_on", "dentist_on",
    "eyes_on", "vaccinated", "sdq_score", "sdq_on", "ehcp", "ehcp_reviewed_on", "everyday_on", "adoption_told_on",
    "contact_orders", "health_not_yet", "adoption_not_yet",
    *(name for name in ReviewFields.model_fields if name.startswith("route_")),
)  # fmt: skip
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
        kind=_kind_after(len(held)),
        due_on=None if limit is None else limit.due_on,
        seen_before=_seen_since(session, child_id, last_on, review_on),
        early_reason=early_reviews.wanted_for(session, child_id, held[-1].held_on if held else None),
    )
    _carry_forward(session, review, facts)
    return key(review)


def _carry_forward(session: Session, review: Review, facts: Facts) -> None:
    """What stays true until it changes is not typed again: last time's answers, and a newer health assessment."""
    last = before(session, review)
    if last is not None:
        for name in STAYS_TRUE:
            setattr(review, name, getattr(last, name))
        carry_family_time(session, review, last)
    assessed = facts.last(EventKind.HEALTH_ASSESSMENT)
    if assessed is not None and assessed.on > (review.health_assessed_on or date.min):
        review.health_assessed_on = assessed.on
    session.flush()


def fields(session: Session, review_id: int) -> ReviewFields:
    """The review as its form edits it."""
    return extract(ReviewFields, fetch(session, Review, review_id))


def answer(session: Session, review_id: int, draft: ReviewFields) -> None:
    """Write every answer of the draft; nothing is checked here but its kind, so writing is never stopped."""
    review = writable(session, review_id)
    was = review.kind_chosen
    copy(draft, review)
    if review.kind_chosen is not None:
        review.kind = review.kind_chosen
    elif was is not None:
        facts = child_facts(session, review.child_id)
        earlier = [
            one for one in facts.counted_reviews if one.id != review.id and one.held_on < review.review_on
        ]
        review.kind = _kind_after(len(earlier))
    session.flush()


def _kind_after(held: int) -> ReviewKind:
    """Which review it is after so many."""
    return KINDS[held] if held < len(KINDS) else ReviewKind.LATER


def _seen_since(session: Session, child_id: int, last_on: date | None, review_on: date) -> YesNo | None:
    """Yes when a visit saw the child since the last review; None leaves the question to the officer."""
    query = select(Visit).where(
        Visit.child_id == child_id, Visit.seen == YesNo.YES, Visit.visit_on <= review_on
    )
    if last_on is not None:
        query = query.where(Visit.visit_on > last_on)
    return YesNo.YES if session.exec(query).first() is not None else None
