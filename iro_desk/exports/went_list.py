"""What went where, leaving the desk: as a page, or as rows for a spreadsheet; children stand by their initials."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from iro_desk.domain.codes import DocumentKind
from iro_desk.exports import PDF, looks, stationery
from iro_desk.exports.days import long_day, short_day
from iro_desk.exports.document import Document, Fact, Facts, Heading, Table
from iro_desk.exports.formats import delimited
from iro_desk.exports.tracking_list import Form
from iro_desk.records import OutboxItem
from iro_desk.services import settings
from iro_desk.services.entering import fetch
from iro_desk.services.sending.titles import Titles
from iro_desk.services.sending.went import WentRow

TITLE = "What went where"
CSV_HEADERS = (
    "Marking", "Day", "Time", "Child", "What", "Version", "For", "Role", "Way and place", "File name", "Stands",
    "Who says so",
)  # fmt: skip
HEADERS = ("Day", "Child", "What", "For", "Way and place", "Stands")
WIDTHS = (14, 8, 26, 18, 20, 14)


def file_name(form: Form, today: date) -> str:
    """A name with the day and nothing about anyone."""
    return f"What-went-where-{today.isoformat()}{form.value}"


def made(session: Session, form: Form, rows: Sequence[WentRow], narrowed_to: str, today: date) -> bytes:
    """Return the list as the bytes of a file.

    Args:
        narrowed_to: what it is narrowed to, in words; empty when it is everything.
    """
    if form is Form.PAGE:
        return PDF.write(stationery.ready(session, _document(session, rows, narrowed_to, today)))
    marking = settings.marking(session)
    return delimited.write(CSV_HEADERS, [_cells(session, row, marking) for row in rows])


def _document(session: Session, rows: Sequence[WentRow], narrowed_to: str, today: date) -> Document:
    facts = (
        Fact("On", long_day(today)),
        *((Fact("Only", narrowed_to),) if narrowed_to else ()),
        Fact("In all", f"{len(rows):,}"),
    )
    table = Table(TITLE, HEADERS, tuple(_line(session, row) for row in rows), WIDTHS)
    return Document(TITLE, (Heading(1, TITLE), Facts(facts), table), looks.record())


def _title(session: Session, row: WentRow) -> str:
    """What it is; a letter to a child by their initials."""
    if row.line is None or row.line.row.kind is not DocumentKind.LETTER:
        return row.title
    return Titles(session, by_initials=True).of(fetch(session, OutboxItem, row.line.row.item_id))


def _line(session: Session, row: WentRow) -> tuple[str, ...]:
    reader = "\n".join(part for part in (row.reader_outside, row.role) if part)
    stands = "\n".join(dict.fromkeys(part for part in (row.stands, row.said) if part))
    return (short_day(row.on), row.initials, _title(session, row), reader, row.how, stands)


def _cells(session: Session, row: WentRow, marking: str) -> tuple[str, ...]:
    return (
        marking, row.on.isoformat(), "" if row.at is None else f"{row.at:%H:%M}", row.initials,
        _title(session, row), "" if row.version is None else str(row.version), row.reader_outside, row.role, row.how,
        "" if row.line is None else row.line.row.going_name or row.line.row.file_name, row.stands, row.said,
    )  # fmt: skip
