"""What the desk knows that a cap on a plan's grade may hang on; what nobody knows is left out."""

from __future__ import annotations

from sqlmodel import Session, col, select

from iro_desk.domain.ages import age_on
from iro_desk.domain.codes import EventKind, PlanKind, ReviewKind, YesNo
from iro_desk.records import Child, Event, PaperReceived, Placement, Review
from iro_desk.services.entering import fetch, key


def known_of_plan(
    session: Session, review: Review, plan: PlanKind, available: YesNo | None
) -> dict[str, int | bool | None]:
    """Return what is known on the day of the review.

    Args:
        available: the officer's own answer whether the plan was there in time; it goes before the papers'.
    """
    child = fetch(session, Child, review.child_id)
    known: dict[str, int | bool | None] = {
        "age": age_on(child.born_on, review.review_on),
        "later_review": review.kind is not ReviewKind.FIRST,
        "first_review_passed": review.kind is not ReviewKind.FIRST,
        "unaccompanied": child.unaccompanied,
        "unregistered": _is_unregistered(session, review),
        "plan_absent": _is_absent(session, review, plan, available),
    }
    if _was_assessed(session, review):
        known["never_assessed"] = False
    return known


def _is_unregistered(session: Session, review: Review) -> bool:
    query = select(Placement).where(
        Placement.child_id == review.child_id, Placement.started_on <= review.review_on
    )
    home = session.exec(query.order_by(col(Placement.started_on).desc(), col(Placement.id).desc())).first()
    return (
        home is not None
        and home.is_unregistered
        and (home.ended_on is None or home.ended_on > review.review_on)
    )


def _is_absent(session: Session, review: Review, plan: PlanKind, available: YesNo | None) -> bool | None:
    query = select(PaperReceived).where(PaperReceived.review_id == key(review), PaperReceived.plan == plan)
    paper = session.exec(query).first()
    if paper is not None and paper.received is not None:
        return paper.received is YesNo.NO
    return None if available is None else available is YesNo.NO


def _was_assessed(session: Session, review: Review) -> bool:
    query = select(Event.id).where(
        Event.child_id == review.child_id,
        Event.kind == EventKind.HEALTH_ASSESSMENT,
        Event.happened_on <= review.review_on,
    )
    return session.exec(query).first() is not None
