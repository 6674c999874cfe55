"""The review a child is being prepared for: the one that is open, or else the one to come, and its number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.clocks import Facts
from iro_desk.domain.codes import ReviewState
from iro_desk.records import Child, Review
from iro_desk.services import clockwork
from iro_desk.services.entering import fetch, key
from iro_desk.services.facts import child_facts

OPEN = (ReviewState.WRITING, ReviewState.PLANNED)


@dataclass(frozen=True, slots=True)
class Upcoming:
    """A review being prepared.

    Args:
        review_id: None while it has not begun.
        number: counted from 1 in this time in care.
        held: the stored reviews before it with the day of each, oldest first.
        on: the day it is, or is booked for; None when no day is set.
        last_review_id: the review before that was written here; None when there is none.
        facts: the child, as the clocks know them.
    """

    review_id: int | None
    number: int
    held: tuple[tuple[int, date], ...]
    on: date | None
    last_review_id: int | None
    facts: Facts

    @property
    def last_on(self) -> date | None:
        """The day of the review before; None for the first."""
        return self.held[-1][1] if self.held else None

    def number_of(self, review_id: int | None, answered_on: date) -> int:
        """Say which review an answer belongs to; one given before a review began goes by its day."""
        for number, (held_id, held_on) in enumerate(self.held, 1):
            if held_id == review_id or (review_id is None and answered_on <= held_on):
                return number
        return self.number


def upcoming(session: Session, child_id: int) -> Upcoming:
    """Return the review this child is being prepared for."""
    fetch(session, Child, child_id)
    review = open_review(session, child_id)
    review_id = key(review) if review else None
    facts = child_facts(session, child_id)
    held = tuple((one.id, one.held_on) for one in facts.counted_reviews if one.id and one.id != review_id)
    last = session.exec(
        select(Review.id)
        .where(
            Review.child_id == child_id,
            Review.state == ReviewState.FINISHED,
            col(Review.is_imported).is_(False),
        )
        .order_by(col(Review.review_on).desc(), col(Review.id).desc())
    ).first()
    on = (review.adjourned_to or review.review_on) if review else facts.next_review_on
    return Upcoming(review_id, len(held) + 1, held, on, last, facts)


def due_by(session: Session, child_id: int, today: date) -> date | None:
    """Return the last day the law allows for the review being prepared; None when not known."""
    review = open_review(session, child_id)
    if review is not None:
        return review.due_on
    standing = clockwork.of_child(session, child_id, today)
    return next((one.due.due_on for one in standing if is_review(one.due.clock_id)), None)


def open_review(session: Session, child_id: int) -> Review | None:
    """Return the review that is planned or being written; None when there is none."""
    query = select(Review).where(Review.child_id == child_id, col(Review.state).in_(OPEN))
    return session.exec(query.order_by(col(Review.review_on), col(Review.id))).first()


def is_review(clock_id: str) -> bool:
    """Whether a clock says when a review is due."""
    return clock_id.startswith(("LAC-", "MK-2"))
