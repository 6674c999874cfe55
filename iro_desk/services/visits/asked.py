"""The rows of a visit's form about asks and promises, and the records they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from iro_desk.domain.codes import PromiseState, Share
from iro_desk.domain.sheets.answers import SOURCE, Row
from iro_desk.records import Ask, Promise, Visit
from iro_desk.services.entering import insert, key

STATES = {state.label: state for state in PromiseState}
Kept = dict[str, Any]


def rows_of(session: Session, visit_id: int) -> Kept:
    """Return a visit's asks and promises as its form shows them, as they stand now."""
    asks = [
        {
            "what": ask.what, "of_whom": ask.of_whom, "by": _day(ask.by_when), "answer": ask.answer,
            "sharing": ask.share.label, SOURCE: f"ask:{ask.id}",
        }
        for ask in _stored(session, Ask, visit_id)
    ]  # fmt: skip
    promises = [
        {
            "what": promise.what, "by": _day(promise.by_when), "became": promise.state.label,
            "sharing": promise.share.label, SOURCE: f"promise:{promise.id}",
        }
        for promise in _stored(session, Promise, visit_id)
    ]  # fmt: skip
    return {"asks": asks, "promises": promises}


def set_asks(session: Session, visit: Visit, rows: tuple[Row, ...], today: date) -> None:
    """Keep a visit's asks as its form has them; one left out is taken away."""
    stored = {f"ask:{row.id}": row for row in _stored(session, Ask, key(visit))}
    for position, row in enumerate(rows):
        answer = str(row.cell("answer") or "").strip()
        values = {
            "asked_on": visit.visit_on, "what": row.cell("what"), "of_whom": row.cell("of_whom") or "",
            "by_when": row.cell("by"), "share": _share(visit, row), "answer": answer, "position": position,
        }  # fmt: skip
        before = stored.pop(row.source, None)
        answered_on = (
            (before.answered_on if before and before.answer == answer else today) if answer else None
        )
        _keep(session, Ask, visit, before, {**values, "answered_on": answered_on})
    for gone in stored.values():
        session.delete(gone)


def set_promises(session: Session, visit: Visit, rows: tuple[Row, ...], today: date) -> None:
    """Keep a visit's promises as its form has them; one left out is taken away."""
    stored = {f"promise:{row.id}": row for row in _stored(session, Promise, key(visit))}
    for position, row in enumerate(rows):
        state = STATES.get(str(row.cell("became") or ""), PromiseState.OPEN)
        before = stored.pop(row.source, None)
        same = before is not None and before.state is state
        settled_on = None if state is PromiseState.OPEN else before.settled_on if same and before else today
        values = {
            "made_on": visit.visit_on, "what": row.cell("what"), "by_when": row.cell("by"), "share": _share(visit, row),
            "state": state, "settled_on": settled_on, "position": position,
        }  # fmt: skip
        _keep(session, Promise, visit, before, values)
    for gone in stored.values():
        session.delete(gone)


def _stored(session: Session, record: Any, visit_id: int) -> list[Any]:
    query = select(record).where(record.visit_id == visit_id)
    return list(session.exec(query.order_by(col(record.position), col(record.id))).all())


def _keep(session: Session, record: Any, visit: Visit, before: Any, values: Mapping[str, Any]) -> None:
    if before is None:
        insert(session, record, child_id=visit.child_id, visit_id=visit.id, **values)
        return
    for name, value in values.items():
        if getattr(before, name) != value:
            setattr(before, name, value)


def _share(visit: Visit, row: Row) -> Share:
    """What the letter may say of it: nothing of a visit the child wants kept out of letters."""
    may_share = row.cell("sharing") == Share.MAY_SHARE.label and not visit.keep_out_of_letter
    return Share.MAY_SHARE if may_share else Share.PRIVATE


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
