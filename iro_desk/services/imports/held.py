"""What is on the desk already, as far as bringing in needs to know it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import EventKind
from iro_desk.records import Child, Event, LegalPeriod, MissingEpisode, Placement, Review
from iro_desk.services.imports.rows import HeldChild


def held(session: Session) -> tuple[HeldChild, ...]:
    """Every child on the desk, with the days already known, for setting beside a file."""
    reviews = _days(session.exec(select(col(Review.child_id), col(Review.review_on))).all())
    homes = _days(session.exec(select(col(Placement.child_id), col(Placement.started_on))).all())
    orders = _days(session.exec(select(col(LegalPeriod.child_id), col(LegalPeriod.started_on))).all())
    missing = _days(session.exec(select(col(MissingEpisode.child_id), col(MissingEpisode.started_on))).all())
    events = defaultdict[int, set[tuple[EventKind, date]]](set)
    for event in session.exec(select(Event)):
        events[event.child_id].add((event.kind, event.happened_on))
    return tuple(
        HeldChild(
            id=child.id or 0,
            code=child.local_code,
            born_on=child.born_on,
            preferred_name=child.preferred_name,
            looked_after_from=child.looked_after_from,
            looked_after_until=child.looked_after_until,
            reviews=reviews[child.id or 0],
            homes=homes[child.id or 0],
            orders=orders[child.id or 0],
            missing=missing[child.id or 0],
            events=frozenset(events[child.id or 0]),
        )
        for child in session.exec(select(Child).order_by(col(Child.id)))
    )


def _days(pairs: Sequence[tuple[int, date]]) -> dict[int, frozenset[date]]:
    days: dict[int, set[date]] = defaultdict(set)
    for child_id, day in pairs:
        days[child_id].add(day)
    return defaultdict(frozenset, {child_id: frozenset(known) for child_id, known in days.items()})
