"""What comes back from business support: the day the papers of a bundle went, and who says so."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.after_review import paper_day
from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import ReviewPaper
from iro_desk.domain.findings import Finding
from iro_desk.domain.receipts import Receipt
from iro_desk.domain.wording import dated
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.records import Bundle, BundleReceiptFields, HeldUp, OutboxItem, Review
from iro_desk.records.bundle import RECEIPT
from iro_desk.services import drafts, outbox
from iro_desk.services.after_reviews.rows import held_on, stop
from iro_desk.services.after_reviews.standing import DONE
from iro_desk.services.entering import fetch, key
from iro_desk.services.typed import drafted

FORM = "bundle"
"""The name of the form, for its draft."""


@dataclass(frozen=True, slots=True)
class WentLate:
    """A paper that went late, and nothing says yet what held it up."""

    child_id: int
    paper: ReviewPaper
    days_late: int


def of_bundle(session: Session, found: tuple[Receipt, ...], bundle_id: int) -> Receipt | None:
    """Return the fullest of these receipts that is this bundle's: its code stands only inside the sealed file."""
    bundle = fetch(session, Bundle, bundle_id)
    its = [
        one
        for one in found
        if one.bundle == bundle.reference and hmac.compare_digest(one.code.encode(), bundle.code.encode())
    ]
    return max(its, key=lambda one: (one.on is not None, bool(one.by)), default=None)


def note_done(
    session: Session,
    values: Mapping[str, object],
    bundle_id: int,
    today: date,
    calendar: Calendar,
    rules: ClockRules,
    *,
    by_receipt: bool = False,
) -> tuple[WentLate, ...]:
    """Note that every paper of a bundle went to its reader; the clocks count from that day, not from the sealing.

    Returns:
        The papers that went late without a reason yet.

    Raises:
        Incomplete, Refusal: the day or the name is missing, or the bundle has not been placed.
    """
    bundle = fetch(session, Bundle, bundle_id)
    if bundle.placed_at is None:
        raise Refusal("This bundle has not been placed yet.", "Place it first.")
    draft = drafted(BundleReceiptFields, {**values, "done_by": values.get("done_by") or ""})
    stop(_findings(draft, bundle.placed_at.date(), today))
    bundle.done_on, bundle.done_by = draft.done_on, " ".join(draft.done_by.split())
    bundle.by_receipt = by_receipt
    items = session.exec(select(OutboxItem).where(OutboxItem.bundle_id == bundle_id)).all()
    for item in items:
        outbox.mark_done(session, key(item), draft.done_on or today)
        outbox.note_receipt(session, key(item), draft.done_on or today, bundle.done_by)
    session.flush()
    drafts.let_go(session, FORM, bundle_id, None)
    reviews = dict.fromkeys(item.review_id for item in items if item.review_id is not None)
    return tuple(late for number in reviews for late in _late(session, number, today, calendar, rules))


def _findings(draft: BundleReceiptFields, placed_on: date, today: date) -> tuple[Finding, ...]:
    found: list[tuple[str, str]] = []
    if draft.done_on is None:
        found.append(("done_on", "Enter the day they went."))
    elif not placed_on <= draft.done_on <= today:
        words = f"This day must be between {dated(placed_on)}, when the bundle was placed, and today."
        found.append(("done_on", words))
    if not draft.done_by.strip():
        found.append(("done_by", "Say who told you so."))
    return tuple(Finding(f"bundle.{field}", words, RECEIPT, field) for field, words in found)


def _late(
    session: Session, review_id: int, today: date, calendar: Calendar, rules: ClockRules
) -> list[WentLate]:
    review = fetch(session, Review, review_id)
    said = set(session.exec(select(col(HeldUp.paper)).where(HeldUp.review_id == review_id)).all())
    found = []
    for paper, field in DONE.items():
        done_on = getattr(review, field)
        day = paper_day(paper, held_on(review), done_on, today, calendar, rules)
        if done_on is not None and day.days_late and paper not in said:
            found.append(WentLate(review.child_id, paper, day.days_late))
    return found
