"""How the decisions of a review stand on a day: that they are agreed is worked out for every reader, never stored."""

from __future__ import annotations

from datetime import date
from functools import cache

from sqlmodel import Session, col, select

from iro_desk.domain.after_review import decision_stands, is_agreed, silence_on
from iro_desk.domain.codes import DecisionState, ManagerAnswer, ReviewState
from iro_desk.domain.review_row_codes import DecisionMade
from iro_desk.domain.working_days import Calendar, read_bank_holidays
from iro_desk.paths import resource
from iro_desk.records import Decision, Review
from iro_desk.services import bank_holidays, settings

TABLE = "data/bank_holidays.csv"


def states(session: Session, review: Review, on: date) -> dict[int, DecisionState]:
    """The state of each decision of a review, by its id.

    A proposed one is agreed once the team manager has agreed, or has been silent for too long (REC-4, local);
    one agreed in the meeting is agreed when its review is finished.
    """
    calendar = bank_holidays.calendar(session, _shipped())
    rules = settings.clock_rules(settings.current(session))
    last_day = silence_on(review.outcomes_sent_on, calendar, rules)
    agreed = is_agreed(review.manager_answer, last_day, on)
    query = select(Decision).where(Decision.review_id == review.id).order_by(col(Decision.id))
    return {
        row.id or 0: decision_stands(row.state, agreed=agreed or _is_decided(row, review))
        for row in session.exec(query).all()
    }


def _is_decided(row: Decision, review: Review) -> bool:
    """Whether it was agreed in a meeting that is over; the team manager may still say no to it."""
    said_no = review.manager_answer is ManagerAnswer.NOT_AGREED
    return row.made is DecisionMade.DECIDED and review.state is ReviewState.FINISHED and not said_no


@cache
def _shipped() -> Calendar:
    return read_bank_holidays(resource(TABLE).read_text(encoding="utf-8"))
