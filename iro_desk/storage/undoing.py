"""Chooses what Undo puts back, and puts it back in an order the foreign keys allow."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, insert, text, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, col, func, select

from iro_desk.errors import Refusal
from iro_desk.records import JournalEntry
from iro_desk.records.base import Record
from iro_desk.records.journal import ERASED
from iro_desk.storage.journal import Watch, dependents, read_back, restored_kinds


@dataclass(frozen=True, slots=True)
class Chosen:
    """An operation to put back, with the label of the work it undoes."""

    operation: int
    label: str


def newest_to_undo(session: Session) -> Chosen | None:
    """Return the newest piece of ordinary work that still stands and may be put back.

    Work on the outbox is passed over: a paper that has left cannot be called back by Undo, and the note
    of where it went must stay. What still waits there is taken back by its own button.
    """
    lasting = select(JournalEntry.operation).where(col(JournalEntry.kind).in_(_lasting_kinds()))
    undone = [of for operation, of in _standing_undos(session).items()]
    newest = session.exec(
        select(func.max(col(JournalEntry.operation))).where(
            col(JournalEntry.undoes).is_(None),
            col(JournalEntry.operation).not_in(undone),
            col(JournalEntry.operation).not_in(lasting),
        )
    ).one()
    return _chosen(session, newest)


def newest_to_redo(session: Session) -> Chosen | None:
    """Return the newest undo that still stands, unless ordinary work was done since."""
    erased = session.exec(select(JournalEntry.operation).where(JournalEntry.kind == ERASED)).all()
    standing = {undo: of for undo, of in _standing_undos(session).items() if undo not in set(erased)}
    ordinary = session.exec(
        select(func.max(col(JournalEntry.operation))).where(col(JournalEntry.undoes).is_(None))
    ).one()
    newest = max(standing, default=None)
    if newest is None or (ordinary is not None and ordinary > newest):
        return None
    return _chosen(session, newest)


def apply_before(session: Session, watch: Watch, operation: int) -> None:
    """Write back every row of ``operation`` as it was before.

    Foreign keys are checked at the commit, because rows that point at each other come back one by one.
    """
    connection = session.connection()
    connection.execute(text("PRAGMA defer_foreign_keys = ON"))
    entries = session.exec(select(JournalEntry).where(JournalEntry.operation == operation)).all()
    keys = [(entry.kind, entry.row_id) for entry in entries]
    gone = [(entry.kind, entry.row_id) for entry in entries if entry.before is None]
    watch.about_to_change(keys + [more for key in gone for more in dependents(session, key)])
    try:
        for kind, row_id in gone:
            table = SQLModel.metadata.tables[kind]
            connection.execute(delete(table).where(table.c.id == row_id))
        restored = restored_kinds()
        for entry in sorted(entries, key=lambda entry: entry.row_id):
            if entry.before is None:
                continue
            table = SQLModel.metadata.tables[entry.kind]
            values = read_back(table, entry.before)
            if entry.kind in restored:
                del values["id"]  # its number may be another row's by now
            if entry.after is None:
                connection.execute(insert(table).values(values))
            else:
                connection.execute(update(table).where(table.c.id == entry.row_id).values(values))
    except IntegrityError as error:
        raise _in_the_way() from error


def commit(session: Session) -> None:
    """Commit what was put back; a broken link shows only now."""
    try:
        session.commit()
    except IntegrityError as error:
        raise _in_the_way() from error


def _standing_undos(session: Session) -> dict[int, int]:
    """Return undo operations that were not themselves put back, with the operation each undid."""
    pairs = session.exec(
        select(JournalEntry.operation, JournalEntry.undoes)
        .where(col(JournalEntry.undoes).is_not(None))
        .distinct()
    ).all()
    of = {operation: undoes for operation, undoes in pairs if undoes is not None}
    redone = {undoes for undoes in of.values() if undoes in of}
    return {
        operation: undoes for operation, undoes in of.items() if undoes not in of and operation not in redone
    }


def _chosen(session: Session, operation: int | None) -> Chosen | None:
    if operation is None:
        return None
    label = session.exec(select(JournalEntry.label).where(JournalEntry.operation == operation)).first()
    return Chosen(operation, label or "")


def _lasting_kinds() -> list[str]:
    records = (mapper.class_ for mapper in SQLModel._sa_registry.mappers)
    lasting = [
        str(record.__tablename__) for record in records if issubclass(record, Record) and record.lasting
    ]
    return [*lasting, ERASED]


def _in_the_way() -> Refusal:
    return Refusal(
        "This can no longer be undone, because later work depends on it.", "Change it by hand instead."
    )
