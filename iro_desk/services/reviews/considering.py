"""What is known of a child that decides which questions a review asks, and what has been considered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlmodel import Session, select

from iro_desk.domain.ages import age_on, months_on
from iro_desk.domain.asked_when import is_asked
from iro_desk.domain.clocks import Facts
from iro_desk.domain.codes import LegalStatus, PlacementType, ReviewKind, SectionState
from iro_desk.domain.consideration_checks import Considered, RouteFacts, Unanswered
from iro_desk.records import Child, Review, ReviewFields, ReviewSection
from iro_desk.records.forms import Asked, asked
from iro_desk.records.review import CONSIDERED, HEALTH, HELP, IDENTITY, PERMANENCE, SCHOOL
from iro_desk.services.entering import fetch, key
from iro_desk.services.facts import child_facts
from iro_desk.services.reviews.family import time_facts

RESIDENTIAL = (
    PlacementType.K1, PlacementType.K2, PlacementType.K3, PlacementType.H5, PlacementType.R1, PlacementType.S1,
)  # fmt: skip
AGES = ((2, "two and over"), (4, "four and over"), (5, "five and over"), (15, "fifteen and over"))
ALWAYS = (
    (SCHOOL, "pep_this_term", "Select whether there has been a PEP this term."),
    (HEALTH, "health_assessed_on", "Enter the date of the last health assessment, or tick that none is done yet."),
    (IDENTITY, "faith_met", "Select whether the child’s faith and culture are met."),
    (HELP, "knows_social_worker", "Select whether the child knows how to reach their social worker."),
    (HELP, "visit_pattern_right", "Select whether the visiting pattern is right."),
)  # fmt: skip
ROUTE, WHY = "route_", "_why"


def known_of(session: Session, review: Review) -> frozenset[str]:
    """The names of what holds for the child, as ``FormField.when`` uses them."""
    child = fetch(session, Child, review.child_id)
    facts = child_facts(session, review.child_id)
    age = age_on(child.born_on, review.review_on)
    home = facts.home.kind if facts.home is not None else None
    holding = {name: age >= years for years, name in AGES} | {
        "section 20": _section20_since(facts) is not None,
        "with parents": home is PlacementType.P1,
        "in a placement": facts.home is not None and home is not PlacementType.P1,
        "residential": home in RESIDENTIAL,
    }
    return frozenset(name for name, holds in holding.items() if holds)


def is_of_this_child(field: Asked, review: Review, known: frozenset[str]) -> bool:
    """Whether a question is asked; an answer given when it still was stays, and is not told."""
    return is_asked(field.form.when, _answers(review), known)


def considered(session: Session, review: Review) -> Considered:
    """What has been considered at a review, as its checks need it."""
    known = known_of(session, review)
    facts = child_facts(session, review.child_id)
    agreed_on = _section20_since(facts)
    marks = session.exec(select(ReviewSection).where(ReviewSection.review_id == key(review))).all()
    completed = {mark.section for mark in marks if mark.state is SectionState.COMPLETED}
    shown = is_asked("two and over & on_roll=partly|no", _answers(review), known)
    times, siblings = time_facts(session, review)
    return Considered(
        review_on=review.review_on,
        is_first=review.kind is ReviewKind.FIRST,
        big_change=review.big_change,
        big_change_why=review.big_change_why,
        legal_right=review.legal_right,
        legal_change=review.legal_change,
        section20_months=None if agreed_on is None else months_on(agreed_on, review.review_on),
        section20_why=review.section20_why,
        permanence_plan=review.permanence_plan,
        no_plan_why=review.no_plan_why,
        routes=_routes(review, known),
        adoption_told_on=review.adoption_told_on,
        ending_expected=review.ending_expected,
        ending_support=review.ending_support,
        hours_a_week=review.hours_a_week if shown else None,
        does_something_for_fun=bool(review.enjoy.strip() or review.enjoy_named.strip()),
        family_time=times,
        siblings_without=siblings,
        everyday_on=review.everyday_on if "in a placement" in known else None,
        not_yet=tuple(section for section in CONSIDERED if section not in completed),
        unanswered=tuple(_unanswered(review, known)),
        adoption_not_yet=review.adoption_not_yet,
        not_applicable=frozenset(mark.section for mark in marks if mark.not_applicable_why.strip()),
    )


def _unanswered(review: Review, known: frozenset[str]) -> Iterator[Unanswered]:
    """The questions that every review answers, of those that are asked of this child."""
    answers = _answers(review)
    for section, name, message in ALWAYS:
        field = next(one for one in asked(ReviewFields, section) if one.name == name)
        if is_asked(field.form.when, answers, known) and answers[name] is None:
            yield Unanswered(section, name, message)


def _routes(review: Review, known: frozenset[str]) -> tuple[RouteFacts, ...]:
    found = []
    for field in asked(ReviewFields, PERMANENCE):
        is_route = field.name.startswith(ROUTE) and not field.name.endswith(WHY)
        if is_route and is_asked(field.form.when, {}, known):
            why = str(getattr(review, f"{field.name}{WHY}"))
            found.append(RouteFacts(field.name, field.form.label, getattr(review, field.name), why))
    return tuple(found)


def _section20_since(facts: Facts) -> date | None:
    order = facts.order
    return order.started_on if order is not None and order.status is LegalStatus.SECTION_20 else None


def _answers(review: Review) -> dict[str, object]:
    return {name: getattr(review, name) for name in ReviewFields.model_fields}
