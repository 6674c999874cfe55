"""A photo, drawing or scan kept inside the file, with words for somebody who cannot see it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.codes import PictureFrom, Share
from iro_desk.domain.fields import FormField
from iro_desk.records.base import Fields, Record, code, moment

PICTURES = "Pictures and scans"


class AttachmentFields(Fields):
    """What is said about a picture."""

    shows: Annotated[
        str,
        FormField("What the picture shows", PICTURES, "For somebody who cannot see it.", narrative=True),
    ] = Field("", max_length=1000)
    whose: Annotated[PictureFrom, FormField("Whose it is", PICTURES)] = code(PictureFrom, PictureFrom.CHILD)
    share: Annotated[Share, FormField("May I share this?", PICTURES)] = code(Share, Share.PRIVATE)


class Attachment(AttachmentFields, Record, table=True):
    """A picture or scan of one child.

    Args:
        visit_id: the visit it came with; None while that visit is not recorded yet.
        consultation_id: the answers it is a scan of; None for what came with a visit.
        letter_id: the letter the officer put it in herself; None for what came with a visit or with answers.
        name: what the file was called; empty for one that was pasted.
        media_type: "image/png", "image/jpeg" or "application/pdf".
        sha256: of the content as it is kept, in hexadecimal.
    """

    __tablename__ = "attachment"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    visit_id: int | None = Field(None, foreign_key="visit.id", index=True, ondelete="CASCADE")
    consultation_id: int | None = Field(None, foreign_key="consultation.id", index=True, ondelete="CASCADE")
    letter_id: int | None = Field(None, foreign_key="letter.id", index=True, ondelete="CASCADE")
    name: str = Field("", max_length=200)
    media_type: str = Field(max_length=40)
    byte_count: int
    sha256: str = Field(max_length=64)
    position: int = 0
    added_at: datetime = moment(...)
    whose: PictureFrom = code(PictureFrom, PictureFrom.CHILD)
    share: Share = code(Share, Share.PRIVATE)


class AttachmentContent(Record, table=True):
    """The bytes of an attachment, apart from it so that a list of pictures is read without them.

    Args:
        small: a PNG to show in a list; empty for a PDF.
    """

    __tablename__ = "attachment_content"

    attachment_id: int = Field(foreign_key="attachment.id", index=True, ondelete="CASCADE")
    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    content: bytes
    small: bytes = b""
