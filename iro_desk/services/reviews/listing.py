"""Reviews in lists, and what was written last time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import Code, ReviewState, SectionState
from iro_desk.domain.wording import long_date
from iro_desk.records import Child, Review, ReviewFields, ReviewSection
from iro_desk.records.review import SECTIONS
from iro_desk.services.closed import is_open
from iro_desk.services.entering import fetch, key
from iro_desk.services.names import display_name, initials
from iro_desk.services.reviews.rows import ReviewRow
from iro_desk.services.reviews.stored import before


def row(session: Session, review_id: int) -> ReviewRow:
    """One review."""
    return _rows(session, [fetch(session, Review, review_id)])[0]


def open_reviews(session: Session) -> tuple[ReviewRow, ...]:
    """Reviews being written, oldest first."""
    query = select(Review).where(Review.state == ReviewState.WRITING, is_open(Review.child_id))
    return _rows(session, session.exec(query.order_by(col(Review.review_on), col(Review.id))).all())


def of_child(session: Session, child_id: int) -> tuple[ReviewRow, ...]:
    """Every review of one child, newest first."""
    query = select(Review).where(Review.child_id == child_id)
    newest = query.order_by(col(Review.review_on).desc(), col(Review.id).desc())
    return _rows(session, session.exec(newest).all())


def recent(session: Session, limit: int) -> tuple[ReviewRow, ...]:
    """The newest finished reviews written here, at most ``limit`` of them."""
    query = select(Review).where(Review.state == ReviewState.FINISHED, col(Review.is_imported).is_(False))
    newest = query.order_by(col(Review.review_on).desc(), col(Review.id).desc()).limit(limit)
    return _rows(session, session.exec(newest).all())


def last_time(session: Session, review_id: int, field: str) -> str:
    """What was written in this field at the review before, in words; empty when nothing was."""
    if field not in ReviewFields.model_fields:
        return ""
    last = before(session, fetch(session, Review, review_id))
    value = None if last is None else getattr(last, field)
    if value is None:
        return ""
    if isinstance(value, Code):
        return value.label
    return long_date(value) if isinstance(value, date) else str(value)


def _rows(session: Session, reviews: Sequence[Review]) -> tuple[ReviewRow, ...]:
    ids = [key(review) for review in reviews]
    child_ids = {review.child_id for review in reviews}
    children = {key(c): c for c in session.exec(select(Child).where(col(Child.id).in_(child_ids)))}
    done = Counter(
        session.exec(
            select(ReviewSection.review_id).where(
                col(ReviewSection.review_id).in_(ids), ReviewSection.state == SectionState.COMPLETED
            )
        ).all()
    )
    return tuple(_row(review, children[review.child_id], done[key(review)]) for review in reviews)


def _row(review: Review, child: Child, sections_done: int) -> ReviewRow:
    held_on = review.adjourned_to or review.review_on
    late = None if review.due_on is None else max(0, (held_on - review.due_on).days)
    return ReviewRow(
        review_id=key(review),
        child_id=review.child_id,
        display_name=display_name(child),
        initials=initials(child),
        identity_colour=child.identity_colour,
        review_on=review.review_on,
        kind=review.kind,
        state=review.state,
        participation=review.participation,
        due_on=review.due_on,
        days_late=late,
        sections_done=sections_done,
        sections_total=len(SECTIONS),
        next_review_on=review.next_review_on,
        is_imported=review.is_imported,
        adjourned_to=review.adjourned_to,
        cancelled_why=review.cancelled_why,
        reopened_at=review.reopened_at,
        reopened_why=review.reopened_why,
    )
