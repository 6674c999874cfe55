"""The audit trail: one sealed row for each thing that was done, never changed and never undone (S35, S36)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlmodel import Field, Session

from iro_desk.domain.deeds import Deed
from iro_desk.records.base import Record, moment

NOTED = "noted deed"
"""Where a session carries what a service says it is doing, until the store seals it."""


class AuditEntry(Record, table=True):
    """One thing that was done. Codes and numbers only: no name, no text, no value.

    Args:
        sequence: 1, 2, 3 and so on without a gap.
        version: the program's.
        deed: a :class:`Deed` by its code; a code of a newer program is kept as it is.
        operation: the journal's operation it belongs to; None when nothing was journalled.
        subjects: what it was about, as "child:3 visit:7", cut off after the first few.
        amount: how many rows, tries or files; 0 when there is nothing to count.
        previous, digest: SHA-256 of the row before, and of this row with it, hexadecimal.
        seal: HMAC-SHA256 of ``digest`` under the vault's audit key, hexadecimal.
    """

    __tablename__ = "audit"
    journalled: ClassVar[bool] = False

    sequence: int = Field(unique=True)
    at: datetime = moment(...)
    version: str = Field(max_length=20)
    deed: str = Field(max_length=40)
    operation: int | None = None
    subjects: str = ""
    amount: int = 0
    previous: str = Field(max_length=64)
    digest: str = Field(max_length=64)
    seal: str = Field(max_length=64)


def note(session: Session, deed: Deed, *subjects: tuple[str, int]) -> None:
    """Say what the write under way is, where its rows alone would not tell; sealed when it is committed.

    Args:
        subjects: kinds and numbers, such as ``("child", 3)``.
    """
    session.info[NOTED] = (deed, subjects)
