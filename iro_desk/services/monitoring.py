"""The monitoring form of a review: a grade for each of the seven plans, with what was seen and its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sqlmodel import Session, col, select

from iro_desk.domain.codes import SCORED_PLANS, CriterionAnswer, PlanKind, ReviewState
from iro_desk.domain.plan_questions import PlanQuestions
from iro_desk.domain.proposals import Proposal, propose
from iro_desk.domain.scoring import Scale, applies_by_default, grade_of_rank, is_bottom_two
from iro_desk.errors import Refusal
from iro_desk.records import Child, PlanAnswer, PlanScore, PlanScoreFields, Review
from iro_desk.services import plan_quality, scales
from iro_desk.services.entering import copy, extract, fetch, insert
from iro_desk.services.plan_known import known_of_plan

BESIDES = "fact:"
Answers = Mapping[str, str]
NOTHING: Answers = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PlanScoreRow:
    """One plan on the form.

    Args:
        applies_by_default: whether it is expected at the child's age.
        scale: the one it was graded on, or is to be.
        proposed: what the questions pointed to when it was graded, in words; empty for nothing.
        sum: what their answers came to, such as "9.5 of 17 points"; empty when none was answered.
        because: the reasons of the proposal.
    """

    plan: PlanKind
    label: str
    applies_by_default: bool
    fields: PlanScoreFields
    scale: Scale
    proposed: str = ""
    sum: str = ""
    because: tuple[str, ...] = ()

    @property
    def is_low(self) -> bool:
        """Whether the grade is one of the two lowest."""
        return is_bottom_two(self.scale, self.fields.grade)

    @property
    def differs(self) -> bool:
        """Whether the grade is not the one the questions pointed to."""
        given = self.scale.grade(self.fields.grade)
        return bool(self.proposed) and given is not None and given.label != self.proposed


def scores(session: Session, review_id: int) -> tuple[PlanScoreRow, ...]:
    """All seven plans, graded or not; an ungraded one is on the scale in Settings."""
    review = fetch(session, Review, review_id)
    born_on = fetch(session, Child, review.child_id).born_on
    chosen = scales.in_use(session)
    held = {row.plan: row for row in _held(session, review_id)}
    found = {one.scale_id: one for one in scales.scales(session)}
    return tuple(
        _row(plan, held.get(plan), applies_by_default(plan, born_on, review.review_on), found, chosen)
        for plan in SCORED_PLANS
    )


def _row(
    plan: PlanKind, row: PlanScore | None, expected: bool, found: Mapping[str, Scale], chosen: Scale
) -> PlanScoreRow:
    if row is None:
        return PlanScoreRow(plan, plan.label, expected, PlanScoreFields(grade=""), chosen)
    scale = found.get(row.scale_id, chosen) if row.grade else chosen
    points = "" if row.possible is None else f"{row.points or 0:g} of {row.possible} points"
    return PlanScoreRow(
        plan,
        plan.label,
        expected,
        extract(PlanScoreFields, row),
        scale,
        scale.words(row.proposed),
        points,
        tuple(line for line in row.because.splitlines() if line),
    )


def score(
    session: Session,
    review_id: int,
    plan: PlanKind,
    draft: PlanScoreFields,
    scale_id: str,
    answers: Answers | None = None,
) -> None:
    """Write one plan's grade; a low grade needs its reason, and a blank grade is not yet given.

    Args:
        answers: what was seen, by question, and what was asked besides; None leaves what is kept.
    """
    review, scale = fetch(session, Review, review_id), scales.scale(session, scale_id)
    if review.state is ReviewState.FINISHED and review.reopened_at is None:
        raise Refusal("This review is finished and locked.", "Choose Change with a reason.")
    if draft.grade and not scale.accepts(draft.grade):
        raise Refusal("Select a grade on this scale, or Not applicable or Not available.", field="grade")
    if is_bottom_two(scale, draft.grade) and not draft.analysis.strip():
        label = scale.words(draft.grade)
        raise Refusal(f"Say what makes you say so: a grade of {label} needs its reason.", field="analysis")
    row = next((row for row in _held(session, review_id) if row.plan is plan), None)
    if row is None:
        row = insert(session, PlanScore, draft, review_id=review_id, plan=plan, scale_id=scale.scale_id)
    else:
        copy(draft, row)
        row.scale_id = scale.scale_id
    if answers is not None:
        _set_answers(session, review_id, plan, answers)
        _keep_proposal(row, proposal(session, review, plan, answers, draft), scale)
    session.flush()


def answers_of(session: Session, review_id: int, plan: PlanKind) -> Answers:
    """What was seen in one plan, by question, and what was asked besides."""
    return {row.question: row.answer for row in _answered(session, review_id, plan)}


def proposal(
    session: Session, review: Review, plan: PlanKind, answers: Answers, draft: PlanScoreFields
) -> Proposal:
    """What the answers point to, by the questions and shares of this authority."""
    asked = next(one for one in plan_quality.questions(session) if one.plan is plan)
    seen, besides = split(answers, asked)
    known = {**known_of_plan(session, review, plan, draft.available), **besides}
    return propose(asked, seen, known, plan_quality.thresholds(session))


def split(answers: Answers, asked: PlanQuestions) -> tuple[dict[str, CriterionAnswer], dict[str, bool]]:
    """What was seen, apart from what was asked besides."""
    codes = {one.code for one in asked.criteria}
    seen = {code: CriterionAnswer(answer) for code, answer in answers.items() if code in codes}
    besides = {
        code.removeprefix(BESIDES): answer == "yes"
        for code, answer in answers.items()
        if code.startswith(BESIDES)
    }
    return seen, besides


def complete(session: Session, review_id: int) -> bool:
    """Whether every plan has a grade or an answer outside the scale, and every low grade its reason."""
    return all(
        row.fields.grade and (row.fields.analysis.strip() or not row.is_low)
        for row in scores(session, review_id)
    )


def _keep_proposal(row: PlanScore, found: Proposal, scale: Scale) -> None:
    grade = None if found.rank is None else grade_of_rank(scale, found.rank)
    row.proposed = "" if grade is None else grade.value
    row.points = float(found.points) if found.possible else None
    row.possible = int(found.possible) if found.possible else None
    row.because = "\n".join((*found.caps, *found.reasons))


def _set_answers(session: Session, review_id: int, plan: PlanKind, answers: Answers) -> None:
    """Put these in place of those before; an answer that is still given keeps its row."""
    held = {row.question: row for row in _answered(session, review_id, plan)}
    for question, answer in answers.items():
        row = held.pop(question, None)
        if row is None:
            insert(session, PlanAnswer, review_id=review_id, plan=plan, question=question, answer=answer)
        else:
            row.answer = answer
    for gone in held.values():
        session.delete(gone)


def _answered(session: Session, review_id: int, plan: PlanKind) -> list[PlanAnswer]:
    query = select(PlanAnswer).where(PlanAnswer.review_id == review_id, PlanAnswer.plan == plan)
    return list(session.exec(query.order_by(col(PlanAnswer.id))).all())


def _held(session: Session, review_id: int) -> list[PlanScore]:
    return list(session.exec(select(PlanScore).where(PlanScore.review_id == review_id)).all())
