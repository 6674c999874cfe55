"""A child's dates as their page shows them: hers to do, hers to check, and what each was before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from iro_desk.domain.clocks import Whose
from iro_desk.records import Child, DueDate, OwnDateFields
from iro_desk.services import clockwork, drafts
from iro_desk.services.clockwork import PastDate, StandingDate
from iro_desk.services.entering import fetch
from iro_desk.services.typed import drafted

OWN_DATE = "child:overview:date"


@dataclass(frozen=True, slots=True)
class ChildDate:
    """A date that stands, and the days it stood on before it moved, oldest first."""

    standing: StandingDate
    past: tuple[PastDate, ...]


@dataclass(frozen=True, slots=True)
class ChildDates:
    """Everything that stands for one child, soonest first.

    Args:
        is_counted: whether the day care began is known, without which no date is worked out.
    """

    mine: tuple[ChildDate, ...]
    to_check: tuple[ChildDate, ...]
    is_counted: bool


def of_child(session: Session, child_id: int, today: date) -> ChildDates:
    """Read the dates of one child with their history."""
    past = _past(session, child_id)
    found = tuple(
        ChildDate(one, _moved(past[one.due.clock_id, one.due.anchor], one))
        for one in sorted(clockwork.of_child(session, child_id, today), key=lambda one: one.on)
    )
    return ChildDates(
        mine=tuple(one for one in found if one.standing.due.whose is Whose.OFFICER),
        to_check=tuple(one for one in found if one.standing.due.whose is Whose.OTHERS),
        is_counted=fetch(session, Child, child_id).looked_after_from is not None,
    )


def choose(session: Session, values: Mapping[str, object], child_id: int, due_id: int, now: datetime) -> int:
    """Work to another date than the rule's, from what was typed."""
    clockwork.choose_own_date(session, due_id, drafted(OwnDateFields, values), now)
    drafts.let_go(session, OWN_DATE, due_id, child_id)
    return due_id


def leave(session: Session, child_id: int, due_id: int) -> None:
    """Go back to the rule's date, and forget what was being typed about another."""
    clockwork.leave_own_date(session, due_id)
    drafts.let_go(session, OWN_DATE, due_id, child_id)


def _past(session: Session, child_id: int) -> dict[tuple[str, str], list[PastDate]]:
    rows = session.exec(
        select(DueDate)
        .where(DueDate.child_id == child_id, col(DueDate.ended_at).is_not(None))
        .order_by(col(DueDate.id))
    ).all()
    found: dict[tuple[str, str], list[PastDate]] = defaultdict(list)
    for row in rows:
        was = PastDate(row.due_on, row.set_at, row.set_by, row.ended_at, row.ended_by)
        found[row.clock_id, row.anchor].append(was)
    return found


def _moved(past: list[PastDate], now: StandingDate) -> tuple[PastDate, ...]:
    """Only what the date has been on other days than the next: an undo and a redo are no move."""
    after = [*(one.due_on for one in past[1:]), now.due.due_on]
    return tuple(one for one, next_on in zip(past, after, strict=False) if one.due_on != next_on)
