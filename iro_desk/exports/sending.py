"""Takes one thing of the outbox to be sent, and writes down how far it got or what stopped it.

Steps, so that a slow drive holds up nothing else and a kill at any moment is told afterwards: that it is on its way is
written down before its bytes go, the name it is being given before it gets it, and what became of it at the end.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlmodel import Session, col, select

from iro_desk.domain.codes import Doubt, OutboxState
from iro_desk.domain.sending.policies import ConnectionReason
from iro_desk.domain.sending.protection import Protection
from iro_desk.domain.sending.states import SendingEvent
from iro_desk.domain.wording import dated
from iro_desk.errors import Refusal
from iro_desk.exports import opening
from iro_desk.records import OutboxItem
from iro_desk.services import outbox
from iro_desk.services.entering import fetch
from iro_desk.services.sending import doubts, leaving, marks, order, places, sealing, servers
from iro_desk.services.sending.places import Destined
from iro_desk.services.sending.sealing import ToSeal

TAKEN_OUT = "A file was taken out of the outbox while it was being placed."
ALREADY_THERE = f"{TAKEN_OUT} It is in the folder: remove it there if it must not go."
COLLECTED = (
    "The line broke off while this was being given its name, and it is not there now: the office may have taken it up. "
    "Ask them, and say what you know."
)
ELSEWHERE = (
    "The line broke off while this was being given its name, and where it goes or how it is sealed changed since. "
    "Ask the office whether it arrived, and say what you know."
)
NOWHERE = "No place for papers is chosen yet."


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One finished file on its way: its name, and its bytes.

    Args:
        to: where it goes.
        going_name: the name it is being given there, written down; empty until then.
        is_settled: it was given its name, and is only to be read back.
    """

    item_id: int
    file_name: str
    content: bytes = field(repr=False)
    to: Destined | None = None
    halfway: tuple[str, ...] = ()
    going_name: str = ""
    is_settled: bool = False


@dataclass(frozen=True, slots=True)
class Settling:
    """A whole part is there, and this is the name it gets once that is written down."""

    item_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of one thing; ``trouble`` is empty when it was placed, ``placed_in`` when it was not.

    Args:
        mark: what the place is known again by; empty when it went nowhere.
        name: the name it has there.
        is_read_back: it was read there, and is the same.
    """

    item_id: int
    trouble: str = ""
    placed_in: str = ""
    mark: str = ""
    name: str = ""
    is_read_back: bool = True


@dataclass(frozen=True, slots=True)
class Held(Sent):
    """A thing that could not go now, through nobody's fault; it waits as it was."""


@dataclass(frozen=True, slots=True)
class Unsure(Sent):
    """A thing of which only the officer can say whether it arrived, or goes again."""

    doubt: Doubt = Doubt.LOST


def outgoing(session: Session, item_id: int, on: date | None = None) -> Outgoing | ToSeal:
    """Read one file's bytes as they leave; what must be sealed and is not yet comes back to be sealed first (S54).

    Args:
        on: today; papers that one reader is sent on one day open with the same words. None when that is no matter.

    Raises Refusal when it has gone, is not as it was when it was checked, or may not go: nobody has looked at it,
    something has changed since (S48, S50), or an earlier paper of the child has not gone yet (F49).
    """
    leaving.require(session, item_id)
    order.require(session, item_id)
    item = fetch(session, OutboxItem, item_id)
    to = places.of_item(session, item)
    how = Protection.CLEAR if to is None else to.protection
    halfway = () if to is None else places.halfway(session, to.address)
    if how is Protection.CLEAR:
        name, content = outbox.file_name(session, item_id), outbox.content(session, item_id)
        return Outgoing(item_id, name, content, to, halfway, item.going_name)
    ready = sealing.ready(session, item_id, how)
    if ready is None:
        return sealing.to_seal(session, item_id, how, on)
    return Outgoing(item_id, ready.file_name, ready.content, to, halfway, item.going_name)


