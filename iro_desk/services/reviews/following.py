"""What a review leads to: which participation codes fit, and when the next review is."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from iro_desk.domain.clocks import ClockRules, Due, HeldReview, next_review_limit
from iro_desk.domain.codes import Participation
from iro_desk.domain.participation import offered_participation
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.records import Child, Review
from iro_desk.services.entering import fetch
from iro_desk.services.facts import child_facts
from iro_desk.services.reviews.rows import NextReview

MIDWAY_FROM_DAYS = 125


def offered(session: Session, review_id: int) -> tuple[Participation, ...]:
    """The codes that fit the child's age on the day of the review."""
    review = fetch(session, Review, review_id)
    return offered_participation(fetch(session, Child, review.child_id).born_on, review.review_on)


def proposed_next(session: Session, review_id: int, calendar: Calendar, rules: ClockRules) -> NextReview:
    """The last day the law allows for the next review, and the working day proposed for it."""
    review = fetch(session, Review, review_id)
    limit = limit_after(session, review, calendar, rules)
    if limit is None:
        raise Refusal("The law sets no date for a next review here.", "Enter the day you have agreed.")
    propose = calendar.last_working_day_on_or_before(limit.due_on)
    held_on = review.adjourned_to or review.review_on
    length = propose - held_on
    midway = held_on + length // 2 if length.days > MIDWAY_FROM_DAYS else None
    return NextReview(
        latest=limit.due_on,
        propose=propose,
        midway=None if midway is None else calendar.last_working_day_on_or_before(midway),
        sentence=limit.sentence,
        weekend_note=limit.weekend_note,
    )


def limit_after(session: Session, review: Review, calendar: Calendar, rules: ClockRules) -> Due | None:
    """The limit for the review after this one, as if this one had just been held."""
    facts = child_facts(session, review.child_id)
    held_on = review.adjourned_to or review.review_on
    held = [old for old in facts.reviews if old.id != review.id and old.held_on < held_on]
    held.append(HeldReview(review.id, held_on))
    return next_review_limit(replace(facts, reviews=tuple(held)), calendar, rules)
