"""What a child calls the people and things around them, as the letters to that child keep it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, select

from iro_desk.domain.writing.own_terms import ChildsTerm, ChildsTerms
from iro_desk.errors import Refusal
from iro_desk.records import Child, OwnTerm, OwnTermFields
from iro_desk.services.entering import copy, fetch, insert, key
from iro_desk.services.typed import drafted

MOST = 60


@dataclass(frozen=True, slots=True)
class OwnTermRow:
    """One own word, as a list shows it; ``means`` is empty when it stands for nothing on our list."""

    term_id: int
    says: str
    means: str


def of_child(session: Session, child_id: int) -> tuple[OwnTermRow, ...]:
    """Return a child's own words in the order of the alphabet."""
    rows = session.exec(select(OwnTerm).where(OwnTerm.child_id == child_id).order_by(col(OwnTerm.id))).all()
    return tuple(
        OwnTermRow(key(row), row.says, row.means) for row in sorted(rows, key=lambda row: row.says.casefold())
    )


def terms(session: Session, child_id: int) -> ChildsTerms:
    """Return a child's own words as what is written to them is looked at."""
    return ChildsTerms(tuple(ChildsTerm(row.says, row.means) for row in of_child(session, child_id)))


def keep(session: Session, child_id: int, values: Mapping[str, object]) -> int:
    """Keep an own word as it was typed, in place of what the child called the same before.

    Raises:
        Incomplete: nothing was typed.
        Refusal: there are too many.
    """
    draft = drafted(
        OwnTermFields, {name: " ".join(str(value or "").split()) for name, value in values.items()}
    )
    fetch(session, Child, child_id)
    said = draft.says.casefold()
    rows = session.exec(select(OwnTerm).where(OwnTerm.child_id == child_id)).all()
    before = next((row for row in rows if row.says.casefold() == said), None)
    if before is None and len(rows) >= MOST:
        raise Refusal(f"There is room for {MOST} own words. Remove one first.", field="says")
    if before is None:
        return key(insert(session, OwnTerm, draft, child_id=child_id))
    copy(draft, before)
    session.flush()
    return key(before)


def remove(session: Session, term_id: int) -> None:
    """Take an own word away; Undo brings it back."""
    session.delete(fetch(session, OwnTerm, term_id))
    session.flush()
