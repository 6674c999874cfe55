"""Places one thing of the outbox in the officer's folder and writes down where it went, or why it could not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from iro_desk.errors import FileTrouble, Refusal
from iro_desk.exports import folder
from iro_desk.services import outbox


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of one thing; ``trouble`` is empty when it was placed."""

    item_id: int
    trouble: str


def send(session: Session, item_id: int, into: Path, now: datetime) -> Sent:
    """Place one file whole and mark it placed; a file that is already there, byte for byte, counts as placed.

    Trouble is kept on the thing itself, in words, so that the rest of the outbox can go on.
    """
    row = next((row for row in outbox.rows(session) if row.item_id == item_id), None)
    if row is None:
        return Sent(item_id, "It was taken out of the outbox.")
    try:
        placed = folder.place(into, row.file_name, outbox.content(session, item_id))
    except (FileTrouble, Refusal) as trouble:
        outbox.mark_trouble(session, item_id, str(trouble))
        return Sent(item_id, str(trouble))
    outbox.mark_placed(session, item_id, str(placed.path.parent), now)
    return Sent(item_id, "")
