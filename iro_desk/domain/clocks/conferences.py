"""When child protection conferences and core groups must be held, for children on both tracks."""

from __future__ import annotations

from datetime import date, timedelta

from iro_desk.domain.clocks.facts import Event, Facts
from iro_desk.domain.clocks.rules import ClockRules
from iro_desk.domain.clocks.sums import Answer, Start, by_months, by_weeks, by_working_days, due_from
from iro_desk.domain.clocks.terms import Clock, CountedIn, Due, Force, Step, Whose
from iro_desk.domain.codes import EventKind
from iro_desk.domain.wording import counted, dated, day_month
from iro_desk.domain.working_days import Calendar

INITIAL_WORKING_DAYS = 15
FIRST_REVIEW_MONTHS = 3
LATER_REVIEW_MONTHS = 6
CORE_GROUP_WORKING_DAYS = 10
HOURS_IN_A_DAY = 24
NO_LONGER = (EventKind.PROTECTION_ENDED, EventKind.NO_PROTECTION_PLAN)
WORKING_TOGETHER = "Working Together, as safeguarding procedures give it"


def plan_began(facts: Facts) -> Event | None:
    """Return the initial conference of the child protection plan that goes on; None when none does."""
    initial = facts.last(EventKind.INITIAL_CONFERENCE)
    if initial is None or facts.happened(*NO_LONGER, since=initial.on):
        return None
    return initial


def initial_conference(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """CP-1: within 15 working days of the strategy discussion that began enquiries (guidance).

    The first since the last conference counts, even if several were held.
    """
    strategies = facts.happened(EventKind.STRATEGY_DISCUSSION, since=_settled_on(facts))
    if not strategies:
        return ()
    start = _start(strategies[0], "Strategy discussion")
    return (by_working_days(clock, calendar, start, INITIAL_WORKING_DAYS),)


def review_conference(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """CP-2: 3 months after the initial conference, then 6 months at most (guidance)."""
    initial = plan_began(facts)
    if initial is None:
        return ()
    review = facts.last(EventKind.REVIEW_CONFERENCE, since=initial.on)
    if review is None:
        start = _start(initial, "Initial conference")
        return (by_months(clock, calendar, start, FIRST_REVIEW_MONTHS, rules),)
    return (by_months(clock, calendar, _start(review, "Review conference"), LATER_REVIEW_MONTHS, rules),)


def first_core_group(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """CP-3: first core group within 10 working days of the initial conference (guidance)."""
    initial = plan_began(facts)
    if initial is None or facts.happened(EventKind.CORE_GROUP, since=initial.on):
        return ()
    return (by_working_days(clock, calendar, _start(initial, "Initial conference"), CORE_GROUP_WORKING_DAYS),)


def later_core_group(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """CP-3: later core groups at least every 6 weeks (local, Tees)."""
    initial = plan_began(facts)
    last = facts.last(EventKind.CORE_GROUP, since=initial.on) if initial else None
    if last is None:
        return ()
    return (by_weeks(clock, calendar, _start(last, "Last core group"), rules.core_group_later_weeks),)


def assessment_shared(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """CP-4: assessment with the family at least 48 hours before the conference (local, Milton Keynes).

    Counted back in whole days, as only the day is known; over once the conference has been held.
    """
    initial = plan_began(facts)
    if initial is None:
        return ()
    before = facts.happened(EventKind.ASSESSMENT_SHARED, since=_settled_on(facts, initial.on))
    if any(event.on <= initial.on for event in before):
        return ()
    hours = counted(rules.assessment_shared_hours, "hour")
    days = -(-rules.assessment_shared_hours // HOURS_IN_A_DAY)
    due_on = initial.on - timedelta(days=days)
    start = _start(initial, "Initial conference", lapses_on=initial.on + timedelta(days=1))
    because = f"{hours} before the conference of {day_month(initial.on)}"
    sentence = f"{hours} before {dated(initial.on)}, counted as {counted(days, 'day')}: {dated(due_on)}"
    steps = (
        Step(start.label, dated(initial.on)),
        Step(f"Take away {hours}", dated(due_on)),
        start.ending(clock, due_on),
    )
    answer = Answer(due_on, because, sentence, steps, CountedIn.DAYS)
    return (due_from(clock, calendar, start, answer),)


def after_birth(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """CP-5: after a conference before birth, a review within 10 working days of it (local, Tees).

    Or three months after the conference, when that is sooner.
    """
    initial = plan_began(facts)
    born_on = facts.born_on
    if initial is None or born_on is None or initial.on >= born_on:
        return ()
    if facts.happened(EventKind.REVIEW_CONFERENCE, since=initial.on):
        return ()
    born = Start(born_on, "Born", "Born, or expected", "(conference before birth)", anchor=initial.anchor)
    by_birth = by_working_days(clock, calendar, born, rules.before_birth_working_days)
    start = _start(initial, "Initial conference")
    by_conference = by_months(clock, calendar, start, FIRST_REVIEW_MONTHS, rules)
    return (min(by_birth, by_conference, key=lambda due: due.due_on),)


def _settled_on(facts: Facts, before: date = date.max) -> date:
    """Return the day after which a strategy discussion begins something new."""
    kinds = (EventKind.INITIAL_CONFERENCE, EventKind.PROTECTION_ENDED, EventKind.ENQUIRIES_ENDED)
    days = [event.on for event in facts.happened(*kinds) if event.on < before]
    return days[-1] + timedelta(days=1) if days else date.min


def _start(event: Event, lead: str, lapses_on: date | None = None) -> Start:
    return Start(event.on, lead, lead, anchor=event.anchor, lapses_on=lapses_on)


INITIAL = Clock(
    "CP-1",
    "Initial child protection conference",
    Force.GUIDANCE,
    WORKING_TOGETHER,
    initial_conference,
    Whose.OTHERS,
)
REVIEW = Clock(
    "CP-2",
    "Review child protection conference",
    Force.GUIDANCE,
    WORKING_TOGETHER,
    review_conference,
    Whose.OTHERS,
)
CORE_GROUP = Clock(
    "CP-3", "First core group", Force.GUIDANCE, WORKING_TOGETHER, first_core_group, Whose.OTHERS
)
CORE_GROUP_LATER = Clock(
    "CP-3-LATER", "Next core group", Force.LOCAL, "Tees procedures", later_core_group, Whose.OTHERS
)
SHARED = Clock(
    "CP-4",
    "Assessment shared with the family",
    Force.LOCAL,
    "Milton Keynes child protection annual report 2023-24",
    assessment_shared,
    Whose.OTHERS,
)
AFTER_BIRTH = Clock(
    "CP-5",
    "Review conference after the birth",
    Force.LOCAL,
    "Tees procedures (councils differ)",
    after_birth,
    Whose.OTHERS,
)
