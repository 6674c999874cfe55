"""Loads what the clocks need to know, for one child or the whole caseload in a few queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row
from sqlmodel import Session, col, select

from iro_desk.domain.clocks import (
    DatedPlan,
    Event,
    Facts,
    HeldReview,
    Home,
    OpenDispute,
    Order,
    ReviewUnderway,
)
from iro_desk.domain.codes import ReviewForm, ReviewState
from iro_desk.records import Child
from iro_desk.services.entering import fetch, key
from iro_desk.services.names import display_name, initials
from iro_desk.services.surroundings import Surroundings, surroundings

HELD = (ReviewState.WRITING, ReviewState.FINISHED)


@dataclass(frozen=True, slots=True)
class ChildBrief:
    """What a line about a child shows of them; ``closed_on`` is None while the case is open."""

    child_id: int
    name: str
    initials: str
    identity_colour: int
    born_on: date
    is_demonstration: bool
    looked_after_until: date | None
    closed_on: date | None = None

    def is_looked_after(self, today: date) -> bool:
        """Whether the child is still in care on the day, and the officer's to review."""
        return self.closed_on is None and (self.looked_after_until is None or today < self.looked_after_until)


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
    return _facts(fetch(session, Child, child_id), surroundings(session, [child_id]), today)


def facts_of(
    session: Session, child_ids: Sequence[int], *, today: date | None = None
) -> tuple[ChildFacts, ...]:
    """Return these children with what the clocks know; ``today`` as for one child."""
    around = surroundings(session, child_ids)
    children = session.exec(select(Child).where(col(Child.id).in_(child_ids)).order_by(col(Child.id))).all()
    return tuple(ChildFacts(_brief(child), _facts(child, around, today)) for child in children)


def briefs(session: Session) -> dict[int, ChildBrief]:
    """Return what a line shows of every child, by the child's number."""
    return {key(child): _brief(child) for child in session.exec(select(Child)).all()}


def _brief(child: Child) -> ChildBrief:
    return ChildBrief(
        child_id=key(child),
        name=display_name(child),
        initials=initials(child),
        identity_colour=child.identity_colour,
        born_on=child.born_on,
        is_demonstration=child.is_demonstration,
        looked_after_until=child.looked_after_until,
        closed_on=child.closed_on,
    )


def _facts(child: Child, around: Surroundings, today: date | None) -> Facts:
    number = key(child)
    reviews, orders = around.reviews[number], around.orders[number]
    held = [row for row in reviews if row.state in HELD and _is_held(row, today)]
    last = held[-1] if held else None
    return Facts(
        child_id=child.id,
        looked_after_from=child.looked_after_from,
        looked_after_until=child.looked_after_until,
        short_breaks=_on_short_breaks(orders),
        reviews=tuple(_held(row) for row in held),
        next_review_on=_booked(reviews, last, today),
        midway_on=last.midway_on if last else None,
        midway_held_on=last.midway_held_on if last else None,
        born_on=child.born_on,
        homes=tuple(_home(row) for row in around.homes[number]),
        orders=tuple(Order(row.started_on, row.ended_on, row.status) for row in orders),
        events=tuple(Event(row.kind, row.happened_on, row.id) for row in around.events[number]),
        plans=tuple(DatedPlan(row.kind, row.dated_on) for row in around.plans[number]),
        disputes=tuple(_dispute(row) for row in around.disputes[number]),
        underway=_underway(reviews, around.meetings[number], today),
    )


def _dispute(row: Row[Any]) -> OpenDispute:
    return OpenDispute(
        row.id, row.raised_on, row.formal_on, row.stage, row.stage_on, row.respond_by, row.answered_on,
        row.look_again_on,
    )  # fmt: skip


def _underway(
    reviews: Sequence[Row[Any]], meetings: Sequence[Row[Any]], today: date | None
) -> tuple[ReviewUnderway, ...]:
    first_met: dict[int, date] = {}
    for meeting in meetings:
        first_met.setdefault(meeting.review_id, meeting.held_on)
    return tuple(
        ReviewUnderway(row.id, row.adjourned_on, first_met.get(row.id))
        for row in reviews
        if row.state is ReviewState.WRITING
        and not _is_held(row, today)
        and (row.adjourned_on is not None or row.id in first_met)
    )


def _is_held(row: Row[Any], today: date | None) -> bool:
    """An adjourned review is held when it is completed, not when it began."""
    if row.adjourned_to is not None and row.state is ReviewState.WRITING:
        return False
    return today is None or row.review_on <= today


def _home(row: Row[Any]) -> Home:
    return Home(
        id=row.id,
        started_on=row.started_on,
        ended_on=row.ended_on,
        kind=row.kind,
        is_unregistered=row.is_unregistered,
        was_planned=row.was_planned,
        lasts_to_18=row.lasts_to_18,
        before_assessment=row.before_assessment,
    )


def _held(row: Row[Any]) -> HeldReview:
    return HeldReview(
        id=row.id,
        held_on=_arranged_for(row),
        outcomes_sent_on=row.outcomes_sent_on,
        record_completed_on=row.record_completed_on,
        record_distributed_on=row.record_distributed_on,
        is_imported=row.is_imported,
        is_informal=row.form is ReviewForm.INFORMAL,
        is_answered=row.manager_answer is not None,
    )


def _booked(reviews: Sequence[Row[Any]], last: Row[Any] | None, today: date | None) -> date | None:
    """Return the first review to come after the last one held, or else the date that one set."""
    after = _arranged_for(last) if last else date.min
    planned = sorted(_arranged_for(row) for row in reviews if _is_to_come(row, today))
    later = [day for day in planned if day > after]
    if later:
        return later[0]
    given_up = {_arranged_for(row) for row in reviews if row.state is ReviewState.CANCELLED}
    agreed_on = last.next_review_on if last else None
    return None if agreed_on in given_up else agreed_on


def _arranged_for(row: Row[Any]) -> date:
    day: date = row.adjourned_to or row.review_on
    return day


def _is_to_come(row: Row[Any], today: date | None) -> bool:
    return row.state is ReviewState.PLANNED or (row.state in HELD and not _is_held(row, today))


def _on_short_breaks(orders: Sequence[Row[Any]]) -> bool:
    """Whether the newest legal status is a short-breaks one (V3 or V4; reg 48)."""
    if not orders:
        return False
    newest = max(orders, key=lambda period: (period.started_on, period.id))
    return newest.status is not None and newest.status.is_short_breaks
