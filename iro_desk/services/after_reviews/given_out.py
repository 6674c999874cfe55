"""Who was given the record of a review, which version, and when: through the outbox, or otherwise."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import ReviewState
from iro_desk.domain.findings import Finding
from iro_desk.domain.wording import dated
from iro_desk.errors import Refusal
from iro_desk.records import Bundle, GivenOut, GivenOutFields, OutboxItem, Review
from iro_desk.records.after import AFTER
from iro_desk.services import drafts, outbox
from iro_desk.services.after_reviews.rows import GIVEN, GivenRow, Values, stop
from iro_desk.services.entering import fetch, insert, key
from iro_desk.services.papers_out import OF_THE_RECORD, newest_version
from iro_desk.services.typed import drafted


def given(session: Session, review_id: int) -> tuple[GivenRow, ...]:
    """Return everybody who was given a paper of a review, the first given first."""
    newest = newest_version(session, review_id)
    query = select(OutboxItem, Bundle).join(Bundle, col(Bundle.id) == OutboxItem.bundle_id, isouter=True).where(
        OutboxItem.review_id == review_id,
        col(OutboxItem.placed_at).is_not(None),
        col(OutboxItem.kind).in_(OF_THE_RECORD),
    )  # fmt: skip
    items = [(item, _went(item, bundle)) for item, bundle in session.exec(query).all()]
    found = [
        _row(item.recipient, item.recipient_role, f"{item.kind.label}", item.review_version or 1, newest,
             "from the outbox" if item.bundle_id is None else "by business support", on, 0)
        for item, on in items
        if on is not None
    ]  # fmt: skip
    others = session.exec(select(GivenOut).where(GivenOut.review_id == review_id)).all()
    found += [
        _row(row.recipient, row.recipient_role, "Record", row.version, newest,
             f"{row.how.label[:1].lower()}{row.how.label[1:]}" if row.how else "", row.given_on, key(row))
        for row in others
        if row.given_on is not None
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda row: (row.on, row.who, row.words)))


def _went(item: OutboxItem, bundle: Bundle | None) -> date | None:
    """The day a paper reached its reader; None while it lies in a bundle that nobody says has gone."""
    if bundle is not None:
        return bundle.done_on
    return None if item.placed_at is None else item.placed_at.date()


def people(session: Session, review_id: int) -> tuple[str, ...]:
    """Return those on the child's list who may be given the record, each as a choice says them."""
    child_id = fetch(session, Review, review_id).child_id
    found = [_named(one.name, one.role_label) for one in outbox.recipients(session, child_id)]
    return tuple(dict.fromkeys(found))


def give_out(session: Session, values: Values, review_id: int, today: date) -> int:
    """Note who was given the record; the first noted is the day it was given out. Returns its number.

    Raises:
        Incomplete, Refusal: it is not said to whom or when, or the review is not finished.
    """
    review = fetch(session, Review, review_id)
    if review.state is not ReviewState.FINISHED or review.reopened_at is not None:
        raise Refusal("This review is not finished.", "Finish it, and then note who was given its record.")
    draft = drafted(GivenOutFields, {**values, "recipient": values.get("recipient") or ""})
    offered = {_named(one.name, one.role_label): one for one in outbox.recipients(session, review.child_id)}
    stop(_findings(draft, set(offered), review.review_on, today))
    chosen = offered[draft.recipient]
    row = insert(
        session, GivenOut, review_id=review_id, child_id=review.child_id, recipient=chosen.name,
        recipient_role=chosen.role_label, given_on=draft.given_on, how=draft.how,
        version=newest_version(session, review_id),
    )  # fmt: skip
    if review.record_distributed_on is None:
        review.record_distributed_on = draft.given_on
    session.flush()
    drafts.let_go(session, GIVEN, review_id, review.child_id)
    return key(row)


def take_back(session: Session, given_id: int) -> None:
    """Take away what was noted by mistake; the day the record was given out stays as it was noted."""
    session.delete(fetch(session, GivenOut, given_id))
    session.flush()


def _findings(draft: GivenOutFields, offered: set[str], review_on: date, today: date) -> tuple[Finding, ...]:
    found: list[tuple[str, str]] = []
    if draft.recipient not in offered:
        found.append(("recipient", "Select who was given it."))
    if draft.given_on is None:
        found.append(("given_on", "Enter the day it was given."))
    elif not review_on <= draft.given_on <= today:
        words = f"This day must be between {dated(review_on)}, the day of the review, and today."
        found.append(("given_on", words))
    return tuple(Finding(f"after.{field}", words, AFTER, field) for field, words in found)


def _named(name: str, role: str) -> str:
    return name if role.casefold() == name.casefold() else f"{name}, {role[:1].lower()}{role[1:]}"


def _row(
    name: str, role: str, paper: str, version: int, newest: int, how: str, on: date, given_id: int
) -> GivenRow:
    words = ", ".join(part for part in (paper, f"version {version}", how) if part)
    return GivenRow(_named(name, role), words, on, given_id, version >= newest)
