"""Builds the papers of a review for the adults who carry it out; private lines and fields stay behind."""

from __future__ import annotations

from datetime import date
from enum import Enum

from sqlmodel import Session, col, select

from iro_desk.domain.codes import SCORED_PLANS, DecisionState
from iro_desk.domain.papers import (
    Answered,
    AttendanceLine,
    DecisionLine,
    GradeLine,
    MonitoringPaper,
    OutcomesPaper,
    TopicPaper,
)
from iro_desk.domain.wording import long_date
from iro_desk.records import (
    Attendance,
    Child,
    Decision,
    LegalPeriod,
    PaperReceived,
    Review,
    ReviewFields,
)
from iro_desk.records.forms import Asked, asked
from iro_desk.records.review import DECISIONS, FAMILY, LAST, MONITORING, NEXT, SAFE, START, WHO
from iro_desk.records.review_basics import ReviewBasics
from iro_desk.services import agreement, monitored, names, paper_marks, review_rows, reviews, settings
from iro_desk.services import monitoring as monitoring_form
from iro_desk.services.entering import fetch, key
from iro_desk.services.letters import facts as letter_facts
from iro_desk.services.reviews.considering import is_of_this_child, known_of

NOT_PROVIDED = "Not provided"
_TOLD_ELSEWHERE = frozenset({START, WHO, LAST, DECISIONS, NEXT, MONITORING})


def outcomes(session: Session, review_id: int, today: date) -> OutcomesPaper:
    """The outcomes of one review; the place is left blank while an address is withheld from anyone.

    Args:
        today: the day the decisions are said to stand on.
    """
    review = fetch(session, Review, review_id)
    child = fetch(session, Child, review.child_id)
    officer = settings.current(session)
    before = letter_facts.review_before(session, review)
    contact = (officer.officer_telephone, officer.officer_email)
    withheld = bool(child.address_withheld_from.strip())
    return OutcomesPaper(
        child_name=names.display_name(child),
        born_on=child.born_on,
        local_code=child.local_code,
        legal_status=_legal_status(session, review.child_id, review.review_on),
        review_on=review.review_on,
        review_kind=review.kind.label,
        review_form=review.form.label,
        place="" if withheld else review.place,
        due_on=review.due_on,
        participation=review.participation.label if review.participation else NOT_PROVIDED,
        officer=officer.officer_name,
        officer_contact=" · ".join(part for part in contact if part),
        authority=officer.authority_name,
        attendance=_attendance(session, review_id),
        childs_words=letter_facts.own_words(session, review, before.review_on if before else None),
        earlier_decisions=_decisions(session, before, today) if before else (),
        topics=_topics(session, review),
        decisions=_decisions(session, review, today),
        next_review_on=review.next_review_on,
        midway_on=review.midway_on,
        is_demonstration=child.is_demonstration,
    )


def monitoring(session: Session, review_id: int) -> MonitoringPaper:
    """The monitoring form of one review; a question without an answer says so."""
    review = fetch(session, Review, review_id)
    child = fetch(session, Child, review.child_id)
    officer = settings.current(session)
    scores = [
        row
        for row in monitoring_form.scores(session, review_id)
        if row.applies_by_default or row.fields.grade
    ]
    graded = list(dict.fromkeys(row.scale.label for row in scores if row.scale.grade(row.fields.grade)))
    return MonitoringPaper(
        child_name=names.display_name(child),
        local_code=child.local_code,
        review_on=review.review_on,
        officer=officer.officer_name,
        authority=officer.authority_name,
        scale="; ".join(graded) or NOT_PROVIDED,
        indicators=_indicators(session, review),
        grades=tuple(_grade(row) for row in scores),
        is_demonstration=child.is_demonstration,
    )


