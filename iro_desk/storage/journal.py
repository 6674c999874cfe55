"""Watches one session and says, row by row, what an operation changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, event, inspect, select
from sqlalchemy.orm import ORMExecuteState
from sqlmodel import Session, SQLModel

from iro_desk.records.base import Record
from iro_desk.records.plain_rows import plain, typed

Key = tuple[str, int]
"""A table's name and a row's id."""

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after an operation, as JSON; None where it did not exist."""

    kind: str
    row_id: int
    before: str | None
    after: str | None

    @property
    def child_id(self) -> int | None:
        """The child the row belongs to; None when it belongs to no one child."""
        if self.kind == "child":
            return self.row_id
        found = json.loads(self.after or self.before or "{}").get("child_id")
        return found if isinstance(found, int) else None


def written(row: dict[str, Any]) -> str:
    """Return a row as JSON: dates in ISO, codes by value, bytes in base 64."""
    return json.dumps({name: plain(value) for name, value in row.items()}, ensure_ascii=False, sort_keys=True)


def read_back(table: Table, text: str) -> dict[str, Any]:
    """Return a journalled row as values its columns take; columns since dropped are left out."""
    return typed(table, json.loads(text))


def snapshot(session: Session, keys: Iterable[Key]) -> dict[Key, str]:
    """Return the rows that exist now, read from the file rather than from memory."""
    by_table: dict[str, list[int]] = {}
    for kind, row_id in keys:
        by_table.setdefault(kind, []).append(row_id)
    found: dict[Key, str] = {}
    connection = session.connection()
    for kind, ids in by_table.items():
        table = SQLModel.metadata.tables[kind]
        for start in range(0, len(ids), _CHUNK):
            chosen = select(table).where(table.c.id.in_(ids[start : start + _CHUNK]))
            for row in connection.execute(chosen).mappings():
                found[(kind, row["id"])] = written(dict(row))
    return found


def dependents(session: Session, key: Key) -> Iterator[Key]:
    """Yield the rows SQLite itself will delete or clear when this one is deleted."""
    kind, row_id = key
    connection = session.connection()
    for table in SQLModel.metadata.sorted_tables:
        for foreign in table.foreign_keys:
            if foreign.column.table.name != kind or foreign.ondelete not in ("CASCADE", "SET NULL"):
                continue
            rows = connection.execute(select(table.c.id).where(foreign.parent == row_id)).scalars().all()
            for found in rows:
                child = (table.name, int(found))
                if child == key:
                    continue
                yield child
                if foreign.ondelete == "CASCADE":
                    yield from dependents(session, child)


class Watch:
    """Collects what a session changes, from its flushes; attach it before the operation runs."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._before: dict[Key, str | None] = {}
        event.listen(session, "before_flush", self._before_flush)
        event.listen(session, "after_flush", self._after_flush)
        event.listen(session, "do_orm_execute", _refuse_bulk)

    def about_to_change(self, keys: Iterable[Key]) -> None:
        """Remember rows as they are; the first sight of a row is the one that counts."""
        fresh = [key for key in dict.fromkeys(keys) if key not in self._before]
        now = snapshot(self._session, fresh)
        for key in fresh:
            self._before[key] = now.get(key)

    def changes(self) -> list[RowChange]:
        """Return every row that really differs; call after the last flush."""
        after = snapshot(self._session, self._before)
        return [
            RowChange(key[0], key[1], before, after.get(key))
            for key, before in self._before.items()
            if before != after.get(key)
        ]

    def _before_flush(self, session: Session, context: Any, instances: Any) -> None:
        keys = [_key(row) for row in session.dirty if session.is_modified(row)]
        for row in session.deleted:
            key = _key(row)
            keys.append(key)
            keys.extend(dependents(session, key))
        self.about_to_change(keys)

    def _after_flush(self, session: Session, context: Any) -> None:
        for row in session.new:
            self._before.setdefault(_key(row), None)


def _key(row: Any) -> Key:
    return (str(type(row).__table__.name), int(inspect(row).dict["id"]))


def _refuse_bulk(state: ORMExecuteState) -> None:
    """P22: the journal cannot see a bulk statement, so there are none."""
    if state.is_update or state.is_delete or state.is_insert:
        raise RuntimeError("a bulk statement would escape the journal; change rows one by one")


def journalled_kinds() -> frozenset[str]:
    """The tables whose records take part in audit and undo."""
    return _kinds(lambda record: record.journalled)


def restored_kinds() -> frozenset[str]:
    """The tables whose rows are journalled only when they are removed."""
    return _kinds(lambda record: record.restored)


def to_journal(rows: Iterable[RowChange]) -> list[RowChange]:
    """Return what the journal keeps of an operation."""
    kinds, restored = journalled_kinds(), restored_kinds()
    return [row for row in rows if row.kind in kinds or (row.after is None and row.kind in restored)]


def _kinds(is_one: Callable[[type[Record]], bool]) -> frozenset[str]:
    records = (mapper.class_ for mapper in SQLModel._sa_registry.mappers)
    return frozenset(
        str(record.__tablename__) for record in records if issubclass(record, Record) and is_one(record)
    )
