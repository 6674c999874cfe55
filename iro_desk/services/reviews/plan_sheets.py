"""What the screen of one plan is given: its questions, what the desk knows of each, and the grades before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import PlanKind, ReviewState, YesNo
from iro_desk.domain.plan_questions import PlanQuestions, Thresholds
from iro_desk.domain.review_row_codes import PaperCurrent
from iro_desk.domain.scoring import NOT_APPLICABLE, NOT_AVAILABLE, GradeBefore, Scale
from iro_desk.domain.wording import dated
from iro_desk.records import PlanScore, Review
from iro_desk.services import monitoring, plan_quality, plans_tracker, scales
from iro_desk.services.entering import fetch
from iro_desk.services.monitoring import PlanScoreRow
from iro_desk.services.plan_evidence import evidence
from iro_desk.services.plan_known import known_of_plan
from iro_desk.services.reviews.parts import papers
from iro_desk.services.reviews.rows import PaperRow


@dataclass(frozen=True, slots=True)
class Offered:
    """What the papers and the tracker already answer; ``because`` says which, empty when neither does."""

    available: YesNo | None = None
    grade: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """One plan of the monitoring form.

    Args:
        answers: what was seen, by question, and what was asked besides.
        known: what a cap may hang on, as far as the desk knows it.
        evidence: what the desk knows, by question.
        dated_on: the date on the plan; None when nobody knows it.
        earlier: the grades it had, newest first.
    """

    row: PlanScoreRow
    questions: PlanQuestions
    answers: Mapping[str, str]
    known: Mapping[str, int | bool | None]
    evidence: Mapping[str, str]
    thresholds: Thresholds
    dated_on: date | None
    offered: Offered
    earlier: tuple[GradeBefore, ...]


def plan_sheets(session: Session, review_id: int, today: date) -> tuple[PlanSheet, ...]:
    """Read all seven plans whole."""
    review = fetch(session, Review, review_id)
    asked = {one.plan: one for one in plan_quality.questions(session)}
    came = {row.plan: row for row in papers(session, review_id)}
    lines = {
        line.plan: line
        for line in plans_tracker.tracker(session, today).lines
        if line.child_id == review.child_id
    }
    limits, found = plan_quality.thresholds(session), {one.scale_id: one for one in scales.scales(session)}
    sheets = []
    for row in monitoring.scores(session, review_id):
        line = lines.get(row.plan)
        tracked = line.dated_on if line is not None else None
        paper = came[row.plan]
        on = paper.dated_on or (tracked if tracked is not None and tracked <= review.review_on else None)
        sheets.append(
            PlanSheet(
                row,
                asked[row.plan],
                monitoring.answers_of(session, review_id, row.plan),
                known_of_plan(session, review, row.plan, row.fields.available),
                evidence(session, review, row.plan, on),
                limits,
                on,
                offered(row, paper, on, line.currency.words if line is not None else ""),
                earlier(session, review, row.plan, found),
            )
        )
    return tuple(sheets)


def offered(row: PlanScoreRow, paper: PaperRow, dated_on: date | None, standing: str) -> Offered:
    """What the papers of this review say of a plan, then the tracker."""
    if paper.not_applicable:
        return Offered(None, NOT_APPLICABLE, "From the papers: not needed")
    if paper.received is YesNo.NO:
        return Offered(YesNo.NO, NOT_AVAILABLE, "From the papers: it did not come")
    if paper.received is YesNo.YES and paper.on_day:
        return Offered(YesNo.NO, "", "From the papers: it came on the day")
    if paper.received is YesNo.YES and paper.current in (PaperCurrent.NO, PaperCurrent.PARTLY):
        return Offered(YesNo.NO, "", "From the papers: in time, and not up to date")
    if paper.received is YesNo.YES:
        on = "" if dated_on is None else f", dated {dated(dated_on)}"
        return Offered(YesNo.YES, "", f"From the papers: it came in time{on}")
    if dated_on is not None:
        return Offered(None, "", f"From your plans tracker: {dated(dated_on)}, {standing.lower()}")
    return Offered(grade="" if row.applies_by_default else NOT_APPLICABLE)


def earlier(
    session: Session, review: Review, plan: PlanKind, found: Mapping[str, Scale]
) -> tuple[GradeBefore, ...]:
    """The grades this plan had at reviews finished before, newest first."""
    query = (
        select(Review, PlanScore)
        .where(
            PlanScore.review_id == Review.id,
            Review.child_id == review.child_id,
            Review.state == ReviewState.FINISHED,
            Review.id != review.id,
            Review.review_on <= review.review_on,
            PlanScore.plan == plan,
        )
        .order_by(col(Review.review_on).desc(), col(Review.id).desc())
    )
    return tuple(
        GradeBefore(held.review_on, found[score.scale_id], score.grade)
        for held, score in session.exec(query).all()
        if score.scale_id in found
    )
