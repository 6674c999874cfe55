"""Which stored reviews belong together, whether one may still be written, and how its rows are replaced."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlmodel import Session, col, select

from iro_desk.domain.codes import ReviewState
from iro_desk.errors import Refusal
from iro_desk.records import Review
from iro_desk.records.base import Fields
from iro_desk.services.entering import copy, fetch, insert


def writable(session: Session, review_id: int) -> Review:
    """The review; raises Refusal when it is locked."""
    review = fetch(session, Review, review_id)
    if review.state is ReviewState.FINISHED and review.reopened_at is None:
        raise Refusal("This review is finished and locked.", "Choose Change with a reason.")
    if review.state is ReviewState.CANCELLED:
        raise Refusal("This review was cancelled.", "Start the review again on its new day.")
    return review


def put_in_place(
    session: Session,
    review_id: int,
    record: type[Any],
    held: list[Any],
    rows: Sequence[Fields],
    row_for: Callable[[Any, list[Any]], Any | None],
) -> None:
    """Put ``rows`` in place of the stored ones; a row that is still there keeps its history.

    Args:
        held: the stored rows, in their order; what is left of them is deleted.
        row_for: finds the stored row a draft goes on from; None for a new one.
    """
    for position, draft in enumerate(rows):
        row = row_for(draft, held)
        if row is None:
            insert(session, record, draft, review_id=review_id, position=position)
            continue
        held.remove(row)
        copy(draft, row)
        row.position = position
    for gone in held:
        session.delete(gone)
    session.flush()


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
