"""A finished short form as a paper: saved as a file where the officer chooses, or whole for its readers' versions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlmodel import Session

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import DocumentKind
from iro_desk.domain.filed_paper import FiledPaper
from iro_desk.domain.rights.rules import PaperType
from iro_desk.domain.sheets.printed import SheetPaper
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.exports import ALL_FORMATS, document_of, stationery
from iro_desk.exports.filenames import file_name
from iro_desk.exports.versions import Source
from iro_desk.exports.whole_file import write_whole
from iro_desk.records import Sheet
from iro_desk.services import editions, midway_paper
from iro_desk.services.entering import fetch
from iro_desk.services.sheets.paper import paper

FORMATS = {format_.name: format_ for format_ in ALL_FORMATS}
PAPER_TYPES = {
    "midway": PaperType.MIDWAY_RECORD,
    "handover": PaperType.HANDOVER_PACK,
    "conference_midway": PaperType.CP_RECORD,
    "initial_conference": PaperType.CP_RECORD,
    "review_conference": PaperType.CP_RECORD,
    "core_group": PaperType.CP_RECORD,
    "secure_review": PaperType.SECURE_RECORD,
}
"""Which right each form falls under; for any other the officer decides each time."""


def name(format_name: str, reference: str, today: date) -> str:
    """A name that tells nothing about anyone."""
    return file_name(DocumentKind.SHEET, reference, today, FORMATS[format_name].suffix)


def made(
    session: Session, sheet_id: int, format_name: str, today: date, calendar: Calendar, rules: ClockRules
) -> bytes:
    """A finished form as the bytes of a file."""
    _, whole = _paper(session, sheet_id, today, calendar, rules)
    built = document_of(whole)
    return FORMATS[format_name].write(stationery.ready(session, built, editions.of_form(session, sheet_id)))


def _paper(
    session: Session, sheet_id: int, today: date, calendar: Calendar, rules: ClockRules
) -> tuple[DocumentKind, SheetPaper | FiledPaper]:
    """A finished form as a paper: a midway as its record, any other as it was asked."""
    sheet = fetch(session, Sheet, sheet_id)
    if sheet.child_id is not None and midway_paper.is_midway(sheet.form):
        return DocumentKind.MIDWAY, midway_paper.midway(session, sheet_id, today, calendar, rules)
    return DocumentKind.SHEET, paper(session, sheet_id, today, calendar, rules)


def save(content: bytes, path: Path) -> Path:
    """Write a finished file where she chose."""
    return write_whole(path, content)


def source(session: Session, sheet_id: int, today: date, calendar: Calendar, rules: ClockRules) -> Source:
    """A finished form about one child, whole, and what it is a paper of.

    Raises:
        Refusal: it is not about one child, or is not finished.
    """
    sheet = fetch(session, Sheet, sheet_id)
    if sheet.child_id is None:
        raise Refusal("This form is not about one child.", "Save it as a file instead.")
    kind, whole = _paper(session, sheet_id, today, calendar, rules)
    of_type = PAPER_TYPES.get(sheet.form, PaperType.SHORT_FORM)
    return Source(kind, of_type, whole, sheet.child_id, sheet.review_id, sheet.held_on, sheet_id)
