"""What a review says is to be raised becomes a concern on the child's page, once."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, select

from iro_desk.domain.review_row_codes import ToRaise, WhatNow
from iro_desk.records import Concern, Review
from iro_desk.services import concerns
from iro_desk.services.entering import key
from iro_desk.services.reviews.parts import earlier_decisions

MOST = 300
NOT_DONE = "DECISION_NOT_DONE"
RAISED = (ToRaise.INFORMAL, ToRaise.FORMAL)


def raise_what_is_said(session: Session, review: Review, today: date) -> None:
    """Raise the concern of a review, and one for each earlier decision that is to be raised; none twice.

    A formal dispute begins at its first stage; one that was informal when the review was first finished is
    made formal.
    """
    if review.to_raise in RAISED:
        _raise(session, review, today)
    for row in earlier_decisions(session, key(review)):
        if row.what_now is WhatNow.CONCERN and _held(session, decision_id=row.decision_id) is None:
            about = f"Not carried out: {row.what}. {row.effect}".strip()[:MOST]
            concerns.raise_from(
                session, child_id=review.child_id, raised_on=today, about=about, review_id=key(review),
                decision_id=row.decision_id, effect=row.effect, theme=NOT_DONE,
                theme_words=concerns.words_of(session, NOT_DONE),
            )  # fmt: skip
    session.flush()


def _raise(session: Session, review: Review, today: date) -> None:
    held = _held(session, review_id=key(review))
    if held is None:
        held = concerns.raise_from(
            session,
            child_id=review.child_id,
            raised_on=today,
            about=review.raise_about,
            review_id=key(review),
        )
    if review.to_raise is ToRaise.FORMAL and held.stage == 0 and held.settled_on is None:
        concerns.begin_formal(session, held, 1, today, "Raised at the review.")


def _held(
    session: Session, *, review_id: int | None = None, decision_id: int | None = None
) -> Concern | None:
    query = select(Concern).where(Concern.decision_id == decision_id)
    if review_id is not None:
        query = query.where(Concern.review_id == review_id)
    return session.exec(query).first()
