"""The clocks: every rule that sets a date, in one list, and what is open for one child."""

from __future__ import annotations

from datetime import date

from iro_desk.domain.clocks import outputs, reviews
from iro_desk.domain.clocks.facts import Facts, HeldReview
from iro_desk.domain.clocks.terms import Clock, ClockRules, Due, Force, MonthRule, Step
from iro_desk.domain.wording import counted, long_date
from iro_desk.domain.working_days import Calendar

__all__ = [
    "ALL_CLOCKS", "REVIEW_CLOCKS", "Clock", "ClockRules", "Due", "Facts", "Force", "HeldReview", "MonthRule",
    "Step", "late_booking", "next_review_limit", "running",
]  # fmt: skip

REVIEW_CLOCKS = (
    reviews.FIRST,
    reviews.SECOND,
    reviews.LATER,
    reviews.SHORT_BREAKS_FIRST,
    reviews.SHORT_BREAKS_LATER,
)
ALL_CLOCKS = (*REVIEW_CLOCKS, reviews.MIDWAY, outputs.OUTCOMES, outputs.RECORD, outputs.DISTRIBUTION)
WHILE_LOOKED_AFTER = (*REVIEW_CLOCKS, reviews.MIDWAY)
STANDARD = ClockRules()


def running(
    facts: Facts, calendar: Calendar, rules: ClockRules = STANDARD, *, today: date | None = None
) -> tuple[Due, ...]:
    """Return everything open for one child, soonest first.

    Args:
        today: lets a planned end of care keep its reviews until it comes. None stops them at once.
    """
    open_clocks = [
        clock for clock in ALL_CLOCKS if clock not in WHILE_LOOKED_AFTER or _is_looked_after(facts, today)
    ]
    found = [due for clock in open_clocks for due in clock.falls_due(facts, calendar, rules)]
    return tuple(sorted(found, key=lambda due: due.due_on))


def next_review_limit(facts: Facts, calendar: Calendar, rules: ClockRules = STANDARD) -> Due | None:
    """Return the last day for the child's next review; None when no such duty can be worked out."""
    for clock in REVIEW_CLOCKS:
        for due in clock.falls_due(facts, calendar, rules):
            return due
    return None


def late_booking(chosen_on: date, limit: Due, calendar: Calendar) -> str:
    """Say how long after its last day a review is booked; empty when it is in time."""
    days = (chosen_on - limit.due_on).days
    if days <= 0:
        return ""
    before = calendar.last_working_day_on_or_before(limit.due_on)
    suggestion = "" if before == limit.due_on else f" The last working day before is {long_date(before)}."
    return (
        f"{long_date(chosen_on)} is {counted(days, 'day')} after the last day for this review, "
        f"{long_date(limit.due_on)}.{suggestion}"
    )


def _is_looked_after(facts: Facts, today: date | None) -> bool:
    until = facts.looked_after_until
    return until is None or (today is not None and today < until)
