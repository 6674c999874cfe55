"""What the officer gives herself, printed or in her hand, and what she hears of papers that were placed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from sqlmodel import Session

from iro_desk.domain.findings import Finding
from iro_desk.domain.sending.ways import BY_HAND
from iro_desk.errors import Refusal
from iro_desk.records import DeliveredFields, OutboxItem
from iro_desk.records.outbox import DELIVERED
from iro_desk.services import drafts, outbox
from iro_desk.services.after_reviews.rows import stop
from iro_desk.services.entering import fetch
from iro_desk.services.sending import leaving
from iro_desk.services.typed import drafted

FORM = "outbox:delivered"


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


def note_delivered(
    session: Session, values: Mapping[str, object], item_id: int, today: date, now: datetime
) -> None:
    """Note that a placed thing was given to its reader on a day, as somebody says.

    Raises:
        Incomplete, Refusal: the day or who says so is missing, or it has not left.
    """
    item = fetch(session, OutboxItem, item_id)
    if item.placed_at is None:
        raise Refusal("This has not left yet.", "Send it first.")
    draft = drafted(DeliveredFields, {**values, "done_by": values.get("done_by") or ""})
    left_on = item.placed_at.astimezone(now.tzinfo).date()
    stop(_findings(draft, left_on, today))
    outbox.note_receipt(session, item_id, draft.done_on or today, draft.done_by)
    drafts.let_go(session, FORM, item_id, item.child_id)


def _findings(draft: DeliveredFields, left_on: date, today: date) -> tuple[Finding, ...]:
    found: list[tuple[str, str]] = []
    if draft.done_on is None:
        found.append(("done_on", "Enter the day it was given out."))
    elif not left_on <= draft.done_on <= today:
        found.append(("done_on", "This day must be between the day it left and today."))
    if not draft.done_by.strip():
        found.append(("done_by", "Say who told you so."))
    return tuple(Finding(f"delivered.{field}", words, DELIVERED, field) for field, words in found)
