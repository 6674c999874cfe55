"""What stops a review, or deserves a look, among the considerations of Schedule 7 (wording unverified)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from iro_desk.domain.calendar_names import joined
from iro_desk.domain.codes import PermanencePlan, YesNo
from iro_desk.domain.codes.considerations import LegalRight, RouteAnswer, YesNoKnown
from iro_desk.domain.findings import Finding
from iro_desk.domain.wording import counted
from iro_desk.domain.working_days import add_months

CHANGED = "What has changed"
LAW = "Legal arrangement"
EVERYDAY = "Everyday decisions"
SCHOOL = "School and learning"
FAMILY = "Family and friends"
ENJOY = "Things to enjoy"
PERMANENCE = "Permanence"
ENDING = "Leaving care"
A_YEAR = 12
#: the route that each plan for permanence has chosen
ROUTE_OF = {
    PermanencePlan.RETURN_1M: "route_home",
    PermanencePlan.RETURN_6M: "route_home",
    PermanencePlan.RETURN_EVENTUALLY: "route_home",
    PermanencePlan.REMAIN_SUPPORTED: "route_home",
    PermanencePlan.RELATIVES: "route_relatives",
    PermanencePlan.LONG_TERM_FOSTERING: "route_fostering",
    PermanencePlan.RESIDENTIAL: "route_residential",
    PermanencePlan.SUPPORTED_LIVING: "route_supported",
    PermanencePlan.ADOPTION: "route_adoption",
}


@dataclass(frozen=True, slots=True)
class RouteFacts:
    """One route to permanence; ``field`` is its answer's name, ``answer`` None while there is none."""

    field: str
    label: str
    answer: RouteAnswer | None
    why: str


@dataclass(frozen=True, slots=True)
class TimeFacts:
    """What there is with one person, and what should change."""

    person: str
    how_often: str
    change: str
    is_not_applicable: bool


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that must be answered and is not.

    Args:
        message: the sentence that says so.
    """

    section: str
    field: str
    message: str


@dataclass(frozen=True, slots=True)
class Considered:
    """What has been considered; None and empty are what nobody has answered.

    Args:
        section20_months: how long the child has been accommodated by agreement; None when they are not.
        routes: the routes that could apply at the child's age.
        siblings_without: brothers and sisters for whom nothing is written.
        not_yet: sections that nobody has said were considered.
        not_applicable: sections said not to apply, with why.
    """

    review_on: date
    is_first: bool
    big_change: YesNoKnown | None
    big_change_why: str
    legal_right: LegalRight | None
    legal_change: str
    section20_months: int | None
    section20_why: str
    permanence_plan: PermanencePlan | None
    no_plan_why: str
    routes: tuple[RouteFacts, ...]
    adoption_told_on: date | None
    ending_expected: YesNo | None
    ending_support: str
    hours_a_week: float | None
    does_something_for_fun: bool
    everyday_on: date | None
    family_time: tuple[TimeFacts, ...]
    siblings_without: tuple[str, ...]
    not_yet: tuple[str, ...]
    not_applicable: frozenset[str]
    unanswered: tuple[Unanswered, ...] = ()
    adoption_not_yet: bool = False


def big_change(facts: Considered) -> Iterator[Finding]:
    """A big change made between reviews is seen in daylight (Schedule 7 para 1, wording unverified)."""
    if facts.big_change is YesNoKnown.YES and not facts.big_change_why.strip():
        message = "Say why the change was made before a review."
        yield Finding("review.big_change", message, CHANGED, "big_change_why")


def law(facts: Considered) -> Iterator[Finding]:
    """Whether the legal arrangement is still right (Schedule 7 para 2, wording unverified)."""
    if facts.legal_right is None:
        message = "Select whether the legal arrangement is still right."
        yield Finding("review.legal", message, LAW, "legal_right")
    elif facts.legal_right is not LegalRight.STILL_RIGHT and not facts.legal_change.strip():
        message = "Say what change is to be sought, or what is being asked about."
        yield Finding("review.legal_change", message, LAW, "legal_change")
    if facts.section20_months and not facts.section20_why.strip():
        message = (
            f"The child has been accommodated by agreement for {counted(facts.section20_months, 'month')}. "
            "Say why that remains right, or carry on."
        )
        yield Finding("review.section20", message, LAW, "section20_why", "look")


def routes(facts: Considered) -> Iterator[Finding]:
    """Every route is considered or ruled out, with why; the plan's own route is chosen by the plan. guidance"""
    chosen = ROUTE_OF.get(facts.permanence_plan) if facts.permanence_plan is not None else None
    blank = [route for route in facts.routes if route.answer is None and route.field != chosen]
    if blank:
        have = "has" if len(blank) == 1 else "have"
        message = f"{counted(len(blank), 'route')} {have} no answer. Not yet considered is an answer."
        yield Finding("review.routes", message, PERMANENCE, blank[0].field)
    for route in facts.routes:
        if route.answer in (RouteAnswer.NOT_NOW, RouteAnswer.RULED_OUT) and not route.why.strip():
            message = f"{route.label}: say why not."
            yield Finding("review.route_why", message, PERMANENCE, f"{route.field}_why")


