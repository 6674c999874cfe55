"""Every plan of every child looked after, its date and whether it is in date; and recording a newer date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import load_only
from sqlmodel import Session, col, func, select

from iro_desk.domain.codes import EventKind, PlanKind, Role, YesNo
from iro_desk.domain.plan_currency import (
    IN_ORDER,
    PLAN_OF,
    Currency,
    Standing,
    currency,
    is_kept,
)
from iro_desk.domain.wording import age_words, counted, dated
from iro_desk.errors import Refusal
from iro_desk.records import Child, Event, EventFields, PaperReceived, Person, Plan, PlanFields, Review
from iro_desk.services import clockwork, drafts, settings
from iro_desk.services.clockwork import StandingDate
from iro_desk.services.entering import fetch, insert, key
from iro_desk.services.facts import HELD, ChildBrief, briefs
from iro_desk.services.typed import drafted

FORM = "plans"
WAS_THERE = {YesNo.YES: "There before the last review", YesNo.NO: "Not there before the last review"}
ORDER = {plan: at for at, plan in enumerate(IN_ORDER)}
URGENCY = {standing: at for at, standing in enumerate(Standing)}


@dataclass(frozen=True, slots=True)
class Worker:
    """The social worker on a child's list; both are empty when nobody is named."""

    name: str = ""
    team: str = ""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan of one child.

    Args:
        dated_on: the newest date held; None for none.
        note: what else is known of it; empty for nothing.
        limit: the date that stands for the next one, with its working; None when no rule sets one.
        before_review: whether it was there before the last review, in words.
        was_there: the same, short.
    """

    child_id: int
    name: str
    initials: str
    identity_colour: int
    age: str
    case_number: str
    plan: PlanKind
    dated_on: date | None
    note: str
    currency: Currency
    limit: StandingDate | None
    before_review: str
    was_there: str
    worker: Worker
    is_demonstration: bool

    @property
    def key(self) -> str:
        """The child and the plan: "5:care"."""
        return f"{self.child_id}:{self.plan.value}"


@dataclass(frozen=True, slots=True)
class Tracker:
    """Every line, the latest first, and the whole in a sentence."""

    lines: tuple[PlanLine, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; None for everything, an empty worker for children without one."""

    standing: Standing | None = None
    plan: PlanKind | None = None
    worker: str | None = None

    def takes(self, line: PlanLine) -> bool:
        """Whether a line is among them."""
        return (
            (self.standing is None or line.currency.standing is self.standing)
            and (self.plan is None or line.plan is self.plan)
            and (self.worker is None or line.worker.name == self.worker)
        )


@dataclass(frozen=True, slots=True)
class _LastReview:
    on: date
    received: dict[str, YesNo | None]


@dataclass(frozen=True, slots=True)
class _Held:
    """What is held of every child, read once."""

    plans: dict[tuple[int, PlanKind], date | None]
    assessed: dict[int, date]
    limits: dict[tuple[int, PlanKind], StandingDate]
    workers: dict[int, Worker]
    reviews: dict[int, _LastReview]
    case_numbers: dict[int, str]


def tracker(session: Session, today: date) -> Tracker:
    """Return every plan of every child looked after on a day."""
    rules, held = settings.clock_rules(settings.current(session)), _held(session, today)
    lines = [
        _line(brief, plan, held, today)
        for brief in briefs(session).values()
        if brief.is_looked_after(today)
        for plan in IN_ORDER
        if is_kept(plan, brief.born_on, today, rules, held=(brief.child_id, plan) in held.plans)
    ]
    lines.sort(key=_urgency)
    return Tracker(tuple(lines), summed_up(lines))


def summed_up(lines: list[PlanLine] | tuple[PlanLine, ...]) -> str:
    """Return "12 plans are overdue, for 7 children. 31 have no date here."."""
    overdue = [line for line in lines if line.currency.standing is Standing.OVERDUE]
    children = len({line.child_id for line in overdue})
    missing = sum(line.currency.standing is Standing.NO_DATE for line in lines)
    words = "No plan is overdue"
    if overdue:
        verb = "is" if len(overdue) == 1 else "are"
        of = "1 child" if children == 1 else f"{children:,} children"
        words = f"{counted(len(overdue), 'plan')} {verb} overdue, for {of}"
    if not missing:
        return f"{words}."
    return f"{words}. {missing:,} {'has' if missing == 1 else 'have'} no date here."


def form_of(plan: PlanKind) -> str:
    """The name under which a date being typed is kept."""
    return f"{FORM}:{plan.value}"


