"""What follows from a finished form: what happened, the child's words, what is to be done, and what was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from iro_desk.domain.codes import ActionState, DecisionState, EarlyReviewReason, YesNo
from iro_desk.domain.sheets import follows
from iro_desk.domain.sheets.answers import Line, Row
from iro_desk.domain.sheets.conditions import holds
from iro_desk.domain.sheets.filled import Filled
from iro_desk.domain.sheets.shape import Question
from iro_desk.records import Action, ChildsWords, Decision, EarlyReview, Event, Review, Sheet
from iro_desk.services.entering import fetch, insert

MOST_TOLD, MOST_WHY = 2000, 1000
PROGRESS = {
    "done": DecisionState.DONE,
    "on the way": DecisionState.PARTLY,
    "not started": DecisionState.NOT_DONE,
    "stuck": DecisionState.NOT_DONE,
}


def carry(session: Session, sheet: Sheet, filled: Filled) -> None:
    """Record everything that follows; what an earlier text recorded and this one does not is taken back."""
    shown = filled.shown()
    questions = [question for question in filled.form.questions if question.id in shown]
    _actions(session, sheet, filled, questions)
    _progress(session, sheet, filled, questions)
    sheet.told = follows.told(filled)[:MOST_TOLD]
    if sheet.child_id is not None:
        _events(session, sheet, filled)
        _words(session, sheet, filled, questions)
        _early_review(session, sheet, filled)
    if filled.form.is_midway and sheet.review_id is not None:
        fetch(session, Review, sheet.review_id).midway_held_on = sheet.held_on
    session.flush()


def _events(session: Session, sheet: Sheet, filled: Filled) -> None:
    """One event of each kind and day; one noted before by itself is left as it is and not noted twice."""
    mine = {row.kind: row for row in session.exec(select(Event).where(Event.sheet_id == sheet.id)).all()}
    for record in filled.form.records:
        day = filled.answers.day(record.on)
        if day is None or not holds(record.when, filled.scope):
            continue
        row = mine.pop(record.event, None)
        if row is not None:
            row.happened_on = day
        elif not _is_noted(session, sheet, record.event, day):
            insert(
                session, Event, child_id=sheet.child_id, sheet_id=sheet.id, kind=record.event, happened_on=day,
                note=filled.form.title,
            )  # fmt: skip
    for row in mine.values():
        session.delete(row)


def _is_noted(session: Session, sheet: Sheet, kind: Any, day: date) -> bool:
    query = select(Event.id).where(
        Event.child_id == sheet.child_id, Event.kind == kind, Event.happened_on == day
    )
    return session.exec(query).first() is not None


def _early_review(session: Session, sheet: Sheet, filled: Filled) -> None:
    """A review the officer calls for here is asked for on the child's page until it is held or arranged."""
    if not filled.form.early_review:
        return
    anchor = f"sheet:{sheet.id}"
    query = select(EarlyReview).where(EarlyReview.child_id == sheet.child_id, EarlyReview.anchor == anchor)
    row, why = session.exec(query).first(), follows.early_review(filled)
    if row is not None and why is None:
        session.delete(row)
    elif why is not None and sheet.held_on is not None:
        values: dict[str, Any] = {
            "why": why[:MOST_WHY],
            "asked_about": sheet.held_on,
            "answered_on": sheet.held_on,
        }
        if row is None:
            insert(
                session, EarlyReview, child_id=sheet.child_id, reason=EarlyReviewReason.IRO_REQUEST,
                anchor=anchor, needed=YesNo.YES, **values,
            )  # fmt: skip
        else:
            row.why, row.asked_about = why[:MOST_WHY], sheet.held_on


def _words(session: Session, sheet: Sheet, filled: Filled, questions: list[Question]) -> None:
    query = select(ChildsWords).where(ChildsWords.sheet_id == sheet.id)
    before = list(session.exec(query.order_by(col(ChildsWords.position))).all())
    already = _said_elsewhere(session, sheet)
    said = [
        line
        for question in questions
        if question.kind == "lines"
        for line in _lines(filled, question)
        if line not in already
    ]
    on = sheet.held_on or sheet.begun_on
    for position, line in enumerate(said):
        values: dict[str, Any] = {
            "words": line.words,
            "share": line.share,
            "said_on": on,
            "position": position,
        }
        if position < len(before):
            for name, value in values.items():
                setattr(before[position], name, value)
        else:
            insert(session, ChildsWords, child_id=sheet.child_id, sheet_id=sheet.id, **values)
    for row in before[len(said) :]:
        session.delete(row)


def _said_elsewhere(session: Session, sheet: Sheet) -> frozenset[Line]:
    """Lines that came from a visit, a review or another form, so that none is kept twice."""
    query = select(ChildsWords).where(
        ChildsWords.child_id == sheet.child_id, col(ChildsWords.sheet_id).is_distinct_from(sheet.id)
    )
    return frozenset(Line(row.words, row.share) for row in session.exec(query).all())


def _lines(filled: Filled, question: Question) -> tuple[Line, ...]:
    return filled.answers.lines(question.id)


def _actions(session: Session, sheet: Sheet, filled: Filled, questions: list[Question]) -> None:
    """Each row of an agreed action; one with the same words as before keeps what has become of it."""
    query = select(Action).where(Action.sheet_id == sheet.id)
    before = {row.what: row for row in session.exec(query).all()}
    agreed = [
        row
        for question in questions
        if question.kind == "actions"
        for row in filled.answers.rows(question.id)
    ]
    for position, row in enumerate(agreed):
        values = {
            "what": row.cell("what") or "", "owner": row.cell("owner") or "", "by_when": row.cell("by"),
            "measure": row.cell("measure") or "", "position": position,
        }  # fmt: skip
        stored = before.pop(values["what"], None)
        if stored is None:
            insert(session, Action, child_id=sheet.child_id, sheet_id=sheet.id, **values)
            continue
        for name, value in values.items():
            setattr(stored, name, value)
    for gone in before.values():
        session.delete(gone)


def _progress(session: Session, sheet: Sheet, filled: Filled, questions: list[Question]) -> None:
    """What became of the decisions and actions the form began with."""
    for row in _followed(filled, questions):
        kind, _, number = row.source.partition(":")
        state = PROGRESS.get(str(row.cell("progress") or "").casefold())
        if state is None:
            continue
        if kind == "decision":
            _mark_decision(session, int(number), row, state)
        elif kind == "action":
            _mark_action(session, int(number), row, state, sheet.held_on)


def _followed(filled: Filled, questions: list[Question]) -> Iterator[Row]:
    for question in questions:
        if question.filled_from in ("decisions", "actions"):
            yield from (row for row in filled.answers.rows(question.id) if row.source)


def _mark_decision(session: Session, decision_id: int, row: Row, state: DecisionState) -> None:
    decision = session.get(Decision, decision_id)
    if decision is None:
        return
    decision.state = state
    decision.outcome_note = str(row.cell("why") or decision.outcome_note)
    decision.by_when = row.cell("new_date") or decision.by_when


def _mark_action(session: Session, action_id: int, row: Row, state: DecisionState, on: date | None) -> None:
    action = session.get(Action, action_id)
    if action is None:
        return
    is_done = state is DecisionState.DONE
    action.state = ActionState.DONE if is_done else ActionState.OPEN
    action.done_on = on if is_done else None
    action.by_when = row.cell("new_date") or action.by_when
