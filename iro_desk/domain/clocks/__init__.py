"""The clocks: every rule that sets a date, in one list, and what is open for one child."""

from __future__ import annotations

from datetime import date

from iro_desk.domain.clocks import (
    conferences,
    disputes,
    disruption,
    education,
    ending,
    health,
    outputs,
    pathway,
    plans,
    reviews,
    secure,
    underway,
    unregistered,
    yearly,
)
from iro_desk.domain.clocks.facts import (
    DatedPlan,
    Event,
    Facts,
    HeldReview,
    Home,
    OpenDispute,
    Order,
    ReviewUnderway,
)
from iro_desk.domain.clocks.rules import ClockRules, Limit, MonthRule, RuleLimit, limits
from iro_desk.domain.clocks.short_breaks import broken_rule
from iro_desk.domain.clocks.social_worker_visits import VISITS
from iro_desk.domain.clocks.standing import eligible_from
from iro_desk.domain.clocks.sums import compared_words
from iro_desk.domain.clocks.terms import Clock, CountedIn, Due, Force, Step, Whose
from iro_desk.domain.wording import counted, long_date
from iro_desk.domain.working_days import Calendar

__all__ = [
    "ALL_CLOCKS", "OFFICERS", "REVIEW_CLOCKS", "STATUTORY_REVIEW_CLOCKS", "Clock", "ClockRules", "CountedIn",
    "DatedPlan", "Due", "Event", "Facts", "Force", "HeldReview", "Home", "Limit", "MonthRule", "OpenDispute", "Order",
    "ReviewUnderway",
    "RuleLimit", "Step", "Whose", "all_due", "broken_rule", "eligible_from", "late_booking", "limits",
    "next_review_limit", "review_limits", "running",
]  # fmt: skip

STATUTORY_REVIEW_CLOCKS = (
    reviews.FIRST,
    reviews.SECOND,
    reviews.LATER,
    reviews.SHORT_BREAKS_FIRST,
    reviews.SHORT_BREAKS_LATER,
)
REVIEW_CLOCKS = (*STATUTORY_REVIEW_CLOCKS, yearly.YEARLY, unregistered.REVIEW, unregistered.REVIEW_LATER)
ALL_CLOCKS = (
    *REVIEW_CLOCKS,
    underway.ADJOURNED,
    underway.SERIES,
    reviews.MIDWAY,
    outputs.OUTCOMES,
    outputs.RECORD,
    outputs.DISTRIBUTION,
    outputs.MANAGERS_ANSWER,
    unregistered.HEAD_VISIT,
    disruption.MEETING,
    disputes.INFORMAL,
    disputes.STAGE,
    disputes.WHOLE,
    disputes.LOOK_AGAIN,
    plans.CARE_PLAN,
    plans.PLACEMENT_PLAN,
    plans.PERMANENCE_PLAN,
    health.FIRST,
    health.UNDER_FIVE,
    health.FIVE_AND_OVER,
    education.FIRST,
    education.TERMLY,
    pathway.ASSESSMENT,
    pathway.PLAN,
    pathway.REVIEW,
    ending.SUPPORT,
    *VISITS,
    secure.FIRST,
    secure.LATER,
    conferences.INITIAL,
    conferences.REVIEW,
    conferences.CORE_GROUP,
    conferences.CORE_GROUP_LATER,
    conferences.SHARED,
    conferences.AFTER_BIRTH,
)
STANDARD = ClockRules()
OFFICERS = frozenset({Whose.OFFICER})


def all_due(facts: Facts, calendar: Calendar, rules: ClockRules = STANDARD) -> tuple[Due, ...]:
    """Return every duty that follows from the facts and is not answered, soonest first, whatever the day.

    One that ends with a home or with care is among them, and its ``lapses_on`` says when.
    """
    found = [due for clock in ALL_CLOCKS for due in clock.falls_due(facts, calendar, rules)]
    return tuple(sorted(found, key=lambda due: due.due_on))


def running(
    facts: Facts,
    calendar: Calendar,
    rules: ClockRules = STANDARD,
    *,
    today: date | None = None,
    whose: frozenset[Whose] = OFFICERS,
) -> tuple[Due, ...]:
    """Return what is open for one child, soonest first.

    Args:
        today: leaves out what has lapsed by that day. None leaves out what lapses before it falls due.
        whose: whose duties to return; the officer's own when left out.
    """
    return tuple(
        due for due in all_due(facts, calendar, rules) if due.whose in whose and due.is_open_on(today)
    )


def next_review_limit(facts: Facts, calendar: Calendar, rules: ClockRules = STANDARD) -> Due | None:
    """Return the law's last day for the child's next review; None when no such duty can be worked out."""
    for clock in STATUTORY_REVIEW_CLOCKS:
        for due in clock.falls_due(facts, calendar, rules):
            return due
    return None


def review_limits(facts: Facts, calendar: Calendar, rules: ClockRules = STANDARD) -> tuple[Due, ...]:
    """Return every last day that the next review has to meet, the law's and the council's, soonest first."""
    found = [due for clock in REVIEW_CLOCKS for due in clock.falls_due(facts, calendar, rules)]
    return tuple(sorted(found, key=lambda due: due.due_on))


def late_booking(chosen_on: date, limit: Due, calendar: Calendar) -> str:
    """Say how long after its last day a review is booked; empty when it is in time.

    While months are counted as 91 and 183 days it says so, and a day the law calls late is late.
    """
    lawful_on = limit.lawful_on or limit.due_on
    last_on = limit.due_on if chosen_on > limit.due_on else min(limit.due_on, lawful_on)
    days = (chosen_on - last_on).days
    if days <= 0:
        return ""
    before = calendar.last_working_day_on_or_before(last_on)
    suggestion = "" if before == last_on else f" The last working day before is {long_date(before)}."
    return (
        f"{long_date(chosen_on)} is {counted(days, 'day')} after the last day for this review, "
        f"{long_date(last_on)}{_counted_as(last_on, limit)}.{suggestion}"
    )


def _counted_as(last_on: date, limit: Due) -> str:
    if limit.lawful_on is None or limit.starts_on is None:
        return ""
    length = counted((limit.due_on - limit.starts_on).days, "day")
    if last_on == limit.due_on:
        return compared_words(length, limit.lawful_on)
    return f", as the law says; {length} end on {long_date(limit.due_on)}"
