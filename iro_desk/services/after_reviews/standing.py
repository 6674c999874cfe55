"""How the time after a child's newest reviews stands."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.after_review import paper_day, silence_on
from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import ReviewPaper, ReviewState
from iro_desk.domain.working_days import Calendar
from iro_desk.records import HeldUp, Review
from iro_desk.services.after_reviews.given_out import given
from iro_desk.services.after_reviews.letter import letter_words
from iro_desk.services.after_reviews.manager import is_agreed_today
from iro_desk.services.after_reviews.rows import AfterRow, HeldUpRow, held_on
from iro_desk.services.entering import key

SHOWN = 2
DONE = {
    ReviewPaper.DECISIONS: "outcomes_sent_on",
    ReviewPaper.RECORD: "record_completed_on",
    ReviewPaper.DISTRIBUTION: "record_distributed_on",
}


def after(
    session: Session, child_id: int, today: date, calendar: Calendar, rules: ClockRules
) -> tuple[AfterRow, ...]:
    """Return what came after the newest review finished here, and after the one before while that lacks a reason."""
    query = select(Review).where(
        Review.child_id == child_id,
        Review.state == ReviewState.FINISHED,
        col(Review.is_imported).is_(False),
    )
    newest = query.order_by(col(Review.review_on).desc(), col(Review.id).desc()).limit(SHOWN)
    rows = [_row(session, row, today, calendar, rules) for row in session.exec(newest).all()]
    return (*rows[:1], *(row for row in rows[1:] if _lacks_reason(row)))


def _lacks_reason(row: AfterRow) -> bool:
    """Whether a paper that went late has nothing that says why."""
    said = {one.paper for one in row.held_up}
    return any(one.days_late and one.done_on is not None and one.paper not in said for one in row.papers)


def _row(session: Session, review: Review, today: date, calendar: Calendar, rules: ClockRules) -> AfterRow:
    held, number = held_on(review), key(review)
    held_up = session.exec(select(HeldUp).where(HeldUp.review_id == number).order_by(col(HeldUp.id))).all()
    return AfterRow(
        review_id=number,
        held_on=held,
        label=review.kind.label,
        papers=tuple(
            paper_day(paper, held, getattr(review, name), today, calendar, rules)
            for paper, name in DONE.items()
        ),
        answer=review.manager_answer,
        answered_on=review.manager_on,
        answer_by=silence_on(review.outcomes_sent_on, calendar, rules),
        agreed=is_agreed_today(review, today, calendar, rules),
        said=review.manager_said,
        next_step=review.manager_next,
        held_up=tuple(HeldUpRow(row.paper, row.words, row.whose, row.note) for row in held_up),
        letter=review.letter_given,
        letter_on=review.letter_given_on,
        letter_note=review.letter_given_by or review.letter_not_given,
        letter_lines=len(letter_words(session, number)),
        given=given(session, number),
    )
