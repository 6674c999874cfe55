"""Binds a look at a paper to the facts it rested on; any later change of one of them ends it (S48, S50)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session, col, select

from iro_desk.domain.changes import Changes
from iro_desk.domain.codes import Role
from iro_desk.domain.sending.bound import BoundFact, Named, changed, sentence
from iro_desk.domain.sending.protection import Protection
from iro_desk.errors import Refusal
from iro_desk.records import Child, LegalPeriod, Looked, OutboxItem, Person, PersonFields, Placement
from iro_desk.records.plain_rows import plain
from iro_desk.services import names
from iro_desk.services.entering import fetch, insert, key
from iro_desk.services.sending import places, rights

BOUND = frozenset(
    {"child", "person", "placement", "legal_period", "outbox_item", "setting", "destination", "right_change"}
)
"""The tables in which a change may end a look."""
REACHED_BY = frozenset({"address", "telephone", "email"})
NOT_LOOKED = "Look at it before it goes."
TWO_ALIKE = "Two people on this child’s list have that name and are the same to the child."


def look(
    session: Session,
    item_id: int,
    sha256: str,
    now: datetime,
    *,
    pages: int = 0,
    by_saying: bool = False,
    shown: Mapping[str, str] | None = None,
) -> None:
    """Note that the officer has read these very bytes and means them to go to this reader.

    Args:
        sha256: of the bytes that were on the screen.
        pages: how many of them were shown; 0 for a file without pages.
        by_saying: she said that she has read every page.
        shown: the facts as they stood on the screen; None to take them as they are now.

    Raises:
        Refusal: the bytes are not the ones that would go, it has left already, or the reader cannot be told
            from another.
    """
    item = fetch(session, OutboxItem, item_id)
    if item.placed_at is not None:
        raise Refusal("This has already gone.", "The outbox keeps what left and when.")
    if hashlib.sha256(item.content).hexdigest() != sha256 or item.sha256 != sha256:
        raise Refusal(
            "This file is not as it was when it was shown.", "Take it out of the outbox and make it again."
        )
    person = _reader(session, item)
    now_facts = _facts(session, item, person)
    fact = None if shown is None else changed(shown, now_facts)
    if fact is not None:
        raise Refusal(sentence(fact, _named(session, item)))
    before = _looked(session, item_id)
    if before is not None:
        session.delete(before)
        session.flush()
    insert(
        session, Looked, child_id=item.child_id, item_id=item_id, sha256=sha256, seen_at=now, pages=pages,
        by_saying=by_saying, person_id=None if person is None else key(person),
        facts=now_facts,
    )  # fmt: skip


def facts(session: Session, item_id: int) -> Mapping[str, str]:
    """The digest of each fact a look at a thing rests on, as it is now; raises Refusal as :func:`look` does."""
    item = fetch(session, OutboxItem, item_id)
    return _facts(session, item, _reader(session, item))


def why_not(session: Session, item_id: int) -> str:
    """Why a thing may not go as it stands, as a sentence; empty when the officer's look at it still holds."""
    item = fetch(session, OutboxItem, item_id)
    looked = _looked(session, item_id)
    if looked is None:
        return NOT_LOOKED
    return looked.undone or _ended(session, item, looked)


def settle(session: Session, changes: Changes) -> bool:
    """End every look that rests on what an operation has just changed, inside that operation.

    Returns:
        Whether any was ended.
    """
    return bool(changes.kinds & BOUND) and settle_all(session)


def settle_all(session: Session) -> bool:
    """End every look that no longer holds; returns whether any was ended."""
    query = (
        select(Looked, OutboxItem)
        .join(OutboxItem, col(OutboxItem.id) == Looked.item_id)
        .where(Looked.undone == "", col(OutboxItem.placed_at).is_(None))
    )
    ended = False
    for looked, item in session.exec(query).all():
        looked.undone = _ended(session, item, looked)
        ended |= bool(looked.undone)
    session.flush()
    return ended


def _looked(session: Session, item_id: int) -> Looked | None:
    return session.exec(select(Looked).where(Looked.item_id == item_id)).first()


