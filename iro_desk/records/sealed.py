"""The sealed copy of a paper: the bytes that leave, and the words that open them."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlmodel import Field

from iro_desk.domain.sending.protection import Protection
from iro_desk.records.base import Record, code, moment


class SealedCopy(Record, table=True):
    """One thing of the outbox as it leaves, kept so that it is never sealed a second time under other words.

    Not journalled: Undo cannot call the file back, and its bytes are those of the thing.

    Args:
        of_sha256: of the bytes that were looked at, hexadecimal.
        sha256: of ``content``, hexadecimal.
        words: what opens it, to be said; they stand in no file.
        emailed_at: when an e-mail with it was made for the officer to send; None when none was.
    """

    __tablename__ = "sealed_copy"
    journalled: ClassVar[bool] = False

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    item_id: int = Field(foreign_key="outbox_item.id", index=True, unique=True, ondelete="CASCADE")
    how: Protection = code(Protection)
    file_name: str = Field(max_length=120)
    content: bytes
    of_sha256: str = Field(max_length=64)
    sha256: str = Field(max_length=64)
    words: str = Field(max_length=120)
    sealed_at: datetime = moment(...)
    emailed_at: datetime | None = moment()
