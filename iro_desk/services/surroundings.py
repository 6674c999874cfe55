"""Reads the rows round some children that the clocks look at, column by column, in one query a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, select
from sqlmodel import Session, col

from iro_desk.records import Concern, Event, LegalPeriod, Placement, Plan, Review, ReviewMeeting
from iro_desk.records.base import Record

Rows = defaultdict[int, list[Row[Any]]]

OF_REVIEWS = (
    "id",
    "child_id",
    "state",
    "form",
    "review_on",
    "is_imported",
    "outcomes_sent_on",
    "record_completed_on",
    "record_distributed_on",
    "next_review_on",
    "midway_on",
    "midway_held_on",
    "adjourned_on",
    "adjourned_to",
    "manager_answer",
)
OF_HOMES = (
    "id",
    "child_id",
    "started_on",
    "ended_on",
    "kind",
    "is_unregistered",
    "was_planned",
    "lasts_to_18",
    "before_assessment",
)
OF_CONCERNS = (
    "id",
    "child_id",
    "raised_on",
    "formal_on",
    "stage",
    "stage_on",
    "respond_by",
    "answered_on",
    "look_again_on",
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The rows round some children, by child and oldest first; never a review's text, which is long."""

    reviews: Rows
    orders: Rows
    homes: Rows
    events: Rows
    plans: Rows
    disputes: Rows
    meetings: Rows


def surroundings(session: Session, ids: Sequence[int]) -> Surroundings:
    """Return what stands round these children."""
    open_disputes = _of(Concern, OF_CONCERNS, ids, "raised_on")
    return Surroundings(
        reviews=_read(session, _of(Review, OF_REVIEWS, ids, "review_on")),
        orders=_read(
            session,
            _of(LegalPeriod, ("id", "child_id", "started_on", "ended_on", "status"), ids, "started_on"),
        ),
        homes=_read(session, _of(Placement, OF_HOMES, ids, "started_on")),
        events=_read(session, _of(Event, ("id", "child_id", "kind", "happened_on"), ids, "happened_on")),
        plans=_read(session, _of(Plan, ("id", "child_id", "kind", "dated_on"), ids, "id")),
        disputes=_read(session, open_disputes.where(col(Concern.settled_on).is_(None))),
        meetings=_read(
            session, _of(ReviewMeeting, ("id", "child_id", "review_id", "held_on"), ids, "held_on")
        ),
    )


def _of(record: type[Record], names: Sequence[str], ids: Sequence[int], order: str) -> Select[Any]:
    columns = [getattr(record, name) for name in names]
    owner, first, number = (getattr(record, name) for name in ("child_id", order, "id"))
    return select(*columns).where(owner.in_(ids)).order_by(first, number)


def _read(session: Session, query: Select[Any]) -> Rows:
    grouped: Rows = defaultdict(list)
    for row in session.execute(query):
        grouped[row.child_id].append(row)
    return grouped
