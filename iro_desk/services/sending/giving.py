"""What the officer gives herself, printed or in her hand, and what she hears of papers that were placed."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Session

from iro_desk.domain.sending.ways import BY_HAND
from iro_desk.errors import Refusal
from iro_desk.records import OutboxItem
from iro_desk.services import outbox
from iro_desk.services.entering import fetch
from iro_desk.services.sending import leaving


def mark_given(session: Session, item_id: int, how: str, to_whom: str, now: datetime) -> None:
    """Note a thing that went on paper: it has left and is done, and the clocks count from today.

    Args:
        how: such as "Printed on Canon in the office".
        to_whom: in the officer's words, such as "to Jan at the visit"; may be empty.

    Raises:
        Refusal: her look at it does not hold, it has gone, it is in a bundle, or it may have arrived already.
    """
    leaving.require_other_way(session, item_id)
    item = fetch(session, OutboxItem, item_id)
    if item.bundle_id is not None:
        raise Refusal("This is in a bundle.", "Take the bundle apart first.")
    item.is_on_paper = True
    outbox.give(session, item_id, BY_HAND, ", ".join(filter(None, (how.strip(), to_whom.strip()))), now)


def note_delivered(session: Session, item_id: int, on: date, who_says: str) -> None:
    """Note that a placed thing was given to its reader on a day, as somebody says.

    Raises:
        Refusal: it has not left, the day is before it did, or nobody is named.
    """
    item = fetch(session, OutboxItem, item_id)
    if item.placed_at is None:
        raise Refusal("This has not left yet.", "Send it first.")
    if on < item.placed_at.date():
        raise Refusal("That is before it left.", "Enter the day it was given out.", field="done_on")
    if not who_says.strip():
        raise Refusal("Say who told you so.", field="done_by")
    outbox.note_receipt(session, item_id, on, who_says)
