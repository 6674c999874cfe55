"""A short form while it is written: begun, read with its draft, or removed; and its earlier texts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, func, select

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import SheetState
from iro_desk.domain.sheets.answers import Answers
from iro_desk.domain.sheets.filled import Filled, Known
from iro_desk.domain.sheets.shape import Form
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.records import Draft, Sheet, SheetVersion
from iro_desk.services import drafts
from iro_desk.services.drafts import KeptDraft
from iro_desk.services.entering import fetch, insert, key
from iro_desk.services.sheet_forms import form_of
from iro_desk.services.sheets.filling_in import first_answers, last_review
from iro_desk.services.sheets.known import known
from iro_desk.services.sheets.sittings import Sitting, near_review
from iro_desk.services.sheets.stored import filled, held, writable

DRAFT = "sheet"


@dataclass(frozen=True, slots=True)
class SheetView:
    """A form as its screen needs it.

    Args:
        values: what its record holds, by question, as ``domain.sheets.answers`` keeps it.
        draft: what was typed and is not yet in the record; None when there is none.
        people: the names on the child's list.
        earlier: how many finished texts came before.
        as_finished: the form as it was finished; None while it is being written.
        sitting: a review it may have been held together with; None for most.
    """

    sheet_id: int
    form: Form
    child_id: int | None
    state: SheetState
    held_on: date | None
    finished_at: datetime | None
    amended_why: str
    values: Mapping[str, Any]
    draft: KeptDraft | None
    known: Known
    people: tuple[str, ...]
    earlier: int
    as_finished: Filled | None
    sitting: Sitting | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """A form that may be started; ``sheet_id`` is the one being written already, None for none."""

    form: Form
    clock: str
    sheet_id: int | None


@dataclass(frozen=True, slots=True)
class VersionRow:
    """An earlier finished text; ``why`` is why it was changed."""

    version_id: int
    finished_at: datetime
    replaced_at: datetime
    why: str


def opening(
    session: Session, form_id: str, child_id: int | None, today: date, calendar: Calendar, rules: ClockRules
) -> Opening:
    """Read what is started, and whether one is being written; raises Refusal when it is not for this child."""
    form = form_of(form_id)
    query = select(Sheet).where(
        Sheet.form == form_id, Sheet.child_id == child_id, Sheet.state == SheetState.WRITING
    )
    open_one = session.exec(query).first()
    facts = known(session, child_id, today, calendar, rules)
    if open_one is None and not facts.holds(form.only):
        raise Refusal("This form is not for this child.", "Choose another form.")
    clock = Filled(form, Answers(), facts).say(form.clock)
    return Opening(form, clock, key(open_one) if open_one is not None else None)


def begin(
    session: Session, form_id: str, child_id: int | None, today: date, calendar: Calendar, rules: ClockRules
) -> int:
    """Begin a form with what is known already; one of the kind that is still being written is gone on with."""
    opened = opening(session, form_id, child_id, today, calendar, rules)
    if opened.sheet_id is not None:
        return opened.sheet_id
    form, facts = opened.form, known(session, child_id, today, calendar, rules)
    review = last_review(session, child_id) if form.is_midway and child_id is not None else None
    sheet = insert(
        session, Sheet, id=_unused_number(session), child_id=child_id, form=form_id, begun_on=today,
        review_id=review.id if review else None,
        answers=json.dumps(first_answers(session, form, child_id, facts), ensure_ascii=False),
    )  # fmt: skip
    return key(sheet)


def fields(session: Session, sheet_id: int, today: date, calendar: Calendar, rules: ClockRules) -> SheetView:
    """Return a form with everything its screen shows."""
    sheet = fetch(session, Sheet, sheet_id)
    form = form_of(sheet.form)
    facts = known(session, sheet.child_id, today, calendar, rules)
    is_finished = sheet.state is SheetState.FINISHED
    return SheetView(
        sheet_id=sheet_id,
        form=form,
        child_id=sheet.child_id,
        state=sheet.state,
        held_on=sheet.held_on,
        finished_at=sheet.finished_at,
        amended_why=sheet.amended_why,
        values=held(sheet.answers),
        draft=_typed(session, sheet),
        known=facts,
        people=tuple(facts.roles),
        earlier=len(_versions(session, sheet_id)),
        as_finished=filled(form, sheet.answers, facts) if is_finished else None,
        sitting=None if is_finished else near_review(session, sheet, today),
    )


def versions(session: Session, sheet_id: int) -> tuple[VersionRow, ...]:
    """The finished texts that came before, newest first."""
    return tuple(
        VersionRow(key(row), row.finished_at, row.replaced_at, row.why)
        for row in _versions(session, sheet_id)
    )


def version(session: Session, version_id: int, today: date, calendar: Calendar, rules: ClockRules) -> Filled:
    """One earlier finished text, as it read."""
    row = fetch(session, SheetVersion, version_id)
    sheet = fetch(session, Sheet, row.sheet_id)
    return filled(form_of(sheet.form), row.answers, known(session, sheet.child_id, today, calendar, rules))


def remove(session: Session, sheet_id: int) -> None:
    """Remove a form that was never finished; its draft waits unseen, so that Undo brings its words back too."""
    sheet = writable(session, sheet_id)
    if _versions(session, sheet_id):
        raise Refusal(
            "This has been finished once, so it is kept.", "Leave it as it was, or finish the change."
        )
    session.delete(sheet)
    session.flush()


def _unused_number(session: Session) -> int:
    """A number no form has and no draft is kept for: a removed form keeps its words until Undo wants them."""
    taken = session.exec(select(func.max(Sheet.id))).one() or 0
    drafted = session.exec(select(func.max(Draft.subject_id)).where(Draft.form == DRAFT)).one() or 0
    return max(taken, drafted) + 1


def _typed(session: Session, sheet: Sheet) -> KeptDraft | None:
    """What was typed and is not in the record; a draft from before it was last finished says nothing now.

    Drafts stay when a form is finished, left or removed, so that Undo brings every word back.
    """
    draft = drafts.find(session, DRAFT, key(sheet), sheet.child_id)
    if sheet.state is SheetState.FINISHED or draft is None:
        return None
    finished = _versions(session, key(sheet))
    return draft if not finished or draft.kept_at > finished[0].replaced_at else None


def _versions(session: Session, sheet_id: int) -> list[SheetVersion]:
    query = select(SheetVersion).where(SheetVersion.sheet_id == sheet_id)
    return list(session.exec(query.order_by(col(SheetVersion.id).desc())).all())
