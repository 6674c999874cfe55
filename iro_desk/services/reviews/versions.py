"""The finished texts of a review: each kept whole, read again, and the lock opened with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from iro_desk.domain.codes import ReviewState
from iro_desk.domain.review_text import ReviewText, read_text
from iro_desk.errors import Refusal
from iro_desk.records import Review, ReviewVersion
from iro_desk.services import drafts
from iro_desk.services.entering import fetch, insert, key
from iro_desk.services.reviews.answers import text

REOPENING = "review:reopening"


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One finished text; ``why`` is empty for the first."""

    number: int
    finished_at: datetime
    why: str


def versions(session: Session, review_id: int) -> tuple[VersionRow, ...]:
    """Every finished text of a review, newest first."""
    rows = reversed(_stored(session, review_id))
    return tuple(VersionRow(row.number, row.finished_at, row.why) for row in rows)


def version_text(session: Session, review_id: int, number: int) -> ReviewText:
    """One finished text as it was; raises Refusal when there is no such version."""
    row = next((row for row in _stored(session, review_id) if row.number == number), None)
    if row is None:
        raise Refusal("That version is no longer in the file.", "Open the review again.")
    return read_text(row.text)


def reopen(session: Session, review_id: int, why: str, now: datetime) -> None:
    """Open a finished review so that it can be changed; the text before is kept.

    Args:
        why: never empty; kept beside the version that comes of it.
    """
    review = fetch(session, Review, review_id)
    if review.state is not ReviewState.FINISHED or review.reopened_at is not None:
        raise Refusal("This review is open already.", "Write in it as it stands.")
    if review.is_imported:
        raise Refusal("This review came from a return and was not written here.", "Look in the return.")
    if not why.strip():
        raise Refusal("Say why you are changing it.", field="why")
    if not _stored(session, review_id):
        _keep(session, review, 1, review.finished_at or now, "")
    review.reopened_at, review.reopened_why = now, why.strip()
    session.flush()
    drafts.let_go(session, REOPENING, review_id, review.child_id)


def keep_version(session: Session, review: Review, now: datetime) -> None:
    """Keep the text of a review that has just been finished, and lock it; one that says the same is not kept twice."""
    held = _stored(session, key(review))
    if not held or held[-1].text != text(session, key(review)).as_json():
        _keep(session, review, len(held) + 1, now, review.reopened_why)
    review.reopened_at, review.reopened_why = None, ""
    session.flush()


def _keep(session: Session, review: Review, number: int, at: datetime, why: str) -> None:
    insert(
        session, ReviewVersion, review_id=key(review), child_id=review.child_id, number=number,
        finished_at=at, why=why, text=text(session, key(review)).as_json(),
    )  # fmt: skip


def _stored(session: Session, review_id: int) -> list[ReviewVersion]:
    query = select(ReviewVersion).where(ReviewVersion.review_id == review_id)
    return list(session.exec(query.order_by(col(ReviewVersion.number))).all())
