"""When a child in locked accommodation is reviewed by a panel."""

from __future__ import annotations

from datetime import date

from iro_desk.domain.clocks.facts import Event, Facts
from iro_desk.domain.clocks.rules import ClockRules
from iro_desk.domain.clocks.sums import Start, by_months
from iro_desk.domain.clocks.terms import Clock, Due, Force, Whose
from iro_desk.domain.codes import EventKind
from iro_desk.domain.working_days import Calendar

SOURCE = "Children (Secure Accommodation) Regulations 1991, reg 15 (as a council gives it)"
FIRST_MONTHS = 1
LATER_MONTHS = 3


def first_panel(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """SEC-1: a panel reviews within 1 month of the placement starting (statutory, reg 15)."""
    secured = facts.last(EventKind.SECURED)
    if secured is None or facts.happened(EventKind.SECURE_REVIEW, since=secured.on):
        return ()
    return (by_months(clock, calendar, _start(facts, secured, "Locked accommodation from"), FIRST_MONTHS),)


def later_panel(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """SEC-2: then a panel at intervals of at most 3 months (statutory, reg 15)."""
    secured = facts.last(EventKind.SECURED)
    last = facts.last(EventKind.SECURE_REVIEW, since=secured.on) if secured else None
    if last is None:
        return ()
    return (by_months(clock, calendar, _start(facts, last, "Last secure panel"), LATER_MONTHS),)


def _start(facts: Facts, event: Event, lead: str) -> Start:
    return Start(event.on, lead, lead, "(reg 15)", anchor=event.anchor, lapses_on=_ended_on(facts, event.on))


def _ended_on(facts: Facts, since: date) -> date | None:
    ended = facts.happened(EventKind.SECURE_ENDED, since=since)
    return ended[0].on if ended else None


FIRST = Clock("SEC-1", "First secure panel review", Force.STATUTORY, SOURCE, first_panel, Whose.OTHERS)
LATER = Clock("SEC-2", "Next secure panel review", Force.STATUTORY, SOURCE, later_panel, Whose.OTHERS)
