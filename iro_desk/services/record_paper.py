"""Builds the full record of a review: its outcomes, who was asked and came, what had come, and the midway before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import PlanKind, Role, SheetState, YesNo
from iro_desk.domain.consulting import Consulted, UsedIn
from iro_desk.domain.papers import Answered, DecisionLine
from iro_desk.domain.record_paper import (
    InvitedLine,
    MeetingLine,
    MidwayFollowUp,
    ReadBeforeLine,
    RecordPaper,
)
from iro_desk.domain.review_row_codes import PaperCame, ReportKind
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.sheets.answers import Answers, Row, read_answers
from iro_desk.domain.wording import long_date
from iro_desk.records import (
    Action,
    Attendance,
    Child,
    Consultation,
    PaperReceived,
    ReportReceived,
    Review,
    ReviewMeeting,
    Sheet,
)
from iro_desk.services import names, paper_marks, papers
from iro_desk.services.consultations import ROLE_OF
from iro_desk.services.entering import fetch, key
from iro_desk.services.letters import facts as letter_facts
from iro_desk.services.paper_marks import Named
from iro_desk.services.sheet_forms import all_forms, form_of
from iro_desk.services.sheets.stored import held

OF_PLAN = {
    PlanKind.CARE: Part.DECISIONS_ALL,
    PlanKind.PATHWAY: Part.DECISIONS_ALL,
    PlanKind.PLACEMENT: Part.HOME,
    PlanKind.PEP: Part.SCHOOL,
    PlanKind.HEALTH: Part.HEALTH,
    PlanKind.FAMILY_TIME: Part.FAMILY,
    PlanKind.LEISURE: Part.LEISURE,
    PlanKind.EHCP: Part.SCHOOL,
    PlanKind.PERMANENCE: Part.LEGAL,
}
"""The part a reader must have to be told whether a plan had come."""
OF_REPORT = {
    ReportKind.CARER: Part.HOME,
    ReportKind.SCHOOL: Part.SCHOOL,
    ReportKind.HEALTH: Part.HEALTH,
    ReportKind.EHCP: Part.SCHOOL,
    ReportKind.ADVOCATE: Part.CHILD_SHARED,
    ReportKind.SOCIAL_WORKER: Part.DECISIONS_ALL,
    ReportKind.LAST_RECORD: Part.DECISIONS_ALL,
}
"""The same for a report; one not named here is the officer's view."""
NOT_LISTED = "Not on its list"
DRIFT = (
    ("drift", "Was the plan drifting?"),
    ("drift_cause", "What held it up"),
    ("drift_effect", "What the delay meant for the child"),
)


def record(session: Session, review_id: int, today: date) -> RecordPaper:
    """The full record of one review; private lines and private answers stay behind.

    Args:
        today: the day the decisions are said to stand on.
    """
    review = fetch(session, Review, review_id)
    told = papers.outcomes(session, review_id, today)
    meetings = session.exec(
        select(ReviewMeeting).where(ReviewMeeting.review_id == review_id).order_by(col(ReviewMeeting.held_on))
    ).all()
    return RecordPaper(
        outcomes=replace(told, attendance=()),
        invited=_invited(session, review),
        meetings=tuple(MeetingLine(one.held_on, one.with_whom) for one in meetings),
        read_before=(*_plans(session, review_id), *_reports(session, review_id)),
        midway=_midway(session, review),
        is_demonstration=told.is_demonstration,
    )


def _invited(session: Session, review: Review) -> tuple[InvitedLine, ...]:
    """Those on the list of the review, then those who were only asked beforehand."""
    query = select(Attendance).where(Attendance.review_id == review.id)
    rows = session.exec(query.order_by(col(Attendance.position), col(Attendance.id))).all()
    asked = _asked(session, review)
    found = []
    for row in rows:
        theirs = next((one for one in asked if _is_of(one, row, rows)), None)
        asked = [one for one in asked if one is not theirs]
        found.append(
            InvitedLine(
                row.name, row.role.label, _came(row), "Yes" if row.contributed else "No", *_views(theirs)
            )
        )
    child = names.display_name(fetch(session, Child, review.child_id))
    for one in asked:
        name = child if one.who is Consulted.CHILD else one.name.strip() or one.who.label
        found.append(InvitedLine(name, one.who.label, NOT_LISTED, "", *_views(one)))
    return tuple(found)


def _asked(session: Session, review: Review) -> list[Consultation]:
    """Who was asked before this review; one asked before it was begun goes by the day."""
    query = (
        select(Consultation).where(Consultation.child_id == review.child_id).order_by(col(Consultation.id))
    )
    before = letter_facts.review_before(session, review)
    first = date.min if before is None else before.review_on
    return [
        one
        for one in session.exec(query).all()
        if one.review_id == review.id
        or (
            one.review_id is None and first < (one.received_on or one.sent_on or date.min) <= review.review_on
        )
    ]


