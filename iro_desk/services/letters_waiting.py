"""Which letters are still to be written, checked or sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import DocumentKind, ReviewState
from iro_desk.records import Child, Letter, OutboxItem, Review
from iro_desk.services import names
from iro_desk.services.entering import key


@dataclass(frozen=True, slots=True)
class LetterListRow:
    """A letter to be done; ``letter_id`` is None while it has not been started."""

    letter_id: int | None
    review_id: int
    child_id: int
    display_name: str
    initials: str
    identity_colour: int
    review_on: date
    state: str


def waiting(session: Session) -> tuple[LetterListRow, ...]:
    """Finished reviews whose letter has not gone to the outbox, and letters begun, oldest review first."""
    letters = {row.review_id: row for row in session.exec(select(Letter)).all()}
    queued = session.exec(
        select(OutboxItem.review_id).where(OutboxItem.kind == DocumentKind.LETTER).distinct()
    ).all()
    query = select(Review, Child).join(Child, col(Child.id) == Review.child_id)
    query = query.where(col(Review.is_imported).is_(False), Review.state != ReviewState.CANCELLED)
    rows = session.exec(query.order_by(col(Review.review_on), col(Review.id))).all()
    return tuple(
        _row(review, child, letters.get(key(review)))
        for review, child in rows
        if key(review) not in queued and (review.state is ReviewState.FINISHED or key(review) in letters)
    )


def _row(review: Review, child: Child, letter: Letter | None) -> LetterListRow:
    begun = "Ready" if letter is not None and letter.finished_at is not None else "Draft"
    return LetterListRow(
        letter_id=letter.id if letter else None,
        review_id=key(review),
        child_id=key(child),
        display_name=names.display_name(child),
        initials=names.initials(child),
        identity_colour=child.identity_colour,
        review_on=review.review_on,
        state="Not started" if letter is None else begun,
    )
