"""The yearly formal review of a settled child, where everyone has agreed to it."""

from __future__ import annotations

from iro_desk.domain.clocks.facts import Facts
from iro_desk.domain.clocks.rules import ClockRules
from iro_desk.domain.clocks.standing import only_first_held, yearly_agreed_on
from iro_desk.domain.clocks.sums import Start, by_months
from iro_desk.domain.clocks.terms import Clock, Due, Force, Step
from iro_desk.domain.wording import dated
from iro_desk.domain.working_days import Calendar


def yearly_review(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """LAC-MK1: a formal review once a year where the child and everyone agree (local, Milton Keynes).

    The less formal, recorded review at six months satisfies LAC-3 and does not move this date.
    """
    formal = [review for review in facts.counted_reviews if not review.is_informal]
    agreed_on = yearly_agreed_on(facts)
    if agreed_on is None or not formal or facts.short_breaks or only_first_held(facts, calendar):
        return ()
    last = formal[-1]
    start = Start(
        last.held_on, "Last formal review", "Last formal review held", "(agreed yearly)", last.id,
        (Step("Yearly reviews agreed", dated(agreed_on)),), last.anchor,
    )  # fmt: skip
    return (by_months(clock, calendar, start, rules.yearly_review_months),)


YEARLY = Clock(
    "LAC-MK1",
    "Yearly formal review",
    Force.LOCAL,
    "Milton Keynes IRO annual reports 2015-16, 2021-22 and 2024-25",
    yearly_review,
    while_looked_after=True,
)