def record(
    session: Session, values: Mapping[str, object], child_id: int, plan: PlanKind, today: date
) -> None:
    """Record the date on a plan; for health, the day of the assessment.

    Raises:
        Incomplete, Refusal: there is no date yet, or it is after today.
    """
    draft = drafted(PlanFields, {**values, "kind": plan.value})
    if draft.dated_on is None:
        raise Refusal("Enter the date.", field="dated_on")
    if draft.dated_on > today:
        raise Refusal("Enter a date that is not after today.", field="dated_on")
    fetch(session, Child, child_id)
    if plan is PlanKind.HEALTH:
        kind = EventKind.HEALTH_ASSESSMENT
        event = EventFields(kind=kind, happened_on=draft.dated_on, note=draft.note)
        insert(session, Event, event, child_id=child_id)
    else:
        insert(session, Plan, draft, child_id=child_id)
    drafts.let_go(session, form_of(plan), 0, child_id)


def _urgency(line: PlanLine) -> tuple[int, int, date, str, int, int]:
    limit_on = line.limit.on if line.limit and line.currency.standing is not Standing.NO_DATE else date.max
    at = URGENCY[line.currency.standing]
    return at, -line.currency.days, limit_on, line.name.casefold(), line.child_id, ORDER[line.plan]


def _line(brief: ChildBrief, plan: PlanKind, held: _Held, today: date) -> PlanLine:
    at = (brief.child_id, plan)
    seen_on, note, limit = held.plans.get(at), "", held.limits.get(at)
    review = held.reviews.get(brief.child_id)
    received = review.received.get(plan.value) if review else None
    if plan is PlanKind.HEALTH:
        note = "" if seen_on is None else f"Health plan of {dated(seen_on)} seen"
        seen_on = held.assessed.get(brief.child_id)
    absent_on = review.on if review and received is YesNo.NO else None
    return PlanLine(
        child_id=brief.child_id,
        name=brief.name,
        initials=brief.initials,
        identity_colour=brief.identity_colour,
        age=age_words(brief.born_on, today),
        case_number=held.case_numbers[brief.child_id],
        plan=plan,
        dated_on=seen_on,
        note=note,
        currency=currency(plan, seen_on, limit.on if limit else None, today, absent_on),
        limit=limit,
        before_review=_before_review(review, received),
        was_there="" if received is None else WAS_THERE[received],
        worker=held.workers.get(brief.child_id, Worker()),
        is_demonstration=brief.is_demonstration,
    )


def _before_review(review: _LastReview | None, received: YesNo | None) -> str:
    if review is None:
        return "No review held yet"
    found = {YesNo.YES: "There before", YesNo.NO: "Not there before", None: "Not noted at"}[received]
    return f"{found} the review of {dated(review.on)}"


def _held(session: Session, today: date) -> _Held:
    seen: dict[tuple[int, PlanKind], date | None] = {}
    for row in session.exec(select(Plan)).all():
        at = (row.child_id, row.kind)
        seen[at] = max((day for day in (seen.get(at), row.dated_on) if day), default=None)
    limits: dict[tuple[int, PlanKind], StandingDate] = {}
    for one in clockwork.standing(session, today):
        if one.due.clock_id in PLAN_OF:
            at = (one.child_id, PLAN_OF[one.due.clock_id])
            limits[at] = min(limits.get(at, one), one, key=lambda found: found.on)
    assessed = select(Event.child_id, func.max(Event.happened_on)).where(
        Event.kind == EventKind.HEALTH_ASSESSMENT, Event.happened_on <= today
    )
    return _Held(
        plans=seen,
        assessed=dict(session.exec(assessed.group_by(col(Event.child_id))).all()),
        limits=limits,
        workers=_workers(session),
        reviews=_last_reviews(session, today),
        case_numbers=dict(session.exec(select(Child.id, Child.local_code)).all()),  # type: ignore[arg-type]
    )


def _workers(session: Session) -> dict[int, Worker]:
    """The newest social worker on each child's list; one called by the role alone is not named."""
    rows = session.exec(
        select(Person).where(Person.role == Role.SOCIAL_WORKER).order_by(col(Person.id))
    ).all()
    unnamed = Role.SOCIAL_WORKER.label.casefold()
    return {
        row.child_id: Worker(
            "" if row.name.strip().casefold() == unnamed else row.name.strip(), row.organisation.strip()
        )
        for row in rows
    }


def _last_reviews(session: Session, today: date) -> dict[int, _LastReview]:
    """The newest review of each child that began, with the papers that had come before it."""
    rows = session.exec(
        select(Review)
        .options(load_only(*(getattr(Review, name) for name in ("id", "child_id", "review_on", "state"))))
        .where(col(Review.state).in_(HELD), Review.review_on <= today)
        .order_by(col(Review.review_on), col(Review.id))
    ).all()
    newest = {row.child_id: row for row in rows}
    received: defaultdict[int, dict[str, YesNo | None]] = defaultdict(dict)
    ids = [key(row) for row in newest.values()]
    for paper in session.exec(select(PaperReceived).where(col(PaperReceived.review_id).in_(ids))).all():
        received[paper.review_id][paper.plan.value] = paper.received
    return {child_id: _LastReview(row.review_on, received[key(row)]) for child_id, row in newest.items()}
