"""What stands from last time: the decisions of the last review, and what the child said at the last visit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import DecisionState, ReviewState
from iro_desk.records import Review, Visit
from iro_desk.services import agreement, visits
from iro_desk.services.entering import key
from iro_desk.services.reviews.parts import stored
from iro_desk.services.visits import WordsLine


@dataclass(frozen=True, slots=True)
class LastDecision:
    """A decision of the last review as it stands; ``by_when`` is None when no day was set."""

    decision_id: int
    what: str
    owner: str
    by_when: date | None
    state: DecisionState
    times_carried: int


@dataclass(frozen=True, slots=True)
class LastDecisions:
    """The decisions of the last review finished here."""

    review_id: int
    review_on: date
    rows: tuple[LastDecision, ...]


@dataclass(frozen=True, slots=True)
class LastWords:
    """What the child said at one visit, private lines among them: for the officer's eyes only."""

    said_on: date
    lines: tuple[WordsLine, ...]


def last_decisions(session: Session, child_id: int, today: date) -> LastDecisions | None:
    """Return the decisions of the newest finished review as they stand; None when there is none.

    A proposed decision stands as agreed once the team manager has agreed, or has been silent for too long.
    """
    review = session.exec(
        select(Review)
        .where(
            Review.child_id == child_id,
            Review.state == ReviewState.FINISHED,
            col(Review.is_imported).is_(False),
        )
        .order_by(col(Review.review_on).desc(), col(Review.id).desc())
    ).first()
    if review is None:
        return None
    states = agreement.states(session, review, today)
    rows = tuple(
        LastDecision(
            key(row), row.what, row.owner, row.by_when, states[key(row)], row.times_carried,
        )
        for row in stored(session, key(review))
    )  # fmt: skip
    return LastDecisions(key(review), review.review_on, rows)


def last_words(session: Session, child_id: int, not_visit: int) -> LastWords | None:
    """Return what was said at the newest other visit with any words; None when there is none.

    Args:
        not_visit: the visit being written; 0 for a new one.
    """
    found = session.exec(
        select(Visit)
        .where(Visit.child_id == child_id, Visit.id != not_visit)
        .order_by(col(Visit.visit_on).desc(), col(Visit.id).desc())
    )
    for visit in found:
        lines = visits.words(session, key(visit))
        if lines:
            return LastWords(visit.visit_on, lines)
    return None
