"""How many things wait at each place: the counts on the rail and in the status line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, and_, col, func, or_, select

from iro_desk.domain.codes import ReviewState
from iro_desk.records import Child, Letter, OutboxItem, Review
from iro_desk.services.closed import is_open


@dataclass(frozen=True, slots=True)
class Waiting:
    """The counts; ``has_demonstration`` says that invented children are on the desk.

    ``outbox`` counts what waits to go; what is kept for a bundle or an e-mail is not among it.
    """

    reviews: int
    letters: int
    outbox: int
    has_demonstration: bool


def waiting(session: Session) -> Waiting:
    """Count everything that waits."""
    return Waiting(
        reviews=_count(
            session, Review, and_(col(Review.state) == ReviewState.WRITING, is_open(Review.child_id))
        ),
        letters=_count(session, Letter, and_(col(Letter.finished_at).is_(None), is_open(Letter.child_id))),
        outbox=_count(session, OutboxItem, _waits_to_go()),
        has_demonstration=_count(session, Child, col(Child.is_demonstration).is_(True)) > 0,
    )


def _waits_to_go() -> Any:
    """What has not left and goes by itself; what is kept for a bundle or an e-mail waits for the officer alone."""
    has_not_left = and_(col(OutboxItem.placed_at).is_(None), col(OutboxItem.bundle_id).is_(None))
    return and_(has_not_left, ~col(OutboxItem.is_kept_back))


def looked_after(session: Session, today: date) -> int:
    """How many children are looked after on a day; the day care ends is no longer one (see ChildBrief)."""
    until = col(Child.looked_after_until)
    is_open = col(Child.closed_on).is_(None)
    return _count(session, Child, and_(is_open, or_(until.is_(None), until > today)))


def _count(session: Session, record: type[Any], condition: Any) -> int:
    return session.exec(select(func.count()).select_from(record).where(condition)).one()
