"""What a child asked for and was promised, followed until each has its answer or is marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import PromiseState, Share
from iro_desk.errors import Refusal
from iro_desk.records import Ask, Promise
from iro_desk.services.closed import is_open
from iro_desk.services.entering import fetch, key
from iro_desk.services.facts import ChildBrief, briefs


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise made to a child.

    Args:
        by_when: None when no day was named.
        settled_on: the day it was marked; None while it is still to keep.
    """

    promise_id: int
    child: ChildBrief
    visit_id: int | None
    made_on: date
    what: str
    by_when: date | None
    share: Share
    state: PromiseState
    settled_on: date | None


@dataclass(frozen=True, slots=True)
class AskRow:
    """Something a child asked for; ``answer`` is empty until they were given one."""

    ask_id: int
    child: ChildBrief
    visit_id: int | None
    asked_on: date
    what: str
    of_whom: str
    by_when: date | None
    share: Share
    answer: str


def open_promises(session: Session, child_id: int | None = None) -> tuple[PromiseRow, ...]:
    """Return the promises still to keep, soonest first; to every child when ``child_id`` is None."""
    query = select(Promise).where(Promise.state == PromiseState.OPEN)
    query = query.where(is_open(Promise.child_id) if child_id is None else Promise.child_id == child_id)
    rows = session.exec(query).all()
    return _promises(
        session, sorted(rows, key=lambda row: (row.by_when or date.max, row.made_on, row.id or 0))
    )


def open_asks(session: Session, child_id: int) -> tuple[AskRow, ...]:
    """Return what the child asked for and has had no answer to, oldest first."""
    query = select(Ask).where(Ask.child_id == child_id, Ask.answer == "")
    return _asks(session, list(session.exec(query.order_by(col(Ask.asked_on), col(Ask.id))).all()))


def settle(session: Session, promise_id: int, state: PromiseState, today: date) -> None:
    """Mark a promise kept, not kept or no longer needed."""
    if state is PromiseState.OPEN:
        raise Refusal("Say whether it was kept, not kept or is no longer needed.", field="state")
    promise = fetch(session, Promise, promise_id)
    promise.state, promise.settled_on = state, today
    session.flush()


def give_answer(session: Session, ask_id: int, answer: str, today: date) -> None:
    """Write the answer a child was given to what they asked for, even when it is no."""
    if not answer.strip():
        raise Refusal("Say what the child was told.", field="answer")
    ask = fetch(session, Ask, ask_id)
    ask.answer, ask.answered_on = answer.strip(), today
    session.flush()


def _promises(session: Session, rows: list[Promise]) -> tuple[PromiseRow, ...]:
    children = briefs(session) if rows else {}
    return tuple(
        PromiseRow(
            key(row), children[row.child_id], row.visit_id, row.made_on, row.what, row.by_when, row.share,
            row.state, row.settled_on,
        )
        for row in rows
    )  # fmt: skip


def _asks(session: Session, rows: list[Ask]) -> tuple[AskRow, ...]:
    children = briefs(session) if rows else {}
    return tuple(
        AskRow(
            key(row), children[row.child_id], row.visit_id, row.asked_on, row.what, row.of_whom, row.by_when,
            row.share, row.answer,
        )
        for row in rows
    )  # fmt: skip
