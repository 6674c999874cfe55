"""Gathers what a form may know about its child before anything is typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlmodel import Session, col, func, select

from iro_desk.domain.ages import age_on, months_on
from iro_desk.domain.clocks import ClockRules, Facts
from iro_desk.domain.clocks.conferences import plan_began
from iro_desk.domain.codes import EventKind, PlacementType, ReviewState, YesNo
from iro_desk.domain.scoring import OUTSIDE
from iro_desk.domain.sheets.answer_sets import NO, YES
from iro_desk.domain.sheets.checks import words_of
from iro_desk.domain.sheets.facts import council_numbers
from iro_desk.domain.sheets.filled import Known
from iro_desk.domain.working_days import Calendar, add_months
from iro_desk.records import Child, Person, Review, Visit
from iro_desk.services import clockwork, scales, settings
from iro_desk.services.entering import fetch
from iro_desk.services.facts import child_facts

BANDS = ((5, "0-4"), (8, "5-7"), (12, "8-11"), (16, "12-15"))
OLDEST_BAND = "16-17"
SCHOOL_FROM_YEARS = 4
SCHOOL_YEAR_STARTS = (9, 1)
SHORTEST_NAME = 3
SECURE = frozenset({PlacementType.K1})


def known(
    session: Session, child_id: int | None, today: date, calendar: Calendar, rules: ClockRules
) -> Known:
    """Return everything a form about this child may name; little for a form about nobody."""
    facts: dict[str, Any] = {
        "today": today,
        "officer": settings.current(session).officer_name,
        "conferences": YES if settings.chairs_conferences(session) else NO,
        **council_numbers(rules),
    }
    if child_id is None:
        return Known(facts, calendar, grades=_grades(session))
    facts |= _of_child(session, fetch(session, Child, child_id), today)
    for one in clockwork.of_child(session, child_id, today):
        facts.setdefault(f"due_{one.due.clock_id.lower().replace('-', '_')}", one.due.due_on)
    people = session.exec(select(Person).where(Person.child_id == child_id).order_by(col(Person.id))).all()
    roles = {person.name: person.role.label for person in people}
    held = {name: found for name, found in facts.items() if found is not None}
    return Known(held, calendar, roles, _others(session, child_id), _grades(session))


def _grades(session: Session) -> tuple[str, ...]:
    """The grades of the scale in use, then the two answers outside every scale."""
    return (*(grade.label for grade in scales.in_use(session).grades), *OUTSIDE.values())


def _of_child(session: Session, child: Child, today: date) -> dict[str, Any]:
    facts = child_facts(session, child.id or 0, today=today)
    home, order = facts.home, facts.order
    held = facts.last_review
    return {
        "child_name": child.preferred_name.strip() or "the child",
        "born_on": child.born_on,
        "age": age_on(child.born_on, today),
        "band": _band(age_on(child.born_on, today)),
        "looked_after": _yes(facts.looked_after_until is None or today < facts.looked_after_until),
        "looked_after_from": facts.looked_after_from,
        "placement": home.kind.value if home and home.kind else None,
        "placement_from": home.started_on if home else None,
        "status": order.status.value if order and order.status else None,
        "unregistered": _yes(bool(home and home.is_unregistered and home.holds_on(today))),
        "secure": _yes(_is_secure(facts, today)),
        "short_breaks": _yes(facts.short_breaks),
        "school_age": _yes(_is_of_school_age(child.born_on, today)),
        **_protection(facts, today),
        "brothers_and_sisters": _brothers_and_sisters(session, child),
        "last_review": held.held_on if held else None,
        "next_review": facts.next_review_on,
        "last_visit": _last_visit(session, child.id or 0, today),
        "plan_months": _plan_months(session, child.id or 0, today),
        **{f"last_{kind.value}": event.on for kind, event in _last_events(facts)},
    }


def _others(session: Session, child_id: int) -> frozenset[str]:
    """What the other children on the desk are called, without a name this child has too."""
    query = select(col(Child.id), col(Child.preferred_name), col(Child.surname))
    named = {number: words_of(f"{called} {surname}") for number, called, surname in session.exec(query).all()}
    own = named.get(child_id, frozenset())
    others = frozenset(word for number, words in named.items() if number != child_id for word in words)
    return frozenset(word for word in others - own if len(word) >= SHORTEST_NAME)


def _last_events(facts: Facts) -> Iterator[tuple[EventKind, Any]]:
    for kind in EventKind:
        event = facts.last(kind)
        if event is not None:
            yield kind, event


def _is_secure(facts: Facts, today: date) -> bool:
    """In a secure children's home, or noted as locked in and not noted as out again."""
    home = facts.home
    if home is not None and home.kind in SECURE and home.holds_on(today):
        return True
    secured = facts.last(EventKind.SECURED)
    return secured is not None and not facts.happened(EventKind.SECURE_ENDED, since=secured.on)


def _protection(facts: Facts, today: date) -> dict[str, Any]:
    began = plan_began(facts)
    if began is None:
        return {"protection_plan": NO}
    return {
        "protection_plan": YES, "protection_from": began.on, "protection_months": months_on(began.on, today),
    }  # fmt: skip


def _band(age: int) -> str:
    return next((band for under, band in BANDS if age < under), OLDEST_BAND)


def _is_of_school_age(born_on: date, today: date) -> bool:
    """From the first of September after the fourth birthday (guidance)."""
    fourth = add_months(born_on, SCHOOL_FROM_YEARS * 12)
    starts = date(fourth.year, *SCHOOL_YEAR_STARTS)
    return today >= (starts if fourth < starts else date(fourth.year + 1, *SCHOOL_YEAR_STARTS))


def _brothers_and_sisters(session: Session, child: Child) -> int:
    """How many of them are on this desk."""
    if not child.family_key:
        return 0
    query = select(func.count()).select_from(Child)
    return session.exec(query.where(Child.family_key == child.family_key, Child.id != child.id)).one()


def _last_visit(session: Session, child_id: int, today: date) -> date | None:
    query = select(func.max(Visit.visit_on)).where(
        Visit.child_id == child_id, Visit.seen == YesNo.YES, Visit.visit_on <= today
    )
    return session.exec(query).one()


def _plan_months(session: Session, child_id: int, today: date) -> int | None:
    """How long the permanence plan of the newest finished review has been the same at every review."""
    reviews = session.exec(
        select(Review)
        .where(Review.child_id == child_id, Review.state == ReviewState.FINISHED)
        .order_by(col(Review.review_on).desc(), col(Review.id).desc())
    ).all()
    plans = [review for review in reviews if review.permanence_plan is not None]
    since = None
    for review in plans:
        if review.permanence_plan is not plans[0].permanence_plan:
            break
        since = review.review_on
    return months_on(since, today) if since else None


def _yes(holds: bool) -> str:
    return YES if holds else NO
