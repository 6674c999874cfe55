"""The officer's day: what is late, what is due today, what comes next and what is unfinished."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, func, select

from iro_desk.domain.clocks import Due, Whose
from iro_desk.domain.codes import ReviewState, SectionState
from iro_desk.domain.wording import (
    Lateness,
    age_words,
    day_month,
    how_long,
    inside_the_limit,
    may_now_be_held,
    short_date,
)
from iro_desk.domain.working_days import Calendar
from iro_desk.records import OutboxItem, Review, ReviewSection
from iro_desk.records.review import SECTIONS
from iro_desk.services import clockwork
from iro_desk.services import drafts as unfinished
from iro_desk.services.clockwork import StandingDate
from iro_desk.services.closed import is_open
from iro_desk.services.drafts import DraftRow
from iro_desk.services.entering import key
from iro_desk.services.facts import ChildBrief, briefs


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One line of the day.

    Args:
        on: the day the line is about: the day booked, or the last day when nothing is booked.
        date_words: that day as shown beside the lateness, such as "was due Tue 9 June".
        due: the limit and its sum; its own day may be after ``on``.
        review_id: the review it follows from; None before the first.
    """

    child_id: int
    name: str
    initials: str
    identity_colour: int
    age: str
    task: str
    because: str
    on: date
    lateness: Lateness
    date_words: str
    due: Due
    review_id: int | None
    is_demonstration: bool


@dataclass(frozen=True, slots=True)
class WritingRow:
    """A review that is being written up, and how many of its sections the officer has finished."""

    review_id: int
    child_id: int
    name: str
    initials: str
    identity_colour: int
    what: str
    sections_done: int
    sections_total: int


@dataclass(frozen=True, slots=True)
class TodayList:
    """The whole day.

    Args:
        next: due within the horizon; ``later`` counts what is open beyond it.
        caseload: children looked after on the day.
    """

    late: tuple[TodayRow, ...]
    today: tuple[TodayRow, ...]
    next: tuple[TodayRow, ...]
    later: int
    writing: tuple[WritingRow, ...]
    drafts: tuple[DraftRow, ...]
    outbox_waiting: int
    caseload: int


def today_list(
    session: Session, today: date, calendar: Calendar, horizon_working_days: int = 10
) -> TodayList:
    """Return everything that wants the officer's eye on ``today``; what others do is on the plans tracker."""
    children = briefs(session)
    horizon_on = calendar.add_working_days(today, horizon_working_days)
    standing = clockwork.standing(session, today, Whose.OFFICER)
    near = [one for one in standing if _on(one, today) <= horizon_on]
    rows = [_row(one, children[one.child_id], today, calendar) for one in near]
    rows.sort(key=lambda row: (row.on, row.due.due_on, row.child_id))
    return TodayList(
        late=tuple(row for row in rows if row.on < today),
        today=tuple(row for row in rows if row.on == today),
        next=tuple(row for row in rows if today < row.on),
        later=len(standing) - len(near),
        writing=_being_written(session, children),
        drafts=unfinished.unfinished(session),
        outbox_waiting=session.exec(
            select(func.count(col(OutboxItem.id))).where(col(OutboxItem.placed_at).is_(None))
        ).one(),
        caseload=sum(child.is_looked_after(today) for child in children.values()),
    )


def _on(standing: StandingDate, today: date) -> date:
    return _booked_in_time(standing, today) or standing.on


def _row(standing: StandingDate, brief: ChildBrief, today: date, calendar: Calendar) -> TodayRow:
    due = standing.due
    booked_on = _booked_in_time(standing, today)
    on = _on(standing, today)
    return TodayRow(
        child_id=brief.child_id,
        name=brief.name,
        initials=brief.initials,
        identity_colour=brief.identity_colour,
        age=age_words(brief.born_on, today),
        task=due.task,
        because=_because(standing, booked_on, today),
        on=on,
        lateness=_lateness(on, booked_on, due, today, calendar),
        date_words=_date_words(on, due, today),
        due=due,
        review_id=due.review_id,
        is_demonstration=brief.is_demonstration,
    )


def _because(standing: StandingDate, booked_on: date | None, today: date) -> str:
    """The rule, with its own last day wherever the line shows another."""
    limit_words = short_date(standing.due.due_on, today)
    if standing.own_on is not None:
        return f"Your own date. By the rule: {limit_words}"
    return f"{standing.due.because}: by {limit_words}" if booked_on else standing.due.because


def _date_words(on: date, due: Due, today: date) -> str:
    if due.is_earliest:
        return f"not before {short_date(on, today)}"
    return f"was due {short_date(on, today)}" if on < today else short_date(on, today)


def _booked_in_time(standing: StandingDate, today: date) -> date | None:
    """Return the day the next review is booked for, when it is still to come and inside the limit."""
    booked_on = standing.booked_on
    if booked_on is None or standing.own_on is not None:
        return None
    return booked_on if today <= booked_on <= standing.due.due_on else None


def _lateness(on: date, booked_on: date | None, due: Due, today: date, calendar: Calendar) -> Lateness:
    """Today's booked review says how far inside its limit it is; every other line says when."""
    if booked_on == today:
        return inside_the_limit(today, due.due_on)
    if due.is_earliest and on <= today:
        return may_now_be_held()
    return how_long(on, today, calendar)


def _being_written(session: Session, children: dict[int, ChildBrief]) -> tuple[WritingRow, ...]:
    """Return the reviews being written up, newest first."""
    reviews = session.exec(
        select(Review)
        .where(Review.state == ReviewState.WRITING, col(Review.is_imported).is_(False))
        .where(is_open(Review.child_id))
        .order_by(col(Review.review_on).desc(), col(Review.id).desc())
    ).all()
    done = _sections_done(session, [key(review) for review in reviews])
    return tuple(
        WritingRow(
            review_id=key(review),
            child_id=review.child_id,
            name=children[review.child_id].name,
            initials=children[review.child_id].initials,
            identity_colour=children[review.child_id].identity_colour,
            what=f"Review of {day_month(review.review_on)}",
            sections_done=done[key(review)],
            sections_total=len(SECTIONS),
        )
        for review in reviews
    )


def _sections_done(session: Session, review_ids: Sequence[int]) -> Counter[int]:
    """Count the finished sections of each review."""
    return Counter(
        session.exec(
            select(ReviewSection.review_id).where(
                col(ReviewSection.review_id).in_(review_ids), ReviewSection.state == SectionState.COMPLETED
            )
        ).all()
    )
