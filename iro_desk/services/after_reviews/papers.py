"""The papers of a review that have left, and what held up those that went late."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import Session, select

from iro_desk.domain.after_review import paper_day
from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import ReviewPaper
from iro_desk.domain.findings import Finding
from iro_desk.domain.working_days import Calendar
from iro_desk.records import HeldUp, HeldUpFields, Review
from iro_desk.records.after import HELD_UP
from iro_desk.services import drafts
from iro_desk.services.after_reviews.rows import HELD, Values, held_on, shown, stop
from iro_desk.services.blockers import Blocker
from iro_desk.services.entering import fetch, insert
from iro_desk.services.reviews.finishing import Sent, record_sent
from iro_desk.services.typed import drafted

SENT: dict[ReviewPaper, Sent] = {
    ReviewPaper.DECISIONS: "outcomes",
    ReviewPaper.RECORD: "record",
    ReviewPaper.DISTRIBUTION: "distribution",
}


def note_sent(
    session: Session,
    review_id: int,
    paper: ReviewPaper,
    on: date,
    today: date,
    calendar: Calendar,
    rules: ClockRules,
    held_up: Values,
    blockers: tuple[Blocker, ...],
) -> None:
    """Note the day a paper left; raises Incomplete when it is late and nothing says what held it up."""
    review = fetch(session, Review, review_id)
    record_sent(session, review_id, SENT[paper], on, today)
    if paper_day(paper, held_on(review), on, today, calendar, rules).days_late:
        hold_up(session, held_up, review_id, paper, blockers)


def held_up_values(session: Session, review_id: int, paper: ReviewPaper) -> Values:
    """Return what held a paper up as its form shows it."""
    row = _held_up(session, review_id, paper)
    return {} if row is None else shown(HeldUpFields, row)


def hold_up(
    session: Session, values: Values, review_id: int, paper: ReviewPaper, blockers: tuple[Blocker, ...]
) -> None:
    """Keep what held one paper up; raises Incomplete when it is not said, or not whose day it was."""
    review = fetch(session, Review, review_id)
    draft = drafted(HeldUpFields, {name: "" if value is None else value for name, value in values.items()})
    known = {one.code: one for one in blockers}
    found = []
    if draft.blocker not in known:
        found.append(Finding("after.blocker", "Select what held it up.", HELD_UP, "blocker"))
    if not draft.whose.strip():
        found.append(Finding("after.whose", "Select whose day it was.", HELD_UP, "whose"))
    stop(tuple(found))
    fields: dict[str, Any] = {**draft.model_dump(), "words": known[draft.blocker].label}
    row = _held_up(session, review_id, paper)
    if row is None:
        insert(session, HeldUp, review_id=review_id, child_id=review.child_id, paper=paper, **fields)
    else:
        for name, value in fields.items():
            setattr(row, name, value)
    session.flush()
    drafts.let_go(session, f"{HELD}:{paper.value}", review_id, review.child_id)


def _held_up(session: Session, review_id: int, paper: ReviewPaper) -> HeldUp | None:
    query = select(HeldUp).where(HeldUp.review_id == review_id, HeldUp.paper == paper)
    return session.exec(query).first()
