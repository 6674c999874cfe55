"""Places one thing of the outbox in the officer's folder, and writes down where it went or why it could not.

Three steps, so that a slow drive holds up nothing else: the bytes are taken out of the caseload, placed
without it, and what became of them is written down.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from sqlmodel import Session

from iro_desk.domain.sending.protection import Protection
from iro_desk.errors import FileTrouble
from iro_desk.exports import folder, folder_mark
from iro_desk.services import outbox
from iro_desk.services.sending import leaving, marks, order, sealing
from iro_desk.services.sending.marks import Marked
from iro_desk.services.sending.sealing import ToSeal

TAKEN_OUT = "A file was taken out of the outbox while it was being placed."
ALREADY_THERE = f"{TAKEN_OUT} It is in the folder: remove it there if it must not go."


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One finished file on its way: its name in the folder, and its bytes.

    Args:
        marked: the folder papers last went to, with its mark; None when none is known.
    """

    item_id: int
    file_name: str
    content: bytes = field(repr=False)
    marked: Marked | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of one thing; ``trouble`` is empty when it was placed, ``placed_in`` when it was not.

    Args:
        mark: what the folder is known again by; empty when it went to no folder.
    """

    item_id: int
    trouble: str = ""
    placed_in: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Held(Sent):
    """A thing that could not go now, through nobody's fault; it waits as it was."""


def outgoing(session: Session, item_id: int, on: date | None = None) -> Outgoing | ToSeal:
    """Take one file's bytes as they leave; what must be sealed and is not yet comes back to be sealed first (S54).

    Args:
        on: today; papers that one reader is sent on one day open with the same words. None when that is no matter.

    Raises Refusal when it has gone, is not as it was when it was checked, or may not go: nobody has looked at it,
    something has changed since (S48, S50), or an earlier paper of the child has not gone yet (F49).
    """
    leaving.require(session, item_id)
    order.require(session, item_id)
    how = sealing.policy(session)
    if how is Protection.CLEAR:
        name, content = outbox.file_name(session, item_id), outbox.content(session, item_id)
        return Outgoing(item_id, name, content, marks.kept(session))
    ready = sealing.ready(session, item_id, how)
    if ready is None:
        return sealing.to_seal(session, item_id, how, on)
    return Outgoing(item_id, ready.file_name, ready.content, marks.kept(session))


def place(going: Outgoing, into: Path) -> Sent:
    """Place one file whole, with no caseload at hand; it may take as long as the drive takes.

    A file that is already there, byte for byte, counts as placed. Trouble comes back in words, so that the
    rest of the outbox can go on. Nothing goes to a folder that is not the one it was (F46).
    """
    known = going.marked
    try:
        mark = folder_mark.known_again(into, known.mark if known and known.folder == str(into) else "")
        placed = folder.place(into, going.file_name, going.content)
    except folder.NotThere as trouble:
        return Held(going.item_id, str(trouble))
    except FileTrouble as trouble:
        return Sent(going.item_id, str(trouble))
    return Sent(going.item_id, placed_in=str(placed.path.parent), mark=mark)


def write_down(session: Session, sent: Sent, now: datetime) -> Sent:
    """Write on the thing itself where it went, or what stopped it; nothing, when it only waits.

    Returns what to tell the officer.
    """
    if isinstance(sent, Held):
        return sent
    if not outbox.holds(session, sent.item_id):
        return Sent(sent.item_id, TAKEN_OUT if sent.trouble else ALREADY_THERE)
    if sent.trouble:
        outbox.mark_trouble(session, sent.item_id, sent.trouble)
    else:
        outbox.mark_placed(session, sent.item_id, sent.placed_in, now)
        if sent.mark:
            marks.keep(session, Marked(sent.placed_in, sent.mark))
    return sent
