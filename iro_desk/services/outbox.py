"""What waits to leave: each file bound to one child and one person on that child's list."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import defer
from sqlmodel import Session, col, func, or_, select

from iro_desk.domain.codes import DocumentKind, Doubt, OutboxState, Role, WayOut
from iro_desk.domain.leaks.patterns import plain
from iro_desk.domain.sending.states import SendingEvent, next_state
from iro_desk.errors import Refusal
from iro_desk.records import Bundle, Child, OutboxItem, Person, Review
from iro_desk.services import drafts, names
from iro_desk.services.entering import fetch, insert, key
from iro_desk.services.papers_out import version_for

TELLS_THE_DECISIONS = (DocumentKind.OUTCOMES, DocumentKind.FULL_RECORD)
_OF_ANY_FILE = frozenset(
    (
        "iro",
        "letter",
        "outcomes",
        "monitoring",
        "form",
        "review",
        "record",
        "the",
        "pdf",
        "docx",
        "xlsx",
        "csv",
    )
)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody a paper may go to; ``person_id`` is None for the child."""

    name: str
    role_label: str
    person_id: int | None


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One thing in the outbox; ``size`` is in bytes, ``placed_at`` None while it waits.

    ``review_version`` is the version of the finished review it was made from; None for other papers.
    ``is_kept`` says that it waits for a bundle or an e-mail, ``done_on`` the day it reached its reader, and
    ``done_how`` who says so, in words; None while nothing says so. ``way`` is how it leaves or left, ``destination_id``
    None for the usual place, ``going_name`` the name it has there or is being given. ``doubt`` is what only the
    officer can say while it waits.
    """

    item_id: int
    child_id: int
    display_name: str
    initials: str
    identity_colour: int
    kind: DocumentKind
    kind_label: str
    file_format: str
    recipient: str
    recipient_role: str
    file_name: str
    state: OutboxState
    queued_at: datetime
    placed_at: datetime | None
    placed_in: str
    reason: str
    trouble: str
    size: int
    sha256: str
    review_version: int | None = None
    is_kept: bool = False
    done_on: date | None = None
    way: WayOut = WayOut.DESTINATION
    destination_id: int | None = None
    going_name: str = ""
    attempts: int = 0
    last_tried_at: datetime | None = None
    verified_at: datetime | None = None
    done_how: str = ""
    doubt: Doubt | None = None


def recipients(session: Session, child_id: int) -> tuple[Recipient, ...]:
    """The child first, then the people on this child's list and no other's."""
    child = fetch(session, Child, child_id)
    people = session.exec(select(Person).where(Person.child_id == child_id).order_by(col(Person.id))).all()
    return (
        Recipient(names.display_name(child), Role.CHILD.label, None),
        *(Recipient(person.name, person.role.label, key(person)) for person in people),
    )


def queue(
    session: Session,
    child_id: int,
    review_id: int | None,
    kind: DocumentKind,
    file_format: str,
    recipient: Recipient,
    file_name: str,
    content: bytes,
    now: datetime,
    reason: str = "",
    letter_id: int | None = None,
) -> int:
    """Put one finished file in the outbox, the very bytes that were previewed.

    Args:
        reason: why the officer left in what the leak check only warned of; empty when it found nothing.
        letter_id: the letter it is a file of; None for other papers.
    """
    if recipient not in recipients(session, child_id):
        raise Refusal(
            "That person is not on this child's list.", "Choose somebody who is.", field="recipient"
        )
    if review_id is not None and fetch(session, Review, review_id).child_id != child_id:
        raise Refusal("That review belongs to another child.", "Open the right child and begin again.")
    if not content:
        raise Refusal("The file is empty.", "Preview it again, then put it in the outbox.")
    _check_file_name(session, child_id, file_name)
    row = insert(
        session, OutboxItem, child_id=child_id, review_id=review_id, kind=kind, file_format=file_format,
        recipient=recipient.name, recipient_role=recipient.role_label, file_name=file_name, content=content,
        sha256=hashlib.sha256(content).hexdigest(), state=OutboxState.READY, queued_at=now,
        reason=reason, review_version=version_for(session, review_id, kind), letter_id=letter_id,
    )  # fmt: skip
    return key(row)


def rows(session: Session, since: datetime | None = None) -> tuple[OutboxRow, ...]:
    """Everything in the outbox: what needs the officer, then what waits, then what left, newest first.

    What is in a bundle that has not been placed yet stands with the bundle.

    Args:
        since: what left before is left out; None leaves nothing out.
    """
    size = func.length(OutboxItem.content)
    query = select(OutboxItem, Child, Bundle, size).join(Child, col(Child.id) == OutboxItem.child_id)
    query = query.options(defer(OutboxItem.content))  # type: ignore[arg-type]
    query = query.join(Bundle, col(Bundle.id) == OutboxItem.bundle_id, isouter=True)
    query = query.where(or_(col(OutboxItem.bundle_id).is_(None), col(OutboxItem.placed_at).is_not(None)))
    if since is not None:
        query = query.where(or_(col(OutboxItem.placed_at).is_(None), col(OutboxItem.placed_at) >= since))
    found = session.exec(query.order_by(col(OutboxItem.queued_at).desc(), col(OutboxItem.id).desc())).all()
    order = (OutboxState.NEEDS_YOU, OutboxState.SENDING, OutboxState.READY, OutboxState.PLACED)
    return tuple(
        _row(item, child, None if bundle is None else bundle.done_on, octets)
        for item, child, bundle, octets in sorted(found, key=lambda one: order.index(_group(one[0].state)))
    )


def _group(state: OutboxState) -> OutboxState:
    """What has left stands together, however far it got."""
    return OutboxState.PLACED if state.has_left else state


def content(session: Session, item_id: int) -> bytes:
    """The bytes of one file; raises Refusal when they are no longer those that were queued."""
    item = fetch(session, OutboxItem, item_id)
    if hashlib.sha256(item.content).hexdigest() != item.sha256:
        raise Refusal("This file is not as it was when it was checked.", "Take it out and make it again.")
    return item.content


def holds(session: Session, item_id: int) -> bool:
    """Whether a thing is still in the outbox."""
    return session.get(OutboxItem, item_id) is not None


def file_name(session: Session, item_id: int) -> str:
    """The name one file will have in the folder."""
    return fetch(session, OutboxItem, item_id).file_name


def mark_placed(
    session: Session, item_id: int, folder: str, now: datetime, name: str = "", *, is_read_back: bool = True
) -> None:
    """Say where a file was placed. The first outcomes placed is the day the outcomes and record left.

    Args:
        folder: where it lies: a folder's path or a server's address.
        name: the name it has there; empty for its own.
        is_read_back: it was read there by length and hash, and is the same.
    """
    item = fetch(session, OutboxItem, item_id)
    if item.placed_at is None and item.state is not OutboxState.SENDING:
        step(item, SendingEvent.TAKEN)
    step(item, SendingEvent.READ_BACK if is_read_back else SendingEvent.SETTLED)
    if is_read_back:
        item.verified_at = now
    item.going_name, item.trouble = name or item.file_name, ""
    if item.placed_at is None:
        item.placed_at, item.placed_in = now, folder
        mark_done(session, item_id, now.date())
    session.flush()


def mark_bundled(session: Session, item_id: int, folder: str, now: datetime) -> None:
    """Say where a file lies that somebody else gives out; no clock counts it as given yet."""
    item = fetch(session, OutboxItem, item_id)
    step(item, SendingEvent.BUNDLED)
    item.placed_at, item.placed_in, item.trouble = now, folder, ""
    session.flush()


def step(item: OutboxItem, event: SendingEvent) -> None:
    """Take a thing to where an event gets it."""
    item.state = next_state(item.state, event)


def give(session: Session, item_id: int, where: str, how: str, now: datetime) -> None:
    """Say that the officer gave a thing to its reader herself; the clocks count from today.

    Args:
        where: what stands as its place.
        how: who has it, or how it went, in words.
    """
    item = fetch(session, OutboxItem, item_id)
    step(item, SendingEvent.GIVEN)
    item.placed_at, item.placed_in, item.trouble = now, where, ""
    item.done_on, item.done_how = now.date(), " ".join(how.split())
    mark_done(session, item_id, now.date())


def note_receipt(session: Session, item_id: int, on: date, words: str) -> None:
    """Write down that somebody says a thing that left was given to its reader on a day."""
    item = fetch(session, OutboxItem, item_id)
    step(item, SendingEvent.RECEIPT)
    item.done_on, item.done_how = on, " ".join(words.split())
    session.flush()


def mark_done(session: Session, item_id: int, on: date) -> None:
    """Count a file as given out on a day: the first outcomes or full record is the day both left."""
    item = fetch(session, OutboxItem, item_id)
    if item.kind in TELLS_THE_DECISIONS and item.review_id is not None:
        review = fetch(session, Review, item.review_id)
        if review.outcomes_sent_on is None:
            review.outcomes_sent_on = on
        if review.record_distributed_on is None:
            review.record_distributed_on = on
    session.flush()


def mark_trouble(session: Session, item_id: int, words: str) -> None:
    """Say what went wrong while placing a file; it stays in the outbox."""
    item = fetch(session, OutboxItem, item_id)
    step(item, SendingEvent.TROUBLE)
    item.trouble = words
    session.flush()


def withdraw(session: Session, item_id: int) -> None:
    """Take a file out of the outbox; one that has been placed stays as the record of what left."""
    item = fetch(session, OutboxItem, item_id)
    if item.placed_at is not None:
        raise Refusal("This has already been placed.", "The outbox keeps what left and when.")
    if item.bundle_id is not None:
        raise Refusal("This is in a bundle.", "Take the bundle apart first.")
    require_not_halfway(item)
    for form in ("send", "send:given"):  # what was typed beside it on the send screen
        drafts.let_go(session, form, item_id, item.child_id)
    session.delete(item)
    session.flush()


def require_not_halfway(item: OutboxItem) -> None:
    """Raise Refusal for a thing that may have arrived: it goes no other way until that is known."""
    if item.going_name and item.placed_at is None:
        raise Refusal(
            "This may have arrived already: the line broke off while it was being given its name.",
            "Send it, so that IRO Desk can look; or say on its card in the outbox what you know.",
        )


def _check_file_name(session: Session, child_id: int, file_name: str) -> None:
    """No part of a name of three letters or more may be in a file's name (ASVS 5.3.2, good practice)."""
    child = fetch(session, Child, child_id)
    people = session.exec(select(Person).where(Person.child_id == child_id)).all()
    whole = " ".join(
        [child.preferred_name, child.surname, child.local_code, *(person.name for person in people)]
    )
    tokens = set(re.findall(r"[^\W_]{3,}", plain(whole))) - _OF_ANY_FILE
    if tokens & set(re.findall(r"[^\W_]+", plain(file_name))) or "/" in file_name or "\\" in file_name:
        raise Refusal(
            "The file name tells who it is about.", "Use the name the program gives.", field="file_name"
        )


