"""What the care plan must say before a child stops being looked after."""

from __future__ import annotations

from datetime import date

from iro_desk.domain.clocks.facts import Facts
from iro_desk.domain.clocks.rules import ClockRules
from iro_desk.domain.clocks.standing import eligible_from, is_in_care
from iro_desk.domain.clocks.sums import Start, by_the_day
from iro_desk.domain.clocks.terms import Clock, Due, Force, Whose
from iro_desk.domain.codes import EventKind, PlanKind
from iro_desk.domain.working_days import Calendar


def support_after_care(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """END-1: the care plan says what advice and support will follow (statutory, reg 39 as made).

    For a child who is not in care and not eligible, by the day care is to end, once that has been proposed
    and has a day. A care plan dated since the proposal answers it.
    """
    proposed = facts.last(EventKind.LEAVING_PROPOSED, since=facts.looked_after_from or date.min)
    ends_on = facts.looked_after_until
    if proposed is None or ends_on is None or is_in_care(facts) or eligible_from(facts) is not None:
        return ()
    if facts.plan_dated(PlanKind.CARE, since=proposed.on):
        return ()
    start = Start(ends_on, "Care ends", "Care ends", "(reg 39)", anchor=proposed.anchor)
    return (by_the_day(clock, calendar, start, "By the day care ends"),)


SUPPORT = Clock(
    "END-1",
    "Care plan says what support follows",
    Force.STATUTORY,
    "Care Planning, Placement and Case Review (England) Regulations 2010, reg 39 as made",
    support_after_care,
    Whose.OTHERS,
)
