"""The officer's day: what is late, what is due today, what comes next and what is unfinished."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, func, select

from iro_desk.domain.clocks import REVIEW_CLOCKS, ClockRules, Due, running
from iro_desk.domain.codes import OutboxState, ReviewState, SectionState
from iro_desk.domain.wording import Lateness, age_words, day_month, how_long, inside_the_limit, short_date
from iro_desk.domain.working_days import Calendar
from iro_desk.records import OutboxItem, Review, ReviewSection
from iro_desk.records.review import SECTIONS
from iro_desk.services import drafts as unfinished
from iro_desk.services.drafts import DraftRow
from iro_desk.services.entering import key
from iro_desk.services.facts import ChildBrief, ChildFacts, all_facts

REVIEW_CLOCK_IDS = frozenset(clock.id for clock in REVIEW_CLOCKS)


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
    session: Session, today: date, calendar: Calendar, rules: ClockRules, horizon_working_days: int = 10
) -> TodayList:
    """Return everything that wants the officer's eye on ``today``."""
    children = all_facts(session, today=today)
    rows = [row for child in children for row in child_rows(child, today, calendar, rules)]
    rows.sort(key=lambda row: (row.on, row.due.due_on, row.child_id))
    horizon_on = calendar.add_working_days(today, horizon_working_days)
    return TodayList(
        late=tuple(row for row in rows if row.on < today),
        today=tuple(row for row in rows if row.on == today),
        next=tuple(row for row in rows if today < row.on <= horizon_on),
        later=sum(row.on > horizon_on for row in rows),
        writing=_being_written(session, {child.child.child_id: child.child for child in children}),
        drafts=unfinished.unfinished(session),
        outbox_waiting=session.exec(
            select(func.count(col(OutboxItem.id))).where(OutboxItem.state != OutboxState.PLACED)
        ).one(),
        caseload=sum(_is_looked_after(child, today) for child in children),
    )


def child_rows(child: ChildFacts, today: date, calendar: Calendar, rules: ClockRules) -> tuple[TodayRow, ...]:
    """Return the open lines of one child, soonest limit first."""
    found = running(child.facts, calendar, rules, today=today)
    return tuple(_row(child, due, today, calendar) for due in found)


def _row(child: ChildFacts, due: Due, today: date, calendar: Calendar) -> TodayRow:
    brief = child.child
    booked_on = _booked_in_time(child, due, today)
    on = booked_on or due.due_on
    limit_words = short_date(due.due_on, today)
    return TodayRow(
        child_id=brief.child_id,
        name=brief.name,
        initials=brief.initials,
        identity_colour=brief.identity_colour,
        age=age_words(brief.born_on, today),
        task=due.task,
        because=f"{due.because}: by {limit_words}" if booked_on else due.because,
        on=on,
        lateness=_lateness(on, booked_on, due, today, calendar),
        date_words=f"was due {short_date(on, today)}" if on < today else short_date(on, today),
        due=due,
        review_id=due.review_id,
        is_demonstration=brief.is_demonstration,
    )


def _booked_in_time(child: ChildFacts, due: Due, today: date) -> date | None:
    """Return the day the next review is booked for, when it is still to come and inside the limit."""
    booked_on = child.facts.next_review_on
    if due.clock_id not in REVIEW_CLOCK_IDS or booked_on is None:
        return None
    return booked_on if today <= booked_on <= due.due_on else None


def _lateness(on: date, booked_on: date | None, due: Due, today: date, calendar: Calendar) -> Lateness:
    """Today's booked review says how far inside its limit it is; every other line says when."""
    if booked_on == today:
        return inside_the_limit(today, due.due_on)
    return how_long(on, today, calendar)


def _being_written(session: Session, children: dict[int, ChildBrief]) -> tuple[WritingRow, ...]:
    """Return the reviews being written up, newest first."""
    reviews = session.exec(
        select(Review)
        .where(Review.state == ReviewState.WRITING, col(Review.is_imported).is_(False))
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


def _is_looked_after(child: ChildFacts, today: date) -> bool:
    until = child.facts.looked_after_until
    return until is None or today < until
