"""How a review is checked and finished, and what is noted once it has left."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from sqlmodel import Session

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import DecisionState, ReviewState
from iro_desk.domain.review_row_codes import WhatNow
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.records import Decision, DecisionFields, Review
from iro_desk.services.entering import extract, fetch, insert, key
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.reviews.left import left_to_do
from iro_desk.services.reviews.parts import earlier_decisions, stored
from iro_desk.services.reviews.raising import raise_what_is_said
from iro_desk.services.reviews.sections import complete_all
from iro_desk.services.reviews.stored import writable
from iro_desk.services.reviews.versions import keep_version

ENDED = (WhatNow.CLOSE, WhatNow.REPLACE)
CARRIED = (DecisionState.PARTLY, DecisionState.NOT_DONE)
SENT = {
    "outcomes": "outcomes_sent_on",
    "record": "record_completed_on",
    "distribution": "record_distributed_on",
}
Sent = Literal["outcomes", "record", "distribution"]


def finish(
    session: Session, review_id: int, now: datetime, today: date, calendar: Calendar, rules: ClockRules
) -> None:
    """Finish and lock the review, carrying forward what was not done; raises Incomplete with all that is left to do.

    Its text is kept as a version; a review that was opened again becomes a version more.
    What was left undone last time becomes a decision of this review, keeping its day and counting its wait,
    unless it is said to be closed or replaced. What is to be raised becomes a concern.
    """
    review = writable(session, review_id)
    found = left_to_do(session, review_id, today, calendar, rules)
    if any(finding.severity == "stop" for finding in found):
        raise Incomplete(found)
    _carry(session, review)
    raise_what_is_said(session, review, today)
    complete_all(session, review_id)
    review.state, review.finished_at = ReviewState.FINISHED, review.finished_at or now
    if review.record_completed_on is None:
        review.record_completed_on = today
    session.flush()
    keep_version(session, review, now)


def record_sent(session: Session, review_id: int, what: Sent, on: date, today: date) -> None:
    """Note the day the outcomes went, the record was completed, or it was given out."""
    review = fetch(session, Review, review_id)
    if on < review.review_on:
        raise Refusal("This day must be on or after the review.", field=SENT[what])
    if on > today:
        raise Refusal("This day must be today or earlier.", field=SENT[what])
    setattr(review, SENT[what], on)
    session.flush()


def hold_midway(session: Session, review_id: int, on: date, today: date) -> None:
    """Note the day the midway review after this review took place."""
    review = fetch(session, Review, review_id)
    if on <= review.review_on:
        raise Refusal("The midway review must be later than the review.", field="midway_held_on")
    if on > today:
        raise Refusal("This day must be today or earlier.", field="midway_held_on")
    review.midway_held_on = on
    session.flush()


def _carry(session: Session, review: Review) -> None:
    mine = stored(session, key(review))
    said = {decision.what for decision in mine}
    carried = {decision.carried_from_id for decision in mine}
    position = len(mine)
    for earlier in earlier_decisions(session, key(review)):
        if earlier.what_now in ENDED:
            continue
        if earlier.state not in CARRIED or earlier.what in said or earlier.decision_id in carried:
            continue
        insert(
            session,
            Decision,
            extract(DecisionFields, fetch(session, Decision, earlier.decision_id)),
            review_id=review.id,
            child_id=review.child_id,
            position=position,
            state=DecisionState.AGREED,
            times_carried=earlier.times_carried + 1,
            carried_from_id=earlier.decision_id,
        )
        position += 1
