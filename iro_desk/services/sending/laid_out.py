"""The outbox as its screen shows it: everything that waits, and what left lately, each with how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, select

from iro_desk.domain.after_review import paper_limit
from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import DocumentKind, ReviewPaper, Role
from iro_desk.domain.sending.standing import Standing
from iro_desk.domain.working_days import Calendar
from iro_desk.records import Looked, OutboxItem, Review
from iro_desk.services import outbox
from iro_desk.services.after_reviews.rows import held_on
from iro_desk.services.entering import fetch
from iro_desk.services.outbox import OutboxRow
from iro_desk.services.papers_out import OF_THE_RECORD
from iro_desk.services.sending import binding, checking_twice, leaving, places, printing, rights, sealing
from iro_desk.services.sending.titles import Titles


@dataclass(frozen=True, slots=True)
class OutboxLine:
    """One thing of the outbox.

    Args:
        title: what it is, and of which day.
        pages: how many it has, as they were counted when she read it; 0 while she has not, or where it has none.
        place: what the place it goes to is called; empty while none is chosen.
        address: of that place.
        is_child: whether it is for the child.
    """

    row: OutboxRow
    standing: Standing
    title: str
    pages: int
    place: str
    address: str
    is_child: bool


def lines(
    session: Session, today: date, calendar: Calendar, rules: ClockRules, since: datetime | None
) -> tuple[OutboxLine, ...]:
    """Return what needs the officer, what waits, and what left, in the order of :func:`outbox.rows`.

    Args:
        since: what left before is left out; None for everything that ever left.
    """
    pages = {one.item_id: one.pages for one in session.exec(select(Looked)).all()}
    titles = Titles(session)
    made = []
    for row in outbox.rows(session, since):
        item = fetch(session, OutboxItem, row.item_id)
        standing = _standing(session, row, _due_on(session, item, calendar, rules))
        is_child = row.recipient_role == Role.CHILD.label
        to = places.of_item(session, item)
        place, address = ("", "") if to is None else (to.called, to.address)
        made.append(
            OutboxLine(row, standing, titles.of(item), pages.get(row.item_id, 0), place, address, is_child)
        )
    return tuple(made)


def _standing(session: Session, row: OutboxRow, due_on: date | None) -> Standing:
    if row.placed_at is not None:
        return Standing(
            row.state, row.way, is_given_out=row.done_on is not None, is_same=row.verified_at is not None,
            done_how=row.done_how,
        )  # fmt: skip
    number = row.item_id
    look = binding.why_not(session, number)
    is_emailed = sealing.is_emailed(session, number)
    ended = look if look != binding.NOT_LOOKED else ""
    barred = rights.why_cancelled(session, number) or ("" if is_emailed else row.trouble)
    return Standing(
        row.state, row.way, row.is_kept, is_read=not look,
        stopped=barred or ended, is_changed=not barred and bool(ended),
        may_go=not leaving.why_not(session, number) and not (is_emailed or row.is_kept or row.doubt),
        waits_second=bool(checking_twice.why_not(session, number)), is_emailed=is_emailed, doubt=row.doubt,
        is_printed=row.is_kept and printing.standing(session, number) is not None,
        due_on=due_on,
    )  # fmt: skip


def _due_on(session: Session, item: OutboxItem, calendar: Calendar, rules: ClockRules) -> date | None:
    """The last day for a paper that still waits (REC-1, REC-3); None once its clock has been met."""
    review = None if item.review_id is None else session.get(Review, item.review_id)
    if review is None or item.placed_at is not None or item.kind not in OF_THE_RECORD:
        return None
    if item.kind is DocumentKind.OUTCOMES:
        met, paper = review.outcomes_sent_on, ReviewPaper.DECISIONS
    else:
        met, paper = review.record_distributed_on, ReviewPaper.DISTRIBUTION
    return None if met is not None else paper_limit(paper, held_on(review), calendar, rules)
