"""What a review says is to be raised becomes a concern on the child's page, once."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, select

from iro_desk.domain.review_row_codes import ToRaise, WhatNow
from iro_desk.records import Concern, Review
from iro_desk.services.entering import insert, key
from iro_desk.services.reviews.parts import earlier_decisions

MOST = 300
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
            insert(
                session, Concern, child_id=review.child_id, review_id=key(review), raised_on=today,
                about=about, decision_id=row.decision_id,
            )  # fmt: skip
    session.flush()


def _raise(session: Session, review: Review, today: date) -> None:
    held = _held(session, review_id=key(review))
    if held is None:
        held = insert(
            session, Concern, child_id=review.child_id, review_id=key(review), raised_on=today,
            about=review.raise_about,
        )  # fmt: skip
    if review.to_raise is ToRaise.FORMAL and held.stage == 0 and held.settled_on is None:
        held.stage, held.formal_on, held.stage_on = 1, today, today


def _held(
    session: Session, *, review_id: int | None = None, decision_id: int | None = None
) -> Concern | None:
    query = select(Concern).where(Concern.decision_id == decision_id)
    if review_id is not None:
        query = query.where(Concern.review_id == review_id)
    return session.exec(query).first()
