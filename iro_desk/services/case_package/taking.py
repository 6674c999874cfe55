"""Takes a case in: what is new is added, what is here already is left, and where two texts differ both are kept.

Which row is which is said in :mod:`iro_desk.services.case_package.origins`. A row that two desks each wrote where
there can be only one, such as a section of a review, is the same row; so is one that says exactly the same.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Table, UniqueConstraint
from sqlmodel import Session, SQLModel, col, select

from iro_desk.domain.case_package import ONE_OF, POINTING, Case, PackedRow, repointed
from iro_desk.domain.deeds import Deed
from iro_desk.errors import FileTrouble
from iro_desk.records import Child, Origin, OtherText, OutboxItem
from iro_desk.records.audit import note
from iro_desk.records.base import Record
from iro_desk.records.plain_rows import plain, typed
from iro_desk.services.case_package import texts, written
from iro_desk.services.case_package.origins import Key, desk_secret, next_operation, uids
from iro_desk.services.case_package.packing import compared_values
from iro_desk.services.case_package.rows import CHILD, record_of, rows_of, tables
from iro_desk.services.entering import insert, key


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of it.

    Args:
        added: how many rows are new here.
        differ: how many texts say something else than the one here, and are kept beside it.
        was_here: whether the child was on the desk already.
    """

    child_id: int
    added: int
    differ: int
    was_here: bool


@dataclass(slots=True)
class _Desk:
    """What the desk holds of the child, by the names rows have everywhere.

    Args:
        rows: each row with its values as a package has them.
        one_of: the name of the row for each kind and the columns there is one of.
        alike: the names of rows by what they say, for rows written twice.
        ids: the numbers of rows here.
    """

    rows: dict[str, tuple[Record, dict[str, Any]]] = field(default_factory=dict)
    one_of: dict[tuple[Any, ...], str] = field(default_factory=dict)
    alike: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    ids: dict[str, Key] = field(default_factory=dict)
    sent: frozenset[str] = frozenset()


def find_child(session: Session, case: Case, random: Callable[[int], bytes]) -> int | None:
    """Return the child of the case when they are on this desk; None when they are not."""
    numbers = session.exec(select(Child.id)).all()
    names = uids(
        session, [(CHILD, number) for number in numbers if number], desk_secret(session, lambda: random(32))
    )
    return next((number for (_, number), uid in names.items() if uid == case.child), None)


def take(session: Session, case: Case, now: datetime, random: Callable[[int], bytes]) -> Taken:
    """Take the case in, all of it or nothing.

    Raises:
        FileTrouble: it holds what this desk cannot keep.
    """
    _check(case)
    child_id = find_child(session, case, random)
    desk = _held(session, child_id, random)
    case = replace(case, rows=tuple(row for row in case.rows if row.uid not in desk.sent))
    names = _same_as_here(case, desk)
    since = next_operation(session)
    added: list[tuple[Record, PackedRow]] = []
    differ = 0
    for kind_rows in _in_order(case):
        for packed in kind_rows:
            here = desk.rows.get(names.get(packed.uid, packed.uid))
            if here is None:
                added.append((_add(session, packed, names, desk.ids), packed))
    _point(added, names, desk.ids)
    number = child_id or desk.ids[case.child][1]
    for row, packed in added:
        kind = str(type(row).__tablename__)
        insert(
            session, Origin, child_id=number, kind=kind, row_id=key(row), uid=packed.uid, since=since,
            package=case.package,
        )  # fmt: skip
    for packed in case.rows:
        here = desk.rows.get(names.get(packed.uid, packed.uid))
        if here is not None:
            differ += _set_beside(session, number, here, packed, names, desk.ids, case, now)
    session.flush()
    note(session, Deed.PACKAGE_TAKEN_IN, (CHILD, number))
    return Taken(number, len(added), differ, child_id is not None)


def _held(session: Session, child_id: int | None, random: Callable[[int], bytes]) -> _Desk:
    desk = _Desk()
    if child_id is None:
        return desk
    rows = rows_of(session, child_id)
    keys = [(kind, key(row)) for kind, several in rows.items() for row in several]
    sent = session.exec(
        select(OutboxItem.id).where(OutboxItem.child_id == child_id, col(OutboxItem.placed_at).is_not(None))
    ).all()
    papers = [("outbox_item", number) for number in sent if number]
    names = uids(session, [*keys, *papers], desk_secret(session, lambda: random(32)))
    desk.sent = frozenset(names[paper] for paper in papers)
    for kind, several in rows.items():
        for row in several:
            uid, values = names[(kind, key(row))], compared_values(row, names)
            desk.ids[uid] = (kind, key(row))
            if values is None:
                continue
            desk.rows[uid] = (row, values)
            desk.alike[_said(kind, values)].append(uid)
            if (only := _only(kind, values)) is not None:
                desk.one_of[only] = uid
    return desk


def _same_as_here(case: Case, desk: _Desk) -> dict[str, str]:
    """Which rows of the package are rows of the desk under another name, links first."""
    names: dict[str, str] = {}
    theirs = {row.uid for row in case.rows}
    for kind_rows in _in_order(case):
        for packed in kind_rows:
            if packed.uid in desk.ids:
                continue
            values = _renamed(packed, names)
            only = _only(packed.kind, values)
            found = desk.one_of.get(only) if only is not None else None
            twins = [uid for uid in desk.alike[_said(packed.kind, values)] if uid not in theirs]
            if found is None and twins:
                found = twins[0]
                desk.alike[_said(packed.kind, values)].remove(found)
            if found is not None:
                names[packed.uid] = found
    return names


