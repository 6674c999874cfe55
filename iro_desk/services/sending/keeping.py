"""Papers the officer keeps for a bundle or an e-mail: they go to no folder until she says so (S48, F49)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session, col, select

from iro_desk.domain.sending.status import KEPT
from iro_desk.records import OutboxItem
from iro_desk.services.entering import fetch
from iro_desk.services.sending import binding


def look(
    session: Session,
    item_id: int,
    sha256: str,
    now: datetime,
    *,
    is_kept: bool,
    pages: int = 0,
    by_saying: bool = False,
    shown: Mapping[str, str] | None = None,
) -> None:
    """Note the officer's look as :func:`binding.look` does, and which way the paper goes.

    Args:
        is_kept: it waits for a bundle or an e-mail; otherwise it may go to the folder.
    """
    binding.look(session, item_id, sha256, now, pages=pages, by_saying=by_saying, shown=shown)
    fetch(session, OutboxItem, item_id).is_kept_back = is_kept
    session.flush()


def let_go(session: Session, item_id: int) -> None:
    """Note that the officer means a kept paper for the folder after all; her look at it must hold as ever."""
    fetch(session, OutboxItem, item_id).is_kept_back = False
    session.flush()


def kept(session: Session) -> Mapping[int, str]:
    """Return everything kept that has not left and is in no bundle yet, with what holds it in words."""
    here = (col(OutboxItem.placed_at).is_(None), col(OutboxItem.bundle_id).is_(None))
    query = select(OutboxItem.id).where(*here, col(OutboxItem.is_kept_back)).order_by(col(OutboxItem.id))
    return {number: f"{KEPT}." for number in session.exec(query).all() if number is not None}
