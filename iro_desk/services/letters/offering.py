"""Which letters can be written to a child today, and when each is sent."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session, col, select

from iro_desk.domain.codes import ReviewState, Voice
from iro_desk.domain.letters.codes import ABOUT_A_REVIEW, LetterKind
from iro_desk.records import Child, Review
from iro_desk.services.entering import fetch
from iro_desk.services.letters.phrases import grammar


@dataclass(frozen=True, slots=True)
class KindOffered:
    """One kind of letter.

    Args:
        send: when it is sent.
        review_id: the finished review it would be drawn from; None for the kinds about none.
        can_begin: False while a kind drawn from a review has no finished review.
    """

    kind: LetterKind
    send: str
    review_id: int | None
    can_begin: bool


def offered(session: Session, child_id: int) -> tuple[KindOffered, ...]:
    """Every kind of letter for one child, those after a review drawn from the newest finished one."""
    fetch(session, Child, child_id)
    query = select(Review.id).where(Review.child_id == child_id, Review.state == ReviewState.FINISHED)
    query = query.where(col(Review.is_imported).is_(False))
    newest = session.exec(query.order_by(col(Review.review_on).desc(), col(Review.id).desc())).first()
    return tuple(
        KindOffered(
            kind=kind,
            send=grammar(kind, Voice.MIDDLE).send,
            review_id=newest if kind in ABOUT_A_REVIEW else None,
            can_begin=kind not in ABOUT_A_REVIEW or newest is not None,
        )
        for kind in LetterKind
    )
