"""How a short form is finished and locked, and how a finished one is changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import SheetState
from iro_desk.domain.findings import Finding
from iro_desk.domain.sheets.checks import check
from iro_desk.domain.sheets.filled import Filled
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.records import Review, Sheet, SheetVersion
from iro_desk.services import drafts
from iro_desk.services.entering import fetch, insert
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.sheet_forms import form_of
from iro_desk.services.sheets.carrying import carry
from iro_desk.services.sheets.known import known
from iro_desk.services.sheets.stored import kept, typed, writable

REOPENING = "sheet:reopening"
AFTER_REVIEW = "The midway review must be later than the review it follows."


def finish(
    session: Session,
    sheet_id: int,
    values: Mapping[str, Any],
    today: date,
    now: datetime,
    calendar: Calendar,
    rules: ClockRules,
) -> None:
    """Finish and lock a form, and record what follows from it; raises Incomplete with every finding.

    Args:
        values: what stands on the screen, as ``domain.sheets.answers`` keeps it.
    """
    sheet = writable(session, sheet_id)
    form = form_of(sheet.form)
    filled = typed(form, values, known(session, sheet.child_id, today, calendar, rules))
    found = (*check(filled), *_of_review(session, sheet, filled))
    if any(finding.severity == "stop" for finding in found):
        raise Incomplete(found)
    sheet.answers = kept(filled.answers, filled.shown())
    sheet.held_on = filled.answers.day(form.dated_by)
    sheet.state, sheet.finished_at = SheetState.FINISHED, now
    carry(session, sheet, filled)
    session.flush()


def amend(session: Session, sheet_id: int, why: str, now: datetime) -> None:
    """Open a finished form again; its text as it stands is kept with the reason."""
    sheet = fetch(session, Sheet, sheet_id)
    if sheet.state is not SheetState.FINISHED or sheet.finished_at is None:
        raise Refusal("This is not finished, so it can be changed as it is.")
    if not why.strip():
        raise Refusal("Say why it is changed.", field="why")
    insert(
        session, SheetVersion, sheet_id=sheet_id, child_id=sheet.child_id, answers=sheet.answers,
        held_on=sheet.held_on, finished_at=sheet.finished_at, replaced_at=now, why=why.strip(),
    )  # fmt: skip
    sheet.state, sheet.finished_at, sheet.amended_why = SheetState.WRITING, None, why.strip()
    session.flush()
    drafts.let_go(session, REOPENING, sheet_id, sheet.child_id)


def give_up_change(session: Session, sheet_id: int) -> None:
    """Leave a form as it was before it was opened to be changed."""
    sheet = writable(session, sheet_id)
    query = select(SheetVersion).where(SheetVersion.sheet_id == sheet_id)
    rows = session.exec(query.order_by(col(SheetVersion.id).desc())).all()
    if not rows:
        raise Refusal("This has not been finished yet.", "Remove it instead.")
    sheet.answers, sheet.held_on, sheet.finished_at = rows[0].answers, rows[0].held_on, rows[0].finished_at
    sheet.state, sheet.amended_why = SheetState.FINISHED, rows[1].why if len(rows) > 1 else ""
    session.delete(rows[0])
    session.flush()


def _of_review(session: Session, sheet: Sheet, filled: Filled) -> tuple[Finding, ...]:
    """A midway comes after its review."""
    day = filled.answers.day(filled.form.dated_by)
    if not filled.form.is_midway or sheet.review_id is None or day is None:
        return ()
    if day > fetch(session, Review, sheet.review_id).review_on:
        return ()
    section = next(s for s in filled.form.sections if any(q.id == filled.form.dated_by for q in s.questions))
    return (Finding(f"{filled.form.id}.after_review", AFTER_REVIEW, section.title, filled.form.dated_by),)
