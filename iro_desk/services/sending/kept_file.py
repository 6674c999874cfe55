"""The file of one thing of the outbox, whether it waits or has left."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlmodel import Session

from iro_desk.records import OutboxItem
from iro_desk.services import outbox
from iro_desk.services.entering import fetch
from iro_desk.services.sending.titles import Titles


@dataclass(frozen=True, slots=True)
class KeptFile:
    """The very bytes that leave or left, with what they are and whom they are for."""

    child_id: int
    title: str
    reader: str
    file_name: str
    sha256: str
    content: bytes = field(repr=False)


def kept_file(session: Session, item_id: int) -> KeptFile:
    """Return one file; raises Refusal when it is gone, or no longer what was queued."""
    item = fetch(session, OutboxItem, item_id)
    content = outbox.content(session, item_id)
    title = Titles(session).of(item)
    return KeptFile(item.child_id, title, item.recipient, item.file_name, item.sha256, content)
