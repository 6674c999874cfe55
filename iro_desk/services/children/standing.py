"""How things stand for children on one day: order, home, worker and what to know first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from sqlmodel import Session, col, select

from iro_desk.domain.codes import Role
from iro_desk.domain.wording import dated, joined
from iro_desk.records import Child, Concern, LegalPeriod, Person, Placement, ReviewMeeting
from iro_desk.services.children.rows import Alert
from iro_desk.services.entering import key
from iro_desk.services.names import display_name

FAR_MILES = 20.0


class _Period(Protocol):
    child_id: int
    started_on: date
    ended_on: date | None


P = TypeVar("P", bound=_Period)


@dataclass(frozen=True, slots=True)
class Standing:
    """One child's day in words; a part that nobody has recorded is empty."""

    legal_status: str
    home: str
    social_worker: str
    alerts: tuple[Alert, ...]


def standings(session: Session, children: tuple[Child, ...], today: date) -> dict[int, Standing]:
    """How things stand for each child, in six questions to the file however many children there are."""
    ids = [key(child) for child in children]
    orders = _current(session.exec(select(LegalPeriod).where(col(LegalPeriod.child_id).in_(ids))), today)
    homes = _current(session.exec(select(Placement).where(col(Placement.child_id).in_(ids))), today)
    people: dict[int, list[Person]] = defaultdict(list)
    for person in session.exec(select(Person).where(col(Person.child_id).in_(ids)).order_by(col(Person.id))):
        people[person.child_id].append(person)
    concerns = session.exec(
        select(Concern).where(col(Concern.child_id).in_(ids), col(Concern.settled_on).is_(None))
    ).all()
    open_stage: dict[int, int] = {}
    for concern in concerns:
        open_stage[concern.child_id] = max(concern.stage, open_stage.get(concern.child_id, 0))
    family = _families(session, children)
    found = {}
    for child in children:
        child_id = key(child)
        home = homes.get(child_id)
        found[child_id] = Standing(
            legal_status=order_words(orders.get(child_id)),
            home=home_words(home),
            social_worker=_worker(people[child_id]),
            alerts=tuple(
                _alerts(child, people[child_id], home, open_stage.get(child_id), family.get(child_id, []))
            ),
        )
    return found


def order_words(period: LegalPeriod | None) -> str:
    """Return "Full care order (C2)", or nothing when no order is recorded."""
    if period is None or period.status is None:
        return ""
    return f"{period.status.label} ({period.status.value})"


def home_words(placement: Placement | None) -> str:
    """Return the home as the officer described it, or else the kind of home."""
    if placement is None:
        return ""
    kind = placement.kind.label if placement.kind is not None else ""
    return placement.described or kind


def meeting_words(meeting: ReviewMeeting) -> str:
    """Return when in the day a meeting of a review was, where, and with whom; empty when none of it is known."""
    times = " to ".join(time for time in (meeting.starts.strip(), meeting.ends.strip()) if time)
    return ", ".join(part for part in (times, meeting.place.strip(), meeting.with_whom.strip()) if part)


def _current(periods: Iterable[P], today: date) -> dict[int, P]:
    """The newest period of each child that holds on ``today``; the day it ends belongs to the next one."""
    held: dict[int, P] = {}
    for period in periods:
        if period.started_on > today or (period.ended_on is not None and period.ended_on <= today):
            continue
        before = held.get(period.child_id)
        if before is None or period.started_on >= before.started_on:
            held[period.child_id] = period
    return held


def _worker(people: list[Person]) -> str:
    return next((p.name for p in reversed(people) if p.role is Role.SOCIAL_WORKER), "")


def _families(session: Session, children: tuple[Child, ...]) -> dict[int, list[str]]:
    """The names of each child's brothers and sisters on the caseload."""
    keys = {child.family_key for child in children if child.family_key}
    related = session.exec(select(Child).where(col(Child.family_key).in_(keys)).order_by(col(Child.id))).all()
    return {
        key(child): [
            other.preferred_name or display_name(other)
            for other in related
            if other.family_key == child.family_key and other.id != child.id
        ]
        for child in children
        if child.family_key
    }


def _alerts(
    child: Child, people: list[Person], home: Placement | None, stage: int | None, family: list[str]
) -> Iterable[Alert]:
    if child.closed_on is not None:
        yield Alert("plain", f"Closed on {dated(child.closed_on)}")
    if child.address_withheld_from:
        yield Alert("alert", f"Address withheld from {child.address_withheld_from}")
    if any(person.is_protected for person in people):
        yield Alert("alert", "Protected person: keep their name out of letters")
    if home is not None and home.is_unregistered:
        yield Alert("alert", "The home is not registered")
    if stage is not None:
        yield Alert("alert", f"Open dispute, stage {stage}") if stage else Alert("plain", "Open concern")
    if family:
        yield Alert("plain", f"Brothers and sisters in care: {joined(family)}")
    if home is not None and home.miles_from_home is not None and home.miles_from_home > FAR_MILES:
        yield Alert("plain", f"Out of area, {home.miles_from_home:g} miles")