def _ended(session: Session, item: OutboxItem, looked: Looked) -> str:
    person = None if looked.person_id is None else session.get(Person, looked.person_id)
    named = _named(session, item)
    if looked.person_id is not None and (person is None or person.child_id != item.child_id):
        return sentence(BoundFact.ON_LIST, named)
    fact = changed(looked.facts, _facts(session, item, person))
    return "" if fact is None else sentence(fact, named)


def _named(session: Session, item: OutboxItem) -> Named:
    child = fetch(session, Child, item.child_id)
    return Named(item.recipient, child.preferred_name.strip() or names.display_name(child))


def _reader(session: Session, item: OutboxItem) -> Person | None:
    """The person a thing is for; None for the child. Raises Refusal unless it is exactly one."""
    child = fetch(session, Child, item.child_id)
    if item.recipient_role == Role.CHILD.label and item.recipient == names.display_name(child):
        return None
    people = session.exec(
        select(Person).where(Person.child_id == item.child_id, Person.name == item.recipient)
    ).all()
    found = [person for person in people if person.role.label == item.recipient_role]
    if not found:
        raise Refusal(
            f"{item.recipient}, {item.recipient_role.lower()}, is not on this child’s list any more.",
            "Take it out of the outbox and make it for somebody who is.",
        )
    if len(found) > 1:
        raise Refusal(TWO_ALIKE, "Tell them apart by their names on the child’s page, then make it again.")
    return found[0]


def _facts(session: Session, item: OutboxItem, person: Person | None) -> dict[str, str]:
    """The digest of each fact as it is now."""
    child = fetch(session, Child, item.child_id)
    people = session.exec(select(Person).where(Person.child_id == item.child_id)).all()
    own: object = names.display_name(child) if person is None else _known_of(person)
    facts: dict[BoundFact, object] = {
        BoundFact.FILE: item.sha256,
        BoundFact.READER: (item.recipient, item.recipient_role, own),
        BoundFact.ON_LIST: None if person is None else person.id,
        BoundFact.PLACE_WITHHELD: child.address_withheld_from.strip(),
        BoundFact.PROTECTED: sorted((one.name, one.id) for one in people if one.is_protected),
        BoundFact.POSTING: None if person is None else person.address.strip(),
        BoundFact.CONTACT: None if person is None else (person.telephone.strip(), person.email.strip()),
        BoundFact.HOME: _rows(session, Placement, item.child_id),
        BoundFact.ORDERS: _rows(session, LegalPeriod, item.child_id),
        BoundFact.FAMILY: _family(session, child),
        BoundFact.RIGHTS: "" if person is None else rights.bound_facts(session, item.child_id, key(person)),
        BoundFact.DESTINATION: _destination(session, item),
    }
    return {fact.value: _digest(value) for fact, value in facts.items()}


def _known_of(person: Person) -> dict[str, object]:
    """Everything said of a person but how to reach them, which is told by itself."""
    return {
        name: plain(getattr(person, name)) for name in PersonFields.model_fields if name not in REACHED_BY
    }


def _rows(session: Session, record: type[Placement] | type[LegalPeriod], child_id: int) -> list[object]:
    found = session.exec(select(record).where(record.child_id == child_id).order_by(col(record.id))).all()
    return [{name: plain(value) for name, value in row.model_dump().items()} for row in found]


def _family(session: Session, child: Child) -> list[object]:
    """The brothers and sisters who are children of this desk; a new one may have to be left out of a paper."""
    if not child.family_key:
        return []
    kin = session.exec(select(Child).where(Child.family_key == child.family_key, Child.id != child.id)).all()
    return [*sorted((key(one), one.preferred_name, one.surname, one.address_withheld_from) for one in kin)]


def _destination(session: Session, item: OutboxItem) -> list[str]:
    """Where a paper goes, and how it is sealed on the way."""
    place = places.of_item(session, item)
    return ["", Protection.CLEAR.value] if place is None else [place.address, place.protection.value]


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()


__all__ = ["BOUND", "NOT_LOOKED", "facts", "look", "settle", "why_not"]
