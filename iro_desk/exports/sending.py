"""Places one thing of the outbox in the officer's folder, and writes down where it went or why it could not.

Three steps, so that a slow drive holds up nothing else: the bytes are taken out of the caseload, placed
without it, and what became of them is written down.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from iro_desk.errors import FileTrouble
from iro_desk.exports import folder
from iro_desk.services import outbox

TAKEN_OUT = "A file was taken out of the outbox while it was being placed."
ALREADY_THERE = f"{TAKEN_OUT} It is in the folder: remove it there if it must not go."


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One finished file on its way: its name in the folder, and its bytes."""

    item_id: int
    file_name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of one thing; ``trouble`` is empty when it was placed, ``placed_in`` when it was not."""

    item_id: int
    trouble: str = ""
    placed_in: str = ""


def outgoing(session: Session, item_id: int) -> Outgoing:
    """Take one file's bytes; raises Refusal when it has gone, or is not as it was when it was checked."""
    return Outgoing(item_id, outbox.file_name(session, item_id), outbox.content(session, item_id))


def place(going: Outgoing, into: Path) -> Sent:
    """Place one file whole, with no caseload at hand; it may take as long as the drive takes.

    A file that is already there, byte for byte, counts as placed. Trouble comes back in words, so that the
    rest of the outbox can go on.
    """
    try:
        placed = folder.place(into, going.file_name, going.content)
    except FileTrouble as trouble:
        return Sent(going.item_id, str(trouble))
    return Sent(going.item_id, placed_in=str(placed.path.parent))


def write_down(session: Session, sent: Sent, now: datetime) -> Sent:
    """Write on the thing itself where it went, or what stopped it; returns what to tell the officer."""
    if not outbox.holds(session, sent.item_id):
        return Sent(sent.item_id, TAKEN_OUT if sent.trouble else ALREADY_THERE)
    if sent.trouble:
        outbox.mark_trouble(session, sent.item_id, sent.trouble)
    else:
        outbox.mark_placed(session, sent.item_id, sent.placed_in, now)
    return sent
