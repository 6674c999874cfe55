"""One row per changed row per operation: audit, undo and refresh from the same lines."""

from __future__ import annotations

from datetime import datetime
from textwrap import shorten
from typing import ClassVar

from sqlmodel import Field, Session

from iro_desk.records.base import Record, moment

LONGEST_LABEL = 120

ERASED = "erased"
"""The kind of an entry whose content was deleted for good; nothing can be put back from it."""

NO_HISTORY = "no history"
"""Where a session carries that the write under way is to leave no history."""


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
    label: str = Field(max_length=LONGEST_LABEL)
    kind: str = Field(max_length=60)
    row_id: int
    before: str | None = None
    after: str | None = None
    at: datetime = moment(...)
    undoes: int | None = None


def shortened(label: str) -> str:
    """What an operation is called, cut at a word where it is too long to be kept."""
    return shorten(label, LONGEST_LABEL, placeholder="…")


def keep_no_history(session: Session) -> None:
    """Say that the write under way deletes for good: what it takes away is not to be remembered."""
    session.info[NO_HISTORY] = True
