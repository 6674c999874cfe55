"""What a row is called on every desk, so that two laptops know that they speak of the same one.

A row keeps its number only on its own desk. Everywhere it has a ``uid``:

* A row first written here is named after this desk's secret, its kind, its number, and the operation of the journal
  that wrote it with its moment. None of that changes while the row lives, so nothing has to be stored; and when the
  number of a deleted row is given to another, that one was written by a later operation and has another name.
* A row that came in a package keeps the name it had: one :class:`Origin` beside it says so, written in the same
  operation, so that Undo and Redo take both. It holds for the row written then, and for no later one of that number.

Two desks that were one (a backup restored on a second laptop) share the secret. Rows from before have one name on
both; rows written since differ in their moment. Which package comes first makes no difference, because a name does
not depend on the road a row came by.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime

from sqlmodel import Session, col, func, select

from iro_desk.records import JournalEntry, Origin, Secret

Key = tuple[str, int]
DESK = "desk"
_NEVER = (0, "")


def desk_secret(session: Session, make: Callable[[], bytes]) -> str:
    """Return what this desk's names are made with; made once, inside a write, and never undone.

    Args:
        make: fresh random bytes, 32 of them.
    """
    row = session.exec(select(Secret).where(Secret.purpose == DESK)).first()
    if row is None:
        row = Secret(purpose=DESK, value=make().hex())
        session.add(row)
        session.flush()
    return row.value


def uids(session: Session, keys: Iterable[Key], secret: str) -> dict[Key, str]:
    """Return the name of each row."""
    wanted = set(keys)
    kinds = sorted({kind for kind, _ in wanted})
    births = _births(session, kinds)
    brought = {
        (row.kind, row.row_id): row
        for row in session.exec(select(Origin).where(col(Origin.kind).in_(kinds))).all()
    }
    found = {}
    for key in wanted:
        operation, at = births.get(key, _NEVER)
        origin = brought.get(key)
        is_that_one = origin is not None and operation <= origin.since
        found[key] = origin.uid if origin is not None and is_that_one else _named(secret, key, operation, at)
    return found


def next_operation(session: Session) -> int:
    """Return the number that the journal gives the write under way."""
    return (session.exec(select(func.max(col(JournalEntry.operation)))).one() or 0) + 1


def _births(session: Session, kinds: list[str]) -> dict[Key, tuple[int, str]]:
    """The last ordinary write that made each row; putting a row back is not one."""
    query = (
        select(JournalEntry.kind, JournalEntry.row_id, JournalEntry.operation, JournalEntry.at)
        .where(
            col(JournalEntry.before).is_(None),
            col(JournalEntry.undoes).is_(None),
            col(JournalEntry.kind).in_(kinds),
        )
        .order_by(col(JournalEntry.operation))
    )
    return {
        (kind, number): (operation, _moment(at)) for kind, number, operation, at in session.exec(query).all()
    }


def _moment(at: datetime) -> str:
    return at.isoformat()


def _named(secret: str, key: Key, operation: int, at: str) -> str:
    return hashlib.sha256(f"{secret} {key[0]} {key[1]} {operation} {at}".encode()).hexdigest()[:32]
