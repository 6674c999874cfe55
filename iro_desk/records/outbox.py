"""What waits to leave, what left, where to and when."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlmodel import Field

from iro_desk.domain.codes import DocumentKind, OutboxState
from iro_desk.records.base import Record, code, moment


class OutboxItem(Record, table=True):
    """One finished file for one recipient, kept as it was made.

    Args:
        file_name: carries no personal data.
        content: the very bytes that were previewed; never rebuilt.
        sha256: of ``content``, hexadecimal.
        letter_id: the letter it is a file of; None for other papers.
        review_version: which version of the finished review the file was made from; None for other papers.
        placed_in: the folder it was placed in; empty while it waits.
        reason: why the officer left in what the leak check only warned of; empty when it found nothing.
        trouble: what went wrong last time, in words; empty when nothing did.
        reader_id: whom the file was cut for; None for a letter, and when they are off the list.
        reader_facts: a digest of what decided what they may see; empty for a letter.
        bundle_id: the bundle for business support it went in; None when it goes by itself.
        is_kept_back: the officer keeps it for a bundle or an e-mail; it goes to the folder only after she says so.
    """

    __tablename__ = "outbox_item"
    lasting: ClassVar[bool] = True

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    review_id: int | None = Field(None, foreign_key="review.id", index=True, ondelete="SET NULL")
    letter_id: int | None = Field(None, foreign_key="letter.id", index=True, ondelete="SET NULL")
    sheet_id: int | None = Field(None, foreign_key="sheet.id", index=True, ondelete="SET NULL")
    kind: DocumentKind = code(DocumentKind, DocumentKind.OUTCOMES)
    file_format: str = Field("pdf", max_length=8)
    recipient: str = Field(max_length=200)
    recipient_role: str = Field("", max_length=60)
    file_name: str = Field(max_length=120)
    content: bytes
    sha256: str = Field(max_length=64)
    state: OutboxState = code(OutboxState, OutboxState.READY)
    queued_at: datetime = moment(...)
    placed_at: datetime | None = moment()
    placed_in: str = ""
    reason: str = ""
    trouble: str = ""
    review_version: int | None = None
    reader_id: int | None = Field(None, foreign_key="person.id", index=True, ondelete="SET NULL")
    reader_facts: str = Field("", max_length=64)
    bundle_id: int | None = Field(None, foreign_key="bundle.id", index=True, ondelete="SET NULL")
    is_kept_back: bool = False
