"""What was agreed in short forms, followed until it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import ActionState
from iro_desk.errors import Refusal
from iro_desk.records import Action, Sheet
from iro_desk.services.closed import is_open
from iro_desk.services.entering import fetch, key
from iro_desk.services.facts import ChildBrief, briefs
from iro_desk.services.sheet_forms import form_of


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action.

    Args:
        child: None for a form that is not about one child.
        agreed_in: the title of its form; empty when it stands by itself.
        done_on: the day it was done or dropped; None while it is open.
    """

    action_id: int
    child: ChildBrief | None
    sheet_id: int | None
    agreed_in: str
    what: str
    owner: str
    by_when: date | None
    measure: str
    state: ActionState
    done_on: date | None


def actions_of(session: Session, child_id: int) -> tuple[ActionRow, ...]:
    """Every action agreed for a child: the open ones first, by their day."""
    rows = session.exec(select(Action).where(Action.child_id == child_id)).all()
    ordered = sorted(
        rows, key=lambda row: (row.state is not ActionState.OPEN, row.by_when or date.max, row.id)
    )
    return _rows(session, ordered)


def past_their_day(session: Session, today: date) -> tuple[ActionRow, ...]:
    """Every open action whose day has passed, longest ago first."""
    query = select(Action).where(Action.state == ActionState.OPEN, col(Action.by_when) < today)
    query = query.where(is_open(Action.child_id))
    return _rows(session, list(session.exec(query.order_by(col(Action.by_when), col(Action.id))).all()))


def close_action(session: Session, action_id: int, state: ActionState, today: date) -> None:
    """Say that an action is done or no longer needed."""
    if state is ActionState.OPEN:
        raise Refusal("Say whether it is done or no longer needed.", field="state")
    action = fetch(session, Action, action_id)
    action.state, action.done_on = state, today
    session.flush()


def reopen_action(session: Session, action_id: int) -> None:
    """Say that an action is still to be done after all."""
    action = fetch(session, Action, action_id)
    action.state, action.done_on = ActionState.OPEN, None
    session.flush()


def _rows(session: Session, rows: list[Action]) -> tuple[ActionRow, ...]:
    children = briefs(session) if rows else {}
    forms = {key(sheet): sheet.form for sheet in session.exec(select(Sheet)).all()} if rows else {}
    return tuple(
        ActionRow(
            action_id=key(row),
            child=children.get(row.child_id) if row.child_id is not None else None,
            sheet_id=row.sheet_id,
            agreed_in=form_of(forms[row.sheet_id]).title if row.sheet_id in forms else "",
            what=row.what,
            owner=row.owner,
            by_when=row.by_when,
            measure=row.measure,
            state=row.state,
            done_on=row.done_on,
        )
        for row in rows
    )
