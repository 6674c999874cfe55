"""Files one section of a review whole, and lets its draft go."""

from __future__ import annotations

from sqlmodel import Session

from iro_desk.domain.codes import PlanKind, SectionState
from iro_desk.domain.findings import Finding
from iro_desk.domain.scoring import is_bottom_two
from iro_desk.records import Review, ReviewFields
from iro_desk.records.forms import asked
from iro_desk.records.review import MONITORING
from iro_desk.services import dates_told, drafts, monitoring, scales
from iro_desk.services.entering import fetch
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.reviews import parts, writing
from iro_desk.services.reviews.columns import set_columns
from iro_desk.services.reviews.family import set_family_time
from iro_desk.services.reviews.lists import set_rows
from iro_desk.services.reviews.rows import PaperRow
from iro_desk.services.reviews.sections import mark_section, missing
from iro_desk.services.reviews.sheet_rows import PlanMark, SectionAnswers


def file_section(session: Session, review_id: int, answers: SectionAnswers) -> tuple[Finding, ...]:
    """File a section and let its draft go; returns what still keeps it from being completed.

    Everything is written even when something is missing; then the section stays in progress. Only a low
    grade without its reason is refused, with Incomplete.
    """
    held = writing.fields(session, review_id)
    own = {field.name: getattr(answers.fields, field.name) for field in asked(ReviewFields, answers.section)}
    writing.answer(session, review_id, ReviewFields.model_validate(held.model_dump() | own))
    if answers.attendance is not None:
        parts.set_attendance(session, review_id, answers.attendance)
    if answers.family_time is not None:
        set_family_time(session, review_id, answers.family_time)
    if answers.papers is not None:
        _take_papers(session, review_id, answers.papers)
    for listed in answers.lists or ():
        set_rows(session, review_id, listed.name, listed.rows)
    if answers.columns is not None:
        set_columns(session, review_id, answers.section, answers.columns)
    if answers.decisions is not None:
        parts.set_decisions(session, review_id, answers.decisions)
    for mark in answers.earlier or ():
        parts.mark_earlier(session, mark.decision_id, mark.state, mark.outcome_note)
        parts.follow_earlier(
            session, mark.decision_id, done_on=mark.done_on, evidence=mark.evidence, effect=mark.effect,
            what_now=mark.what_now,
        )  # fmt: skip
    _score(session, review_id, answers.scores or ())
    child_id = fetch(session, Review, review_id).child_id
    drafts.let_go(session, f"review:{answers.section}", review_id, child_id)
    return _mark(session, review_id, answers)


def _take_papers(session: Session, review_id: int, rows: tuple[PaperRow, ...]) -> None:
    """Write what has come; a date that is new goes on the plans tracker, which counts health by its assessment."""
    review = fetch(session, Review, review_id)
    before = {row.plan: row.dated_on for row in parts.papers(session, review_id)}
    parts.set_papers(session, review_id, rows)
    for row in rows:
        was, now = before.get(row.plan), row.dated_on
        if row.plan is not PlanKind.HEALTH and was != now and (now is None or now <= review.review_on):
            dates_told.tell(session, review.child_id, row.plan, was, now)


def _mark(session: Session, review_id: int, answers: SectionAnswers) -> tuple[Finding, ...]:
    why = answers.not_applicable_why
    mark_section(session, review_id, answers.section, answers.state, why)
    if answers.state is not SectionState.COMPLETED:
        return ()
    found = missing(session, review_id, answers.section)
    if found:
        mark_section(session, review_id, answers.section, SectionState.IN_PROGRESS, why)
    return found


def _score(session: Session, review_id: int, marks: tuple[PlanMark, ...]) -> None:
    found = []
    for mark in marks:
        scale = scales.scale(session, mark.scale_id)
        if is_bottom_two(scale, mark.fields.grade) and not mark.fields.analysis.strip():
            words = scale.words(mark.fields.grade)
            message = f"{mark.plan.label}: say what makes you say so. A grade of {words} needs its reason."
            found.append(Finding("monitoring.reason", message, MONITORING, f"{mark.plan.value}.analysis"))
    if found:
        raise Incomplete(tuple(found))
    for mark in marks:
        monitoring.score(session, review_id, mark.plan, mark.fields, mark.scale_id, mark.answers)