def _doubt(item: OutboxItem) -> Doubt | None:
    """What only the officer can say of a thing that waits; a journey that broke off leaves one too."""
    if item.placed_at is not None or item.state is OutboxState.SENDING:
        return None
    return item.doubt or (Doubt.LOST if item.going_name else None)


def _row(item: OutboxItem, child: Child, done_on: date | None, octets: int) -> OutboxRow:
    return OutboxRow(
        item_id=key(item),
        child_id=item.child_id,
        display_name=names.display_name(child),
        initials=names.initials(child),
        identity_colour=child.identity_colour,
        kind=item.kind,
        kind_label=item.kind.label,
        file_format=item.file_format,
        recipient=item.recipient,
        recipient_role=item.recipient_role,
        file_name=item.file_name,
        state=item.state,
        queued_at=item.queued_at,
        placed_at=item.placed_at,
        placed_in=item.placed_in,
        reason=item.reason,
        trouble=item.trouble,
        size=octets,
        sha256=item.sha256,
        review_version=item.review_version,
        is_kept=item.is_kept_back and item.placed_at is None,
        done_on=item.done_on or done_on,
        way=item.way,
        destination_id=item.destination_id,
        going_name=item.going_name,
        attempts=item.attempts,
        last_tried_at=item.last_tried_at,
        verified_at=item.verified_at,
        done_how=item.done_how,
        doubt=_doubt(item),
    )
