"""The lists of a review that the officer writes row by row: what they ask, how they are read, and how they are put."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from iro_desk.records import (
    Disagreement,
    DisagreementFields,
    ParentViews,
    ParentViewsFields,
    ReportFields,
    ReportReceived,
    ReviewScale,
    ScaleFields,
)
from iro_desk.records.base import Fields, Record
from iro_desk.records.review import DECISIONS, SAFE, START, WHO
from iro_desk.services.entering import extract
from iro_desk.services.reviews.stored import put_in_place, writable


@dataclass(frozen=True, slots=True)
class ListKind:
    """One list.

    Args:
        name: its place among the answers, as findings and the journal name it.
        section: where it is asked.
        fields: what a row asks.
        record: the table of its rows.
        named: the field that says which row it is.
    """

    name: str
    section: str
    fields: type[Fields]
    record: type[Any]
    named: str


@dataclass(frozen=True, slots=True)
class ListRows:
    """The rows of one list, in their order."""

    name: str
    rows: tuple[Fields, ...]


REPORTS = ListKind("reports", START, ReportFields, ReportReceived, "report")
PARENT_VIEWS = ListKind("parent_views", WHO, ParentViewsFields, ParentViews, "person")
SCALES = ListKind("scales", SAFE, ScaleFields, ReviewScale, "who")
DISAGREEMENTS = ListKind("disagreements", DECISIONS, DisagreementFields, Disagreement, "matter")
LISTS = (REPORTS, PARENT_VIEWS, SCALES, DISAGREEMENTS)


def lists_of(section: str) -> tuple[ListKind, ...]:
    """The lists asked in one section."""
    return tuple(one for one in LISTS if one.section == section)


def list_rows(session: Session, review_id: int, kind: ListKind) -> tuple[Any, ...]:
    """The rows of a list as its form edits them."""
    return tuple(extract(kind.fields, row) for row in stored_rows(session, review_id, kind))


def stored_rows(session: Session, review_id: int, kind: ListKind) -> list[Any]:
    """The stored rows of a list, in their order."""
    record = kind.record
    query = select(record).where(record.review_id == review_id)
    return list(session.exec(query.order_by(col(record.position), col(record.id))).all())


def read_lists(session: Session, review_id: int, section: str) -> tuple[ListRows, ...]:
    """Every list of one section."""
    return tuple(ListRows(one.name, list_rows(session, review_id, one)) for one in lists_of(section))


def set_rows(session: Session, review_id: int, name: str, rows: tuple[Fields, ...]) -> None:
    """Put these rows in place of those before; one that is still there keeps its history."""
    writable(session, review_id)
    kind = next(one for one in LISTS if one.name == name)
    wanted = {_name(kind, draft) for draft in rows}

    def row_for(draft: Fields, held: list[Any]) -> Any | None:
        return _row_for(kind, draft, held, wanted)

    put_in_place(session, review_id, kind.record, stored_rows(session, review_id, kind), rows, row_for)


def _row_for(kind: ListKind, draft: Fields, held: list[Any], wanted: set[str]) -> Any | None:
    """The row of the same name, or the first whose name is no longer wanted: it has been put in other words."""
    same = next((row for row in held if _name(kind, row) == _name(kind, draft)), None)
    return same or next((row for row in held if _name(kind, row) not in wanted), None)


def _name(kind: ListKind, row: Fields | Record) -> str:
    value = getattr(row, kind.named)
    return str(getattr(value, "value", value) or "").strip().casefold()
