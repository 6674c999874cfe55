"""What a new form starts with, so that nothing known is typed again."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from iro_desk.domain.codes import ActionState, DecisionState, ReviewState
from iro_desk.domain.sheets.answers import SOURCE
from iro_desk.domain.sheets.filled import Known
from iro_desk.domain.sheets.shape import Form, Question
from iro_desk.records import Action, Person, Review
from iro_desk.services.entering import key
from iro_desk.services.reviews.parts import stored as stored_decisions
from iro_desk.services.sheets.handing_on import HANDED_ON
from iro_desk.services.sheets.standing import grades, plans, routes, worker_visits

SETTLED = (DecisionState.DONE, DecisionState.NOT_NEEDED)
FOLLOWED = ("decisions", "actions")
Kept = dict[str, Any]


def first_answers(session: Session, form: Form, child_id: int | None, known: Known) -> Kept:
    """Return what is known already, as a form keeps it."""
    found: Kept = {}
    for question in form.questions:
        start = known.begins_as(question)
        if start is not None:
            found[question.id] = start.isoformat() if isinstance(start, date) else start
        if question.filled_from and child_id is not None:
            rows = _rows(session, question, child_id, known)
            if rows or question.filled_from in FOLLOWED:
                found[question.id] = rows
    return found


def last_review(session: Session, child_id: int) -> Review | None:
    """The newest review that was finished; None before the first."""
    query = select(Review).where(Review.child_id == child_id, Review.state == ReviewState.FINISHED)
    return session.exec(query.order_by(col(Review.review_on).desc(), col(Review.id).desc())).first()


def _rows(session: Session, question: Question, child_id: int, known: Known) -> list[Any]:
    if question.filled_from == "worker_visits":
        return worker_visits(session, child_id, known.facts.get("last_review"))
    if question.filled_from == "routes":
        return routes(question, last_review(session, child_id))
    if question.filled_from == "grades":
        return grades(session, question, last_review(session, child_id))
    if question.filled_from == "plans":
        return plans(session, question, child_id, known.facts["today"])
    if question.filled_from in HANDED_ON:
        return HANDED_ON[question.filled_from](session, child_id, known)
    columns = {column.id for column in question.columns}
    found = {"decisions": _decisions, "actions": _actions, "people": _people}[question.filled_from]
    return [
        {name: cell for name, cell in row.items() if (name in columns or name == SOURCE) and cell}
        for row in found(session, child_id)
    ]


def _decisions(session: Session, child_id: int) -> list[Kept]:
    review = last_review(session, child_id)
    rows = stored_decisions(session, key(review)) if review else []
    return [
        {
            "what": row.what, "owner": row.owner, "by": row.by_when.isoformat() if row.by_when else None,
            "measure": row.measure, SOURCE: f"decision:{row.id}",
        }
        for row in rows
        if row.state not in SETTLED
    ]  # fmt: skip


def _actions(session: Session, child_id: int) -> list[Kept]:
    query = select(Action).where(Action.child_id == child_id, Action.state == ActionState.OPEN)
    rows = session.exec(query.order_by(col(Action.by_when), col(Action.id))).all()
    return [
        {
            "what": row.what, "owner": row.owner, "by": row.by_when.isoformat() if row.by_when else None,
            "measure": row.measure, SOURCE: f"action:{row.id}",
        }
        for row in rows
    ]  # fmt: skip


def _people(session: Session, child_id: int) -> list[Kept]:
    rows = session.exec(select(Person).where(Person.child_id == child_id).order_by(col(Person.id))).all()
    return [
        {"name": row.name, "role": row.role.label, "agency": row.organisation, SOURCE: f"person:{row.id}"}
        for row in rows
    ]
