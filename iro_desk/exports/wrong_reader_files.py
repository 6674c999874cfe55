"""The note for information governance as a file the officer saves where she chooses."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from sqlmodel import Session

from iro_desk.domain.deeds import Deed
from iro_desk.exports import PDF, stationery
from iro_desk.exports.documents import wrong_reader as document
from iro_desk.exports.whole_file import write_whole
from iro_desk.records.audit import note
from iro_desk.services.sending import recalls


def name(reference: str, today: date) -> str:
    """A name that tells nothing about anyone."""
    return f"IRO-{reference}-note-{today.isoformat()}{PDF.suffix}"


def made(session: Session, wrong_id: int, now: datetime) -> bytes:
    """The note as it stands, as the bytes of a PDF; that it was made is put in the audit trail."""
    note(session, Deed.EXPORTED, ("wrong_reader", wrong_id))
    built = document.build(recalls.breach_note(session, wrong_id, now), now)
    return PDF.write(stationery.ready(session, built))


def save(content: bytes, path: Path) -> Path:
    """Write the note where she chose."""
    return write_whole(path, content)
