"""A finished form as it may be printed, and who has been sent it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import SheetState
from iro_desk.domain.sheets.printed import SheetPaper, printed_sections
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.records import Child, OutboxItem, Sheet
from iro_desk.services import names, settings
from iro_desk.services.entering import fetch
from iro_desk.services.sheet_forms import form_of
from iro_desk.services.sheets.known import known
from iro_desk.services.sheets.stored import filled

PLACES = frozenset({"place"})
"""The questions that ask where something was held: it may be where the child lives."""


@dataclass(frozen=True, slots=True)
class SentRow:
    """Somebody who was sent a form.

    Args:
        placed_at: None while it waits in the outbox.
        is_earlier: whether what they have is a text that has been changed since.
    """

    recipient: str
    placed_at: datetime | None
    is_earlier: bool


def paper(session: Session, sheet_id: int, today: date, calendar: Calendar, rules: ClockRules) -> SheetPaper:
    """A finished form for the people who may read it; private lines and the officer's own answers stay behind.

    Where it was held is left blank while an address is withheld from anyone, as in the outcomes of a review.
    """
    sheet = fetch(session, Sheet, sheet_id)
    if sheet.state is not SheetState.FINISHED:
        raise Refusal("This is not finished.", "Finish it, then save it or put it in the outbox.")
    form = form_of(sheet.form)
    officer = settings.current(session)
    child = fetch(session, Child, sheet.child_id) if sheet.child_id is not None else None
    found = filled(form, sheet.answers, known(session, sheet.child_id, today, calendar, rules))
    contact = (officer.officer_telephone, officer.officer_email)
    withheld = child is not None and bool(child.address_withheld_from.strip())
    return SheetPaper(
        title=form.title,
        purpose=form.purpose,
        child_name=names.display_name(child) if child else "",
        local_code=child.local_code if child else "",
        dated_on=sheet.held_on,
        officer=officer.officer_name,
        officer_contact=" · ".join(part for part in contact if part),
        authority=officer.authority_name,
        sections=printed_sections(found, PLACES if withheld else frozenset()),
        amended_why=sheet.amended_why,
        is_demonstration=child.is_demonstration if child else False,
    )


def sent(session: Session, sheet_id: int) -> tuple[SentRow, ...]:
    """Who has been sent a form, or is waiting for it, newest first (U20)."""
    finished_at = fetch(session, Sheet, sheet_id).finished_at
    query = select(OutboxItem).where(OutboxItem.sheet_id == sheet_id)
    return tuple(
        SentRow(
            row.recipient,
            row.placed_at,
            finished_at is None or row.queued_at < finished_at,
        )
        for row in session.exec(query.order_by(col(OutboxItem.queued_at).desc())).all()
    )
