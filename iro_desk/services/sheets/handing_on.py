"""What another officer needs to know of a child: promises still to keep, dates that matter, what is not done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from iro_desk.domain.ages import birthday
from iro_desk.domain.codes import ActionState, DecisionState, PromiseState, ReviewState, Share
from iro_desk.domain.sheets.answers import SOURCE
from iro_desk.domain.sheets.filled import Known
from iro_desk.records import Action, Child, Concern, Decision, Promise, Review
from iro_desk.services.entering import fetch

SETTLED = (DecisionState.DONE, DecisionState.NOT_NEEDED)
OLDEST = 25
Rows = list[dict[str, Any]]


def promises(session: Session, child_id: int, known: Known) -> Rows:
    """What the officer promised the child and has not settled, oldest first; what is private stays with her."""
    query = select(Promise).where(
        Promise.child_id == child_id, Promise.state == PromiseState.OPEN, Promise.share == Share.MAY_SHARE
    )
    rows = session.exec(query.order_by(col(Promise.made_on), col(Promise.id))).all()
    return [_row(what=row.what, by=row.by_when, source=f"promise:{row.id}") for row in rows]


def dates(session: Session, child_id: int, known: Known) -> Rows:
    """The next birthday and the next review."""
    child, today = fetch(session, Child, child_id), known.facts["today"]
    years = range(max(today.year - child.born_on.year, 0), OLDEST + 1)
    coming = next((on for age in years if (on := birthday(child.born_on, age)) >= today), None)
    found = [_row(on=coming, what="Birthday")] if coming is not None else []
    review_on = known.facts.get("next_review")
    return [_row(on=review_on, what="Next review"), *found] if review_on else found


def still_open(session: Session, child_id: int, known: Known) -> Rows:
    """Decisions of the last review, actions of forms and concerns, none of them done."""
    review = session.exec(
        select(Review)
        .where(Review.child_id == child_id, Review.state == ReviewState.FINISHED)
        .order_by(col(Review.review_on).desc(), col(Review.id).desc())
    ).first()
    found: Rows = []
    if review is not None:
        decided = select(Decision).where(Decision.review_id == review.id, col(Decision.state).not_in(SETTLED))
        for one in session.exec(decided.order_by(col(Decision.position), col(Decision.id))).all():
            source = f"decision:{one.id}"
            found.append(_row(kind="Decision", what=one.what, owner=one.owner, by=one.by_when, source=source))
    agreed = select(Action).where(Action.child_id == child_id, Action.state == ActionState.OPEN)
    for row in session.exec(agreed.order_by(col(Action.by_when), col(Action.id))).all():
        source = f"action:{row.id}"
        found.append(_row(kind="Action", what=row.what, owner=row.owner, by=row.by_when, source=source))
    raised = select(Concern).where(Concern.child_id == child_id, col(Concern.settled_on).is_(None))
    for concern in session.exec(raised.order_by(col(Concern.raised_on), col(Concern.id))).all():
        found.append(_row(kind="Concern", what=concern.about, source=f"concern:{concern.id}"))
    return found


HANDED_ON: Mapping[str, Callable[[Session, int, Known], Rows]] = {
    "promises": promises, "dates": dates, "open": still_open,
}  # fmt: skip


def _row(source: str = "", **cells: Any) -> dict[str, Any]:
    kept = {name: cell.isoformat() if isinstance(cell, date) else cell for name, cell in cells.items()}
    found = {name: cell for name, cell in kept.items() if cell}
    return {**found, SOURCE: source} if source else found
