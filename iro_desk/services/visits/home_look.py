"""The look round a new home made on a visit: kept as the short form it is, and typed once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import SheetState
from iro_desk.domain.sheets.answers import read_answers
from iro_desk.domain.sheets.filled import Filled
from iro_desk.domain.visit_guide import PUT_RIGHT, SAFE_TOLD, SAFE_WHAT, is_begun
from iro_desk.domain.working_days import Calendar
from iro_desk.records import Sheet, Visit
from iro_desk.services import sheets
from iro_desk.services.entering import key
from iro_desk.services.sheet_forms import form_of
from iro_desk.services.sheets.stored import held
from iro_desk.services.visits.guide import HOME_LOOK

CHANGED = "The visit was changed."


def found(session: Session, child_id: int, visit: Visit | None, on: date) -> dict[str, Any]:
    """Return what is already written of the home: with this visit, on this day, or in a form not finished yet."""
    sheet = _sheet(session, child_id, visit, on)
    return _own(held(sheet.answers)) if sheet is not None else {}


def keep(
    session: Session,
    visit: Visit,
    filled: Filled,
    values: Mapping[str, Any],
    now: datetime,
    calendar: Calendar,
    rules: ClockRules,
) -> None:
    """Finish the look with the visit, or change it when the visit changes; nothing when it was not begun."""
    form = form_of(HOME_LOOK)
    ours = {section.id for section in form.sections}
    shown = filled.sections()
    if not any(section.id in ours and is_begun(filled, section) for section in shown):
        return
    told = {**_own(values), form.dated_by: visit.visit_on.isoformat()}
    if not told.get(PUT_RIGHT):
        told |= _put_right(filled)
    sheet = _sheet(session, visit.child_id, visit, visit.visit_on)
    if sheet is not None and sheet.state is SheetState.FINISHED:
        if read_answers(form, held(sheet.answers)).values == read_answers(form, told).values:
            visit.home_check_id = key(sheet)
            return
        sheets.amend(session, key(sheet), CHANGED, now)
    today = now.date()
    sheet_id = (
        key(sheet) if sheet else sheets.begin(session, HOME_LOOK, visit.child_id, today, calendar, rules)
    )
    sheets.finish(session, sheet_id, told, today, now, calendar, rules)
    visit.home_check_id = sheet_id
    session.flush()


def _put_right(filled: Filled) -> dict[str, Any]:
    """Who was told of what cannot wait is who was told of what is missing, where nothing else is written."""
    if PUT_RIGHT not in filled.shown():
        return {}
    what = str(filled.answers.get(SAFE_WHAT) or "")
    rows = [
        {
            "what": what,
            "told": ", ".join(str(row.cell(name)) for name in ("who", "at") if row.cell(name)),
            "promised": row.cell("reply") or "",
        }
        for row in filled.answers.rows(SAFE_TOLD)
    ]
    return {PUT_RIGHT: rows} if rows else {}


def _own(values: Mapping[str, Any]) -> dict[str, Any]:
    """Only what the form itself asks, and not its day."""
    form = form_of(HOME_LOOK)
    asked = {question.id for question in form.questions if question.id != form.dated_by}
    return {name: value for name, value in values.items() if name.removesuffix(".because") in asked}


def _sheet(session: Session, child_id: int, visit: Visit | None, on: date) -> Sheet | None:
    if visit is not None and visit.home_check_id is not None:
        return session.get(Sheet, visit.home_check_id)
    query = select(Sheet).where(Sheet.child_id == child_id, Sheet.form == HOME_LOOK)
    rows = session.exec(query.order_by(col(Sheet.id).desc())).all()
    fits = (row for row in rows if row.state is SheetState.WRITING or row.held_on == on)
    return next(fits, None)
