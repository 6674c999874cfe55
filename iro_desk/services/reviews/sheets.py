"""One section of a review as its screen needs it, or all; read whole, so that nothing is older than the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.checklist import SECTION as CHECKLIST
from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import SectionState, Share
from iro_desk.domain.working_days import Calendar
from iro_desk.records import ChildsWords, Review, ReviewFields
from iro_desk.records.forms import asked
from iro_desk.records.review import MONITORING, NEXT, SECTIONS
from iro_desk.services import checklists, children, drafts, monitored, monitoring, settings
from iro_desk.services.checklists import DueChecklist
from iro_desk.services.entering import fetch, key
from iro_desk.services.reviews import parts, writing
from iro_desk.services.reviews.answers import text
from iro_desk.services.reviews.columns import columns, section_lines
from iro_desk.services.reviews.considering import known_of
from iro_desk.services.reviews.family import family_time
from iro_desk.services.reviews.following import limit_after, offered, proposed_next
from iro_desk.services.reviews.history import histories
from iro_desk.services.reviews.left import left_to_do, typed_sections
from iro_desk.services.reviews.listing import last_time, row
from iro_desk.services.reviews.lists import read_lists
from iro_desk.services.reviews.plan_sheets import plan_sheets
from iro_desk.services.reviews.rows import SectionRow
from iro_desk.services.reviews.sections import sections
from iro_desk.services.reviews.sheet_rows import CheckSheet, LastTime, SaidWords, SectionSheet, SheetSet
from iro_desk.services.reviews.stored import before
from iro_desk.services.reviews.versions import version_text, versions


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
        sections=section_rows(session, review_id, today),
        fields=writing.fields(session, review_id),
        draft=drafts.find(session, f"review:{section}", review_id, review.child_id),
        people=children.people(session, review.child_id),
        attendance=parts.attendance(session, review_id),
        family_time=family_time(session, review_id),
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
        lists=read_lists(session, review_id, section),
        columns=columns(session, review_id, section),
        lines=section_lines(session, review_id),
        plans=plan_sheets(session, review_id, today) if section == MONITORING else (),
        monitored=monitored.indicators(session, review_id) if section == MONITORING else (),
    )


def open_sheets(
    session: Session,
    review_id: int,
    section: str,
    today: date,
    calendar: Calendar,
    rules: ClockRules,
    *,
    is_expert: bool | None = None,
) -> SheetSet:
    """Read what is open of a review: one section, or for an officer who likes it so every section.

    Args:
        is_expert: None leaves it to her preference.
    """
    if is_expert is None:
        is_expert = settings.values(session)[settings.REVIEW_MODE] == settings.EXPERT
    first = sheet(session, review_id, section, today, calendar, rules)
    if not is_expert:
        return SheetSet(is_expert, section, (first,))
    review = fetch(session, Review, review_id)
    return SheetSet(
        is_expert, section, tuple(_turned(session, review, first, one, today) for one in SECTIONS)
    )


def _turned(session: Session, review: Review, first: SectionSheet, section: str, today: date) -> SectionSheet:
    """Another section of a review that has just been read; only what differs is read again."""
    return replace(
        first,
        section=section,
        draft=drafts.find(session, f"review:{section}", key(review), review.child_id),
        last_time=_last_time(session, key(review), section),
        histories=histories(session, review, section),
        lists=read_lists(session, key(review), section),
        columns=columns(session, key(review), section),
        plans=plan_sheets(session, key(review), today) if section == MONITORING else (),
        monitored=monitored.indicators(session, key(review)) if section == MONITORING else (),
    )


def check_sheet(
    session: Session, review_id: int, today: date, calendar: Calendar, rules: ClockRules
) -> CheckSheet:
    """Read the whole review in words, with what is left to do, as it is checked before it is finished."""
    review = fetch(session, Review, review_id)
    return CheckSheet(
        review=row(session, review_id),
        banner=children.banner(session, review.child_id, today),
        sections=section_rows(session, review_id, today),
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
        sections=section_rows(session, review_id, today),
        text=version_text(session, review_id, number),
        findings=(),
        version=next(one for one in versions(session, review_id) if one.number == number),
        next_version=0,
    )


def section_rows(session: Session, review_id: int, today: date) -> tuple[SectionRow, ...]:
    """Every section with how far it has got, and the checklist before the next review while this one is open."""
    child_id = fetch(session, Review, review_id).child_id
    typed = typed_sections(session, review_id, child_id)
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