def take(
    session: Session, item_id: int, now: datetime, noted: Collection[str] = ()
) -> Outgoing | ToSeal | Unsure:
    """Take one file to be sent, and write down that it is on its way, and that a line is about to be opened (S61).

    Args:
        noted: the addresses of this sending for which a line is written down already.

    Returns:
        Unsure where only the officer can say whether it goes: it may have arrived before, or its very bytes went to
        the same place for the same reader.

    Raises Refusal as :func:`outgoing` does, and where no place is chosen.
    """
    going = outgoing(session, item_id, now.date())
    if isinstance(going, ToSeal):
        return going
    if going.to is None:
        raise Refusal(NOWHERE, "Choose one in Settings, Where papers go.")
    item = fetch(session, OutboxItem, item_id)
    sha256 = hashlib.sha256(going.content).hexdigest()
    if item.going_name and (item.going_to, item.going_sha256) != (going.to.address, sha256):
        return Unsure(item_id, ELSEWHERE)
    went = None if item.is_asked_again or item.going_name else _went_before(session, item, going.to)
    if went is not None:
        words = (
            f"The very same file went there for this reader on {dated(went)}. Say whether it goes once more."
        )
        return Unsure(item_id, words, doubt=Doubt.TWICE)
    outbox.step(item, SendingEvent.TAKEN)
    item.attempts, item.last_tried_at = item.attempts + 1, now
    item.going_to, item.going_sha256, item.trouble = going.to.address, sha256, ""
    _note_line(session, going.to, now, noted)
    session.flush()
    return going


def take_unread(
    session: Session, item_id: int, now: datetime, noted: Collection[str] = ()
) -> Outgoing | None:
    """Take one file that was given its name and never read back, to be read now; None when that cannot be."""
    item = fetch(session, OutboxItem, item_id)
    to = places.of_item(session, item)
    sealed = sealing.ready(session, item_id, to.protection) if to is not None else None
    content = outbox.content(session, item_id) if sealed is None else sealed.content
    if to is None or to.address != item.going_to or hashlib.sha256(content).hexdigest() != item.going_sha256:
        return None
    _note_line(session, to, now, noted)
    return Outgoing(item_id, item.going_name, content, to, (), item.going_name, is_settled=True)


def settling(session: Session, item_id: int, name: str) -> None:
    """Write down the name a thing is about to be given; whatever happens then can be told from it (F44)."""
    fetch(session, OutboxItem, item_id).going_name = name
    session.flush()


def write_down(session: Session, sent: Sent, now: datetime) -> Sent:
    """Write on the thing itself where it went, or what stopped it; one that only waits is ready as it was.

    Returns what to tell the officer.
    """
    item = session.get(OutboxItem, sent.item_id)
    if item is None:
        if isinstance(sent, Held):
            return sent
        return Sent(sent.item_id, TAKEN_OUT if sent.trouble else ALREADY_THERE)
    if isinstance(sent, Held):
        if item.state is OutboxState.SENDING:
            outbox.step(item, SendingEvent.PUT_OFF)
            session.flush()
    elif isinstance(sent, Unsure):
        doubts.raise_doubt(session, sent.item_id, sent.doubt, sent.trouble)
    elif item.placed_at is not None and not sent.is_read_back:
        # It has left, and somebody has taken it up: it is not looked for again.
        item.doubt = Doubt.LOST
        session.flush()
    elif sent.trouble:
        outbox.mark_trouble(session, sent.item_id, sent.trouble)
    else:
        outbox.mark_placed(
            session, sent.item_id, sent.placed_in, now, sent.name, is_read_back=sent.is_read_back
        )
        if sent.mark:
            marks.keep(session, sent.placed_in, sent.mark)
    return sent


def _went_before(session: Session, item: OutboxItem, to: Destined) -> date | None:
    """The day the same file went to the same place for the same reader; None when it never did.

    It is told by what it is before it is sealed: sealed twice, no two files are the same.
    """
    query = select(OutboxItem.placed_at).where(
        OutboxItem.id != item.id,
        OutboxItem.child_id == item.child_id,
        OutboxItem.recipient == item.recipient,
        OutboxItem.recipient_role == item.recipient_role,
        OutboxItem.sha256 == item.sha256,
        OutboxItem.going_to == to.address,
        col(OutboxItem.placed_at).is_not(None),
    )
    went = session.exec(query).first()
    return None if went is None else went.date()


def _note_line(session: Session, to: Destined, now: datetime, noted: Collection[str]) -> None:
    if to.kind.is_server and to.address not in noted:
        servers.note_connection(session, opening.host_of(to.address), ConnectionReason.SEND, now)
