"""Deletes a child for good: their records, their drafts, and what the history remembers of them (S31)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlmodel import Session, SQLModel, select

from iro_desk.domain.deeds import Deed
from iro_desk.records import Child, JournalEntry
from iro_desk.records.audit import note
from iro_desk.records.journal import ERASED, keep_no_history
from iro_desk.services.children import belongings
from iro_desk.services.entering import fetch

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Erased:
    """What was deleted.

    Args:
        child_id: the number that the audit trail keeps.
        case_number: the authority's code; empty when none was known.
        records: how many rows by table, the most first.
        history: how many entries of the history were emptied.
    """

    child_id: int
    case_number: str
    records: tuple[tuple[str, int], ...]
    history: int


def erase(session: Session, child_id: int) -> Erased:
    """Delete the child and all that belongs to them, and empty every entry of the history that tells of them.

    Nothing brings it back. The audit trail keeps that it was done, by the child's number.
    """
    child = fetch(session, Child, child_id)
    case_number = child.local_code
    before = _counts(session)
    history = _empty_history(session, child_id)
    belongings.remove(session, (child,))
    after = _counts(session)
    gone = [(table, before[table] - after[table]) for table in before if before[table] > after[table]]
    keep_no_history(session)
    note(session, Deed.CHILD_ERASED, ("child", child_id))
    return Erased(child_id, case_number, tuple(sorted(gone, key=lambda one: (-one[1], one[0]))), history)


def _counts(session: Session) -> dict[str, int]:
    tables = SQLModel.metadata.tables
    return {
        name: len(session.connection().execute(select(table.c.id)).all()) for name, table in tables.items()
    }


def _empty_history(session: Session, child_id: int) -> int:
    """Leave of each entry only that there was one: its operation, its moment and its label."""
    entries = session.exec(select(JournalEntry)).all()
    theirs = _belonging(entries, child_id)
    emptied = 0
    for entry in entries:
        if (entry.kind, entry.row_id) in theirs:
            entry.kind, entry.row_id, entry.before, entry.after = ERASED, 0, None, None
            session.add(entry)
            emptied += 1
    session.flush()
    return emptied


def _belonging(entries: Sequence[JournalEntry], child_id: int) -> set[Key]:
    """Return the rows that ever were the child's, or hung from one that was."""
    found: set[Key] = {("child", child_id)}
    links = list(_links(entries))
    while True:
        more = {key for key, owners in links if key not in found and owners & found}
        if not more:
            return found
        found |= more


def _links(entries: Sequence[JournalEntry]) -> Iterator[tuple[Key, set[Key]]]:
    for entry in entries:
        table = SQLModel.metadata.tables.get(entry.kind)
        if table is None:
            continue
        owners: set[Key] = set()
        for written in (entry.before, entry.after):
            row = json.loads(written or "{}")
            owners |= {
                (foreign.column.table.name, row[foreign.parent.name])
                for foreign in table.foreign_keys
                if foreign.ondelete == "CASCADE" and row.get(foreign.parent.name) is not None
            }
        yield (entry.kind, entry.row_id), owners
