"""The officer's own date in place of a clock's: never without a reason, and the rule's date stays beside it."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, select

from iro_desk.errors import Refusal
from iro_desk.records import DueDate, OwnDate, OwnDateFields
from iro_desk.services.entering import copy, extract, insert


def choose_own_date(session: Session, due_id: int, draft: OwnDateFields, now: datetime) -> None:
    """Work to another date than the rule's.

    Raises:
        Refusal: the rule's date has moved since, or the reason is blank.
    """
    due = session.get(DueDate, due_id)
    if due is None or due.ended_at is not None:
        raise Refusal("That date has moved since.", "Look at the new one first.")
    if not draft.reason.strip():
        raise Refusal("Say why you work to another date.", field="reason")
    row = _row(session, due)
    if row is None:
        insert(
            session,
            OwnDate,
            draft,
            child_id=due.child_id,
            clock_id=due.clock_id,
            anchor=due.anchor,
            made_at=now,
        )
    else:
        copy(draft, row)
        row.made_at = now


def leave_own_date(session: Session, due_id: int) -> None:
    """Work to the rule's date again."""
    due = session.get(DueDate, due_id)
    row = None if due is None else _row(session, due)
    if row is not None:
        session.delete(row)


def own_date_fields(session: Session, due_id: int) -> OwnDateFields | None:
    """What she chose and why; None when she keeps to the rule's date."""
    due = session.get(DueDate, due_id)
    row = None if due is None else _row(session, due)
    return None if row is None else extract(OwnDateFields, row)


def _row(session: Session, due: DueDate) -> OwnDate | None:
    return session.exec(
        select(OwnDate).where(
            OwnDate.child_id == due.child_id, OwnDate.clock_id == due.clock_id, OwnDate.anchor == due.anchor
        )
    ).first()
