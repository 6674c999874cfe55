"""Weighing a referral to Cafcass, open at every stage: what was weighed is dated, and none replaces another.

A referral must be considered where the authority has failed in its duties in a significant way and, told at a
senior enough level, has not put it right in reasonable time (Regulations 2010, reg 45; grounds to be checked
locally). It may be made whenever the officer thinks it right (Children Act 1989, s 25B(3)).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes.concern import Ground, Referral, StepKind
from iro_desk.records import CafcassFields, CafcassWeighing, Concern
from iro_desk.records.concern_steps import DECISION, GROUNDS, WEIGHED
from iro_desk.records.forms import asked
from iro_desk.services import drafts
from iro_desk.services.concerns.stored import CAFCASS, Values, day_findings, enter, still_open, stop
from iro_desk.services.entering import fetch, insert, key
from iro_desk.services.typed import drafted

GROUND_FIELDS = ("ground_plan", "ground_review", "ground_decision", "ground_other")
TEST = (
    "A referral must be considered where one of these is so and, told at a senior enough level, it has not been "
    "put right in reasonable time. It may be made at any stage, beside the formal process."
)


@dataclass(frozen=True, slots=True)
class GroundLine:
    """One line of the checklist: the ground or condition in words, and whether it is so; None until it is weighed."""

    words: str
    is_so: bool | None


@dataclass(frozen=True, slots=True)
class CafcassRow:
    """How a referral stands.

    Args:
        decided: the newest decision with its day, such as "Not now, look again, Mon 8 June 2026"; empty for none.
        look_again_on: None where no day was set.
    """

    lines: tuple[GroundLine, ...]
    decided: str
    why: str
    look_again_on: date | None


def cafcass(session: Session, concern_id: int) -> CafcassRow:
    """Return the checklist as it was last weighed."""
    row = newest(session, concern_id)
    labels = {one.name: one.form.label for one in asked(CafcassFields)}
    lines = [GroundLine(labels[name], _is_so(row, name)) for name in GROUND_FIELDS]
    senior = None if row is None else bool(row.told_senior.strip())
    lines.append(GroundLine("Someone senior enough knows", senior))
    lines.append(GroundLine(labels["reasonable_time"], _is_so(row, "reasonable_time")))
    if row is None or row.decision is None or row.decided_on is None:
        return CafcassRow(tuple(lines), "", "", None)
    return CafcassRow(tuple(lines), row.decision.label, row.why, row.look_again_on)


def newest(session: Session, concern_id: int) -> CafcassWeighing | None:
    """The last time it was weighed; None when it never was."""
    query = select(CafcassWeighing).where(CafcassWeighing.concern_id == concern_id)
    return session.exec(query.order_by(col(CafcassWeighing.id).desc())).first()


def begun(session: Session, concern_id: int, today: date) -> Values:
    """Return what the form starts with: what was weighed last time, to be decided anew today."""
    row = newest(session, concern_id)
    values = (
        {}
        if row is None
        else CafcassFields.model_validate(
            {name: getattr(row, name) for name in CafcassFields.model_fields}
        ).model_dump(mode="json")
    )
    return {**values, "decision": None, "why": "", "look_again_on": None, "decided_on": today.isoformat()}


def weigh(session: Session, values: Values, concern_id: int, today: date) -> int:
    """Keep what was weighed and the decision; a day to look again stands on Today. Returns its number."""
    row = fetch(session, Concern, concern_id)
    still_open(row)
    draft = drafted(CafcassFields, values)
    _stop(draft, row.raised_on, today)
    kept = insert(session, CafcassWeighing, draft, concern_id=concern_id, child_id=row.child_id)
    row.look_again_on = draft.look_again_on if draft.decision is Referral.NOT_NOW else None
    decision = draft.decision.label if draft.decision is not None else ""
    words = f"{decision}. {draft.why.strip()}"
    enter(session, row, StepKind.CAFCASS, draft.decided_on or today, "", words, due_on=row.look_again_on)
    session.flush()
    drafts.let_go(session, CAFCASS, concern_id, row.child_id)
    return key(kept)


def _stop(draft: CafcassFields, first: date, today: date) -> None:
    answered = (*GROUND_FIELDS, "reasonable_time")
    stop(((name, "Answer each ground.") for name in answered if getattr(draft, name) is None), GROUNDS)
    found = []
    if not draft.timetable.strip():
        found.append(("timetable", "Say why the timing matters to the child."))
    if not draft.childs_wish.strip():
        found.append(("childs_wish", "Record what the child wants, or why they were not asked."))
    stop(found, WEIGHED)
    found = [] if draft.decision is not None else [("decision", "Record your decision.")]
    found += day_findings(draft.decided_on, "decided_on", first, today, "day you decided")
    if not draft.why.strip():
        found.append(("why", "Say why."))
    if draft.decision is Referral.NOT_NOW and (draft.look_again_on is None or draft.look_again_on <= today):
        found.append(("look_again_on", "Enter a day to come, to look again."))
    stop(found, DECISION)


def _is_so(row: CafcassWeighing | None, name: str) -> bool | None:
    said: Ground | None = None if row is None else getattr(row, name)
    return None if said in (None, Ground.NOT_SURE) else said is Ground.YES
