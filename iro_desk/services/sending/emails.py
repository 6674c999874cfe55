"""A paper as an e-mail that the officer sends from her own mail program: made ready, and then said to be sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlmodel import Session, select

from iro_desk.domain.sending.protection import Protection
from iro_desk.domain.sending.states import SendingEvent
from iro_desk.domain.sending.ways import BY_EMAIL
from iro_desk.errors import Refusal
from iro_desk.records import OutboxItem, Person, SealedCopy
from iro_desk.services import outbox, settings
from iro_desk.services.entering import fetch
from iro_desk.services.sending import leaving, places, sealing
from iro_desk.services.sending.sealing import SealedFile, ToSeal


@dataclass(frozen=True, slots=True)
class EmailStanding:
    """How one thing stands with e-mail.

    Args:
        to: the reader's address on the child's list; empty when there is none.
        made_on: the day an e-mail was made ready that she has not said is sent; None when there is none.
        may_go: whether the officer's look at it holds.
    """

    to: str
    reader: str
    made_on: date | None
    may_go: bool


@dataclass(frozen=True, slots=True)
class EmailParts:
    """What an e-mail is made of.

    Args:
        sealed: what is attached.
        officer, telephone: as Settings has them; empty when it has not.
    """

    to: str
    sealed: SealedFile = field(repr=False)
    officer: str
    telephone: str


def standing(session: Session, item_id: int) -> EmailStanding | None:
    """Return how a thing stands; None when it has left, or is in a bundle."""
    item = session.get(OutboxItem, item_id)
    if item is None or item.placed_at is not None or item.bundle_id is not None:
        return None
    copy = _copy(session, item_id)
    made = copy.emailed_at.date() if copy is not None and copy.emailed_at is not None else None
    return EmailStanding(_address(session, item), item.recipient, made, not leaving.why_not(session, item_id))


def parts(session: Session, item_id: int, on: date) -> EmailParts | ToSeal:
    """Return what an e-mail is made of; what is not sealed yet comes back to be sealed first.

    An e-mail never carries a paper in clear: where papers leave unsealed, it still has a password.

    Raises:
        Refusal: it may not go, it has left, or there is no address.
    """
    leaving.require_other_way(session, item_id)
    item = fetch(session, OutboxItem, item_id)
    if item.bundle_id is not None:
        raise Refusal("This is in a bundle.", "Take the bundle apart first.")
    to = _address(session, item)
    if not to:
        raise Refusal("There is no e-mail address for this reader.", "Write it on the child’s list first.")
    place = places.of_item(session, item)
    is_clear = place is None or place.protection is Protection.CLEAR
    how = Protection.PASSWORD_PDF if place is None or is_clear else place.protection
    ready = sealing.ready(session, item_id, how)
    if ready is None:
        return sealing.to_seal(session, item_id, how, on)
    officer = settings.current(session)
    return EmailParts(to, ready, officer.officer_name, officer.officer_telephone)


def note_ready(session: Session, item_id: int, now: datetime) -> None:
    """Say that an e-mail was made; until she says what became of it, the thing goes no other way."""
    copy, item = _copy(session, item_id), fetch(session, OutboxItem, item_id)
    if copy is None:
        raise Refusal("The sealed file is no longer there.", "Make the e-mail again.")
    copy.emailed_at = now
    outbox.step(item, SendingEvent.TROUBLE)
    item.trouble = sealing.EMAILED
    session.flush()


def note_sent(session: Session, item_id: int, now: datetime) -> None:
    """Note that she sent it; the clocks count from today."""
    if not sealing.is_emailed(session, item_id):
        raise Refusal("No e-mail with this is ready.", "Make one first.")
    note_not_sent(session, item_id)
    outbox.give(session, item_id, BY_EMAIL, "You sent the e-mail yourself", now)


def note_not_sent(session: Session, item_id: int) -> None:
    """Note that the e-mail did not go; the thing waits as it did before."""
    copy, item = _copy(session, item_id), fetch(session, OutboxItem, item_id)
    if copy is not None:
        copy.emailed_at = None
    outbox.step(item, SendingEvent.AGAIN)
    item.trouble = ""
    session.flush()


def _copy(session: Session, item_id: int) -> SealedCopy | None:
    return session.exec(select(SealedCopy).where(SealedCopy.item_id == item_id)).first()


def _address(session: Session, item: OutboxItem) -> str:
    """The address of the one person it is for; empty for the child, and where two are alike."""
    query = select(Person).where(Person.child_id == item.child_id, Person.name == item.recipient)
    found = [one for one in session.exec(query).all() if one.role.label == item.recipient_role]
    return found[0].email.strip() if len(found) == 1 else ""
