"""The files of a finished short form: saved where the officer chooses, or put in the outbox for people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from sqlmodel import Session

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import DocumentKind
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.exports import ALL_FORMATS
from iro_desk.exports.documents import sheet as document
from iro_desk.exports.filenames import file_name
from iro_desk.exports.whole_file import write_whole
from iro_desk.records import OutboxItem, Sheet
from iro_desk.services import outbox
from iro_desk.services.entering import fetch
from iro_desk.services.sheets.paper import paper

FORMATS = {format_.name: format_ for format_ in ALL_FORMATS}


def name(format_name: str, reference: str, today: date) -> str:
    """A name that tells nothing about anyone."""
    return file_name(DocumentKind.SHEET, reference, today, FORMATS[format_name].suffix)


def made(
    session: Session, sheet_id: int, format_name: str, today: date, calendar: Calendar, rules: ClockRules
) -> bytes:
    """A finished form as the bytes of a file."""
    return FORMATS[format_name].write(document.build(paper(session, sheet_id, today, calendar, rules)))


def save(content: bytes, path: Path) -> Path:
    """Write a finished file where she chose."""
    return write_whole(path, content)


def queue_sheet(
    session: Session,
    sheet_id: int,
    formats: Sequence[str],
    people: Sequence[int],
    references: Sequence[str],
    today: date,
    now: datetime,
    calendar: Calendar,
    rules: ClockRules,
) -> int:
    """Put a finished form in the outbox, one file a person and format; returns how many.

    Args:
        people: ids from that child's list.
        references: one for each person, for the file names.
    """
    sheet = fetch(session, Sheet, sheet_id)
    if sheet.child_id is None:
        raise Refusal("This form is not about one child.", "Save it as a file instead.")
    chosen = [one for one in outbox.recipients(session, sheet.child_id) if one.person_id in set(people)]
    count = 0
    for format_name in formats:
        content = made(session, sheet_id, format_name, today, calendar, rules)
        for person, reference in zip(chosen, references, strict=False):
            called = name(format_name, reference, today)
            item = outbox.queue(
                session, sheet.child_id, sheet.review_id, DocumentKind.SHEET, format_name, person, called,
                content, now,
            )  # fmt: skip
            fetch(session, OutboxItem, item).sheet_id = sheet_id
            count += 1
    session.flush()
    return count
