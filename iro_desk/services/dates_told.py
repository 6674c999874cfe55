"""A date of a plan that came with a paper or an answer: kept on the plans tracker, once."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, select

from iro_desk.domain.codes import EventKind, PlanKind
from iro_desk.records import Event, Plan
from iro_desk.services.entering import insert

SEEN = "Seen before a review"


def tell(session: Session, child_id: int, plan: PlanKind, was: date | None, now: date | None) -> None:
    """Put the date of a plan on the tracker, in place of the one told before; a date held already stays.

    For health it is the day of the assessment.

    Args:
        was, now: None for no date.
    """
    if plan is PlanKind.HEALTH:
        _assessed(session, child_id, was, now)
    else:
        _dated(session, child_id, plan, was, now)
    session.flush()


def _dated(session: Session, child_id: int, plan: PlanKind, was: date | None, now: date | None) -> None:
    rows = session.exec(select(Plan).where(Plan.child_id == child_id, Plan.kind == plan)).all()
    mine = next((row for row in rows if row.note == SEEN and row.dated_on == was), None)
    others = {row.dated_on for row in rows if row is not mine}
    if mine is not None and (now is None or now in others):
        session.delete(mine)
    elif mine is not None:
        mine.dated_on = now
    elif now is not None and now not in others:
        insert(session, Plan, child_id=child_id, kind=plan, dated_on=now, note=SEEN)


def _assessed(session: Session, child_id: int, was: date | None, now: date | None) -> None:
    kind = EventKind.HEALTH_ASSESSMENT
    rows = session.exec(select(Event).where(Event.child_id == child_id, Event.kind == kind)).all()
    mine = next((row for row in rows if row.note == SEEN and row.happened_on == was), None)
    others = {row.happened_on for row in rows if row is not mine}
    if mine is not None and (now is None or now in others):
        session.delete(mine)
    elif mine is not None and now is not None:
        mine.happened_on = now
    elif now is not None and now not in others:
        insert(session, Event, child_id=child_id, kind=kind, happened_on=now, note=SEEN)