def no_plan(facts: Considered) -> Iterator[Finding]:
    """By the second review there is a plan for permanence. guidance"""
    if facts.permanence_plan is None and facts.no_plan_why.strip() and not facts.is_first:
        message = "This is the second review or later and no plan is agreed. Think about raising a concern."
        yield Finding("review.no_plan", message, PERMANENCE, "no_plan_why", "look")


def adoption(facts: Considered) -> Iterator[Finding]:
    """The adoption manager hears of a plan for adoption. local"""
    if facts.permanence_plan is PermanencePlan.ADOPTION and facts.adoption_told_on is None:
        if facts.adoption_not_yet:
            message = "The plan is adoption. Refer it to the adoption manager, or carry on."
            yield Finding("review.adoption", message, PERMANENCE, "adoption_not_yet", "look")
        else:
            message = (
                "Enter the date the adoption manager was told, or tick that they have not been told yet."
            )
            yield Finding("review.adoption", message, PERMANENCE, "adoption_told_on")


def ending(facts: Considered) -> Iterator[Finding]:
    """Leaving care is planned (Schedule 7 para 11, wording unverified)."""
    if facts.ending_expected is YesNo.YES and not facts.ending_support.strip():
        message = "Say what support will be in place when the child leaves care."
        yield Finding("review.ending", message, ENDING, "ending_support")


def learning(facts: Considered) -> Iterator[Finding]:
    """Part-time school is asked about. local"""
    if facts.hours_a_week is not None:
        message = f"The child is having {facts.hours_a_week:g} hours a week. Ask when full time will start."
        yield Finding("review.hours", message, SCHOOL, "hours_a_week", "look")


def fun(facts: Considered) -> Iterator[Finding]:
    """Something is done for fun (Schedule 7 para 7, wording unverified)."""
    if not facts.does_something_for_fun:
        message = "Nothing is recorded that the child does for fun. Write it, or carry on if it is right."
        yield Finding("review.fun", message, ENJOY, "enjoy_named", "look")


def family_time(facts: Considered) -> Iterator[Finding]:
    """Time with each person is said, and no brother or sister is forgotten (Schedule 7 para 4, unverified)."""
    for at, row in enumerate(facts.family_time):
        field = f"family[{at}].how_often"
        if not row.how_often.strip() and not row.is_not_applicable:
            message = f"Say how often the child sees {row.person}, or tick that no arrangement is needed."
            yield Finding("review.family_time", message, FAMILY, field)
    for name in facts.siblings_without:
        message = f"{name} has no arrangement recorded. Say why, or carry on."
        yield Finding("review.sibling", message, FAMILY, "family_time", "look")


def everyday(facts: Considered) -> Iterator[Finding]:
    """Everyday decisions are looked at again within a year. local"""
    if facts.everyday_on is not None and add_months(facts.everyday_on, A_YEAR) < facts.review_on:
        message = "Everyday decisions were last looked at more than a year ago. Ask, or carry on."
        yield Finding("review.everyday", message, EVERYDAY, "everyday_on", "look")


def answered(facts: Considered) -> Iterator[Finding]:
    """What the officer must always be able to say of a child (Schedule 7, wording unverified)."""
    for one in facts.unanswered:
        yield Finding(f"review.{one.field}", one.message, one.section, one.field)


def all_considered(facts: Considered) -> Iterator[Finding]:
    """Each consideration is said to be made, or not to apply."""
    if facts.not_yet:
        message = f"You have not said whether you considered {joined(list(facts.not_yet))}."
        yield Finding("review.considered", message, facts.not_yet[0], "completed", "look")


CONSIDERATION_CHECKS: tuple[Callable[[Considered], Iterator[Finding]], ...] = (
    answered, big_change, family_time, fun, learning, everyday, law, routes, no_plan, adoption, ending, all_considered,
)  # fmt: skip


def check_considered(facts: Considered) -> Iterator[Finding]:
    """Every finding but those of sections said not to apply."""
    for rule in CONSIDERATION_CHECKS:
        yield from (found for found in rule(facts) if found.section not in facts.not_applicable)
