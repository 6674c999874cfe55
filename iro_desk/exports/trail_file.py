"""The audit trail leaving the desk as rows for a spreadsheet: codes and numbers, no names."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from iro_desk.exports.formats import delimited
from iro_desk.services import audit_trail


def file_name(today: date) -> str:
    """A name with the day and nothing about anyone."""
    return f"What-was-done-{today.isoformat()}.csv"


def made(session: Session) -> bytes:
    """The whole trail as the bytes of a file."""
    return delimited.write(audit_trail.CSV_HEADERS, audit_trail.csv_rows(session))
