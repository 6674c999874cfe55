"""What stands already when a form is begun: routes to permanence, plans in date, the social worker's visits."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from iro_desk.domain import plan_currency
from iro_desk.domain.codes import EventKind, PlanKind
from iro_desk.domain.codes.considerations import RouteAnswer
from iro_desk.domain.scoring import NOT_APPLICABLE, OUTSIDE
from iro_desk.domain.sheets.answers import ITEM
from iro_desk.domain.sheets.shape import Question
from iro_desk.domain.wording import dated
from iro_desk.records import Event, Review
from iro_desk.services import monitoring, plans_tracker, scales
from iro_desk.services.entering import key

ROUTES = {
    "Return home": "route_home",
    "Relatives or friends": "route_relatives",
    "Special guardianship": "route_guardianship",
    "Child arrangements order": "route_arrangements",
    "Adoption": "route_adoption",
    "Long-term matched fostering": "route_fostering",
    "Children’s home, with a plan to leave it": "route_residential",
    "Supported living": "route_supported",
}
VIEWS = {
    RouteAnswer.CHOSEN: "Considered and chosen",
    RouteAnswer.NOT_NOW: "Considered, not now",
    RouteAnswer.RULED_OUT: "Ruled out",
    RouteAnswer.NOT_YET: "Not yet considered",
}
STATES = {
    plan_currency.Standing.IN_DATE: "In date",
    plan_currency.Standing.SOON: "In date",
    plan_currency.Standing.OVERDUE: "Out of date",
}
EITHER = {"Care or pathway plan": (PlanKind.PATHWAY, PlanKind.CARE)}


def routes(question: Question, review: Review | None) -> list[dict[str, Any]]:
    """Each route as the last review left it: one it did not answer, when it answered any, was not considered."""
    asked = [item for item in question.items if item in ROUTES]
    answers = {item: getattr(review, ROUTES[item]) for item in asked if review is not None}
    if not any(answers.values()):
        return []
    found = []
    for item, answer in answers.items():
        because = getattr(review, f"{ROUTES[item]}_why")
        row = {ITEM: item, "view": VIEWS[answer or RouteAnswer.NOT_YET], "because": because}
        found.append({cell: words for cell, words in row.items() if words})
    return found


def plans(session: Session, question: Question, child_id: int, today: date) -> list[dict[str, Any]]:
    """Each plan the tracker can speak for: in date or out of it."""
    lines = {
        line.plan: STATES.get(line.currency.standing)
        for line in plans_tracker.tracker(session, today).lines
        if line.child_id == child_id
    }
    found = []
    for item in question.items:
        named = tuple(plan for plan in PlanKind if plan.label == item)
        state = next((lines[plan] for plan in EITHER.get(item, named) if lines.get(plan)), None)
        if state is not None:
            found.append({ITEM: item, "state": state})
    return found


def grades(session: Session, question: Question, review: Review | None) -> list[dict[str, Any]]:
    """Each plan with the grade the last review gave it, which stands until the officer gives another.

    A grade on a scale that is no longer in use is shown and not given again: it has no place on the new one.
    """
    if review is None:
        return []
    in_use, found = scales.in_use(session), []
    for row in monitoring.scores(session, key(review)):
        words = row.scale.words(row.fields.grade)
        stands = row.fields.grade in OUTSIDE or row.scale.scale_id == in_use.scale_id
        now = words if stands else ""
        if not words and not row.applies_by_default:
            now = OUTSIDE[NOT_APPLICABLE]
        if row.label in question.items and (words or now):
            cells = {ITEM: row.label, "before": words, "now": now}
            found.append({cell: value for cell, value in cells.items() if value})
    return found


def worker_visits(session: Session, child_id: int, since: date | None) -> list[str]:
    """The days the social worker visited since the last review, oldest first."""
    query = select(col(Event.happened_on)).where(
        Event.child_id == child_id, Event.kind == EventKind.SOCIAL_WORKER_VISIT
    )
    if since is not None:
        query = query.where(Event.happened_on > since)
    return [dated(on) for on in session.exec(query.order_by(col(Event.happened_on))).all()]
