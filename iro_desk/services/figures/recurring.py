"""What recurs across the caseload: themes of concerns and thanks, what held papers up, weak plans, wishes not met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from iro_desk.domain.codes.considerations import WishMatch
from iro_desk.domain.concerns.counting import Raised, in_period
from iro_desk.domain.figures.grades import Graded
from iro_desk.domain.figures.lines import ShareLine
from iro_desk.domain.figures.periods import Period, Year
from iro_desk.domain.figures.reviews import HeldReview
from iro_desk.domain.figures.shares import Share
from iro_desk.domain.scoring import Scale
from iro_desk.records import Decision, HeldUp
from iro_desk.services import concerns
from iro_desk.services.commendations import ThanksRow

REVIEW, CONCERN, THANKS = "review", "concern", "thanks"
SET_AGAINST = (WishMatch.ASKED, WishMatch.PART, WishMatch.DIFFERENT)


@dataclass(frozen=True, slots=True)
class Case:
    """One record behind a number; ``kind`` says what it is, and ``record_id`` which."""

    kind: str
    child_id: int
    record_id: int
    on: date


@dataclass(frozen=True, slots=True)
class Recurring:
    """One thing that recurs, with every case of it; ``note`` is empty or says more."""

    key: str
    label: str
    cases: tuple[Case, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Wishes:
    """Decisions set against what children had asked for, those that went against it, and whether each says why."""

    set_against: tuple[Case, ...]
    against: tuple[Case, ...]
    all_say_why: bool


@dataclass(frozen=True, slots=True)
class Themes:
    """What recurs in a period, each list the commonest first."""

    concerns: tuple[Recurring, ...]
    held_up: tuple[Recurring, ...]
    weak_plans: tuple[Recurring, ...]
    thanks: tuple[Recurring, ...]
    wishes: Wishes


@dataclass(frozen=True, slots=True)
class Found:
    """What was read of the year, from which the themes are gathered."""

    reviews: Sequence[HeldReview]
    raised: Sequence[Raised]
    thanks: Sequence[ThanksRow]
    graded: Sequence[Graded]
    scales: Mapping[str, Scale]


def themes(session: Session, period: Period, found: Found) -> Themes:
    """Gather what recurs in a period."""
    reviews = {one.review_id: one for one in found.reviews if period.holds(one.on)}
    labels = {one.code: one.label for one in concerns.themes(session)}
    raised = in_period(found.raised, period.first, period.last)
    return Themes(
        _gathered(
            (one.theme, labels.get(one.theme, one.theme), Case(CONCERN, one.child_id, one.concern_id, one.counted_on))
            for one in raised
            if one.theme
        ),
        _held_up(session, reviews),
        _gathered(
            (one.plan.value, one.plan.label, Case(REVIEW, one.child_id, one.review_id, one.on))
            for one in found.graded
            if period.holds(one.on) and _is_low(one, found.scales)
        ),
        _gathered(
            (one.theme_code, one.theme, Case(THANKS, one.child.child_id, one.commendation_id, one.given_on))
            for one in found.thanks
            if period.holds(one.given_on)
        ),
        _wishes(session, reviews),
    )  # fmt: skip


WISHES_METHOD = (
    "decisions that went against a child’s wish ÷ decisions set against one, by the day of the review"
)


def wishes_line(wishes: Wishes, year: Year) -> ShareLine:
    """The decisions that went against what a child had asked, by quarter."""
    shares = tuple(
        Share(
            sum(quarter.holds(one.on) for one in wishes.against),
            sum(quarter.holds(one.on) for one in wishes.set_against),
            WISHES_METHOD,
        )
        for quarter in year.quarters
    )
    return ShareLine("wishes", "Decisions against what a child had asked", WISHES_METHOD, shares)


def _gathered(rows: Iterable[tuple[str, str, Case]]) -> tuple[Recurring, ...]:
    cases: defaultdict[str, list[Case]] = defaultdict(list)
    labels: dict[str, str] = {}
    for code, label, case in rows:
        cases[code].append(case)
        labels[code] = label
    found = [Recurring(code, labels[code], tuple(own)) for code, own in cases.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.cases), one.label)))


def _is_low(one: Graded, scales: Mapping[str, Scale]) -> bool:
    grade = scales[one.scale_id].grade(one.grade) if one.scale_id in scales else None
    return grade is not None and grade.is_bottom_two


def _held_up(session: Session, reviews: Mapping[int, HeldReview]) -> tuple[Recurring, ...]:
    query = select(
        col(HeldUp.review_id), col(HeldUp.child_id), col(HeldUp.blocker), col(HeldUp.words), col(HeldUp.whose)
    ).where(col(HeldUp.blocker) != "")
    rows = [row for row in session.execute(query.order_by(col(HeldUp.id))) if row.review_id in reviews]
    found = _gathered(
        (row.blocker, row.words, Case(REVIEW, row.child_id, row.review_id, reviews[row.review_id].on))
        for row in rows
    )
    whose: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.whose:
            whose[row.blocker].append(row.whose)
    return tuple(
        Recurring(one.key, one.label, one.cases, _days_of(whose[one.key])) if whose[one.key] else one
        for one in found
    )


def _days_of(whose: Sequence[str]) -> str:
    commonest = max(sorted(set(whose)), key=whose.count)
    return f"most often the day of: {commonest}"


def _wishes(session: Session, reviews: Mapping[int, HeldReview]) -> Wishes:
    columns = (
        Decision.id,
        Decision.review_id,
        Decision.child_id,
        Decision.wish,
        Decision.against_wish,
        Decision.why,
    )
    query = select(*(col(one) for one in columns)).order_by(col(Decision.id))
    rows = [
        row
        for row in session.execute(query)
        if row.review_id in reviews and (row.wish in SET_AGAINST or row.against_wish)
    ]
    against = [row for row in rows if row.against_wish or row.wish is WishMatch.DIFFERENT]
    return Wishes(
        tuple(Case(REVIEW, row.child_id, row.review_id, reviews[row.review_id].on) for row in rows),
        tuple(Case(REVIEW, row.child_id, row.review_id, reviews[row.review_id].on) for row in against),
        all(row.why.strip() for row in against),
    )
