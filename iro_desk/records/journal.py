"""One row per changed row per operation: audit, undo and refresh from the same lines."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlmodel import Field

from iro_desk.records.base import Record, moment


class JournalEntry(Record, table=True):
    """A changed row.

    Args:
        operation: rows of one write share it; it only ever grows.
        before, after: the row as JSON; None when it did not exist.
        undoes: the operation this one put back; None for ordinary work.
    """

    __tablename__ = "journal"
    journalled: ClassVar[bool] = False

    operation: int = Field(index=True)
    label: str = Field(max_length=120)
    kind: str = Field(max_length=60)
    row_id: int
    before: str | None = None
    after: str | None = None
    at: datetime = moment(...)
    undoes: int | None = None
