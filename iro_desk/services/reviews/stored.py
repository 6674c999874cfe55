"""Which stored reviews belong together: the one before, and whether one may still be written."""

from __future__ import annotations

from sqlmodel import Session, col, select

from iro_desk.domain.codes import ReviewState
from iro_desk.errors import Refusal
from iro_desk.records import Review
from iro_desk.services.entering import fetch


def writable(session: Session, review_id: int) -> Review:
    """The review; raises Refusal when it is locked."""
    review = fetch(session, Review, review_id)
    if review.state is ReviewState.FINISHED and review.reopened_at is None:
        raise Refusal("This review is finished and locked.", "Choose Change with a reason.")
    if review.state is ReviewState.CANCELLED:
        raise Refusal("This review was cancelled.", "Start the review again on its new day.")
    return review


def before(session: Session, review: Review) -> Review | None:
    """The last finished review of this child before ``review`` that was written here; None for the first."""
    found = session.exec(
        select(Review)
        .where(
            Review.child_id == review.child_id,
            Review.state == ReviewState.FINISHED,
            Review.id != review.id,
            Review.review_on <= review.review_on,
            col(Review.is_imported).is_(False),
        )
        .order_by(col(Review.review_on).desc(), col(Review.id).desc())
    )
    return found.first()
