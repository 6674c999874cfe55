"""The lists inside a review: who came, which papers, last time's decisions, and the new ones."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import SCORED_PLANS, DecisionState
from iro_desk.domain.review_row_codes import WhatNow
from iro_desk.errors import Refusal
from iro_desk.records import (
    Attendance,
    AttendanceFields,
    Decision,
    DecisionFields,
    PaperReceived,
    Review,
)
from iro_desk.services.entering import copy, extract, fetch, insert, key
from iro_desk.services.reviews.rows import DecisionRow, EarlierDecision, PaperRow
from iro_desk.services.reviews.stored import before, put_in_place, writable


def earlier_decisions(session: Session, review_id: int) -> tuple[EarlierDecision, ...]:
    """The decisions of the review before, those carried longest first."""
    last = before(session, fetch(session, Review, review_id))
    if last is None:
        return ()
    rows = sorted(stored(session, key(last)), key=lambda row: -row.times_carried)
    return tuple(
        EarlierDecision(
            decision_id=key(row),
            what=row.what,
            for_child=row.for_child,
            owner=row.owner,
            by_when=row.by_when,
            state=row.state,
            outcome_note=row.outcome_note,
            times_carried=row.times_carried,
            review_on=last.review_on,
            done_on=row.done_on,
            evidence=row.evidence,
            effect=row.effect,
            what_now=row.what_now,
        )
        for row in rows
    )


def mark_earlier(session: Session, decision_id: int, state: DecisionState, outcome_note: str) -> None:
    """Say what became of a decision, at any time before the next review is finished."""
    decision = fetch(session, Decision, decision_id)
    decision.state, decision.outcome_note = state, outcome_note
    session.flush()


def follow_earlier(
    session: Session,
    decision_id: int,
    *,
    done_on: date | None,
    evidence: str,
    effect: str,
    what_now: WhatNow | None,
) -> None:
    """Say when a decision was done and how that is known, or what its waiting has meant and what happens now."""
    decision = fetch(session, Decision, decision_id)
    decision.done_on, decision.evidence = done_on, evidence.strip()
    decision.effect, decision.what_now = effect.strip(), what_now
    session.flush()


def attendance(session: Session, review_id: int) -> tuple[AttendanceFields, ...]:
    """Everyone on the attendance list, in the order they were written."""
    return tuple(extract(AttendanceFields, row) for row in attended(session, review_id))


def set_attendance(session: Session, review_id: int, rows: tuple[AttendanceFields, ...]) -> None:
    """Put this list in place of the one before; a person who is still on it keeps their line and its history."""
    writable(session, review_id)
    put_in_place(session, review_id, Attendance, attended(session, review_id), rows, _same_name)


def papers(session: Session, review_id: int) -> tuple[PaperRow, ...]:
    """All seven plans, answered or not."""
    held = {row.plan: row for row in stored_papers(session, review_id)}
    return tuple(_paper(held[plan]) if plan in held else PaperRow(plan, None, None) for plan in SCORED_PLANS)


def _paper(row: PaperReceived) -> PaperRow:
    return PaperRow(
        row.plan, row.received, row.dated_on, row.on_day, row.not_applicable, row.current, row.chased_on, row.chased
    )  # fmt: skip


def set_papers(session: Session, review_id: int, rows: tuple[PaperRow, ...]) -> None:
    """Write whether each plan had come, its date, and what was done about one that had not."""
    writable(session, review_id)
    held = {row.plan: row for row in stored_papers(session, review_id)}
    for paper in rows:
        row = held.get(paper.plan)
        if row is None:
            insert(session, PaperReceived, review_id=review_id, **asdict(paper))
        else:
            for name, value in asdict(paper).items():
                setattr(row, name, value)
    session.flush()


def decisions(session: Session, review_id: int) -> tuple[DecisionRow, ...]:
    """The decisions of this review, in order."""
    return tuple(DecisionRow(key(row), extract(DecisionFields, row)) for row in stored(session, review_id))


def set_decisions(session: Session, review_id: int, rows: tuple[DecisionRow, ...]) -> None:
    """Add, change, take away and order the decisions so that they are as ``rows`` says."""
    review = writable(session, review_id)
    held = {key(row): row for row in stored(session, review_id)}
    for position, decision in enumerate(rows):
        if decision.decision_id is None:
            insert(
                session,
                Decision,
                decision.fields,
                review_id=review_id,
                child_id=review.child_id,
                position=position,
            )
            continue
        row = held.pop(decision.decision_id, None)
        if row is None:
            raise Refusal("One of these decisions belongs to another review.", "Open the review again.")
        copy(decision.fields, row)
        row.position = position
    for row in held.values():
        session.delete(row)
    session.flush()


def stored(session: Session, review_id: int) -> list[Decision]:
    """The stored decisions of a review, in order."""
    query = select(Decision).where(Decision.review_id == review_id)
    return list(session.exec(query.order_by(col(Decision.position), col(Decision.id))).all())


def attended(session: Session, review_id: int) -> list[Attendance]:
    """The stored lines of who came, in order."""
    query = select(Attendance).where(Attendance.review_id == review_id)
    return list(session.exec(query.order_by(col(Attendance.position), col(Attendance.id))).all())


def stored_papers(session: Session, review_id: int) -> list[PaperReceived]:
    """The stored answers about the papers."""
    return list(session.exec(select(PaperReceived).where(PaperReceived.review_id == review_id)).all())


def _same_name(draft: AttendanceFields, held: list[Attendance]) -> Attendance | None:
    return next((one for one in held if one.name.casefold() == draft.name.casefold()), None)
