"""Photos, drawings and scans of a visit: kept inside the file, each with words for somebody who cannot see it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from iro_desk.domain.codes import PictureFrom, Share
from iro_desk.domain.findings import Finding
from iro_desk.errors import Refusal
from iro_desk.records import Attachment, AttachmentContent, AttachmentFields, Child
from iro_desk.records.attachment import PICTURES
from iro_desk.services.entering import copy, fetch, insert, key

PDF = "application/pdf"
DESCRIBE = "Describe what the picture shows, so that someone who cannot see it knows."
MOST_FOR_ONE_VISIT = 20


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture or scan that has been read and made safe to keep.

    Args:
        name: what the file was called; empty for one that was pasted.
        small: a PNG for a list; empty for a PDF.
    """

    name: str
    media_type: str
    content: bytes
    small: bytes


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A picture in a list; ``small`` is a PNG, empty for a PDF."""

    attachment_id: int
    name: str
    media_type: str
    byte_count: int
    small: bytes
    shows: str
    whose: PictureFrom
    share: Share


@dataclass(frozen=True, slots=True)
class PictureMark:
    """What the officer says about one picture."""

    attachment_id: int
    shows: str
    whose: PictureFrom
    share: Share


def add(session: Session, child_id: int, visit_id: int, picture: Picture, now: datetime) -> int:
    """Keep a picture with a visit; ``visit_id`` is 0 for a visit that is not recorded yet."""
    fetch(session, Child, child_id)
    have = of_visit(session, child_id, visit_id)
    digest = hashlib.sha256(picture.content).hexdigest()
    if len(have) >= MOST_FOR_ONE_VISIT:
        raise Refusal(f"A visit holds {MOST_FOR_ONE_VISIT} pictures.", "Take one out first.")
    if any(row.sha256 == digest for row in _stored(session, child_id, visit_id)):
        raise Refusal("This picture is here already.")
    row = insert(
        session, Attachment, child_id=child_id, visit_id=visit_id or None, name=picture.name[:200],
        media_type=picture.media_type, byte_count=len(picture.content), sha256=digest, position=len(have),
        added_at=now,
    )  # fmt: skip
    insert(
        session, AttachmentContent, attachment_id=row.id, child_id=child_id, content=picture.content,
        small=picture.small,
    )  # fmt: skip
    return key(row)


def of_visit(session: Session, child_id: int, visit_id: int) -> tuple[AttachmentRow, ...]:
    """Return the pictures of a visit in order; ``visit_id`` 0 for the visit not recorded yet."""
    return listed(session, _stored(session, child_id, visit_id))


def listed(session: Session, rows: list[Attachment]) -> tuple[AttachmentRow, ...]:
    """Return stored pictures as a list shows them."""
    small = dict(
        session.exec(
            select(AttachmentContent.attachment_id, AttachmentContent.small).where(
                col(AttachmentContent.attachment_id).in_([row.id for row in rows])
            )
        ).all()
    )
    return tuple(
        AttachmentRow(
            key(row),
            row.name,
            row.media_type,
            row.byte_count,
            small[key(row)],
            row.shows,
            row.whose,
            row.share,
        )
        for row in rows
    )


def content(session: Session, attachment_id: int) -> bytes:
    """Return the bytes of one picture; raises Refusal when they are not what was put in."""
    row = fetch(session, Attachment, attachment_id)
    kept = session.exec(
        select(AttachmentContent.content).where(AttachmentContent.attachment_id == attachment_id)
    ).one()
    if hashlib.sha256(kept).hexdigest() != row.sha256:
        raise Refusal("This picture is not as it was put in.", "Add it again from where it came from.")
    return kept


def remove(session: Session, attachment_id: int) -> None:
    """Take a picture out; Undo brings it back."""
    row = fetch(session, Attachment, attachment_id)
    for part in session.exec(
        select(AttachmentContent).where(AttachmentContent.attachment_id == attachment_id)
    ).all():
        session.delete(part)
    session.flush()
    session.delete(row)
    session.flush()


def check(marks: tuple[PictureMark, ...]) -> tuple[Finding, ...]:
    """Return one finding for each picture without words."""
    return tuple(
        Finding("picture.shows", DESCRIBE, PICTURES, f"pictures[{number}]")
        for number, mark in enumerate(marks)
        if not mark.shows.strip()
    )


def attach(session: Session, child_id: int, visit_id: int, marks: tuple[PictureMark, ...]) -> None:
    """Put what is said about the pictures in their records, and the pictures with their visit."""
    for position, mark in enumerate(marks):
        row = fetch(session, Attachment, mark.attachment_id)
        if row.child_id != child_id or row.visit_id not in (None, visit_id):
            raise Refusal("One of these pictures belongs to another visit.", "Open the visit again.")
        copy(AttachmentFields(shows=mark.shows.strip(), whose=mark.whose, share=mark.share), row)
        if (row.visit_id, row.position) != (visit_id, position):
            row.visit_id, row.position = visit_id, position
    session.flush()


def _stored(session: Session, child_id: int, visit_id: int) -> list[Attachment]:
    query = select(Attachment).where(
        Attachment.child_id == child_id,
        Attachment.visit_id == visit_id if visit_id else col(Attachment.visit_id).is_(None),
        col(Attachment.consultation_id).is_(None),
        col(Attachment.letter_id).is_(None),
    )
    return list(session.exec(query.order_by(col(Attachment.position), col(Attachment.id))).all())
