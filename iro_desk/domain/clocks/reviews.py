"""When a looked-after child must next be reviewed, and when the midway falls."""

from __future__ import annotations

from datetime import date

from iro_desk.domain.clocks.facts import Facts, HeldReview
from iro_desk.domain.clocks.rules import ClockRules, MonthRule
from iro_desk.domain.clocks.short_breaks import broken_rule
from iro_desk.domain.clocks.standing import (
    FIRST_WORKING_DAYS,
    SECOND_MONTHS,
    is_long_term_foster,
    only_first_held,
    yearly_agreed_on,
)
from iro_desk.domain.clocks.sums import (
    Answer,
    Start,
    by_months,
    by_working_days,
    compared_words,
    due_from,
    months_limit,
)
from iro_desk.domain.clocks.terms import Clock, CountedIn, Due, Force, Step
from iro_desk.domain.wording import counted, dated, day_month
from iro_desk.domain.working_days import Calendar, add_months

LATER_MONTHS = 6
SETTLED_MONTHS = 12
REGULATIONS = "Care Planning, Placement and Case Review (England) Regulations 2010"
GUIDANCE = "statutory guidance volume 2 (2015)"
EARLIER_MISSING = Step("Earlier reviews", "not recorded here; taken as held")


def first_review(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """LAC-1: first review within 20 working days of becoming looked after (statutory, reg 33(1))."""
    if facts.looked_after_from is None or facts.short_breaks or facts.last_review:
        return ()
    start = Start(
        facts.looked_after_from, "Looked after from", "Looked after from", "(reg 33)", anchor="care"
    )
    return (by_working_days(clock, calendar, start, FIRST_WORKING_DAYS),)


def second_review(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """LAC-2: second review not more than 3 months after the first (statutory, reg 33(2))."""
    last = facts.last_review
    if facts.short_breaks or last is None or not only_first_held(facts, calendar):
        return ()
    start = Start(last.held_on, "First review", "First review held", "(reg 33)", last.id, anchor=last.anchor)
    return (by_months(clock, calendar, start, SECOND_MONTHS, rules),)


def later_review(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """LAC-3: each later review not more than 6 months after the one before (statutory, reg 33(2)).

    LAC-W: in a foster home of over 12 months that is meant to last, it need not be a meeting every time
    (guidance, volume 2, 2015); where yearly reviews are agreed, the lighter one satisfies it (LAC-MK1).
    """
    last = facts.last_review
    if facts.short_breaks or last is None or only_first_held(facts, calendar):
        return ()
    earlier = (EARLIER_MISSING,) if len(facts.counted_reviews) == 1 else ()
    limit_on = months_limit(last.held_on, LATER_MONTHS, rules)
    cite = "(reg 33, earlier reviews taken as held)" if earlier else "(reg 33)"
    start = _from_last(last, cite, (*earlier, *_form_notes(facts, limit_on)))
    return (by_months(clock, calendar, start, LATER_MONTHS, rules),)


def first_short_breaks_review(
    clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules
) -> tuple[Due, ...]:
    """LAC-SB1: first review within 3 months of the first short break (statutory, reg 48, unverified)."""
    if not facts.short_breaks or facts.looked_after_from is None or facts.last_review:
        return ()
    start = Start(
        facts.looked_after_from, "Short breaks from", "Short breaks from", "(reg 48)", anchor="care",
        notes=_pattern_notes(facts),
    )  # fmt: skip
    return (by_months(clock, calendar, start, rules.short_breaks_first_months, rules),)


def later_short_breaks_review(
    clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules
) -> tuple[Due, ...]:
    """LAC-SB1: later short-break reviews at most 6 months apart (statutory, reg 48, unverified)."""
    last = facts.last_review
    if not facts.short_breaks or last is None:
        return ()
    start = _from_last(last, "(reg 48)", _pattern_notes(facts))
    return (by_months(clock, calendar, start, rules.short_breaks_later_months, rules),)


def midway_review(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """MK-4: a midway half-way between reviews six months apart (local, Milton Keynes 2021 and 2024).

    A day booked at the review is the day it is due. Otherwise it is half the days to the six-month
    limit, rounded down, and the last working day not after that.
    """
    last = facts.last_review
    if not rules.midway or last is None or facts.midway_held_on is not None:
        return ()
    if facts.short_breaks or only_first_held(facts, calendar):
        return ()
    return (
        _booked_midway(clock, calendar, last, facts.midway_on)
        if facts.midway_on
        else _half_way(clock, calendar, last, rules),
    )


def _half_way(clock: Clock, calendar: Calendar, last: HeldReview, rules: ClockRules) -> Due:
    limit_on = months_limit(last.held_on, LATER_MONTHS, rules)
    days = (limit_on - last.held_on).days
    middle_on = last.held_on + (limit_on - last.held_on) // 2
    due_on = calendar.last_working_day_on_or_before(middle_on)
    moved = f", moved to the working day before: {dated(due_on)}" if due_on != middle_on else ""
    year = "" if last.held_on.year == due_on.year else f" {last.held_on.year}"
    lawful_on = add_months(last.held_on, LATER_MONTHS)
    compared = (
        compared_words(counted(days, "day"), lawful_on, "the law's six months end on")
        if rules.months is MonthRule.DAYS
        else ""
    )
    sentence = (
        f"Half of the {counted(days, 'day')} from {dated(last.held_on)} to {dated(limit_on)}: "
        f"{dated(middle_on)}{moved}{compared}"
    )
    steps = (
        Step("Last review held", dated(last.held_on)),
        Step("Next review, not after", dated(limit_on)),
        Step("Half of the days between, rounded down", f"{days // 2} of {days}"),
        *((Step("Moved to the working day before", dated(due_on)),) if moved else ()),
        Step("Midway review", dated(due_on)),
    )
    because = f"Half-way between the review of {day_month(last.held_on)}{year} and the next"
    return due_from(
        clock,
        calendar,
        _from_last(last, "", ()),
        Answer(due_on, because, sentence, steps, CountedIn.DAYS),
    )


def _booked_midway(clock: Clock, calendar: Calendar, last: HeldReview, booked_on: date) -> Due:
    steps = (
        Step("Last review held", dated(last.held_on)),
        Step("Midway booked for", dated(booked_on)),
    )
    answer = Answer(
        booked_on,
        f"Booked at the review of {day_month(last.held_on)}",
        f"Booked for {dated(booked_on)} at the review of {dated(last.held_on)}",
        steps,
        CountedIn.NOTHING,
    )
    return due_from(clock, calendar, _from_last(last, "", ()), answer)


def _from_last(last: HeldReview, cite: str, notes: tuple[Step, ...]) -> Start:
    return Start(last.held_on, "Last review", "Last review held", cite, last.id, notes, last.anchor)


def _form_notes(facts: Facts, limit_on: date) -> tuple[Step, ...]:
    """Say when the review need not be a meeting (LAC-W), and when a lighter one will do (LAC-MK1)."""
    notes = []
    home = facts.home
    if home is not None and is_long_term_foster(home):
        settled_on = add_months(home.started_on, SETTLED_MONTHS)
        if settled_on < limit_on:
            notes.append(
                Step(
                    "Form",
                    f"need not be a meeting every time: over 12 months in a long-term foster home ({GUIDANCE})",
                )
            )
    agreed_on = yearly_agreed_on(facts)
    if agreed_on is not None:
        notes.append(
            Step("Yearly reviews agreed", f"{dated(agreed_on)}: a less formal, recorded review will do")
        )
    return tuple(notes)


def _pattern_notes(facts: Facts) -> tuple[Step, ...]:
    """Say which rule of short breaks the homes break, for then reg 33 applies in place of reg 48."""
    broken = broken_rule(facts.homes)
    return (Step("Short breaks (reg 48(2))", broken),) if broken else ()


FIRST = Clock(
    "LAC-1",
    "First review",
    Force.STATUTORY,
    f"{REGULATIONS}, reg 33(1)",
    first_review,
    while_looked_after=True,
)
SECOND = Clock(
    "LAC-2",
    "Second review",
    Force.STATUTORY,
    f"{REGULATIONS}, reg 33(2)",
    second_review,
    while_looked_after=True,
)
LATER = Clock(
    "LAC-3",
    "Next review",
    Force.STATUTORY,
    f"{REGULATIONS}, reg 33(2)",
    later_review,
    while_looked_after=True,
)
SHORT_BREAKS_FIRST = Clock(
    "LAC-SB1",
    "First review",
    Force.STATUTORY,
    f"{REGULATIONS}, reg 48 (interval to be checked)",
    first_short_breaks_review,
    while_looked_after=True,
)
SHORT_BREAKS_LATER = Clock(
    "LAC-SB1-LATER",
    "Next review",
    Force.STATUTORY,
    f"{REGULATIONS}, reg 48 (interval to be checked)",
    later_short_breaks_review,
    while_looked_after=True,
)
MIDWAY = Clock(
    "MK-4",
    "Midway review",
    Force.LOCAL,
    "Milton Keynes IRO annual reports 2021-22 and 2024-25",
    midway_review,
    while_looked_after=True,
)
