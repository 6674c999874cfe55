"""Works the dates out again for the children whose facts have changed, and for nobody else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date, datetime

from sqlmodel import Session, col, select

from iro_desk import __version__
from iro_desk.domain.changes import Changes
from iro_desk.domain.clocks import ALL_CLOCKS, REVIEW_CLOCKS, ClockRules, Due, all_due
from iro_desk.domain.codes import ReviewState
from iro_desk.domain.working_days import Calendar
from iro_desk.records import Child, DueDate, Reckoning, Review
from iro_desk.services import bank_holidays, settings
from iro_desk.services.facts import ChildFacts, facts_of

MOVES_A_DATE = frozenset(
    {"child", "review", "review_meeting", "placement", "legal_period", "event", "plan", "concern"}
)
AT_ONCE = 400
OF_REVIEWS = frozenset(clock.id for clock in REVIEW_CLOCKS)


def settle(session: Session, changes: Changes, *, calendar: Calendar, now: Callable[[], datetime]) -> bool:
    """Bring the dates up with what an operation changed, inside that operation.

    Args:
        calendar: the bank holidays that are shipped; what the officer has added and taken out is put on top.

    Returns:
        Whether any date moved.
    """
    moment, moved = now(), False
    if "setting" in changes.kinds:
        moved = begin_day(session, calendar, moment, changes.label)
    if changes.kinds & MOVES_A_DATE:
        counted = bank_holidays.calendar(session, calendar)
        moved |= _reckon(session, sorted(changes.children), counted, moment, changes.label)
    return moved


def begin_day(session: Session, calendar: Calendar, moment: datetime, label: str = "A new day") -> bool:
    """Work out again what a new day, other rules, other bank holidays or a newer program may have moved.

    Only reviews dated since it was last looked at can have moved with the day alone: until its day comes,
    a review being prepared is a booking.

    Returns:
        Whether any date moved.
    """
    today, rules = moment.date(), settings.clock_rules(settings.current(session))
    calendar = bank_holidays.calendar(session, calendar)
    made_with = _made_with(rules, calendar)
    kept = session.exec(select(Reckoning)).first()
    if kept is None:
        kept = Reckoning(made_with="", reckoned_on=today)
        session.add(kept)
    if kept.made_with != made_with:
        children: Iterable[int | None] = session.exec(select(Child.id)).all()
    else:
        since, until = sorted((kept.reckoned_on, today))
        children = session.exec(
            select(Review.child_id).where(
                Review.state == ReviewState.WRITING, Review.review_on > since, Review.review_on <= until
            )
        ).all()
    kept.made_with, kept.reckoned_on = made_with, today
    return _reckon(session, sorted({one for one in children if one}), calendar, moment, label)


def _reckon(session: Session, child_ids: list[int], calendar: Calendar, moment: datetime, label: str) -> bool:
    rules = settings.clock_rules(settings.current(session))
    moved = False
    for start in range(0, len(child_ids), AT_ONCE):
        ids = child_ids[start : start + AT_ONCE]
        standing = _standing(session, ids)
        for child in facts_of(session, ids, today=moment.date()):
            is_closed = child.child.closed_on is not None
            found = () if is_closed else all_due(child.facts, calendar, rules)
            moved |= _bring_up(session, child, found, standing, moment, label)
        for left in standing.values():
            left.ended_at, left.ended_by, moved = moment, label, True
    session.flush()
    return moved


def _standing(session: Session, ids: list[int]) -> dict[tuple[int, str, str], DueDate]:
    rows = session.exec(
        select(DueDate).where(col(DueDate.child_id).in_(ids), col(DueDate.ended_at).is_(None))
    ).all()
    return {(row.child_id, row.clock_id, row.anchor): row for row in rows}


def _bring_up(
    session: Session,
    child: ChildFacts,
    found: tuple[Due, ...],
    standing: dict[tuple[int, str, str], DueDate],
    moment: datetime,
    label: str,
) -> bool:
    """Set what is new, supersede what moved, and leave the rest to be ended."""
    moved = False
    for due in found:
        values = _values(due, child)
        row = standing.pop((child.child.child_id, due.clock_id, due.anchor), None)
        if row is not None and row.due_on == due.due_on:
            for name, value in values.items():
                if getattr(row, name) != value:
                    setattr(row, name, value)
                    moved = True
            continue
        if row is not None:
            row.ended_at, row.ended_by = moment, label
        session.add(DueDate.model_validate({**values, "set_at": moment, "set_by": label}))
        moved = True
    return moved


def _values(due: Due, child: ChildFacts) -> dict[str, object]:
    return {
        "child_id": child.child.child_id,
        "clock_id": due.clock_id,
        "anchor": due.anchor,
        "task": due.task,
        "due_on": due.due_on,
        "because": due.because,
        "sentence": due.sentence,
        "source": due.source,
        "force": due.force,
        "whose": due.whose,
        "weekend_note": due.weekend_note,
        "steps": [[step.label, step.value] for step in due.steps],
        "skipped": [day.isoformat() for day in due.skipped],
        "starts_on": due.starts_on,
        "counted_in": due.counted_in,
        "is_earliest": due.is_earliest,
        "lapses_on": due.lapses_on,
        "booked_on": _booked_on(due, child),
        "review_id": due.review_id,
    }


def _booked_on(due: Due, child: ChildFacts) -> date | None:
    return child.facts.next_review_on if due.clock_id in OF_REVIEWS else None


def _made_with(rules: ClockRules, calendar: Calendar) -> str:
    """Return a digest of everything but the facts that a date depends on."""
    clocks = ",".join(clock.id for clock in ALL_CLOCKS)
    holidays = ",".join(f"{day} {name}" for day, name in calendar.bank_holidays.items())
    limits = sorted((name, sorted(v) if isinstance(v, frozenset) else v) for name, v in asdict(rules).items())
    text = f"{__version__}|{clocks}|{limits}|{holidays}"
    return hashlib.sha256(text.encode()).hexdigest()
