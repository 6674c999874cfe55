"""What the send screen says of one thing, and whether it may go."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, col, select

from iro_desk.domain.codes import OutboxState, Role
from iro_desk.domain.sending.protection import Protection
from iro_desk.domain.sending.wording import Going
from iro_desk.errors import Refusal
from iro_desk.records import Child, OutboxItem, Person
from iro_desk.services import names, outbox
from iro_desk.services.entering import fetch
from iro_desk.services.sending import binding, checking_twice, places, rights, sealing
from iro_desk.services.sending.checking_twice import Checked


@dataclass(frozen=True, slots=True)
class ToSend:
    """One thing as the officer sees it before it goes.

    Args:
        content: the very bytes that will leave.
        address: where post for the reader goes; empty when none is on the list.
        destination: where the file is placed; empty while no folder is chosen.
        protection: how it is sealed before it leaves.
        why_not: why it may not go as it stands; empty when a look at it still holds.
        reason: why the officer left in what the leak check asked about.
        bound: the digest of each fact that must still be so when it goes.
        cancelled: why it can go to this reader no more and is made again; empty when it can.
        asks_second, second: whether a second person reads it first, and who has; None while nobody has.
    """

    item_id: int
    child_id: int
    going: Going
    display_name: str
    address: str
    destination: str
    protection: Protection
    file_name: str
    file_format: str
    sha256: str
    reason: str
    why_not: str
    queued_at: datetime
    bound: Mapping[str, str]
    cancelled: str
    asks_second: bool
    second: Checked | None
    content: bytes = field(repr=False)


def to_send(session: Session, item_id: int) -> ToSend:
    """Read one thing.

    Raises Refusal when it has left, is not as it was when it was checked, or its reader is no longer on the list.
    """
    item = fetch(session, OutboxItem, item_id)
    if item.placed_at is not None:
        raise Refusal("This has already gone.", "The outbox keeps what left and when.")
    child = fetch(session, Child, item.child_id)
    people = session.exec(select(Person).where(Person.child_id == item.child_id)).all()
    is_child = item.recipient_role == Role.CHILD.label
    its = [person for person in people if person.name == item.recipient]
    place = places.of_item(session, item)
    return ToSend(
        item_id=item_id,
        child_id=item.child_id,
        going=Going(
            kind=item.kind,
            child=child.preferred_name.strip() or names.display_name(child),
            reader=item.recipient,
            role=item.recipient_role,
            is_child=is_child,
            has_namesake=sum(person.role.label == item.recipient_role for person in people) > 1,
        ),
        display_name=names.display_name(child),
        address="" if is_child or len(its) != 1 else its[0].address.strip(),
        destination="" if place is None else place.words,
        protection=Protection.CLEAR if place is None else place.protection,
        file_name=item.file_name,
        file_format=item.file_format,
        sha256=item.sha256,
        reason=item.reason,
        why_not=why_not(session, item_id),
        queued_at=item.queued_at,
        bound=binding.facts(session, item_id),
        cancelled=rights.why_cancelled(session, item_id),
        asks_second=checking_twice.is_asked(session, item.kind),
        second=checking_twice.checked(session, item_id),
        content=outbox.content(session, item_id),
    )


def why_not(session: Session, item_id: int) -> str:
    """Why one thing may not go as it stands, as a sentence; empty when it may."""
    return (
        rights.why_cancelled(session, item_id)
        or binding.why_not(session, item_id)
        or checking_twice.why_not(session, item_id)
    )


def require(session: Session, item_id: int) -> None:
    """Raise Refusal unless the officer's look at a thing still holds; asked when its bytes are taken to be sent."""
    item = fetch(session, OutboxItem, item_id)
    told = why_not(session, item_id) or (sealing.EMAILED if sealing.is_emailed(session, item_id) else "")
    if item.placed_at is not None:
        raise Refusal("This has already gone.", "The outbox keeps what left and when.")
    if told or item.doubt is not None:
        raise Refusal(told or item.trouble)


def require_other_way(session: Session, item_id: int) -> None:
    """Raise Refusal as :func:`require` does, and for what may have arrived by the way it was going."""
    require(session, item_id)
    outbox.require_not_halfway(fetch(session, OutboxItem, item_id))


def waiting(session: Session) -> Mapping[int, str]:
    """Everything that waits to go, in the order it was put in, with why it may not; empty words when it may.

    What goes another way, by bundle or e-mail, is not among it, and neither is what is in doubt.
    """
    here = (
        col(OutboxItem.placed_at).is_(None),
        col(OutboxItem.bundle_id).is_(None),
        col(OutboxItem.doubt).is_(None),
    )
    query = select(OutboxItem.id).where(*here, ~col(OutboxItem.is_kept_back)).order_by(col(OutboxItem.id))
    numbers = [number for number in session.exec(query).all() if number is not None]
    return {number: why_not(session, number) for number in numbers if not sealing.is_emailed(session, number)}


def unread(session: Session) -> tuple[int, ...]:
    """What was given its name and never read back, because the line broke off; the first first."""
    query = select(OutboxItem.id).where(
        OutboxItem.state == OutboxState.PLACED,
        OutboxItem.going_name != "",
        col(OutboxItem.verified_at).is_(None),
        col(OutboxItem.doubt).is_(None),
    )
    return tuple(number for number in session.exec(query.order_by(col(OutboxItem.id))).all() if number)


def just_made(session: Session, child_id: int) -> tuple[int, int] | None:
    """The first of what was put in last for a child, as the child and its number; None when all of it was looked at."""
    to_look = [number for number, told in waiting(session).items() if told]
    query = select(OutboxItem.id, OutboxItem.queued_at).where(
        OutboxItem.child_id == child_id, col(OutboxItem.id).in_(to_look)
    )
    found = session.exec(query.order_by(col(OutboxItem.id))).all()
    newest = max((at for _number, at in found), default=None)
    first = next((number for number, at in found if at == newest), None)
    return None if first is None else (child_id, first)


def next_to_look_at(session: Session, done: Collection[int] = ()) -> tuple[int, int] | None:
    """The next thing to look at, as its child and its number; None when there is none left.

    Args:
        done: things put off, which are not offered again on this walk.
    """
    for number, told in waiting(session).items():
        if told and number not in done:
            return fetch(session, OutboxItem, number).child_id, number
    return None
