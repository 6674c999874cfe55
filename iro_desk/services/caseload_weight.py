"""The caseload weighed: each child's sum, where children live, who moved, the miles, and the weeks ahead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlmodel import Session, col, select

from iro_desk.domain.clocks import Facts
from iro_desk.domain.codes import LegalStatus
from iro_desk.domain.planning.mileage import mileage
from iro_desk.domain.planning.workload import Band, CaseFacts, Caseload, CaseWeight, caseload
from iro_desk.domain.wording import age_words, joined
from iro_desk.domain.working_days import Calendar, add_months
from iro_desk.records import Placement
from iro_desk.services import planner, settings
from iro_desk.services.facts import ChildBrief, ChildFacts, briefs, facts_of
from iro_desk.services.planner import WeekRow
from iro_desk.services.planner.stored import booked_between, diary
from iro_desk.services.preferences import weight_preferences

OWN_COUNCIL = "Your own council"
WEEKS_AHEAD = 13
RECENT = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class WeighedChild:
    """One child with the weight and the sum in words."""

    child_id: int
    name: str
    initials: str
    identity_colour: int
    age: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class MovedChildren:
    """How many moved in the last year, how often in all, and the whole in a sentence."""

    children: int
    moves: int
    words: str


@dataclass(frozen=True, slots=True)
class Driven:
    """The miles of a period in words."""

    since: str
    words: str


@dataclass(frozen=True, slots=True)
class Workload:
    """Everything about how much there is to do.

    Args:
        caseload: against the handbook's band, with the children by authority.
        children: by weight, heaviest first.
        busy: the weeks ahead with more reviews than usual, a sentence each.
    """

    caseload: Caseload
    children: tuple[WeighedChild, ...]
    moved: MovedChildren
    driven: tuple[Driven, ...]
    weeks: tuple[WeekRow, ...]
    busy: tuple[str, ...]


def workload(session: Session, today: date, calendar: Calendar) -> Workload:
    """Return the whole workload on a day, of the children looked after on it."""
    kept = settings.current(session)
    looked_after = {
        number: brief for number, brief in briefs(session).items() if brief.is_looked_after(today)
    }
    homes = _homes(session, today)
    own = kept.authority_name.strip() or OWN_COUNCIL
    cases = [
        _case(one, homes.get(one.child.child_id), own, today)
        for one in facts_of(session, tuple(looked_after), today=today)
    ]
    band = Band(kept.caseload_low, kept.caseload_high)
    weighed = caseload(cases, today, kept.weights, calendar, band, kept.caseload_share / 100)
    children = [_child(looked_after[case.child_id], case, today) for case in weighed.cases]
    weeks = planner.year_ahead(session, today, calendar, WEEKS_AHEAD)
    return Workload(
        caseload=weighed,
        children=tuple(sorted(children, key=lambda child: (-child.weight, child.name.casefold()))),
        moved=_moved(cases, today),
        driven=_driven(session, today, calendar),
        weeks=weeks,
        busy=tuple(f"{week.words}." for week in weeks if week.is_over),
    )


def put_weights_back(session: Session) -> None:
    """Set every weight to what it started as."""
    for preference in weight_preferences():
        settings.change(session, preference.key, preference.default)


def _case(one: ChildFacts, home: Placement | None, own: str, today: date) -> CaseFacts:
    facts = one.facts
    return CaseFacts(
        child_id=one.child.child_id,
        miles=home.miles_from_home if home else None,
        status=_status(facts, today),
        looked_after_from=facts.looked_after_from,
        moved_on=tuple(moved.started_on for moved in facts.placements[1:]),
        authority=(home.authority.strip() or own) if home else "",
    )


def _status(facts: Facts, today: date) -> LegalStatus | None:
    order = facts.order
    ended = order is None or (order.ended_on is not None and order.ended_on <= today)
    return None if order is None or ended else order.status


def _homes(session: Session, today: date) -> dict[int, Placement]:
    """Where each child lives on the day; the newest where two are told of."""
    rows = session.exec(
        select(Placement)
        .where(Placement.started_on <= today)
        .order_by(col(Placement.started_on), col(Placement.id))
    ).all()
    return {row.child_id: row for row in rows if row.ended_on is None or row.ended_on > today}


def _child(brief: ChildBrief, case: CaseWeight, today: date) -> WeighedChild:
    return WeighedChild(
        child_id=brief.child_id,
        name=brief.name,
        initials=brief.initials,
        identity_colour=brief.identity_colour,
        age=age_words(brief.born_on, today),
        weight=case.weight,
        words=joined([f"{part.weight:g} {part.words}" for part in case.parts]),
    )


def _moved(cases: list[CaseFacts], today: date) -> MovedChildren:
    since = add_months(today, -12)
    counts = [sum(since < moved <= today for moved in case.moved_on) for case in cases]
    children, moves = sum(count > 0 for count in counts), sum(counts)
    if not children:
        return MovedChildren(0, 0, "No child has moved in the last year.")
    who = "1 child has" if children == 1 else f"{children:,} children have"
    often = "once" if moves == 1 else "twice" if moves == 2 else f"{moves:,} times"
    in_all = " in all" if children > 1 else ""
    return MovedChildren(children, moves, f"{who} moved in the last year, {often}{in_all}.")


def _driven(session: Session, today: date, calendar: Calendar) -> tuple[Driven, ...]:
    """The miles of the last four weeks and of the calendar year, up to and with the day."""
    year_on, recent_on = date(today.year, 1, 1), today - RECENT + timedelta(days=1)
    first_on = min(year_on, recent_on)
    rows = booked_between(session, first_on, today)
    whole = diary(session, rows, calendar)
    booked = tuple(one for one in whole.appointments if first_on <= one.on <= today)
    whole = replace(whole, appointments=booked)
    return (
        Driven("In the last four weeks", mileage(whole, recent_on, today).words),
        Driven(f"Since 1 January {today.year}", mileage(whole, year_on, today).words),
    )
