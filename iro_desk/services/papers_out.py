"""Who had which version of a finished review, and who has not had the newest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.calendar_names import joined
from iro_desk.domain.codes import DocumentKind, ReviewState
from iro_desk.errors import Refusal
from iro_desk.records import Child, OutboxItem, Review, ReviewVersion
from iro_desk.services import names
from iro_desk.services.entering import fetch, key

OF_THE_RECORD = (DocumentKind.OUTCOMES, DocumentKind.FULL_RECORD, DocumentKind.MONITORING)


@dataclass(frozen=True, slots=True)
class OldCopy:
    """A paper of a review whose newest version has not reached everybody who had one before.

    Args:
        newest: the number of the newest version.
        had: each version with the people who had it and nothing newer, oldest first.
    """

    review_id: int
    child_id: int
    display_name: str
    review_on: date
    kind_label: str
    newest: int
    had: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def sentence(self) -> str:
        """Such as "Version 1 went to Tom and Bev; version 2 has not."."""
        went = "; ".join(f"version {number} went to {joined(list(people))}" for number, people in self.had)
        return f"{went[:1].upper()}{went[1:]}; version {self.newest} has not."


def version_for(session: Session, review_id: int | None, kind: DocumentKind) -> int | None:
    """The version a paper put in the outbox now is made from; None for a paper that is not the record.

    Raises Refusal while the finished review is being changed.
    """
    if review_id is None or kind not in OF_THE_RECORD:
        return None
    review = fetch(session, Review, review_id)
    if review.reopened_at is not None:
        raise Refusal("This review is being changed.", "Finish it again, then put its papers in the outbox.")
    return newest_version(session, review_id) if review.state is ReviewState.FINISHED else None


def old_copies(session: Session, review_id: int | None = None) -> tuple[OldCopy, ...]:
    """Every paper of which somebody has only an earlier version, newest review first; one review's when given."""
    query = select(OutboxItem, Review).join(Review, col(Review.id) == OutboxItem.review_id)
    query = query.where(col(OutboxItem.placed_at).is_not(None), col(OutboxItem.kind).in_(OF_THE_RECORD))
    if review_id is not None:
        query = query.where(Review.id == review_id)
    gone: dict[tuple[int, DocumentKind], dict[str, int]] = {}
    reviews: dict[int, Review] = {}
    for item, review in session.exec(query.order_by(col(OutboxItem.id))).all():
        reviews[key(review)] = review
        people = gone.setdefault((key(review), item.kind), {})
        people[item.recipient] = max(people.get(item.recipient, 0), item.review_version or 1)
    found = []
    for (number, kind), people in gone.items():
        copy = _behind(session, reviews[number], kind, people)
        if copy is not None:
            found.append(copy)
    return tuple(sorted(found, key=lambda copy: copy.review_on, reverse=True))


def _behind(session: Session, review: Review, kind: DocumentKind, people: dict[str, int]) -> OldCopy | None:
    newest = newest_version(session, key(review))
    old = {name: had for name, had in people.items() if had < newest}
    if not old:
        return None
    child = fetch(session, Child, review.child_id)
    had = tuple(
        (number, tuple(name for name, its in old.items() if its == number))
        for number in sorted(set(old.values()))
    )
    return OldCopy(
        key(review), review.child_id, names.display_name(child), review.review_on, kind.label, newest, had
    )


def newest_version(session: Session, review_id: int) -> int:
    """The number of the newest version of a review; 1 while it has none."""
    numbers = session.exec(select(ReviewVersion.number).where(ReviewVersion.review_id == review_id)).all()
    return max(numbers, default=1)
