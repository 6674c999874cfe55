"""The papers about a child that can be asked for by name from anywhere: the full record, and the dispute form."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session, col, select

from iro_desk.domain.codes import DocumentKind, ReviewState
from iro_desk.records import Concern, Review


@dataclass(frozen=True, slots=True)
class PaperOffer:
    """One paper.

    Args:
        kind: the full record or the dispute form.
        subject_id: the review or the concern it is of; None where the officer has to choose.
    """

    kind: DocumentKind
    subject_id: int | None = None


def paper_offers(session: Session, child_id: int | None) -> tuple[PaperOffer, ...]:
    """What can be made: of the child's newest finished review, and of the one concern.

    Args:
        child_id: None where no child's page is open; then both are offered, and the officer chooses of whom.
    """
    if child_id is None:
        return PaperOffer(DocumentKind.FULL_RECORD), PaperOffer(DocumentKind.DISPUTE)
    finished = (
        Review.child_id == child_id, Review.state == ReviewState.FINISHED, col(Review.is_imported).is_(False),
    )  # fmt: skip
    newest = select(Review.id).where(*finished).order_by(col(Review.review_on).desc(), col(Review.id).desc())
    review = session.exec(newest).first()
    concerns = session.exec(select(Concern.id).where(Concern.child_id == child_id)).all()
    offers = [] if review is None else [PaperOffer(DocumentKind.FULL_RECORD, review)]
    if concerns:
        offers.append(PaperOffer(DocumentKind.DISPUTE, concerns[0] if len(concerns) == 1 else None))
    return tuple(offers)