def _in_order(case: Case) -> Iterator[list[PackedRow]]:
    """The rows by kind: what others link to first, and what names rows in its text last of its kind's turn."""
    by_kind: dict[str, list[PackedRow]] = defaultdict(list)
    for row in case.rows:
        by_kind[row.kind].append(row)
    order = [table.name for table in tables()]
    pointing = [name for name in order if POINTING.get(name) == ("anchor",)]
    for kind in [*(name for name in order if name not in pointing), *pointing]:
        yield by_kind.get(kind, [])


def _check(case: Case) -> None:
    """Refuse rows whose links or answers are not what they must be, before anything is looked up by them."""
    kinds = {table.name for table in tables()}
    for row in case.rows:
        if row.kind not in kinds:
            raise _unknown()
        if not all(isinstance(row.values.get(column), str | None) for column in _links(row.kind)):
            raise written.damaged()
        try:
            is_whole = isinstance(json.loads(row.values.get(texts.ANSWERS, "{}")), dict)
        except (ValueError, TypeError):
            is_whole = False
        if not is_whole:
            raise written.damaged()


def _links(kind: str) -> dict[str, bool]:
    """The columns of a kind that link to rows of a package, and whether each may be empty."""
    table = SQLModel.metadata.tables[kind]
    return {foreign.parent.name: bool(foreign.parent.nullable) for foreign in table.foreign_keys}


def _renamed(packed: PackedRow, names: dict[str, str]) -> dict[str, Any]:
    """The row's values with every name that means a row here under the name it has here."""
    values = dict(packed.values)
    for column in _links(packed.kind):
        values[column] = names.get(values.get(column) or "", values.get(column))
    for column in POINTING.get(packed.kind, ()):
        if column in values:
            values[column] = repointed(column, str(values[column]), lambda _, name: names.get(name))
    return values


def _add(session: Session, packed: PackedRow, names: dict[str, str], ids: dict[str, Key]) -> Record:
    table: Table = SQLModel.metadata.tables[packed.kind]
    values = _renamed(packed, names)
    if "id" in values or set(values) - set(table.columns.keys()):
        raise _unknown()
    for column, may_be_empty in _links(packed.kind).items():
        uid = values.get(column)
        number = ids[uid][1] if uid in ids else None
        if number is None and uid is not None and not may_be_empty:
            raise written.damaged()
        values[column] = number
    try:
        row = record_of(packed.kind).model_validate(typed(table, values))
    except (ValidationError, ValueError, TypeError) as error:
        raise _unknown() from error
    session.add(row)
    session.flush()
    ids[packed.uid] = (packed.kind, key(row))
    return row


def _point(added: list[tuple[Record, PackedRow]], names: dict[str, str], ids: dict[str, Key]) -> None:
    """Now that every row has its number, put numbers where a text or an earlier row names one."""
    for row, packed in added:
        values = _renamed(packed, names)
        for column in POINTING.get(packed.kind, ()):
            if column in values:
                setattr(row, column, repointed(column, values[column], lambda _, name: _number(ids, name)))
        for column in _links(packed.kind):
            if getattr(row, column) is None and values.get(column) in ids:
                setattr(row, column, ids[values[column]][1])


def _set_beside(
    session: Session, child_id: int, here: tuple[Record, dict[str, Any]], packed: PackedRow, names: dict[str, str],
    ids: dict[str, Key], case: Case, now: datetime,
) -> int:  # fmt: skip
    """Keep every text of the package that differs from the one here, once; return how many are new."""
    row, ours = here
    kind, number = packed.kind, key(row)
    known = {
        (one.field, one.theirs)
        for one in session.exec(
            select(OtherText).where(OtherText.kind == kind, OtherText.row_id == number)
        ).all()
    }
    count = 0
    for text in texts.differing(kind, ours, _renamed(packed, names)):
        theirs = repointed("answers", text.theirs, lambda _, name: _number(ids, name))
        if (text.field, theirs) in known:
            continue
        mine = repointed("answers", text.ours, lambda _, name: _number(ids, name))
        insert(
            session, OtherText, child_id=child_id, kind=kind, row_id=number, field=text.field, theirs=theirs,
            here=mine, package=case.package, arrived_at=now,
        )  # fmt: skip
        count += 1
    return count


def _number(ids: dict[str, Key], name: str) -> str | None:
    return str(ids[name][1]) if name in ids else None


def _only(kind: str, values: dict[str, Any]) -> tuple[Any, ...] | None:
    """What there is one of for a row of this kind; None for kinds of which there may be many."""
    columns = ONE_OF.get(kind) or _unique(kind)
    if kind == "letter" and values.get("review_id") and values.get("kind") == "review":
        columns = ("review_id", "kind")
    return None if columns is None else (kind, *(values.get(column) for column in columns))


@cache
def _unique(kind: str) -> tuple[str, ...] | None:
    """The columns of a table of which the file itself allows one of each."""
    table = SQLModel.metadata.tables[kind]
    found = [tuple(one.columns.keys()) for one in table.constraints if isinstance(one, UniqueConstraint)]
    found += [tuple(one.columns.keys()) for one in table.indexes if one.unique]
    return found[0] if found else None


def _said(kind: str, values: dict[str, Any]) -> str:
    return json.dumps([kind, {name: plain(value) for name, value in values.items()}], sort_keys=True)


def _unknown() -> FileTrouble:
    return FileTrouble(
        "This package holds something that this IRO Desk does not know, so nothing of it was taken in.",
        "Install the newest version, then take it in.",
    )
