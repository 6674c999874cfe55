"""What a child of 16 or 17 must have: the assessment of needs, the pathway plan and its reviews."""

from __future__ import annotations

from iro_desk.domain.clocks.facts import Facts
from iro_desk.domain.clocks.rules import ClockRules
from iro_desk.domain.clocks.standing import eligible_from
from iro_desk.domain.clocks.sums import Start, by_months
from iro_desk.domain.clocks.terms import Clock, Due, Force, Whose
from iro_desk.domain.codes import EventKind, PlanKind
from iro_desk.domain.working_days import Calendar

REGULATIONS = "Care Planning, Placement and Case Review (England) Regulations 2010"
ASSESSMENT_MONTHS = 3


def needs_assessment(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """P-2: assessment of needs at most 3 months after becoming eligible (statutory, reg 42(1))."""
    start = _from_eligible(facts, "(reg 42)")
    if start is None or facts.happened(EventKind.NEEDS_ASSESSMENT):
        return ()
    return (by_months(clock, calendar, start, ASSESSMENT_MONTHS),)


def pathway_plan(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """P-3: a pathway plan follows the assessment (guidance; the law, reg 43, names no last day).

    It is expected by the last day of the assessment, as councils count it.
    """
    start = _from_eligible(facts, "(reg 43)")
    if start is None or facts.plan_dated(PlanKind.PATHWAY):
        return ()
    return (by_months(clock, calendar, start, rules.pathway_plan_months),)


def pathway_review(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """P-4: the pathway plan looked at again at least every 6 months (guidance, as a council gives it)."""
    dated_on = facts.plan_dated(PlanKind.PATHWAY)
    if dated_on is None or eligible_from(facts) is None:
        return ()
    start = Start(dated_on, "Pathway plan of", "Pathway plan dated", anchor="plan:pathway")
    return (by_months(clock, calendar, start, rules.pathway_review_months),)


def _from_eligible(facts: Facts, cite: str) -> Start | None:
    eligible_on = eligible_from(facts)
    if eligible_on is None:
        return None
    lead = "16 and 13 weeks in care since 14: eligible from"
    return Start(eligible_on, "Eligible from", lead, cite, anchor="plan:pathway")


ASSESSMENT = Clock(
    "P-2",
    "Pathway needs assessment",
    Force.STATUTORY,
    f"{REGULATIONS}, reg 42(1)",
    needs_assessment,
    Whose.OTHERS,
    while_looked_after=True,
)
PLAN = Clock(
    "P-3",
    "Pathway plan",
    Force.GUIDANCE,
    f"{REGULATIONS}, reg 43 (last day to be checked)",
    pathway_plan,
    Whose.OTHERS,
    while_looked_after=True,
)
REVIEW = Clock(
    "P-4",
    "Pathway plan review",
    Force.GUIDANCE,
    "Council procedures (to be checked)",
    pathway_review,
    Whose.OTHERS,
    while_looked_after=True,
)
