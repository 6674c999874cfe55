"""One section of a review as its screen needs it: read whole, and filed whole with its draft let go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.checklist import SECTION as CHECKLIST
from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import DecisionState, Participation, PlanKind, SectionState, Share
from iro_desk.domain.findings import Finding
from iro_desk.domain.review_text import ReviewText
from iro_desk.domain.scoring import is_bottom_two
from iro_desk.domain.working_days import Calendar
from iro_desk.records import AttendanceFields, ChildsWords, Draft, PlanScoreFields, Review, ReviewFields
from iro_desk.records.forms import asked
from iro_desk.records.review import MONITORING, NEXT
from iro_desk.services import checklists, children, drafts, monitoring
from iro_desk.services.checklists import DueChecklist
from iro_desk.services.children import BannerRow, PersonRow
from iro_desk.services.drafts import KeptDraft
from iro_desk.services.entering import fetch
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.monitoring import PlanScoreRow
from iro_desk.services.reviews import parts, writing
from iro_desk.services.reviews.answers import text
from iro_desk.services.reviews.considering import known_of
from iro_desk.services.reviews.finishing import findings
from iro_desk.services.reviews.following import limit_after, offered, proposed_next
from iro_desk.services.reviews.history import FieldHistory, histories
from iro_desk.services.reviews.listing import last_time, row
from iro_desk.services.reviews.rows import (
    DecisionRow,
    EarlierDecision,
    NextReview,
    PaperRow,
    ReviewRow,
    SectionRow,
)
from iro_desk.services.reviews.sections import mark_section, missing, sections
from iro_desk.services.reviews.stored import before
from iro_desk.services.reviews.versions import VersionRow, version_text, versions


@dataclass(frozen=True, slots=True)
class SaidWords:
    """A line of the child's, shown to the officer with its mark; a private one stays on the screen."""

    words: str
    said_on: date
    is_private: bool


@dataclass(frozen=True, slots=True)
class LastTime:
    """What one question was answered with at the review before."""

    field: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class SectionSheet:
    """One section of one review, with everything its screen shows.

    Args:
        proposed: None when the law sets no date here.
        draft: what was typed and not yet filed; None when there is none.
    """

    review: ReviewRow
    banner: BannerRow
    section: str
    sections: tuple[SectionRow, ...]
    fields: ReviewFields
    draft: KeptDraft | None
    people: tuple[PersonRow, ...]
    attendance: tuple[AttendanceFields, ...]
    papers: tuple[PaperRow, ...]
    earlier: tuple[EarlierDecision, ...]
    decisions: tuple[DecisionRow, ...]
    scores: tuple[PlanScoreRow, ...]
    offered: tuple[Participation, ...]
    proposed: NextReview | None
    words: tuple[SaidWords, ...]
    last_time: tuple[LastTime, ...]
    versions: tuple[VersionRow, ...]
    histories: tuple[FieldHistory, ...]
    known: frozenset[str]


@dataclass(frozen=True, slots=True)
class CheckSheet:
    """A whole review in words.

    Args:
        findings: everything that is left to do; empty for an earlier text.
        version: which finished text it is; None for the review as it stands.
        next_version: the number it will have when it is finished.
    """

    review: ReviewRow
    banner: BannerRow
    sections: tuple[SectionRow, ...]
    text: ReviewText
    findings: tuple[Finding, ...]
    version: VersionRow | None
    next_version: int


@dataclass(frozen=True, slots=True)
class EarlierMark:
    """What became of one earlier decision."""

    decision_id: int
    state: DecisionState
    outcome_note: str


@dataclass(frozen=True, slots=True)
class PlanMark:
    """One plan's grade on a scale."""

    plan: PlanKind
    fields: PlanScoreFields
    scale_id: str


@dataclass(frozen=True, slots=True)
class SectionAnswers:
    """What one section holds; None for a part that the section does not have.

    Args:
        state: how far the officer says it has got.
        not_applicable_why: why it does not apply to this child; empty when it does.
    """

    section: str
    state: SectionState
    fields: ReviewFields
    attendance: tuple[AttendanceFields, ...] | None = None
    papers: tuple[PaperRow, ...] | None = None
    earlier: tuple[EarlierMark, ...] | None = None
    decisions: tuple[DecisionRow, ...] | None = None
    scores: tuple[PlanMark, ...] | None = None
    not_applicable_why: str = ""


def sheet(
    session: Session, review_id: int, section: str, today: date, calendar: Calendar, rules: ClockRules
) -> SectionSheet:
    """Read one section whole, so that nothing on the screen is older than the rest."""
    review = fetch(session, Review, review_id)
    limit = limit_after(session, review, calendar, rules)
    return SectionSheet(
        review=row(session, review_id),
        banner=children.banner(session, review.child_id, today),
        section=section,
        sections=_sections(session, review_id, review.child_id, today),
        fields=writing.fields(session, review_id),
        draft=drafts.find(session, f"review:{section}", review_id, review.child_id),
        people=children.people(session, review.child_id),
        attendance=parts.attendance(session, review_id),
        papers=parts.papers(session, review_id),
        earlier=parts.earlier_decisions(session, review_id),
        decisions=parts.decisions(session, review_id),
        scores=monitoring.scores(session, review_id),
        offered=offered(session, review_id),
        proposed=None if limit is None else proposed_next(session, review_id, calendar, rules),
        words=_words(session, review),
        last_time=_last_time(session, review_id, section),
        versions=versions(session, review_id),
        histories=histories(session, review, section),
        known=known_of(session, review),
    )


