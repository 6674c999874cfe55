"""How a validated draft enters a record, and how a record is fetched by number."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlmodel import Session

from iro_desk.errors import Refusal
from iro_desk.records.base import Fields, Record

R = TypeVar("R", bound=Record)
F = TypeVar("F", bound=Fields)


def fetch(session: Session, record: type[R], row_id: int) -> R:
    """The row with this number; raises Refusal when it has been removed."""
    row = session.get(record, row_id)
    if row is None:
        raise Refusal("That is no longer in the file.", "Go back to the list and choose again.")
    return row


def insert(session: Session, record: type[R], draft: Fields | None = None, **more: Any) -> R:
    """Validate ``draft`` and ``more`` together, add the row, and give it its number."""
    values = draft.model_dump() if draft is not None else {}
    row = record.model_validate(values | more)
    session.add(row)
    session.flush()
    return row


def copy(draft: Fields, row: Record) -> None:
    """Check the draft once more, then write every one of its fields onto ``row`` where they differ."""
    checked = type(draft).model_validate(draft.model_dump())
    for name in type(checked).model_fields:
        value = getattr(checked, name)
        if getattr(row, name) != value:
            setattr(row, name, value)


def extract(fields: type[F], row: Record) -> F:
    """The draft a form edits, filled from ``row``."""
    return fields.model_validate({name: getattr(row, name) for name in fields.model_fields})


def key(row: Record) -> int:
    """The number of a stored row; a row never flushed has none, which is a bug."""
    if row.id is None:
        raise LookupError("a row without a number was used as a stored one")
    return row.id
