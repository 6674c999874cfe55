"""The file of a recorded visit, saved where the officer chooses."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlmodel import Session

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import DocumentKind
from iro_desk.domain.working_days import Calendar
from iro_desk.exports import PDF, stationery
from iro_desk.exports.documents import sheet as document
from iro_desk.exports.filenames import file_name
from iro_desk.exports.whole_file import write_whole
from iro_desk.services.visits.paper import paper


def name(reference: str, today: date) -> str:
    """A name that tells nothing about anyone."""
    return file_name(DocumentKind.SHEET, reference, today, PDF.suffix)


def made(session: Session, visit_id: int, today: date, calendar: Calendar, rules: ClockRules) -> bytes:
    """A recorded visit as a PDF."""
    built = document.build(paper(session, visit_id, today, calendar, rules))
    return PDF.write(stationery.ready(session, built))


def save(content: bytes, path: Path) -> Path:
    """Write it where she chose."""
    return write_whole(path, content)
