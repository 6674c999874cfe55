"""The officer's own plainer words: what she would rather have offered, and what is never to be marked."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session, select

from iro_desk.errors import Refusal
from iro_desk.records import OfficerSwap
from iro_desk.services.entering import fetch, insert, key

MOST_LETTERS, MOST_INSTEAD = 60, 200


@dataclass(frozen=True, slots=True)
class SwapRow:
    """One of her swaps; ``instead`` is empty when the term is not to be marked."""

    swap_id: int
    term: str
    instead: str


def hers(session: Session) -> tuple[SwapRow, ...]:
    """Return her swaps in the order of the alphabet."""
    rows = session.exec(select(OfficerSwap)).all()
    return tuple(
        SwapRow(key(row), row.term, row.instead) for row in sorted(rows, key=lambda row: row.term.casefold())
    )


def keep(session: Session, term: str, instead: str) -> int:
    """Keep what is to be offered for a term, in place of what she said of it before; raises Refusal.

    Args:
        instead: choices between semicolons; empty when the term is not to be marked at all.
    """
    term, instead = " ".join(term.split()), " ".join(instead.split())
    if not any(letter.isalpha() for letter in term):
        raise Refusal("Enter the word that is to be swapped.", field="term")
    if len(term) > MOST_LETTERS:
        raise Refusal(f"The word must be {MOST_LETTERS} letters or fewer.", field="term")
    if len(instead) > MOST_INSTEAD:
        raise Refusal(f"What is offered must be {MOST_INSTEAD} letters or fewer.", field="instead")
    rows = session.exec(select(OfficerSwap)).all()
    row = next((one for one in rows if one.term.casefold() == term.casefold()), None)
    if row is None:
        return key(insert(session, OfficerSwap, term=term, instead=instead))
    if row.instead != instead:
        row.instead = instead
        session.flush()
    return key(row)


def remove(session: Session, swap_id: int) -> None:
    """Go back to what the list says of a term; Undo brings hers back."""
    session.delete(fetch(session, OfficerSwap, swap_id))
    session.flush()
