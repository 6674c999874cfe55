"""When a looked-after child's health must be assessed."""

from __future__ import annotations

from iro_desk.domain.ages import birthday
from iro_desk.domain.clocks.facts import Event, Facts
from iro_desk.domain.clocks.rules import ClockRules
from iro_desk.domain.clocks.standing import FIRST_WORKING_DAYS, only_first_held, prepared_since
from iro_desk.domain.clocks.sums import Start, by_months, by_the_day, by_working_days
from iro_desk.domain.clocks.terms import Clock, Due, Force, Step, Whose
from iro_desk.domain.codes import EventKind
from iro_desk.domain.wording import dated
from iro_desk.domain.working_days import Calendar, add_months

REGULATIONS = "Care Planning, Placement and Case Review (England) Regulations 2010"
SOURCE = f"{REGULATIONS}, reg 7 (as health procedures give it)"
UNDER_FIVE_MONTHS = 6
FIVE_AND_OVER_MONTHS = 12
FIVE = 5


def first_assessment(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """H-1: before the first placement or, if that cannot be, before the first review (statutory, reg 7).

    So within 20 working days, or by a first review held or booked sooner. A child whose first reviews are
    not in the file is left out, and so are short breaks (reg 48(3)).
    """
    began = facts.looked_after_from
    if began is None or facts.short_breaks or _last(facts) is not None:
        return ()
    held = facts.counted_reviews
    if len(held) == 1 and not only_first_held(facts, calendar):
        return ()
    start = Start(began, "Looked after from", "Looked after from", "(before the first review)", anchor="care")
    due = by_working_days(clock, calendar, start, FIRST_WORKING_DAYS)
    review_on = held[0].held_on if held else facts.next_review_on
    if review_on is None or not began <= review_on < due.due_on:
        return (due,)
    start = Start(review_on, "First review", "First review", anchor="care")
    return (by_the_day(clock, calendar, start, "By the first review"),)


def under_five(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """H-2: at least every 6 months while under 5 (statutory, reg 7).

    When the fifth birthday comes first, the twelve months of H-3 apply (the switch is unverified).
    """
    last = _last(facts)
    if last is None or facts.born_on is None or not _falls_under_five(facts, last):
        return ()
    return (by_months(clock, calendar, _from(last), UNDER_FIVE_MONTHS),)


def five_and_over(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """H-3: at least every 12 months from 5 on (statutory, reg 7)."""
    last = _last(facts)
    if last is None or facts.born_on is None or _falls_under_five(facts, last):
        return ()
    five_on = birthday(facts.born_on, FIVE)
    notes = (Step("Fifth birthday", dated(five_on)),) if last.on < five_on else ()
    return (by_months(clock, calendar, _from(last, notes), FIVE_AND_OVER_MONTHS),)


def _last(facts: Facts) -> Event | None:
    if facts.looked_after_from is None or facts.short_breaks:
        return None
    return facts.last(EventKind.HEALTH_ASSESSMENT, since=prepared_since(facts.looked_after_from))


def _falls_under_five(facts: Facts, last: Event) -> bool:
    """Whether six months after the last assessment the child is still under 5."""
    born_on = facts.born_on
    return born_on is not None and add_months(last.on, UNDER_FIVE_MONTHS) < birthday(born_on, FIVE)


def _from(last: Event, notes: tuple[Step, ...] = ()) -> Start:
    return Start(
        last.on,
        "Last health assessment",
        "Last health assessment",
        "(reg 7)",
        notes=notes,
        anchor=last.anchor,
    )


FIRST = Clock("H-1", "First health assessment", Force.STATUTORY, SOURCE, first_assessment, Whose.OTHERS, True)
UNDER_FIVE = Clock(
    "H-2", "Health assessment", Force.STATUTORY, SOURCE, under_five, Whose.OTHERS, while_looked_after=True
)
FIVE_AND_OVER = Clock(
    "H-3", "Health assessment", Force.STATUTORY, SOURCE, five_and_over, Whose.OTHERS, while_looked_after=True
)
