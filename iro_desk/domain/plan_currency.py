"""Which clocks date which plan, which plans a child has, and whether one is in date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from iro_desk.domain.ages import age_on
from iro_desk.domain.clocks import Clock, ClockRules, education, health, pathway, plans
from iro_desk.domain.codes import Code, PlanKind
from iro_desk.domain.wording import Tone, counted

DATED_BY: Final[Mapping[PlanKind, tuple[Clock, ...]]] = MappingProxyType(
    {
        PlanKind.CARE: (plans.CARE_PLAN,),
        PlanKind.PLACEMENT: (plans.PLACEMENT_PLAN,),
        PlanKind.PERMANENCE: (plans.PERMANENCE_PLAN,),
        PlanKind.PATHWAY: (pathway.PLAN, pathway.REVIEW),
        PlanKind.PEP: (education.FIRST, education.TERMLY),
        PlanKind.HEALTH: (health.FIRST, health.UNDER_FIVE, health.FIVE_AND_OVER),
    }
)
PLAN_OF: Final[Mapping[str, PlanKind]] = MappingProxyType(
    {clock.id: plan for plan, clocks in DATED_BY.items() for clock in clocks}
)
IN_ORDER: Final = (
    PlanKind.CARE,
    PlanKind.PLACEMENT,
    PlanKind.PERMANENCE,
    PlanKind.PATHWAY,
    PlanKind.PEP,
    PlanKind.HEALTH,
    PlanKind.EHCP,
    PlanKind.FAMILY_TIME,
    PlanKind.LEISURE,
)
ONLY_WHEN_HELD: Final = frozenset({PlanKind.EHCP})
PATHWAY_FROM = 16
GROWN_UP = 18
SOON = timedelta(days=28)  # our own choice: the next two fortnightly tracking meetings


class Standing(Code):
    """Where a plan stands on a day."""

    OVERDUE = "overdue", "Overdue"
    SOON = "soon", "Due soon"
    IN_DATE = "in_date", "In date"
    DATED = "dated", "Dated"
    NO_DATE = "no_date", "No date here"


TONES: Final[Mapping[Standing, Tone]] = MappingProxyType(
    {
        Standing.OVERDUE: Tone.LATE,
        Standing.SOON: Tone.SOON,
        Standing.IN_DATE: Tone.OK,
        Standing.DATED: Tone.NONE,
        Standing.NO_DATE: Tone.NONE,
    }
)


@dataclass(frozen=True, slots=True)
class Currency:
    """Whether a plan is in date, in words; ``days`` is how late it is, 0 when it is not."""

    standing: Standing
    days: int
    words: str

    @property
    def tone(self) -> Tone:
        """How strongly it asks to be seen."""
        return TONES[self.standing]


def currency(
    plan: PlanKind,
    dated_on: date | None,
    limit_on: date | None,
    today: date,
    absent_on: date | None = None,
) -> Currency:
    """Say where a plan stands on a day.

    A plan without a date here is not overdue, for a return holds no plan dates; only one that was looked
    for at a review and was not there is.

    Args:
        dated_on: the newest date held; None for none.
        limit_on: the last day that stands for the next one; None when nothing is owed, or no rule says when.
        absent_on: the review at which it was found not to be there; None when it was, or nobody said.
    """
    known = dated_on is not None or _was_missed(limit_on, absent_on)
    if not known:
        return Currency(Standing.NO_DATE, 0, Standing.NO_DATE.label)
    if limit_on is None:
        standing = Standing.IN_DATE if plan in DATED_BY else Standing.DATED
        return Currency(standing, 0, standing.label)
    days = (limit_on - today).days
    if days < 0:
        return Currency(Standing.OVERDUE, -days, f"{counted(-days, 'day')} overdue")
    if limit_on - today <= SOON:
        return Currency(Standing.SOON, 0, "Due today" if days == 0 else f"Due in {counted(days, 'day')}")
    return Currency(Standing.IN_DATE, 0, Standing.IN_DATE.label)


def _was_missed(limit_on: date | None, absent_on: date | None) -> bool:
    return limit_on is not None and absent_on is not None and limit_on <= absent_on


def is_kept(plan: PlanKind, born_on: date, today: date, rules: ClockRules, *, held: bool) -> bool:
    """Whether a child has a plan of this kind to keep an eye on.

    A pathway plan from 16, a school plan from the age set to 18, a plan under the Children and Families
    Act only when one is held, and every other for all.
    """
    age = age_on(born_on, today)
    if plan is PlanKind.PATHWAY:
        return held or age >= PATHWAY_FROM
    if plan is PlanKind.PEP:
        return held or rules.pep_from_age <= age < GROWN_UP
    return held or plan not in ONLY_WHEN_HELD


def plan_words(plan: PlanKind) -> str:
    """What the tracker calls a plan: of the health plan it is the assessment that is dated."""
    return "Health assessment" if plan is PlanKind.HEALTH else plan.label
