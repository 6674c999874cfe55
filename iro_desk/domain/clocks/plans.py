"""When the care, placement and permanence plans must be there."""

from __future__ import annotations

from datetime import date

from iro_desk.domain.clocks.facts import Facts
from iro_desk.domain.clocks.rules import ClockRules
from iro_desk.domain.clocks.standing import SECOND_MONTHS, only_first_held, prepared_since
from iro_desk.domain.clocks.sums import Start, by_months, by_the_day, by_working_days
from iro_desk.domain.clocks.terms import Clock, Due, Force, Whose
from iro_desk.domain.codes import PlanKind
from iro_desk.domain.working_days import Calendar

REGULATIONS = "Care Planning, Placement and Case Review (England) Regulations 2010"
CARE_PLAN_WORKING_DAYS = 10
PLACEMENT_PLAN_WORKING_DAYS = 5


def care_plan(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """PL-1: care plan before the first placement, or within 10 working days of it (statutory, reg 4).

    The first placement began with the time in care; when that is not known, with the oldest home known.
    """
    oldest = facts.placements[0].started_on if facts.placements else None
    began = facts.looked_after_from or oldest
    if began is None or facts.plan_dated(PlanKind.CARE, since=prepared_since(began)):
        return ()
    start = Start(began, "First placement", "First placement began", "(reg 4)", anchor="plan:care")
    return (by_working_days(clock, calendar, start, CARE_PLAN_WORKING_DAYS),)


def placement_plan(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """PL-2: placement plan before a placement, or within 5 working days of it (statutory, reg 9).

    Only the newest placement is looked at. Short breaks are left out (reg 48(3)).
    """
    home = facts.home
    if home is None or facts.short_breaks:
        return ()
    earliest_on = prepared_since(home.started_on)
    if len(facts.placements) > 1:
        earliest_on = max(earliest_on, facts.placements[-2].started_on)
    if facts.plan_dated(PlanKind.PLACEMENT, since=earliest_on):
        return ()
    start = Start(
        home.started_on, "Placement", "Placement began", "(reg 9)",
        anchor=home.anchor, lapses_on=home.ended_on,
    )  # fmt: skip
    return (by_working_days(clock, calendar, start, PLACEMENT_PLAN_WORKING_DAYS),)


def permanence_plan(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """PL-3: a permanence plan by the second review (guidance).

    By the day it was held or, before that, its last day; nothing until the first has been held, or for
    short breaks (reg 48(3) leaves reg 5 out).
    """
    held = facts.counted_reviews
    began = facts.looked_after_from
    since = prepared_since(began) if began else date.min
    if not held or facts.short_breaks:
        return ()
    if facts.plan_dated(PlanKind.PERMANENCE, since=since):
        return ()
    if len(held) > 1:
        second = held[1]
        start = Start(
            second.held_on,
            "Second review",
            "Second review held",
            review_id=second.id,
            anchor="plan:permanence",
        )
        return (by_the_day(clock, calendar, start, "By the second review"),)
    if not only_first_held(facts, calendar):
        return ()
    first = held[0]
    start = Start(
        first.held_on, "First review", "First review held", "(by the second review)", first.id,
        anchor="plan:permanence",
    )  # fmt: skip
    return (by_months(clock, calendar, start, SECOND_MONTHS, rules),)


CARE_PLAN = Clock(
    "PL-1",
    "Care plan",
    Force.STATUTORY,
    f"{REGULATIONS}, reg 4 (as fostering handbooks give it)",
    care_plan,
    Whose.OTHERS,
    while_looked_after=True,
)
PLACEMENT_PLAN = Clock(
    "PL-2",
    "Placement plan",
    Force.STATUTORY,
    f"{REGULATIONS}, reg 9 (as fostering handbooks give it)",
    placement_plan,
    Whose.OTHERS,
    while_looked_after=True,
)
PERMANENCE_PLAN = Clock(
    "PL-3",
    "Permanence plan",
    Force.GUIDANCE,
    "Statutory guidance volume 2, as fostering handbooks give it",
    permanence_plan,
    Whose.OTHERS,
    while_looked_after=True,
)
