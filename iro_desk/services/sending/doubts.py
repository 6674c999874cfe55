"""What only the officer can say of a paper: whether it arrived, or goes again (F44, F49)."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, select

from iro_desk.domain.codes import Doubt, OutboxState
from iro_desk.domain.sending.states import SendingEvent
from iro_desk.errors import Refusal
from iro_desk.records import OutboxItem
from iro_desk.services import outbox
from iro_desk.services.entering import fetch, key
from iro_desk.services.sending import places, sealing

NOTHING_IN_DOUBT = "Nothing about this is in doubt."
PUT_BACK = "It may have gone before this desk was put back from an older copy. Say what you know."


def raise_doubt(session: Session, item_id: int, doubt: Doubt, words: str) -> None:
    """Stop a paper until the officer says what became of it."""
    item = fetch(session, OutboxItem, item_id)
    outbox.step(item, SendingEvent.DOUBT)
    item.doubt, item.trouble = doubt, words
    session.flush()


def raise_for_all(session: Session) -> int:
    """Stop everything that waits until the officer says what became of it, for the desk is an older one put back.

    What went after that copy was made still waits in it, and nothing in it says that it went. What is in a bundle, or
    in an e-mail she has yet to speak of, is asked about there already.

    Returns:
        How many were stopped.
    """
    here = (col(OutboxItem.placed_at).is_(None), col(OutboxItem.bundle_id).is_(None))
    items = session.exec(select(OutboxItem).where(*here, col(OutboxItem.doubt).is_(None))).all()
    stopped = [key(item) for item in items if not sealing.is_emailed(session, key(item))]
    for number in stopped:
        raise_doubt(session, number, Doubt.RESTORED, PUT_BACK)
    return len(stopped)


def say_arrived(session: Session, item_id: int, now: datetime) -> None:
    """Note that a paper arrived, as the officer knows; it has left, and is not sent again."""
    item = _in_doubt(session, item_id)
    outbox.step(item, SendingEvent.ARRIVED)
    to = places.of_item(session, item)
    item.placed_at, item.trouble = now, ""
    item.placed_in = item.going_to or ("" if to is None else to.address)
    item.doubt = item.doubt or Doubt.LOST
    outbox.mark_done(session, item_id, now.date())


def send_again(session: Session, item_id: int) -> None:
    """Note that a paper is to go again, whatever went before; it is ready as it was."""
    item = _in_doubt(session, item_id)
    outbox.step(item, SendingEvent.AGAIN)
    item.going_name, item.going_to, item.going_sha256 = "", "", ""
    item.doubt, item.trouble, item.is_asked_again = None, "", True
    session.flush()


def _in_doubt(session: Session, item_id: int) -> OutboxItem:
    item = fetch(session, OutboxItem, item_id)
    is_open = item.placed_at is None and item.state is not OutboxState.SENDING
    if not is_open or (item.doubt is None and not item.going_name):
        raise Refusal(NOTHING_IN_DOUBT)
    return item
