"""Which paper leaves sealed, under which words, and the copy that is kept so that it is sealed once (S54)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlmodel import Session, col, select

from iro_desk.domain.sending.protection import Protection
from iro_desk.errors import Refusal
from iro_desk.records import OutboxItem, SealedCopy
from iro_desk.services import outbox
from iro_desk.services.entering import fetch, insert

EMAILED = "An e-mail with this is ready. Send it from your mail program, then say here that you have."


@dataclass(frozen=True, slots=True)
class ToSeal:
    """One paper to be sealed.

    Args:
        words: what opens it; empty when they are still to be drawn.
    """

    item_id: int
    how: Protection
    file_name: str
    content: bytes = field(repr=False)
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A paper as it leaves: the name it will have, its bytes, and the words."""

    item_id: int
    how: Protection
    file_name: str
    of_sha256: str
    content: bytes = field(repr=False)
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SealedRow:
    """What the outbox says of a sealed copy."""

    how: Protection
    file_name: str
    sha256: str
    words: str = field(repr=False)


def kept(session: Session, item_id: int) -> SealedRow | None:
    """Return what is known of the sealed copy of a thing; None when it was never sealed."""
    row = _row(session, item_id)
    return None if row is None else SealedRow(row.how, row.file_name, row.sha256, row.words)


def ready(session: Session, item_id: int, how: Protection) -> SealedFile | None:
    """Return the sealed copy that may leave; None while it is still to be sealed, or was sealed another way."""
    row, item = _row(session, item_id), fetch(session, OutboxItem, item_id)
    if row is None or row.how is not how or row.of_sha256 != item.sha256:
        return None
    if hashlib.sha256(row.content).hexdigest() != row.sha256:
        raise Refusal("The sealed file is not as it was.", "Take it out of the outbox and make it again.")
    return SealedFile(item_id, row.how, row.file_name, row.of_sha256, row.content, row.words)


def to_seal(session: Session, item_id: int, how: Protection, on: date | None) -> ToSeal:
    """Return what is to be sealed. Papers that one reader is sent on one day open with the same words."""
    item = fetch(session, OutboxItem, item_id)
    query = (
        select(SealedCopy)
        .join(OutboxItem, col(OutboxItem.id) == SealedCopy.item_id)
        .where(
            OutboxItem.child_id == item.child_id,
            OutboxItem.recipient == item.recipient,
            OutboxItem.recipient_role == item.recipient_role,
        )
        .order_by(col(SealedCopy.id).desc())
    )
    before = session.exec(query).first()
    words = before.words if before is not None and before.sealed_at.date() == on else ""
    return ToSeal(item_id, how, item.file_name, outbox.content(session, item_id), words)


def keep(session: Session, sealed: SealedFile, now: datetime) -> None:
    """Keep a sealed copy in place of one before it; raises Refusal when the thing has gone or changed meanwhile."""
    item = fetch(session, OutboxItem, sealed.item_id)
    if item.sha256 != sealed.of_sha256:
        raise Refusal("This file changed while it was being sealed.", "Look at it again.")
    before = _row(session, sealed.item_id)
    if before is not None:
        session.delete(before)
        session.flush()
    insert(
        session, SealedCopy, child_id=item.child_id, item_id=sealed.item_id, how=sealed.how,
        file_name=sealed.file_name, content=sealed.content, of_sha256=sealed.of_sha256,
        sha256=hashlib.sha256(sealed.content).hexdigest(), words=sealed.words, sealed_at=now,
    )  # fmt: skip


def is_emailed(session: Session, item_id: int) -> bool:
    """Whether an e-mail with it was made, and the officer has not said what became of it."""
    row = _row(session, item_id)
    return row is not None and row.emailed_at is not None


def _row(session: Session, item_id: int) -> SealedCopy | None:
    return session.exec(select(SealedCopy).where(SealedCopy.item_id == item_id)).first()
