"""The overdue plans leaving the desk: as a page, as rows for a spreadsheet, or as text to paste."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path

from sqlmodel import Session

from iro_desk.domain.papers import OverduePlansPaper
from iro_desk.errors import FileTrouble
from iro_desk.exports import PDF, stationery
from iro_desk.exports.documents import overdue_plans as document
from iro_desk.exports.documents.frame import DEMONSTRATION
from iro_desk.exports.formats import delimited
from iro_desk.services import overdue_plans, settings
from iro_desk.services.plans_tracker import Wanted
from iro_desk.storage.files import DiskFiles, Files

CSV_HEADERS = (
    "Marking", "Social worker", "Team", "Child", "Plan", "Date on the plan", "Was due", "Days overdue", "Rule",
    "Last review",
)  # fmt: skip


class Form(StrEnum):
    """How the list leaves, by the suffix of its file."""

    PAGE = ".pdf"
    ROWS = ".csv"


def file_name(form: Form, today: date) -> str:
    """A name with the day and nothing about anyone."""
    return f"Overdue-plans-{today.isoformat()}{form.value}"


def made(session: Session, form: Form, today: date, wanted: Wanted, *, full_names: bool) -> bytes:
    """The list as the bytes of a file."""
    paper = overdue_plans.overdue_paper(session, today, wanted, full_names=full_names)
    if form is Form.PAGE:
        return PDF.write(stationery.ready(session, document.build(paper)))
    return _rows(paper, settings.marking(session))


def text(session: Session, today: date, wanted: Wanted, *, full_names: bool) -> str:
    """The list as text to paste."""
    paper = overdue_plans.overdue_paper(session, today, wanted, full_names=full_names)
    return "\n".join(document.text_lines(paper, settings.marking(session)))


def save(content: bytes, path: Path, files: Files | None = None, *, what: str = "list") -> Path:
    """Write the file whole where the officer chose, in place of one she chose to replace.

    Args:
        what: what it is called when it cannot be written.

    Raises:
        FileTrouble: the folder is not there, is full, or may not be written to; a file that was there stays.
    """
    try:
        (files or DiskFiles()).write_atomic(path, content)
    except OSError:
        raise FileTrouble(f"The {what} could not be written there.", "Choose another folder.") from None
    return path


def _rows(paper: OverduePlansPaper, marking: str) -> bytes:
    marked = f"{marking} {DEMONSTRATION}".strip() if paper.is_demonstration else marking
    rows = [
        (
            marked,
            group.social_worker,
            group.team,
            line.child,
            line.plan,
            line.dated_on.isoformat() if line.dated_on else "",
            line.due_on.isoformat(),
            str(line.days),
            line.why,
            line.before_review,
        )
        for group in paper.groups
        for line in group.lines
    ]
    return delimited.write(CSV_HEADERS, rows)
