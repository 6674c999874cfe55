"""Reads the reviews held and the grades given at them, each table once and column by column."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Row, func, or_, select
from sqlmodel import Session, col

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import SCORED_PLANS, LetterGiven, PlanKind, ReviewState
from iro_desk.domain.figures.grades import Graded
from iro_desk.domain.figures.periods import Year, year_of
from iro_desk.domain.figures.reviews import HeldReview
from iro_desk.domain.working_days import Calendar
from iro_desk.records import PlanScore, Review
from iro_desk.services.figures.wanted import Around, Wanted

NOT_IN_HAND = (LetterGiven.NOT_GIVEN, LetterGiven.KEPT)
COLUMNS = (
    "id", "child_id", "state", "review_on", "is_imported", "due_on", "outcomes_sent_on",
    "record_distributed_on", "participation", "seen_before", "mother_attended", "mother_participated",
    "father_attended", "father_participated", "placement_meets_needs", "letter_given",
)  # fmt: skip


def years(session: Session, today: date) -> tuple[Year, ...]:
    """Return the years in which something was reviewed, the newest first, and always the present one."""
    days = session.execute(select(col(Review.review_on)).where(_is_held(today))).scalars()
    begun = {year_of(day).begins for day in (today, *days)}
    return tuple(Year(one) for one in sorted(begun, reverse=True))


def held_reviews(
    session: Session, wanted: Wanted, whose: Around, today: date, calendar: Calendar, rules: ClockRules
) -> tuple[HeldReview, ...]:
    """Return the reviews of the year wanted, the earliest first; one being written counts once it was held."""
    first, last = wanted.year.whole.first, wanted.year.whole.last
    query = select(*(getattr(Review, name) for name in COLUMNS)).where(
        _is_held(today), col(Review.review_on).between(first, last)
    )
    rows = session.execute(query.order_by(col(Review.review_on), col(Review.id))).all()
    formed = _with_every_grade(session, first, last)
    return tuple(
        _held(row, row.id in formed, calendar, rules) for row in rows if whose.takes(row.child_id, wanted)
    )


def grades(session: Session, wanted: Wanted, whose: Around) -> tuple[Graded, ...]:
    """Return every grade of finished reviews in the year wanted and the one before it, the earliest first."""
    first, last = Year(wanted.year.begins - 1).whole.first, wanted.year.whole.last
    rows = session.execute(_GRADES.where(col(Review.review_on).between(first, last)))
    return tuple(_graded(row) for row in rows if whose.takes(row.child_id, wanted))


def grades_of_child(session: Session, child_id: int) -> tuple[Graded, ...]:
    """Return every grade of one child's finished reviews, the earliest first."""
    return tuple(_graded(row) for row in session.execute(_GRADES.where(col(Review.child_id) == child_id)))


_GRADES = (
    select(
        col(Review.id), col(Review.child_id), col(Review.review_on), col(PlanScore.plan),
        col(PlanScore.scale_id), col(PlanScore.grade),
    )
    .join(PlanScore, col(PlanScore.review_id) == col(Review.id))
    .where(col(Review.state) == ReviewState.FINISHED, col(PlanScore.grade) != "")
    .order_by(col(Review.review_on), col(Review.id), col(PlanScore.id))
)  # fmt: skip


def _graded(row: Row[Any]) -> Graded:
    return Graded(row.id, row.child_id, row.review_on, PlanKind(row.plan), row.scale_id, row.grade)


def _is_held(today: date) -> Any:
    """Finished, or held and being written; an adjourned one is held when it is completed."""
    is_written = (
        (col(Review.state) == ReviewState.WRITING)
        & (col(Review.review_on) <= today)
        & col(Review.adjourned_to).is_(None)
    )
    return or_(col(Review.state) == ReviewState.FINISHED, is_written)


def _with_every_grade(session: Session, first: date, last: date) -> frozenset[int]:
    """The finished reviews whose form has an answer for every plan."""
    query = (
        select(col(Review.id))
        .join(PlanScore, col(PlanScore.review_id) == col(Review.id))
        .where(
            col(Review.state) == ReviewState.FINISHED, col(PlanScore.grade) != "",
            col(Review.review_on).between(first, last),
        )
        .group_by(col(Review.id))
        .having(func.count(func.distinct(col(PlanScore.plan))) >= len(SCORED_PLANS))
    )  # fmt: skip
    return frozenset(session.execute(query).scalars())


def _held(row: Row[Any], has_form: bool, calendar: Calendar, rules: ClockRules) -> HeldReview:
    return HeldReview(
        review_id=row.id,
        child_id=row.child_id,
        on=row.review_on,
        is_from_return=row.is_imported,
        due_on=row.due_on,
        outcomes_on=row.outcomes_sent_on,
        outcomes_by=calendar.add_working_days(row.review_on, rules.outcomes_working_days),
        record_on=row.record_distributed_on,
        record_by=calendar.add_working_days(row.review_on, rules.distribution_working_days),
        has_form=has_form,
        participation=row.participation,
        seen_before=row.seen_before,
        mother_attended=row.mother_attended,
        mother_participated=row.mother_participated,
        father_attended=row.father_attended,
        father_participated=row.father_participated,
        home=row.placement_meets_needs,
        letter_given=None if row.letter_given is None else row.letter_given not in NOT_IN_HAND,
    )
