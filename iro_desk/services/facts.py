"""Loads what the clocks need to know, for one child or the whole caseload in a few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy.orm import load_only
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from iro_desk.domain.clocks import Facts, HeldReview
from iro_desk.domain.codes import ReviewState
from iro_desk.records import Child, LegalPeriod, Review
from iro_desk.services.entering import fetch, key
from iro_desk.services.names import display_name, initials

OwnedRow = TypeVar("OwnedRow", Review, LegalPeriod)
HELD = (ReviewState.WRITING, ReviewState.FINISHED)
CLOCK_COLUMNS = (
    "id",
    "child_id",
    "state",
    "review_on",
    "is_imported",
    "outcomes_sent_on",
    "record_completed_on",
    "record_distributed_on",
    "next_review_on",
    "midway_on",
    "midway_held_on",
)


@dataclass(frozen=True, slots=True)
class ChildBrief:
    """What a line about a child shows of them."""

    child_id: int
    name: str
    initials: str
    identity_colour: int
    born_on: date
    is_demonstration: bool


@dataclass(frozen=True, slots=True)
class ChildFacts:
    """A child and what the clocks know about them."""

    child: ChildBrief
    facts: Facts


def child_facts(session: Session, child_id: int, *, today: date | None = None) -> Facts:
    """Return what the clocks know about one child.

    Args:
        today: a review being written for a later day is then a booking; None takes it as held.
    """
    child = fetch(session, Child, child_id)
    reviews = session.exec(_review_columns().where(Review.child_id == child_id)).all()
    periods = session.exec(select(LegalPeriod).where(LegalPeriod.child_id == child_id)).all()
    return _facts(child, reviews, periods, today)


def all_facts(session: Session, *, today: date | None = None) -> tuple[ChildFacts, ...]:
    """Return every child with what the clocks know; ``today`` as for one child."""
    reviews = _by_child(session.exec(_review_columns()).all())
    periods = _by_child(session.exec(select(LegalPeriod)).all())
    return tuple(
        ChildFacts(_brief(child), _facts(child, reviews[key(child)], periods[key(child)], today))
        for child in session.exec(select(Child).order_by(col(Child.id))).all()
    )


def _review_columns() -> SelectOfScalar[Review]:
    """Read only the columns the clocks use: a review's text is long."""
    columns = [getattr(Review, name) for name in CLOCK_COLUMNS]
    return select(Review).options(load_only(*columns)).order_by(col(Review.review_on), col(Review.id))


def _by_child(rows: Sequence[OwnedRow]) -> defaultdict[int, list[OwnedRow]]:
    grouped: defaultdict[int, list[OwnedRow]] = defaultdict(list)
    for row in rows:
        grouped[row.child_id].append(row)
    return grouped


def _brief(child: Child) -> ChildBrief:
    return ChildBrief(
        child_id=key(child),
        name=display_name(child),
        initials=initials(child),
        identity_colour=child.identity_colour,
        born_on=child.born_on,
        is_demonstration=child.is_demonstration,
    )


def _facts(
    child: Child, reviews: Sequence[Review], periods: Sequence[LegalPeriod], today: date | None
) -> Facts:
    held = [row for row in reviews if row.state in HELD and (today is None or row.review_on <= today)]
    last = held[-1] if held else None
    return Facts(
        child_id=child.id,
        looked_after_from=child.looked_after_from,
        looked_after_until=child.looked_after_until,
        short_breaks=_on_short_breaks(periods),
        reviews=tuple(_held(row) for row in held),
        next_review_on=_booked(reviews, last, today),
        midway_on=last.midway_on if last else None,
        midway_held_on=last.midway_held_on if last else None,
    )


def _held(row: Review) -> HeldReview:
    return HeldReview(
        id=row.id,
        held_on=row.review_on,
        outcomes_sent_on=row.outcomes_sent_on,
        record_completed_on=row.record_completed_on,
        record_distributed_on=row.record_distributed_on,
        is_imported=row.is_imported,
    )


def _booked(reviews: Sequence[Review], last: Review | None, today: date | None) -> date | None:
    """Return the first review planned after the last one held, or else the date that one set."""
    after = last.review_on if last else date.min
    planned = [
        row.review_on
        for row in reviews
        if row.review_on > after
        and (row.state is ReviewState.PLANNED or (row.state in HELD and today and row.review_on > today))
    ]
    return planned[0] if planned else last.next_review_on if last else None


def _on_short_breaks(periods: Sequence[LegalPeriod]) -> bool:
    """Whether the newest legal status is a short-breaks one (V3 or V4; reg 48)."""
    if not periods:
        return False
    newest = max(periods, key=lambda period: (period.started_on, key(period)))
    return newest.status is not None and newest.status.is_short_breaks
