"""Checks an unlocked vault from end to end and says what was found in codes and counts."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session, SQLModel, col, func, select

from iro_desk.records import JournalEntry
from iro_desk.storage import migrate
from iro_desk.storage.audit import Head
from iro_desk.storage.store import Store


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check of one vault found.

    Args:
        faults: check and count, such as "foreign_key_check: 2"; empty when sound.
        missing_operations: how many numbers the journal skips.
        counts: rows by table, in alphabetical order.
    """

    schema: int
    faults: tuple[str, ...]
    missing_operations: int
    operations: int
    counts: tuple[tuple[str, int], ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing at all was found."""
        return not self.faults and not self.missing_operations


def check(store: Store, trail: Head | None = None) -> Findings:
    """Check every page, row and link, that the journal's operations follow one another, and the audit trail.

    Args:
        trail: the end of the audit trail as the key file knew it before the vault was opened (S37).
    """
    faults = tuple(store.faults())
    if any(fault.startswith(("cipher", "unreadable")) for fault in faults):
        return Findings(migrate.newest_schema(), faults, 0, 0, ())
    trail_faults = tuple(fault.words for fault in store.audit_faults(trail))
    return store.read(lambda session: _findings(session, (*faults, *trail_faults)))


def _findings(session: Session, faults: tuple[str, ...]) -> Findings:
    version = session.connection().execute(text("PRAGMA user_version")).scalar_one()
    newest = session.exec(select(func.max(col(JournalEntry.operation)))).one() or 0
    present = session.exec(select(func.count(col(JournalEntry.operation).distinct()))).one()
    tables = sorted(SQLModel.metadata.tables.values(), key=lambda table: table.name)
    counts = tuple(
        (table.name, session.connection().execute(select(func.count()).select_from(table)).scalar_one())
        for table in tables
    )
    return Findings(int(version), faults, newest - present, present, counts)
