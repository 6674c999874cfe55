"""Keeps the papers of one child in the order they were put in (F49)."""

from __future__ import annotations

from sqlmodel import Session, col, select

from iro_desk.domain.sending.status import KEPT
from iro_desk.errors import Refusal
from iro_desk.records import OutboxItem
from iro_desk.services.entering import fetch
from iro_desk.services.sending import leaving


class WaitsItsTurn(Refusal):
    """An earlier paper of the same child has not gone yet, or this one is kept to go another way."""


def require(session: Session, item_id: int) -> None:
    """Raise WaitsItsTurn while an earlier paper of the same child that may go, and goes by itself, still waits.

    So does one that is kept for a bundle or an e-mail, until the officer says that it goes to the folder.
    One that is kept, or that nobody has looked at, holds up nothing: the officer may have put it off.
    """
    item = fetch(session, OutboxItem, item_id)
    if item.is_kept_back:
        raise WaitsItsTurn(f"{KEPT}.", "Say on its card in the outbox that it goes to the folder after all.")
    query = select(OutboxItem.id).where(
        OutboxItem.child_id == item.child_id,
        col(OutboxItem.id) < item_id,
        col(OutboxItem.placed_at).is_(None),
        col(OutboxItem.bundle_id).is_(None),
        ~col(OutboxItem.is_kept_back),
    )
    for earlier in session.exec(query.order_by(col(OutboxItem.id))).all():
        if earlier is not None and not leaving.why_not(session, earlier):
            raise WaitsItsTurn(
                "An earlier paper of this child has not gone yet, so this one waits for it.",
                "Send them from the outbox in one go, or take the earlier one out.",
            )
