"""The audit trail leaving the desk as rows for a spreadsheet: codes and numbers, no names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlmodel import Session

from iro_desk.errors import FileTrouble
from iro_desk.exports.formats import delimited
from iro_desk.services import audit_trail
from iro_desk.storage.files import DiskFiles, Files


def file_name(today: date) -> str:
    """A name with the day and nothing about anyone."""
    return f"What-was-done-{today.isoformat()}.csv"


def made(session: Session) -> bytes:
    """The whole trail as the bytes of a file."""
    return delimited.write(audit_trail.CSV_HEADERS, audit_trail.csv_rows(session))


def save(content: bytes, path: Path, files: Files | None = None) -> Path:
    """Write the file whole where the officer chose.

    Raises:
        FileTrouble: the folder is not there, is full, or may not be written to.
    """
    try:
        (files or DiskFiles()).write_atomic(path, content)
    except OSError:
        raise FileTrouble("The list could not be written there.", "Choose another folder.") from None
    return path
