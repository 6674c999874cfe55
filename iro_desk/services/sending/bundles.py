"""Bundles for business support: which papers are in each, how far it has got, and what came back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from iro_desk.domain.bundles import MOST_PAPERS, BundledPaper, ToBundle, bundle_name
from iro_desk.errors import Refusal
from iro_desk.records import Bundle, Child, OutboxItem
from iro_desk.services import names, outbox
from iro_desk.services.entering import fetch, insert, key
from iro_desk.services.sending import leaving, marks


@dataclass(frozen=True, slots=True)
class Offered:
    """One thing of the outbox that may go in a bundle.

    Args:
        why_not: why it may not go as it stands; empty when the officer's look at it holds.
    """

    item_id: int
    child_id: int
    display_name: str
    initials: str
    identity_colour: int
    words: str
    why_not: str


@dataclass(frozen=True, slots=True)
class BundleRow:
    """One bundle.

    Args:
        papers: each paper in words, in their order.
        placed_on: None until the sealed file lies in a folder.
        done_on: the day its papers went; None while nothing says so.
        sha256: of the sealed file; empty until it is placed.
    """

    bundle_id: int
    reference: str
    file_name: str
    words: str
    papers: tuple[str, ...]
    made_on: date
    placed_on: date | None
    placed_in: str
    sha256: str
    done_on: date | None
    done_by: str
    by_receipt: bool


def offered(session: Session) -> tuple[Offered, ...]:
    """Return what waits in the outbox and is in no bundle, the first put in first."""
    query = (
        select(OutboxItem, Child)
        .join(Child, col(Child.id) == OutboxItem.child_id)
        .where(col(OutboxItem.placed_at).is_(None), col(OutboxItem.bundle_id).is_(None))
        .order_by(col(OutboxItem.id))
    )
    return tuple(
        Offered(
            key(item), item.child_id, names.display_name(child), names.initials(child), child.identity_colour,
            f"{_paper(item)}, for {_goes_to(item)}", leaving.why_not(session, key(item)),
        )
        for item, child in session.exec(query).all()
    )  # fmt: skip


def begin(
    session: Session, item_ids: Collection[int], reference: str, code: str, words: str, now: datetime
) -> int:
    """Put things of the outbox in a new bundle; returns its number.

    Raises:
        Refusal: nothing is chosen, one has left or is in another bundle, or the officer has not looked at it.
    """
    if not 0 < len(item_ids) <= MOST_PAPERS:
        raise Refusal("Tick the papers that go.", f"At most {MOST_PAPERS} go in one bundle.", field="papers")
    items = [fetch(session, OutboxItem, number) for number in sorted(item_ids)]
    for item in items:
        if item.placed_at is not None or item.bundle_id is not None:
            raise Refusal("One of these has left, or is in another bundle.", "Choose again.", field="papers")
        leaving.require_other_way(session, key(item))
    made = key(insert(session, Bundle, reference=reference, code=code, words=words, made_at=now))
    for item in items:
        item.bundle_id = made
    session.flush()
    return made


def to_bundle(session: Session, bundle_id: int) -> ToBundle:
    """Return everything the sealed file is made from; raises Refusal when a paper is not as it was."""
    bundle = fetch(session, Bundle, bundle_id)
    papers = []
    for item in _items(session, bundle_id):
        child = fetch(session, Child, item.child_id)
        about = ", ".join(part for part in (names.display_name(child), child.local_code) if part)
        content = outbox.content(session, key(item))
        papers.append(BundledPaper(item.file_name, content, _paper(item), about, _goes_to(item)))
    if not papers:
        raise Refusal("There is no paper in this bundle any more.", "Take it apart and make another.")
    return ToBundle(bundle.reference, bundle.code, bundle.words, bundle.made_at.date(), tuple(papers))


def note_placed(
    session: Session, bundle_id: int, folder: str, sha256: str, now: datetime, mark: str = ""
) -> None:
    """Say where the sealed file lies; its papers have left the desk, and no clock counts them as sent yet.

    Args:
        mark: what the folder is known again by; kept where it is one that papers go to.
    """
    if mark:
        marks.keep(session, folder, mark)
    bundle = fetch(session, Bundle, bundle_id)
    bundle.placed_in, bundle.placed_at, bundle.sha256 = folder, now, sha256
    for item in _items(session, bundle_id):
        outbox.mark_bundled(session, key(item), folder, now)
    session.flush()


def take_apart(session: Session, bundle_id: int) -> None:
    """Give up a bundle that was never placed; its papers wait in the outbox again."""
    bundle = fetch(session, Bundle, bundle_id)
    if bundle.placed_at is not None:
        raise Refusal("This bundle has already been placed.", "The outbox keeps what left and when.")
    for item in _items(session, bundle_id):
        item.bundle_id = None
    session.flush()
    session.delete(bundle)
    session.flush()


def rows(session: Session) -> tuple[BundleRow, ...]:
    """Return every bundle, the newest first."""
    found = session.exec(select(Bundle).order_by(col(Bundle.id).desc())).all()
    return tuple(_row(session, bundle) for bundle in found)


def _row(session: Session, bundle: Bundle) -> BundleRow:
    papers = tuple(f"{_paper(item)}, for {_goes_to(item)}" for item in _items(session, key(bundle)))
    return BundleRow(
        key(bundle), bundle.reference, bundle_name(bundle.reference, bundle.made_at.date()), bundle.words, papers,
        bundle.made_at.date(), None if bundle.placed_at is None else bundle.placed_at.date(), bundle.placed_in,
        bundle.sha256, bundle.done_on, bundle.done_by, bundle.by_receipt,
    )  # fmt: skip


def _items(session: Session, bundle_id: int) -> list[OutboxItem]:
    query = select(OutboxItem).where(OutboxItem.bundle_id == bundle_id).order_by(col(OutboxItem.id))
    return list(session.exec(query).all())


def _paper(item: OutboxItem) -> str:
    version = "" if item.review_version is None else f", version {item.review_version}"
    return f"{item.kind.label}{version} ({item.file_format.upper()})"


def _goes_to(item: OutboxItem) -> str:
    role = item.recipient_role
    return (
        item.recipient
        if role.casefold() == item.recipient.casefold()
        else f"{item.recipient}, {role.lower()}"
    )
