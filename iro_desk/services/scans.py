"""Scans of what came back before a review: kept inside the file with the answers they show."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlmodel import Session, col, select

from iro_desk.errors import Refusal
from iro_desk.records import Attachment, AttachmentContent, AttachmentFields, Consultation
from iro_desk.services.attachments import AttachmentRow, Picture, PictureMark, listed
from iro_desk.services.entering import copy, fetch, insert, key

MOST = 20


def add(session: Session, consultation_id: int, picture: Picture, now: datetime) -> int:
    """Keep a scan with somebody's answers.

    Raises:
        Refusal: it is there already, or there are too many.
    """
    child_id = fetch(session, Consultation, consultation_id).child_id
    held = _stored(session, consultation_id)
    digest = hashlib.sha256(picture.content).hexdigest()
    if len(held) >= MOST:
        raise Refusal(f"One form holds {MOST} pictures.", "Take one out first.")
    if any(row.sha256 == digest for row in held):
        raise Refusal("This picture is here already.")
    row = insert(
        session, Attachment, child_id=child_id, consultation_id=consultation_id, name=picture.name[:200],
        media_type=picture.media_type, byte_count=len(picture.content), sha256=digest, position=len(held),
        added_at=now,
    )  # fmt: skip
    insert(
        session, AttachmentContent, attachment_id=row.id, child_id=child_id, content=picture.content,
        small=picture.small,
    )  # fmt: skip
    return key(row)


def of_consultation(session: Session, consultation_id: int) -> tuple[AttachmentRow, ...]:
    """Return the scans of somebody's answers, in order."""
    return listed(session, _stored(session, consultation_id))


def describe(session: Session, marks: tuple[PictureMark, ...]) -> None:
    """Keep what is said about each scan; one that has gone is passed over."""
    for mark in marks:
        row = session.get(Attachment, mark.attachment_id)
        if row is not None:
            copy(AttachmentFields(shows=mark.shows.strip(), whose=mark.whose, share=mark.share), row)
    session.flush()


def _stored(session: Session, consultation_id: int) -> list[Attachment]:
    query = select(Attachment).where(Attachment.consultation_id == consultation_id)
    return list(session.exec(query.order_by(col(Attachment.position), col(Attachment.id))).all())
