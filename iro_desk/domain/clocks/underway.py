"""How long a review that has begun and is not complete may take."""

from __future__ import annotations

from iro_desk.domain.clocks.facts import Facts
from iro_desk.domain.clocks.rules import ClockRules
from iro_desk.domain.clocks.sums import Start, by_working_days
from iro_desk.domain.clocks.terms import Clock, Due, Force
from iro_desk.domain.working_days import Calendar

REGULATIONS = "Care Planning, Placement and Case Review (England) Regulations 2010"


def adjourned_review(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """REV-ADJ: an adjourned review completed within 20 working days (statutory, reg 36(2), unverified)."""
    return tuple(
        by_working_days(
            clock,
            calendar,
            Start(
                review.adjourned_on,
                "Adjourned",
                "Review adjourned",
                "(reg 36)",
                review.id,
                anchor=review.anchor,
            ),
            rules.adjourned_working_days,
        )
        for review in facts.underway
        if review.adjourned_on is not None
    )


def series(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """REV-SERIES: a series complete within 20 working days of its first meeting (guidance, unverified)."""
    return tuple(
        by_working_days(
            clock,
            calendar,
            Start(
                review.first_met_on, "First met", "First meeting", review_id=review.id, anchor=review.anchor
            ),
            rules.series_working_days,
        )
        for review in facts.underway
        if review.first_met_on is not None
    )


ADJOURNED = Clock(
    "REV-ADJ",
    "Finish the adjourned review",
    Force.STATUTORY,
    f"{REGULATIONS}, reg 36(2) (to be checked)",
    adjourned_review,
)
SERIES = Clock(
    "REV-SERIES",
    "Finish the series of meetings",
    Force.GUIDANCE,
    "IRO Handbook 2010 (to be checked)",
    series,
)
