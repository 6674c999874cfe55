"""How much the leak check looks for in the papers of one reader."""

from __future__ import annotations

from sqlmodel import Session

from iro_desk.domain.rights.roles import ReaderRole
from iro_desk.records import Letter, OutboxItem, Person
from iro_desk.services import leak_check
from iro_desk.services.entering import fetch
from iro_desk.services.rights import role_of


def count(session: Session, item_id: int) -> int:
    """Return how many names, places and other words may not be read in a thing by whom it is for, as is known now."""
    item = fetch(session, OutboxItem, item_id)
    person = None if item.reader_id is None else session.get(Person, item.reader_id)
    if person is None:
        letter = None if item.letter_id is None else session.get(Letter, item.letter_id)
        on = None if letter is None else letter.dated_on
        return len(leak_check.identifiers(session, item.child_id, on=on))
    role = role_of(session, person) or ReaderRole.SIBLING
    return len(leak_check.paper_identifiers(session, item.child_id, item.reader_id or 0, role, None))
