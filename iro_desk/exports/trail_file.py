"""The audit trail leaving the desk as rows for a spreadsheet: codes and numbers, no names."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from iro_desk.exports.formats import delimited
from iro_desk.services import audit_trail

END = "end-of-trail"
WORDS = "So many rows in all, and the digest of the last"


def file_name(today: date) -> str:
    """A name with the day and nothing about anyone."""
    return f"What-was-done-{today.isoformat()}.csv"


def made(session: Session) -> bytes:
    """The whole trail as the bytes of a file; its last line says how many rows there were and how they end (S37)."""
    end = audit_trail.end(session)
    last = ("", "", "", END, WORDS, "", str(end.count), "", end.digest, "")
    return delimited.write(audit_trail.CSV_HEADERS, (*audit_trail.csv_rows(session), last))
