"""The monitoring form of a review: a grade for each of the seven plans, with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sqlmodel import Session, select

from iro_desk.domain.codes import SCORED_PLANS, PlanKind, ReviewState
from iro_desk.domain.scoring import (
    Criterion,
    Grade,
    PlanQuestions,
    Scale,
    applies_by_default,
    is_bottom_two,
)
from iro_desk.errors import Refusal
from iro_desk.paths import resource
from iro_desk.records import Child, PlanScore, PlanScoreFields, Review
from iro_desk.services import settings
from iro_desk.services.entering import copy, extract, fetch, insert
from iro_desk.services.quality_data import read_questions, read_scales

__all__ = [
    "Criterion", "Grade", "PlanQuestions", "PlanScoreRow", "Scale", "complete", "questions", "scale",
    "scales", "score", "scores",
]  # fmt: skip
TABLE = "data/plan_quality.toml"


@dataclass(frozen=True, slots=True)
class PlanScoreRow:
    """One plan on the form; ``applies_by_default`` says whether it is expected at the child's age."""

    plan: PlanKind
    label: str
    applies_by_default: bool
    fields: PlanScoreFields
    scale_id: str


@cache
def scales() -> tuple[Scale, ...]:
    """Every scale of the shipped table."""
    return read_scales(resource(TABLE).read_text(encoding="utf-8"))


@cache
def questions() -> tuple[PlanQuestions, ...]:
    """The short questions about each plan, from the shipped table."""
    return read_questions(resource(TABLE).read_text(encoding="utf-8"))


def scale(scale_id: str) -> Scale:
    """The scale with this id; raises Refusal when the table no longer holds it."""
    found = next((one for one in scales() if one.scale_id == scale_id), None)
    if found is None:
        raise Refusal(
            "These grades are on a scale this program does not have.", "Choose a scale in Settings."
        )
    return found


def scores(session: Session, review_id: int) -> tuple[PlanScoreRow, ...]:
    """All seven plans, graded or not; an ungraded one is on the scale in Settings."""
    review = fetch(session, Review, review_id)
    born_on = fetch(session, Child, review.child_id).born_on
    chosen = settings.current(session).scale
    held = {row.plan: row for row in _held(session, review_id)}
    return tuple(
        PlanScoreRow(
            plan=plan,
            label=plan.label,
            applies_by_default=applies_by_default(plan, born_on, review.review_on),
            fields=extract(PlanScoreFields, held[plan]) if plan in held else PlanScoreFields(grade=""),
            scale_id=held[plan].scale_id if plan in held and held[plan].grade else chosen,
        )
        for plan in SCORED_PLANS
    )


def score(session: Session, review_id: int, plan: PlanKind, draft: PlanScoreFields, scale: Scale) -> None:
    """Write one plan's grade; a low grade needs its reason, and a blank grade is not yet given."""
    review = fetch(session, Review, review_id)
    if review.state is ReviewState.FINISHED and review.reopened_at is None:
        raise Refusal("This review is finished and locked.", "Choose Change with a reason.")
    if draft.grade and not scale.accepts(draft.grade):
        raise Refusal("Select a grade on this scale, or Not applicable or Not available.", field="grade")
    if is_bottom_two(scale, draft.grade) and not draft.analysis.strip():
        label = scale.words(draft.grade)
        raise Refusal(f"Say what makes you say so: a grade of {label} needs its reason.", field="analysis")
    row = next((row for row in _held(session, review_id) if row.plan is plan), None)
    if row is None:
        insert(session, PlanScore, draft, review_id=review_id, plan=plan, scale_id=scale.scale_id)
    else:
        copy(draft, row)
        row.scale_id = scale.scale_id
        session.flush()


def complete(session: Session, review_id: int) -> bool:
    """Whether every plan has a grade or an answer outside the scale, and every low grade its reason."""
    by_id = {one.scale_id: one for one in scales()}
    return all(
        row.fields.grade
        and (row.fields.analysis.strip() or not is_bottom_two(by_id[row.scale_id], row.fields.grade))
        for row in scores(session, review_id)
    )


def _held(session: Session, review_id: int) -> list[PlanScore]:
    return list(session.exec(select(PlanScore).where(PlanScore.review_id == review_id)).all())
