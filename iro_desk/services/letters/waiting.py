"""Which letters are still to be written, checked or sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import DocumentKind, ReviewState
from iro_desk.domain.letters.codes import LetterKind
from iro_desk.records import Child, Letter, OutboxItem, Review
from iro_desk.services import names
from iro_desk.services.entering import key


@dataclass(frozen=True, slots=True)
class LetterListRow:
    """A letter to be done.

    Args:
        letter_id: None while it has not been started.
        review_id: None for a letter that is about no review.
        on: the day of the review, or the date of a letter about none.
    """

    letter_id: int | None
    review_id: int | None
    child_id: int
    display_name: str
    initials: str
    identity_colour: int
    kind: LetterKind
    on: date
    state: str


def waiting(session: Session) -> tuple[LetterListRow, ...]:
    """Finished reviews whose letter has not gone to the outbox, and letters begun, oldest first."""
    rows = [*_after_reviews(session), *_others(session)]
    return tuple(sorted(rows, key=lambda row: (row.on, row.review_id is None, row.letter_id or 0)))


def _after_reviews(session: Session) -> list[LetterListRow]:
    begun = session.exec(select(Letter).where(Letter.kind == LetterKind.REVIEW)).all()
    letters = {row.review_id: row for row in begun}
    queued = session.exec(
        select(OutboxItem.review_id).where(OutboxItem.kind == DocumentKind.LETTER).distinct()
    ).all()
    query = select(Review, Child).join(Child, col(Child.id) == Review.child_id)
    query = query.where(col(Review.is_imported).is_(False), Review.state != ReviewState.CANCELLED)
    query = query.where(col(Child.closed_on).is_(None))
    rows = session.exec(query.order_by(col(Review.review_on), col(Review.id))).all()
    return [
        _row(child, letters.get(key(review)), LetterKind.REVIEW, key(review), review.review_on)
        for review, child in rows
        if key(review) not in queued and (review.state is ReviewState.FINISHED or key(review) in letters)
    ]


def _others(session: Session) -> list[LetterListRow]:
    """Letters of the other kinds, until their file is in the outbox."""
    queued = session.exec(select(OutboxItem.letter_id).distinct()).all()
    query = select(Letter, Child).join(Child, col(Child.id) == Letter.child_id)
    rows = session.exec(query.where(Letter.kind != LetterKind.REVIEW, col(Child.closed_on).is_(None))).all()
    return [
        _row(child, letter, letter.kind, letter.review_id, letter.dated_on)
        for letter, child in rows
        if key(letter) not in queued
    ]


def _row(
    child: Child, letter: Letter | None, kind: LetterKind, review_id: int | None, on: date
) -> LetterListRow:
    begun = "Ready" if letter is not None and letter.finished_at is not None else "Draft"
    return LetterListRow(
        letter_id=letter.id if letter else None,
        review_id=review_id,
        child_id=key(child),
        display_name=names.display_name(child),
        initials=names.initials(child),
        identity_colour=child.identity_colour,
        kind=kind,
        on=on,
        state="Not started" if letter is None else begun,
    )
