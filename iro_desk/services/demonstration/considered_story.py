"""Answers, for an invented child's newest review, what every review must consider."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlmodel import Session

from iro_desk.domain.asked_when import is_asked
from iro_desk.domain.codes.considerations import ChildSays, Full, LegalRight, RouteAnswer, VisitPattern
from iro_desk.domain.consideration_checks import ROUTE_OF
from iro_desk.records import Review, ReviewFields
from iro_desk.records.forms import asked
from iro_desk.records.review import PERMANENCE
from iro_desk.records.routes import RouteFields
from iro_desk.services.demonstration.days import Days
from iro_desk.services.reviews.considering import known_of

Story = dict[str, Any]
HEALTH_BEFORE = timedelta(days=60)


def lay_considered(session: Session, review: Review, story: Story, days: Days) -> None:
    """Answer what is asked of this child; the review and the child's home and legal status are stored already."""
    seen_on = days.calendar.last_working_day_on_or_before(review.review_on - HEALTH_BEFORE)
    answers: dict[str, object] = {
        "pep_this_term": Full.YES,
        "health_assessed_on": seen_on,
        "faith_met": Full.YES,
        "knows_social_worker": ChildSays.YES,
        "visit_pattern": VisitPattern.SIX_WEEKLY,
        "visit_pattern_right": Full.YES,
        "legal_right": LegalRight.STILL_RIGHT,
        "enjoy_named": story.get("fun", ""),
        "permanence_why": story.get("permanence_why", ""),
    }
    for field in asked(ReviewFields, PERMANENCE):
        if field.name in RouteFields.model_fields and field.name.startswith("route_"):
            answers.setdefault(field.name, RouteAnswer.NOT_YET)
    if review.permanence_plan is not None and review.permanence_plan in ROUTE_OF:
        answers[ROUTE_OF[review.permanence_plan]] = RouteAnswer.CHOSEN
    known, given = known_of(session, review), review.model_dump()
    whens = {field.name: field.form.when for field in asked(ReviewFields)}
    kept = {name: value for name, value in answers.items() if is_asked(whens[name], given, known)}
    checked = Review.model_validate(given | kept)
    for name in kept:
        setattr(review, name, getattr(checked, name))