def _is_of(one: Consultation, row: Attendance, rows: Sequence[Attendance]) -> bool:
    """Whether somebody asked beforehand is this person on the list: by name, else as the only one of their role."""
    if one.name.strip():
        return one.name.strip().casefold() == row.name.strip().casefold()
    role = Role.CHILD if one.who is Consulted.CHILD else ROLE_OF.get(one.who)
    return row.role is role and sum(other.role is role for other in rows) == 1


def _came(row: Attendance) -> str:
    if not row.attended:
        return "No"
    how = f", {row.how.label[:1].lower()}{row.how.label[1:]}" if row.how is not None else ""
    part = f", for: {row.for_part.strip()}" if row.for_part.strip() else ""
    return f"Yes{how}{part}"


def _views(one: Consultation | None) -> tuple[date | None, str]:
    """When and how somebody answered; what they said stands where it was used."""
    if one is None or one.received_on is None:
        return None, ""
    how = "" if one.how is None else one.how.label[:1].lower() + one.how.label[1:]
    used = one.used_in.label if one.used_in is not None and one.used_in is not UsedIn.NOT_USED else ""
    return one.received_on, ". ".join(part for part in (how, used) if part)


def _plans(session: Session, review_id: int) -> tuple[ReadBeforeLine, ...]:
    rows = session.exec(select(PaperReceived).where(PaperReceived.review_id == review_id)).all()
    order = list(PlanKind)
    return tuple(
        ReadBeforeLine(
            row.plan.label, OF_PLAN[row.plan], _plan_came(row), row.dated_on, papers.in_words(row.current),
        )
        for row in sorted(rows, key=lambda one: order.index(one.plan))
        if not row.not_applicable and row.received is not None
    )  # fmt: skip


def _plan_came(row: PaperReceived) -> str:
    if row.on_day:
        return PaperCame.ON_DAY.label
    return PaperCame.IN_TIME.label if row.received is YesNo.YES else PaperCame.MISSING.label


def _reports(session: Session, review_id: int) -> tuple[ReadBeforeLine, ...]:
    query = select(ReportReceived).where(ReportReceived.review_id == review_id)
    rows = session.exec(query.order_by(col(ReportReceived.position), col(ReportReceived.id))).all()
    return tuple(
        ReadBeforeLine(
            row.report.label, OF_REPORT.get(row.report, Part.OFFICER_VIEW), papers.in_words(row.came),
            row.dated_on, papers.in_words(row.current),
        )
        for row in rows
        if row.report is not None and row.came is not PaperCame.NOT_APPLICABLE
    )  # fmt: skip


def _midway(session: Session, review: Review) -> MidwayFollowUp | None:
    """The newest midway finished since the review before; None when there is none."""
    before = letter_facts.review_before(session, review)
    forms = {form.id for form in all_forms() if form.is_midway}
    query = select(Sheet).where(
        Sheet.child_id == review.child_id, col(Sheet.form).in_(forms), Sheet.state == SheetState.FINISHED,
        col(Sheet.held_on) <= review.review_on, col(Sheet.held_on) > (before.review_on if before else date.min),
    )  # fmt: skip
    sheet = session.exec(query.order_by(col(Sheet.held_on).desc(), col(Sheet.id).desc())).first()
    if sheet is None:
        return None
    answers = read_answers(form_of(sheet.form), held(sheet.answers))
    people = paper_marks.people_of(session, review.child_id)
    return MidwayFollowUp(
        sheet.held_on,
        tuple(progress_of(row, people) for row in answers.rows("decisions")),
        tuple(_found(answers)),
        actions_of(session, key(sheet), people),
    )


def progress_of(row: Row, people: Sequence[Named]) -> DecisionLine:
    """One decision as a midway found it: ``state`` says how far it had got, ``measure`` what had happened."""
    owner, by = str(row.cell("owner") or ""), row.cell("by")
    return DecisionLine(
        what=str(row.cell("what") or ""), for_child="", owner=owner, by_when=by if isinstance(by, date) else None,
        measure=str(row.cell("why") or ""), state=_how_far(row), of_people=paper_marks.owners(people, owner),
    )  # fmt: skip


def _how_far(row: Row) -> str:
    new, progress = row.cell("new_date"), str(row.cell("progress") or "")
    return f"{progress}, now by {long_date(new)}" if isinstance(new, date) else progress


def _found(answers: Answers) -> list[Answered]:
    said = ((words, str(answers.get(name) or "").strip()) for name, words in DRIFT)
    return [Answered(words, answer) for words, answer in said if answer]


def actions_of(session: Session, sheet_id: int, people: Sequence[Named]) -> tuple[DecisionLine, ...]:
    """What was agreed in a short form, with how each stands now."""
    query = select(Action).where(Action.sheet_id == sheet_id).order_by(col(Action.position), col(Action.id))
    return tuple(
        DecisionLine(
            row.what, "", row.owner, row.by_when, row.measure,
            f"{row.state.label}, {long_date(row.done_on)}" if row.done_on else row.state.label,
            of_people=paper_marks.owners(people, row.owner),
        )
        for row in session.exec(query).all()
    )  # fmt: skip
