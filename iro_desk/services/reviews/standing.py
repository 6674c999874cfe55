"""Gathers a stored review into the facts its checks are asked about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlmodel import Session, select

from iro_desk.domain.ages import age_on
from iro_desk.domain.codes import SectionState, YesNo
from iro_desk.domain.held_checks import HeldFacts
from iro_desk.domain.participation import offered_participation
from iro_desk.domain.review_checks import DecisionFacts, EarlierFacts, PaperFacts, PlanFacts, ReviewFacts
from iro_desk.domain.review_row_codes import ViewsSought
from iro_desk.domain.scoring import NOT_APPLICABLE, NOT_AVAILABLE
from iro_desk.records import Child, Review, ReviewSection
from iro_desk.records.review import DECISIONS
from iro_desk.services import monitoring
from iro_desk.services.entering import fetch, key
from iro_desk.services.monitoring import PlanScoreRow
from iro_desk.services.reviews.considering import considered
from iro_desk.services.reviews.lists import PARENT_VIEWS, list_rows
from iro_desk.services.reviews.parts import earlier_decisions, papers, stored

#: from this age a child may be asked to agree
FOUR = 4


def review_facts(
    session: Session, review: Review, today: date | None = None, latest_next_on: date | None = None
) -> ReviewFacts:
    """The review as it stands; without ``today`` and the limit, the rules about them are not asked."""
    review_id = key(review)
    child = fetch(session, Child, review.child_id)
    scores = monitoring.scores(session, review_id)
    return ReviewFacts(
        review_on=review.review_on,
        today=today,
        born_on=child.born_on,
        offered=offered_participation(child.born_on, review.review_on),
        participation=review.participation,
        seen_before=review.seen_before,
        mother_attended=review.mother_attended,
        mother_participated=review.mother_participated,
        father_attended=review.father_attended,
        father_participated=review.father_participated,
        wishes=review.wishes,
        placement_meets_needs=review.placement_meets_needs,
        placement_why=review.placement_why,
        worried_about=review.worried_about,
        working_well=review.working_well,
        permanence_plan=review.permanence_plan,
        permanence_why=review.permanence_why,
        next_review_on=review.next_review_on,
        midway_on=review.midway_on,
        latest_next_on=latest_next_on,
        decisions=_decisions(session, review_id),
        no_decisions=_section_state(session, review_id, DECISIONS) is SectionState.COMPLETED,
        earlier=_earlier(session, review_id),
        plans=_plans(scores),
        papers=_papers(session, review_id, scores),
        considered=considered(session, review),
        held=_held(session, review, child.born_on),
        midway_why_not=review.midway_why_not,
        to_raise=review.to_raise,
        raise_about=review.raise_about,
    )


def _held(session: Session, review: Review, born_on: date) -> HeldFacts:
    return HeldFacts(
        form=review.form,
        seen_before=review.seen_before,
        seen_before_why=review.seen_before_why,
        agreed_child=review.agreed_child,
        chaired=review.chaired,
        chaired_by=review.chaired_by,
        advocate=review.advocate,
        is_four=age_on(born_on, review.review_on) >= FOUR,
        kind_chosen=review.kind_chosen,
        kind_why=review.kind_why,
        unsought=tuple(_unsought(session, key(review))),
    )


def _unsought(session: Session, review_id: int) -> Iterator[str]:
    """Where somebody with parental responsibility has no answer, or no reason for not being asked."""
    for at, row in enumerate(list_rows(session, review_id, PARENT_VIEWS)):
        if row.how is None:
            yield f"parent_views[{at}].how"
        elif row.how is ViewsSought.NOT_SOUGHT and not row.why_not.strip():
            yield f"parent_views[{at}].why_not"


def _earlier(session: Session, review_id: int) -> tuple[EarlierFacts, ...]:
    return tuple(
        EarlierFacts(row.state, row.outcome_note, row.times_carried, row.evidence, row.effect)
        for row in earlier_decisions(session, review_id)
    )


def _decisions(session: Session, review_id: int) -> tuple[DecisionFacts, ...]:
    return tuple(
        DecisionFacts(
            row.what,
            row.for_child,
            row.owner,
            row.by_when,
            row.measure,
            row.against_wish,
            row.why,
            row.not_for_child,
            row.area,
            row.wish,
        )
        for row in stored(session, review_id)
    )


def _plans(scores: tuple[PlanScoreRow, ...]) -> tuple[PlanFacts, ...]:
    return tuple(
        PlanFacts(
            row.plan,
            row.label,
            row.fields.grade,
            row.fields.analysis,
            row.fields.would_be_good,
            row.is_low,
            row.differs,
            row.fields.available is not None,
        )
        for row in scores
    )


def _papers(session: Session, review_id: int, scores: tuple[PlanScoreRow, ...]) -> tuple[PaperFacts, ...]:
    """The papers to ask after: not of a plan graded as not there, nor of one not expected at the child's age."""
    grades = {row.plan: row.fields.grade for row in scores if row.applies_by_default or row.fields.grade}
    return tuple(
        PaperFacts(
            row.plan,
            row.plan.label,
            row.not_applicable or row.received is not None,
            row.received is YesNo.YES and row.dated_on is None,
        )
        for row in papers(session, review_id)
        if row.plan in grades and grades[row.plan] not in (NOT_APPLICABLE, NOT_AVAILABLE)
    )


def _section_state(session: Session, review_id: int, section: str) -> SectionState | None:
    query = select(ReviewSection).where(
        ReviewSection.review_id == review_id, ReviewSection.section == section
    )
    row = session.exec(query).first()
    return None if row is None else row.state
