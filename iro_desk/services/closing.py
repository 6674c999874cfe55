"""Closing a case and keeping its record: why, when, and when to look at it again (S32). Nothing goes by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from iro_desk.domain.codes import ClosedWhy, PromiseState
from iro_desk.domain.deeds import Deed
from iro_desk.domain.findings import Finding
from iro_desk.domain.working_days import add_months
from iro_desk.errors import Refusal
from iro_desk.records import Child, ClosingFields, Draft, OutboxItem, Promise
from iro_desk.records.audit import note
from iro_desk.records.child import CLOSING
from iro_desk.services import drafts, settings
from iro_desk.services.entering import fetch, key
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.names import display_name, initials
from iro_desk.services.typed import drafted

FORM = "child:closing"


@dataclass(frozen=True, slots=True)
class ClosingSheet:
    """How a child's case stands.

    Args:
        fields: what was said when it was closed, or what the form starts with while it is open.
        is_closed: whether it is closed.
        promises, half_written, papers: what is not finished: promises to keep, forms begun, papers that wait to
            leave.
    """

    fields: ClosingFields
    is_closed: bool
    promises: int
    half_written: int
    papers: int


@dataclass(frozen=True, slots=True)
class ClosedRow:
    """A closed child in a list."""

    child_id: int
    display_name: str
    initials: str
    identity_colour: int
    local_code: str
    why: str
    closed_on: date
    look_again_on: date


def sheet(session: Session, child_id: int, today: date) -> ClosingSheet:
    """Return how the case stands, with the days the form offers."""
    child = fetch(session, Child, child_id)
    is_closed = child.closed_on is not None
    return ClosingSheet(
        fields=ClosingFields(
            closed_why=child.closed_why,
            closed_on=child.closed_on or today,
            last_day=child.looked_after_until,
            closed_note=child.closed_note,
            look_again_on=child.look_again_on or again_on(session, today),
        ),
        is_closed=is_closed,
        promises=_count(session, Promise, Promise.child_id == child_id, Promise.state == PromiseState.OPEN),
        half_written=_count(session, Draft, Draft.child_id == child_id, Draft.form != FORM),
        papers=_count(
            session, OutboxItem, OutboxItem.child_id == child_id, col(OutboxItem.placed_at).is_(None)
        ),
    )


def again_on(session: Session, closed_on: date) -> date:
    """Return the day the settings offer for looking at a record again."""
    return add_months(closed_on, int(settings.values(session)[settings.CLOSED_MONTHS]))


def close(session: Session, values: Mapping[str, object], child_id: int, today: date) -> int:
    """Close the case and keep its record; raises Incomplete for what is still to be answered."""
    child, draft = fetch(session, Child, child_id), drafted(ClosingFields, values)
    problems = _problems(child, draft, today)
    if problems:
        raise Incomplete(problems)
    child.closed_why, child.closed_on = draft.closed_why, draft.closed_on
    child.closed_note, child.look_again_on = draft.closed_note.strip(), draft.look_again_on
    child.looked_after_until = draft.last_day
    drafts.let_go(session, FORM, child_id, child_id)
    note(session, Deed.CASE_CLOSED, ("child", child_id))
    return child_id


def reopen(session: Session, child_id: int) -> None:
    """Open the case again. A last day in care stays until it is changed with the details."""
    child = fetch(session, Child, child_id)
    child.closed_why = child.closed_on = child.look_again_on = None
    child.closed_note = ""
    note(session, Deed.CASE_REOPENED, ("child", child_id))


def keep_until(session: Session, child_id: int, on: date, today: date) -> None:
    """Keep a closed record, and look at it again on another day."""
    child = fetch(session, Child, child_id)
    if child.closed_on is None:
        raise Refusal("This case is open.", "Look at the child’s page again.")
    if on <= today:
        raise Refusal("The day to look at the record again must be after today.", field="look_again_on")
    child.look_again_on = on


def closed(session: Session) -> tuple[ClosedRow, ...]:
    """Return every closed child, the record to look at first at the top."""
    rows = session.exec(select(Child).where(col(Child.closed_on).is_not(None))).all()
    found = [_row(child) for child in rows]
    return tuple(sorted(found, key=lambda row: (row.look_again_on, row.display_name, row.child_id)))


def to_look_at(session: Session, today: date) -> tuple[ClosedRow, ...]:
    """Return the closed children whose record is to be looked at by today."""
    return tuple(row for row in closed(session) if row.look_again_on <= today)


def _row(child: Child) -> ClosedRow:
    closed_on = child.closed_on or date.min
    return ClosedRow(
        key(child),
        display_name(child),
        initials(child),
        child.identity_colour,
        child.local_code,
        child.closed_why.label if child.closed_why else "",
        closed_on,
        child.look_again_on or closed_on,
    )


def _problems(child: Child, draft: ClosingFields, today: date) -> tuple[Finding, ...]:
    why, closed_on, last_day, again = draft.closed_why, draft.closed_on, draft.last_day, draft.look_again_on
    found: list[tuple[str, str]] = []
    if why is None:
        found.append(("closed_why", "Select why the case is closed."))
    if closed_on is None:
        found.append(("closed_on", "Enter the day the case is closed."))
    elif closed_on > today:
        found.append(("closed_on", "The day the case is closed must be today or earlier."))
    if why is not None and why.ends_care and last_day is None:
        found.append(("last_day", "Enter the last day in care."))
    if last_day is not None and child.looked_after_from is not None and last_day < child.looked_after_from:
        found.append(("last_day", "The last day in care must be on or after the day care began."))
    if why is ClosedWhy.OTHER and not draft.closed_note.strip():
        found.append(("closed_note", "Say why the case is closed."))
    if again is None:
        found.append(("look_again_on", "Enter the day to look at this record again."))
    elif again <= today:
        found.append(("look_again_on", "The day to look at the record again must be after today."))
    return tuple(Finding(f"closing.{field}", words, CLOSING, field) for field, words in found)


def _count(
    session: Session,
    record: type[Draft] | type[OutboxItem] | type[Promise],
    *where: ColumnElement[bool] | bool,
) -> int:
    return session.exec(select(func.count()).select_from(record).where(*where)).one()
