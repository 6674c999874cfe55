"""Reads the dates that stand, soonest first, and what each was before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, inspect
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from iro_desk.domain.clocks import Due, Step, Whose
from iro_desk.records import DueDate, OwnDate


@dataclass(frozen=True, slots=True)
class StandingDate:
    """A date that stands for one child.

    Args:
        due: what the rule says, with its working.
        booked_on: the day arranged for it; None when none is.
        own_on: the officer's own date in its place; None when she keeps to the rule's.
        own_reason: why; empty without one.
    """

    due_id: int
    child_id: int
    due: Due
    booked_on: date | None
    own_on: date | None = None
    own_reason: str = ""

    @property
    def on(self) -> date:
        """The day she works to."""
        return self.own_on or self.due.due_on


@dataclass(frozen=True, slots=True)
class PastDate:
    """A date that stood before.

    Args:
        set_by, ended_by: the work that set it and the work that moved it, as Undo names them.
    """

    due_on: date
    set_at: datetime
    set_by: str
    ended_at: datetime | None
    ended_by: str


def standing(session: Session, today: date, whose: Whose | None = None) -> tuple[StandingDate, ...]:
    """Every date that stands for every child, soonest first; of everybody when ``whose`` is None."""
    return _read(session, None, today, whose)


def of_child(session: Session, child_id: int, today: date) -> tuple[StandingDate, ...]:
    """Every date that stands for one child, soonest first."""
    return _read(session, child_id, today, None)


def history(session: Session, child_id: int, clock_id: str, anchor: str) -> tuple[PastDate, ...]:
    """What one date has been, oldest first; the last one stands unless it has ended."""
    rows = session.exec(
        select(DueDate)
        .where(DueDate.child_id == child_id, DueDate.clock_id == clock_id, DueDate.anchor == anchor)
        .order_by(col(DueDate.id))
    ).all()
    return tuple(PastDate(row.due_on, row.set_at, row.set_by, row.ended_at, row.ended_by) for row in rows)


def _read(
    session: Session, child_id: int | None, today: date, whose: Whose | None
) -> tuple[StandingDate, ...]:
    # Columns, not rows of the session: a caseload has thousands, and nothing is changed here.
    query = select_columns(*inspect(DueDate).columns).where(col(DueDate.ended_at).is_(None))
    if whose is not None:
        query = query.where(col(DueDate.whose) == whose)
    own = select(OwnDate)
    if child_id is not None:
        query = query.where(col(DueDate.child_id) == child_id)
        own = own.where(OwnDate.child_id == child_id)
    chosen = {(row.child_id, row.clock_id, row.anchor): row for row in session.exec(own).all()}
    rows = [row for row in session.execute(query) if row.lapses_on is None or today < row.lapses_on]
    found = [_standing(row, chosen.get((row.child_id, row.clock_id, row.anchor))) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.due.due_on, one.due_id)))


def _standing(row: Row[Any], own: OwnDate | None) -> StandingDate:
    return StandingDate(
        due_id=row.id,
        child_id=row.child_id,
        due=due_of(row),
        booked_on=row.booked_on,
        own_on=own.chosen_on if own else None,
        own_reason=own.reason if own else "",
    )


def due_of(row: Row[Any]) -> Due:
    """The date as the clock gave it."""
    return Due(
        clock_id=row.clock_id,
        task=row.task,
        due_on=row.due_on,
        because=row.because,
        sentence=row.sentence,
        steps=_steps(row.steps),
        source=row.source,
        force=row.force,
        review_id=row.review_id,
        weekend_note=row.weekend_note,
        whose=row.whose,
        anchor=row.anchor,
        starts_on=row.starts_on,
        counted_in=row.counted_in,
        skipped=tuple(date.fromisoformat(day) for day in row.skipped),
        is_earliest=row.is_earliest,
        lapses_on=row.lapses_on,
    )


def _steps(kept: Sequence[Sequence[str]]) -> tuple[Step, ...]:
    return tuple(Step(label, value) for label, value in kept)
