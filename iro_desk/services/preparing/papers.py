"""How each plan stands before a review: what has come to the open review, what has not, and what is out of date."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from iro_desk.domain.codes import YesNo
from iro_desk.domain.plan_currency import Standing
from iro_desk.domain.wording import Tone, dated
from iro_desk.services import papers_in, plans_tracker
from iro_desk.services.plans_tracker import PlanLine
from iro_desk.services.preparing.rows import PaperStanding
from iro_desk.services.reviews import PaperRow


def standings(session: Session, child_id: int, today: date) -> tuple[PaperStanding, ...]:
    """Return every plan this child has, those to ask about first."""
    come = {row.plan.value: row for row in papers_in.papers_in(session, child_id).rows}
    lines = [line for line in plans_tracker.tracker(session, today).lines if line.child_id == child_id]
    found = [_standing(line, come.get(line.plan.value)) for line in lines]
    order = (Tone.LATE, Tone.SOON, Tone.NONE, Tone.OK)
    return tuple(sorted(found, key=lambda one: order.index(one.tone)))


def _standing(line: PlanLine, paper: PaperRow | None) -> PaperStanding:
    known = line.currency.standing is not Standing.NO_DATE
    received = paper.received if paper else None
    dated_on = (paper.dated_on if paper else None) or line.dated_on
    carried = f"Dated {dated(dated_on)}" if dated_on else "None seen"
    if received is YesNo.NO:
        return PaperStanding(line.plan.label, "Missing", Tone.LATE, carried, is_dated=True)
    if received is YesNo.YES:
        is_stale = line.currency.standing is Standing.OVERDUE
        words = f"In, {line.currency.words}" if is_stale else "In"
        tone = Tone.SOON if is_stale else Tone.OK
        return PaperStanding(
            line.plan.label, words, tone, carried if dated_on else "No date on it", is_dated=True
        )
    detail = ". ".join(part for part in (carried, line.was_there) if part)
    return PaperStanding(line.plan.label, line.currency.words, line.currency.tone, detail, is_dated=known)
