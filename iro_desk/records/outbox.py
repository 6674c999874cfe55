"""What waits to leave, what left, where to and when."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, ClassVar

from sqlmodel import Field

from iro_desk.domain.codes import DocumentKind, Doubt, OutboxState, WayOut
from iro_desk.domain.fields import FormField
from iro_desk.domain.sending.ways import BY_EMAIL
from iro_desk.records.base import Fields, Record, code, moment

DELIVERED = "Given out"


class DeliveredFields(Fields):
    """When a placed paper reached its reader, and who says so; kept as ``done_on`` and ``done_how`` of the thing."""

    done_on: Annotated[date | None, FormField("Day it was given out", DELIVERED)] = None
    done_by: Annotated[str, FormField("Who says so", DELIVERED, "Such as the reader, or who posted it.")] = (
        Field("", max_length=120)
    )


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
        destination_id: where it goes; None for the usual place.
        going_name: the name it is being given there, written down before it gets it; empty until then. Once it has
            left, the name it has.
        going_to, going_sha256: the address it is going to, and the SHA-256 of the bytes that go, in hexadecimal.
        attempts: how often it set out. last_tried_at: when it last did; None when it never has.
        verified_at: when it was read back there, the same; None when it was not.
        done_on, done_how: the day it was given out, as somebody said, and in what words; None until then.
        is_on_paper: it was printed, or given by hand.
        doubt: what only the officer can say of it; kept when she has answered. On one that was placed and taken up
            before it could be read back, it says that nothing more can be read.
        is_asked_again: she said that it goes again, whatever went before.
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
    destination_id: int | None = Field(None, foreign_key="destination.id", index=True, ondelete="SET NULL")
    going_name: str = Field("", max_length=140)
    going_to: str = ""
    going_sha256: str = Field("", max_length=64)
    attempts: int = 0
    last_tried_at: datetime | None = moment()
    verified_at: datetime | None = moment()
    done_on: date | None = None
    done_how: str = Field("", max_length=400)
    is_on_paper: bool = False
    doubt: Doubt | None = code(Doubt, None)
    is_asked_again: bool = False

    @property
    def way(self) -> WayOut:
        """By which way it leaves, or left."""
        if self.is_on_paper:
            return WayOut.PAPER
        if self.bundle_id is not None:
            return WayOut.BUNDLE
        return WayOut.EMAIL if self.placed_in == BY_EMAIL else WayOut.DESTINATION