def check_sheet(
    session: Session, review_id: int, today: date, calendar: Calendar, rules: ClockRules
) -> CheckSheet:
    """Read the whole review in words, with what is left to do, as it is checked before it is finished."""
    review = fetch(session, Review, review_id)
    return CheckSheet(
        review=row(session, review_id),
        banner=children.banner(session, review.child_id, today),
        sections=_sections(session, review_id, review.child_id, today),
        text=text(session, review_id),
        findings=left_to_do(session, review_id, today, calendar, rules),
        version=None,
        next_version=len(versions(session, review_id)) + 1,
    )


def read_version(session: Session, review_id: int, number: int, today: date) -> CheckSheet:
    """Read one finished text of a review as it was."""
    review = fetch(session, Review, review_id)
    return CheckSheet(
        review=row(session, review_id),
        banner=children.banner(session, review.child_id, today),
        sections=_sections(session, review_id, review.child_id, today),
        text=version_text(session, review_id, number),
        findings=(),
        version=next(one for one in versions(session, review_id) if one.number == number),
        next_version=0,
    )


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
    if answers.papers is not None:
        parts.set_papers(session, review_id, answers.papers)
    if answers.decisions is not None:
        parts.set_decisions(session, review_id, answers.decisions)
    for mark in answers.earlier or ():
        parts.mark_earlier(session, mark.decision_id, mark.state, mark.outcome_note)
    _score(session, review_id, answers.scores or ())
    child_id = fetch(session, Review, review_id).child_id
    drafts.let_go(session, f"review:{answers.section}", review_id, child_id)
    return _mark(session, review_id, answers)


def left_to_do(
    session: Session, review_id: int, today: date, calendar: Calendar, rules: ClockRules
) -> tuple[Finding, ...]:
    """Every finding of the review, after any section holding words that were typed and not yet filed."""
    review = fetch(session, Review, review_id)
    unfiled = tuple(
        Finding(
            "review.unfiled",
            "What you typed here is kept and not yet in the review. Open it and choose Save and continue.",
            section,
            "",
        )
        for section in _typed(session, review_id, review.child_id)
    )
    unanswered = checklists.findings(session, review.child_id, review_id, today)
    return unfiled + findings(session, review_id, today, calendar, rules) + unanswered


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
        scale = monitoring.scale(mark.scale_id)
        if is_bottom_two(scale, mark.fields.grade) and not mark.fields.analysis.strip():
            words = scale.words(mark.fields.grade)
            message = f"{mark.plan.label}: say what makes you say so. A grade of {words} needs its reason."
            found.append(Finding("monitoring.reason", message, MONITORING, f"{mark.plan.value}.analysis"))
    if found:
        raise Incomplete(tuple(found))
    for mark in marks:
        monitoring.score(session, review_id, mark.plan, mark.fields, monitoring.scale(mark.scale_id))


def _sections(session: Session, review_id: int, child_id: int, today: date) -> tuple[SectionRow, ...]:
    """Every section, and the checklist before the next review while this one is open."""
    typed = _typed(session, review_id, child_id)
    found = [
        SectionRow(one.section, SectionState.IN_PROGRESS, one.problem, one.not_applicable_why)
        if one.section in typed and one.state is SectionState.NOT_STARTED
        else one
        for one in sections(session, review_id)
    ]
    due = checklists.due(session, child_id, today)
    if due.review_id == review_id and due.rows:
        at = next(n for n, one in enumerate(found) if one.section == NEXT)
        found.insert(at, SectionRow(CHECKLIST, _state_of(due), False))
    return tuple(found)


def _state_of(due: DueChecklist) -> SectionState:
    if not due.left:
        return SectionState.COMPLETED
    return SectionState.NOT_STARTED if due.left == len(due.rows) else SectionState.IN_PROGRESS


def _typed(session: Session, review_id: int, child_id: int) -> tuple[str, ...]:
    query = select(Draft).where(Draft.subject_id == review_id, Draft.child_id == child_id)
    forms = [draft.form.partition(":") for draft in session.exec(query).all()]
    return tuple(section for form, _, section in forms if form == "review" and section)


def _words(session: Session, review: Review) -> tuple[SaidWords, ...]:
    """The child's lines since the review before, newest first; private ones too, marked."""
    query = select(ChildsWords).where(
        ChildsWords.child_id == review.child_id, ChildsWords.said_on <= review.review_on
    )
    last = before(session, review)
    if last is not None:
        query = query.where(ChildsWords.said_on > last.review_on)
    said = session.exec(query.order_by(col(ChildsWords.said_on).desc(), col(ChildsWords.position))).all()
    return tuple(SaidWords(line.words, line.said_on, line.share is Share.PRIVATE) for line in said)


def _last_time(session: Session, review_id: int, section: str) -> tuple[LastTime, ...]:
    found = []
    for field in asked(ReviewFields, section):
        if field.form.narrative:
            words = last_time(session, review_id, field.name)
            if words.strip():
                found.append(LastTime(field.name, field.form.label, words))
    return tuple(found)
