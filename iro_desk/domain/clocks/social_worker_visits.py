"""How often the social worker must visit, by where the child lives and under which order (reg 28)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from iro_desk.domain.clocks.facts import Event, Facts, Home
from iro_desk.domain.clocks.rules import ClockRules
from iro_desk.domain.clocks.standing import has_order, is_long_term_foster, is_with_parents
from iro_desk.domain.clocks.sums import Start, by_months, by_weeks
from iro_desk.domain.clocks.terms import Clock, Due, Force, Whose
from iro_desk.domain.codes import EventKind, LegalStatus
from iro_desk.domain.working_days import Calendar, add_months

REGULATIONS = "Care Planning, Placement and Case Review (England) Regulations 2010, reg 28"
CITE = "(reg 28)"
YEAR_ONE_MONTHS = 12
TO_18_MONTHS = 3
ONE_WEEK = 1
FOUR_WEEKS = 4
SIX_WEEKS = 6


@dataclass(frozen=True, slots=True)
class Situation:
    """The newest placement, the last visit there and which row of reg 28 governs the next.

    Args:
        row: the id of the clock that governs.
        weekly: whether visits are weekly still, until the first review there.
    """

    home: Home
    row: str
    start: Start
    weekly: bool = False


def situation(facts: Facts) -> Situation | None:
    """Return which visit comes next; None without a placement or for short breaks (reg 48(3)).

    An interval that begins in the first year of a placement is one of that year. Where two rows fit, the
    stricter governs.
    """
    home = facts.home
    if home is None or facts.short_breaks:
        return None
    last = facts.last(EventKind.SOCIAL_WORKER_VISIT, since=home.started_on)
    if _is_at_home_under(facts, home, LegalStatus.FULL_CARE_ORDER) and not home.before_assessment:
        return _at_home_on_a_full_order(facts, home, last)
    if last is None:
        return _first_visit(home)
    row = _special_row(facts, home) or _ordinary_row(facts, home, last.on)
    held = any(review.held_on >= home.started_on for review in facts.counted_reviews)
    return Situation(home, row, _from_visit(last, home), weekly=row in (WITH_PARENTS, TEMPORARY) and not held)


def first_visit(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """SWV-1: within 1 week of the start of any placement (statutory, reg 28)."""
    return _weeks(clock, facts, calendar, ONE_WEEK)


def year_one_visit(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """SWV-2: then at most 6 weeks apart in the first year (statutory, reg 28)."""
    return _weeks(clock, facts, calendar, SIX_WEEKS)


def visit_to_18(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """SWV-3: after the first year at most 3 months apart, in a home meant to last to 18 (statutory, reg 28)."""
    return _months(clock, facts, calendar, TO_18_MONTHS)


def later_visit(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """SWV-4: after the first year at most 6 weeks apart in any other home (statutory, reg 28)."""
    return _weeks(clock, facts, calendar, SIX_WEEKS)


def before_assessment(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """SWV-5: with parents before the assessment (reg 19): weekly to the first review, then 6 weeks (statutory)."""
    return _weekly_then(clock, facts, calendar, SIX_WEEKS)


def temporary_approval(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """SWV-6: connected person approved for a while (reg 24), or interim order and with a parent (statutory).

    Weekly until the first review there, then at most 4 weeks apart.
    """
    return _weekly_then(clock, facts, calendar, FOUR_WEEKS)


def full_order_at_home(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """SWV-7: full care order and with a parent: within 1 week of the order, then 6 weeks (statutory)."""
    return _weekly_then(clock, facts, calendar, SIX_WEEKS)


def fewer_visits(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """SWV-8: long-term foster home over a year and the child agrees: 6 months (statutory, figure unverified)."""
    return _months(clock, facts, calendar, rules.fewer_visits_months)


def _first_visit(home: Home) -> Situation:
    start = Start(
        home.started_on, "Placement", "Placement began", CITE, anchor=home.anchor, lapses_on=home.ended_on
    )
    return Situation(home, FIRST_VISIT, start)


def _from_visit(last: Event, home: Home) -> Start:
    return Start(
        last.on, "Last social worker visit", "Last visit", CITE, anchor=home.anchor, lapses_on=home.ended_on
    )


def _at_home_on_a_full_order(facts: Facts, home: Home, last: Event | None) -> Situation:
    ordered_on = facts.order.started_on if facts.order else home.started_on
    if ordered_on < home.started_on:
        return _first_visit(home) if last is None else Situation(home, FULL_ORDER, _from_visit(last, home))
    if last is not None and last.on >= ordered_on:
        return Situation(home, FULL_ORDER, _from_visit(last, home))
    start = Start(
        ordered_on,
        "Full care order",
        "Full care order made",
        CITE,
        anchor=home.anchor,
        lapses_on=home.ended_on,
    )
    return Situation(home, FULL_ORDER, start, weekly=True)


def _is_at_home_under(facts: Facts, home: Home, order: LegalStatus) -> bool:
    return is_with_parents(home) and has_order(facts, order)


def _special_row(facts: Facts, home: Home) -> str:
    if home.before_assessment and not is_with_parents(home):
        return TEMPORARY
    if _is_at_home_under(facts, home, LegalStatus.INTERIM_CARE_ORDER):
        return TEMPORARY
    return WITH_PARENTS if home.before_assessment else ""


def _ordinary_row(facts: Facts, home: Home, visited_on: date) -> str:
    if visited_on < add_months(home.started_on, YEAR_ONE_MONTHS):
        return YEAR_ONE
    agreed = facts.happened(EventKind.FEWER_VISITS_AGREED, since=home.started_on)
    if is_long_term_foster(home) and agreed:
        return FEWER
    return TO_18 if home.lasts_to_18 else LATER


def _weeks(clock: Clock, facts: Facts, calendar: Calendar, weeks: int) -> tuple[Due, ...]:
    found = situation(facts)
    if found is None or found.row != clock.id:
        return ()
    return (by_weeks(clock, calendar, found.start, weeks),)


def _months(clock: Clock, facts: Facts, calendar: Calendar, months: int) -> tuple[Due, ...]:
    found = situation(facts)
    if found is None or found.row != clock.id:
        return ()
    return (by_months(clock, calendar, found.start, months),)


def _weekly_then(clock: Clock, facts: Facts, calendar: Calendar, weeks: int) -> tuple[Due, ...]:
    found = situation(facts)
    return _weeks(clock, facts, calendar, ONE_WEEK if found is not None and found.weekly else weeks)


FIRST_VISIT, YEAR_ONE, TO_18, LATER = "SWV-1", "SWV-2", "SWV-3", "SWV-4"
WITH_PARENTS, TEMPORARY, FULL_ORDER, FEWER = "SWV-5", "SWV-6", "SWV-7", "SWV-8"
VISITS = tuple(
    Clock(
        row,
        name,
        Force.STATUTORY,
        source,
        rule,
        Whose.OTHERS,
        while_looked_after=True,
    )
    for row, name, source, rule in (
        (FIRST_VISIT, "First social worker visit", REGULATIONS, first_visit),
        (YEAR_ONE, "Social worker visit", REGULATIONS, year_one_visit),
        (TO_18, "Social worker visit", REGULATIONS, visit_to_18),
        (LATER, "Social worker visit", REGULATIONS, later_visit),
        (WITH_PARENTS, "Social worker visit", f"{REGULATIONS} (reg 19 placement)", before_assessment),
        (TEMPORARY, "Social worker visit", f"{REGULATIONS} (reg 24, or interim order)", temporary_approval),
        (FULL_ORDER, "Social worker visit", f"{REGULATIONS} (full order, with a parent)", full_order_at_home),
        (FEWER, "Social worker visit", f"{REGULATIONS} as amended 2015 (figure to be checked)", fewer_visits),
    )
)
