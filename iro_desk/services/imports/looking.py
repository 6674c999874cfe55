"""Looks at a file beside what is on the desk, and writes out the blank sheet: the two ends of bringing in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlmodel import Session

from iro_desk.errors import FileTrouble
from iro_desk.services.imports import preview, reading, template
from iro_desk.services.imports.held import held
from iro_desk.services.imports.rows import Preview


def look(session: Session, path: Path, today: date) -> Preview:
    """Return what the file or folder would bring in; nothing is written."""
    return preview.build(reading.read(path), today, held(session))


def save_sheet(session: Session, path: Path) -> Path:
    """Write the blank caseload sheet where the officer chose; it holds headings only."""
    try:
        path.write_bytes(template.caseload_sheet())
    except OSError:
        raise FileTrouble("The sheet could not be written there.", "Choose another folder.") from None
    return path
