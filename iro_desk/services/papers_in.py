"""The papers of the open review as they come in: marked once, in the review itself and on the plans tracker."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.codes import PlanKind, YesNo
from iro_desk.errors import Refusal
from iro_desk.records import Draft
from iro_desk.records.review import START
from iro_desk.services import dates_told, reviews
from iro_desk.services.reviews import PaperRow
from iro_desk.services.upcoming import upcoming

PAPERS = "papers"


@dataclass(frozen=True, slots=True)
class PapersIn:
    """The seven plans at the open review; ``review_id`` is None while none is open, and then there are no rows."""

    review_id: int | None
    rows: tuple[PaperRow, ...]


def papers_in(session: Session, child_id: int) -> PapersIn:
    """Return what has come for the review that is open."""
    review_id = upcoming(session, child_id).review_id
    return PapersIn(review_id, () if review_id is None else reviews.papers(session, review_id))


def mark(
    session: Session,
    child_id: int,
    plan: PlanKind,
    received: YesNo | None,
    dated_on: date | None,
    today: date,
) -> None:
    """Mark one plan of the open review as come or not; the date it carries goes on the plans tracker too.

    A health plan's date stays off the tracker, which counts from the assessment. Where the review's own
    section holds something typed and not yet filed, this plan is changed there as well.

    Raises:
        Refusal: no review is open, it is locked, or the date is later than today.
    """
    review_id = upcoming(session, child_id).review_id
    if review_id is None:
        raise Refusal("The review has not begun.", "Start the review, and then mark what has come.")
    if received is not YesNo.YES:
        dated_on = None
    if dated_on is not None and dated_on > today:
        raise Refusal("This day must be today or earlier.", field=f"paper.{plan.value}")
    was = next(row for row in reviews.papers(session, review_id) if row.plan is plan)
    now = replace(was, received=received, dated_on=dated_on, on_day=False, not_applicable=False)
    reviews.set_papers(session, review_id, (now,))
    if plan is not PlanKind.HEALTH:
        dates_told.tell(session, child_id, plan, was.dated_on, dated_on)
    _mark_in_draft(session, review_id, child_id, plan, received, dated_on)


def _mark_in_draft(
    session: Session,
    review_id: int,
    child_id: int,
    plan: PlanKind,
    received: YesNo | None,
    dated_on: date | None,
) -> None:
    query = select(Draft).where(
        Draft.form == f"review:{START}", Draft.subject_id == review_id, col(Draft.child_id) == child_id
    )
    draft = session.exec(query).first()
    content = json.loads(draft.content) if draft else {}
    if draft is not None and PAPERS in content:
        answer = None if received is None else received.value
        content[PAPERS][plan.value] = [answer, dated_on.isoformat() if dated_on else None]
        draft.content = json.dumps(content, ensure_ascii=False)
        session.flush()
