"""What decided what a reader may see, as one digest: when any of it changes, what was made for them may not go."""

from __future__ import annotations

import hashlib
import json

from sqlmodel import Session, col, select

from iro_desk.records import Child, LegalPeriod, OutboxItem, Person, Placement
from iro_desk.services.entering import fetch
from iro_desk.services.rights import rights_of, role_of

CANCELLED = (
    "What {reader} may see changed after this was made. "
    "Take it out of the outbox, and make it again if it is to go."
)


def bound_facts(session: Session, child_id: int, person_id: int) -> str:
    """Return a digest of a reader's role, responsibility and orders, of who must not learn what, and of their rights.

    It is the same while none of them changes, on any computer.
    """
    person, child = fetch(session, Person, person_id), fetch(session, Child, child_id)
    role = role_of(session, person)
    periods = session.exec(
        select(LegalPeriod).where(LegalPeriod.child_id == child_id).order_by(col(LegalPeriod.started_on))
    ).all()
    homes = session.exec(
        select(Placement).where(Placement.child_id == child_id).order_by(col(Placement.started_on))
    ).all()
    people = session.exec(select(Person).where(Person.child_id == child_id, col(Person.is_protected))).all()
    facts = (
        person.name, person.role.value, role, person.has_responsibility, person.is_barred, person.not_told_home,
        child.address_withheld_from.strip(), repr(rights_of(session, role)) if role is not None else "",
        [(one.status, one.started_on, one.ended_on) for one in periods],
        [(one.address, one.postcode, one.described, one.started_on, one.ended_on) for one in homes],
        sorted((one.name, one.other_names) for one in people),
    )  # fmt: skip
    return hashlib.sha256(json.dumps(facts, default=str).encode()).hexdigest()


def why_cancelled(session: Session, item_id: int) -> str:
    """Return why a file may not go to the reader it was made for any more; empty when it may."""
    item = fetch(session, OutboxItem, item_id)
    if not item.reader_facts:
        return ""
    person = session.get(Person, item.reader_id) if item.reader_id is not None else None
    if person is not None and bound_facts(session, item.child_id, item.reader_id or 0) == item.reader_facts:
        return ""
    return CANCELLED.format(reader=item.recipient)