def in_words(value: object) -> str:
    """An answer as printed; a blank one says "Not provided"."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return NOT_PROVIDED
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, Enum):
        return str(getattr(value, "label", value.value))
    return str(value).strip()


def _topics(session: Session, review: Review) -> tuple[TopicPaper, ...]:
    topics: dict[str, list[Answered]] = {}
    known = known_of(session, review)
    for field in asked(ReviewFields):
        hidden = not is_of_this_child(field, review, known)
        if field.form.section in _TOLD_ELSEWHERE or field.form.private or hidden:
            continue
        if not _is_detail(field) or in_words(getattr(review, field.name)) != NOT_PROVIDED:
            topics.setdefault(field.form.section, []).append(_answered(field, review))
    topics.setdefault(FAMILY, []).extend(_family(session, review))
    topics.setdefault(SAFE, []).extend(review_rows.scales(session, review))
    columns = {section: review_rows.columns(session, review, section) for section in topics}
    marked = paper_marks.topics(topics, columns)
    return (*marked, *paper_marks.more(session, review, review_rows.more_topics(session, review)))


def _family(session: Session, review: Review) -> list[Answered]:
    """Time with each person in one line, as far as it is answered."""
    lines = []
    for row in reviews.family_time(session, key(review)):
        wants = f"wants: {row.wants.label.lower()}" if row.wants is not None else ""
        now = "no arrangement is needed" if row.not_applicable else row.how_often
        said = [part.strip() for part in (now, row.how, wants, row.change) if part.strip()]
        lines.append(Answered(f"Time with {row.person}", "; ".join(said) or NOT_PROVIDED))
    return lines


def _is_detail(field: Asked) -> bool:
    """A question left out of the papers when nobody answered it; the first ones say "Not provided"."""
    return field.name not in ReviewBasics.model_fields


def _answered(field: Asked, review: Review) -> Answered:
    return Answered(field.form.label, in_words(getattr(review, field.name)))


def _indicators(session: Session, review: Review) -> tuple[Answered, ...]:
    """What the form counts: the answers before the plans are graded, and which plans had arrived."""
    answers = [
        Answered(one.label, NOT_PROVIDED if one.words == monitored.NOT_SAID else one.words)
        for one in monitored.indicators(session, key(review))
    ]
    query = select(PaperReceived).where(PaperReceived.review_id == review.id)
    received = {row.plan: row for row in session.exec(query).all()}
    answers += [
        Answered(
            f"{plan.label}: received before the review?",
            in_words(getattr(received.get(plan), "received", None)),
        )
        for plan in SCORED_PLANS
    ]
    return tuple(answers)


def _grade(row: monitoring_form.PlanScoreRow) -> GradeLine:
    """The questions are told of only where there was a plan to ask them of."""
    is_graded = row.scale.grade(row.fields.grade) is not None
    return GradeLine(
        plan=row.label,
        available=in_words(row.fields.available),
        grade=in_words(row.scale.words(row.fields.grade)),
        analysis=in_words(row.fields.analysis),
        would_be_good=in_words(row.fields.would_be_good) if row.is_low or row.fields.would_be_good else "",
        proposed=", ".join(part for part in (row.proposed, row.sum) if part) if is_graded else "",
        because=row.because if is_graded else (),
    )


def _attendance(session: Session, review_id: int) -> tuple[AttendanceLine, ...]:
    query = select(Attendance).where(Attendance.review_id == review_id)
    rows = session.exec(query.order_by(col(Attendance.position), col(Attendance.id))).all()
    return tuple(AttendanceLine(r.name, r.role.label, r.attended, r.contributed) for r in rows)


def _decisions(session: Session, review: Review, today: date) -> tuple[DecisionLine, ...]:
    states = agreement.states(session, review, today)
    query = select(Decision).where(Decision.review_id == review.id)
    rows = session.exec(query.order_by(col(Decision.position), col(Decision.id))).all()
    people = paper_marks.people_of(session, review.child_id)
    return tuple(
        DecisionLine(
            r.what,
            r.for_child,
            r.owner,
            r.by_when,
            r.measure,
            _stands(states[key(r)], r.done_on),
            r.against_wish,
            paper_marks.part_of(r),
            paper_marks.owners(people, r.owner, r.owner_role),
        )
        for r in rows
    )


def _stands(state: DecisionState, done_on: date | None) -> str:
    if state is not DecisionState.DONE or done_on is None:
        return state.label
    return f"{state.label}, {long_date(done_on)}"


def _legal_status(session: Session, child_id: int, on: date) -> str:
    query = select(LegalPeriod).where(LegalPeriod.child_id == child_id, LegalPeriod.started_on <= on)
    for period in session.exec(query.order_by(col(LegalPeriod.started_on).desc())).all():
        if (period.ended_on is None or period.ended_on >= on) and period.status is not None:
            return period.status.label
    return NOT_PROVIDED
