"""Lists of short forms: of one child, unfinished, and those that can be begun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import ActionState, SheetState
from iro_desk.domain.working_days import Calendar
from iro_desk.records import Action, Sheet
from iro_desk.services.closed import is_open
from iro_desk.services.entering import key
from iro_desk.services.facts import ChildBrief, briefs
from iro_desk.services.sheet_forms import all_forms, form_of
from iro_desk.services.sheets.known import known


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A form in a list.

    Args:
        on: the day it is dated by, or the day it was begun while that is not said.
        child: None for a form that is not about one child.
        told: what came of it in a line; empty for many.
        open_actions: how much agreed in it is still to be done.
    """

    sheet_id: int
    child: ChildBrief | None
    title: str
    on: date
    state: SheetState
    finished_at: datetime | None
    is_amended: bool
    told: str
    open_actions: int


@dataclass(frozen=True, slots=True)
class FormOffer:
    """A form that can be begun; ``fits`` says that it is one for this child now, None that it is for any child."""

    form_id: str
    title: str
    purpose: str
    fits: bool | None


def of_child(session: Session, child_id: int) -> tuple[SheetRow, ...]:
    """Every form about a child, newest first."""
    rows = session.exec(select(Sheet).where(Sheet.child_id == child_id)).all()
    return _rows(session, list(rows))


def unfinished(session: Session) -> tuple[SheetRow, ...]:
    """Every form being written, newest first."""
    query = select(Sheet).where(Sheet.state == SheetState.WRITING, is_open(Sheet.child_id))
    return _rows(session, list(session.exec(query).all()))


def offers(
    session: Session, child_id: int | None, today: date, calendar: Calendar, rules: ClockRules
) -> tuple[FormOffer, ...]:
    """The forms that can be begun about a child: those for this child now, those for any child, then the others.

    Args:
        child_id: None for the forms that need not be about a child on this desk.
    """
    facts = known(session, child_id, today, calendar, rules)
    found = [
        FormOffer(form.id, form.title, form.purpose, facts.holds(form.fits) if form.fits else None)
        for form in all_forms()
        if facts.holds(form.only) and (child_id is not None or form.about == "case")
    ]
    return tuple(sorted(found, key=lambda offer: (True, None, False).index(offer.fits)))


def _rows(session: Session, sheets: list[Sheet]) -> tuple[SheetRow, ...]:
    if not sheets:
        return ()
    children = briefs(session)
    ids = [key(sheet) for sheet in sheets]
    query = select(Action.sheet_id).where(col(Action.sheet_id).in_(ids), Action.state == ActionState.OPEN)
    still_open = list(session.exec(query).all())
    found = [
        SheetRow(
            sheet_id=key(sheet),
            child=children.get(sheet.child_id) if sheet.child_id is not None else None,
            title=form_of(sheet.form).title,
            on=sheet.held_on or sheet.begun_on,
            state=sheet.state,
            finished_at=sheet.finished_at,
            is_amended=bool(sheet.amended_why),
            told=sheet.told,
            open_actions=still_open.count(key(sheet)),
        )
        for sheet in sheets
    ]
    return tuple(sorted(found, key=lambda row: (row.on, row.sheet_id), reverse=True))
