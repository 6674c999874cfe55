"""Which rows of the file are one child's, found by following the links of the records themselves."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table
from sqlmodel import Session, SQLModel, col, select

from iro_desk.domain.case_package import LEFT
from iro_desk.records.base import Record
from iro_desk.services.entering import key

CHILD = "child"


def tables() -> tuple[Table, ...]:
    """The tables whose rows go into a package: the child, then what hangs from them, in an order that links allow."""
    belongs = {CHILD}
    for table in SQLModel.metadata.sorted_tables:
        links = {foreign.column.table.name for foreign in table.foreign_keys if foreign.ondelete == "CASCADE"}
        if links & belongs and table.name not in LEFT:
            belongs.add(table.name)
    return tuple(table for table in SQLModel.metadata.sorted_tables if table.name in belongs)


def record_of(kind: str) -> type[Record]:
    """The record stored in a table."""
    records = (mapper.class_ for mapper in SQLModel._sa_registry.mappers)
    return next(one for one in records if issubclass(one, Record) and one.__tablename__ == kind)


def rows_of(session: Session, child_id: int) -> dict[str, list[Record]]:
    """Return every row of the child that goes into a package, by kind, oldest first."""
    found: dict[str, list[Record]] = {}
    for table in tables():
        record = record_of(table.name)
        found[table.name] = list(
            session.exec(select(record).where(_theirs(table, record, found, child_id))).all()
        )
    return found


def _theirs(table: Table, record: type[Record], found: dict[str, list[Record]], child_id: int) -> Any:
    if table.name == CHILD:
        return col(record.id) == child_id
    if "child_id" in table.c:
        return table.c.child_id == child_id
    foreign = next(
        one for one in table.foreign_keys if one.ondelete == "CASCADE" and one.column.table.name in found
    )
    return foreign.parent.in_([key(row) for row in found[foreign.column.table.name]])
