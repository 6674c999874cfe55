"""The limits a council may set, each with the words its setting is shown by."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Annotated, get_args, get_type_hints


class MonthRule(StrEnum):
    """How "three months" and "six months" are counted; every report says which was used.

    The law means calendar months. Council systems often use 91 and 183 days, which can be later.
    """

    CALENDAR_MONTHS = "calendar months"
    DAYS = "91 and 183 days"


@dataclass(frozen=True, slots=True)
class Limit:
    """How a number that a council may set is shown.

    Args:
        unit: what is counted, in the plural: "working days".
        clock_ids: the clocks that use it.
    """

    label: str
    unit: str
    clock_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleLimit:
    """A limit together with the field of ``ClockRules`` that holds it and what it starts as."""

    field: str
    limit: Limit
    default: int


def _days(label: str, *clock_ids: str) -> Limit:
    return Limit(label, "working days", clock_ids)


def _weeks(label: str, *clock_ids: str) -> Limit:
    return Limit(label, "weeks", clock_ids)


def _months(label: str, *clock_ids: str) -> Limit:
    return Limit(label, "months", clock_ids)


def _hours(label: str, *clock_ids: str) -> Limit:
    return Limit(label, "hours", clock_ids)


@dataclass(frozen=True, slots=True)
class ClockRules:
    """What a council may set, and how months are counted. Statutory limits that were read are not here.

    Args:
        months: how months are counted.
        midway: whether a midway review is expected between reviews six months apart.
        off: the ids of clocks the council does not use; one the law sets stays on.
    """

    months: MonthRule = MonthRule.CALENDAR_MONTHS
    outcomes_working_days: Annotated[int, _days("Decisions sent after a review", "REC-1")] = 5
    record_working_days: Annotated[int, _days("Record finished after a review", "REC-2")] = 15
    distribution_working_days: Annotated[int, _days("Record sent after a review", "REC-3")] = 20
    short_breaks_first_months: Annotated[int, _months("First review of short breaks", "LAC-SB1")] = 3
    short_breaks_later_months: Annotated[int, _months("Later reviews of short breaks", "LAC-SB1-LATER")] = 6
    midway: bool = True
    manager_answer_working_days: Annotated[int, _days("Team manager answers the decisions", "REC-4")] = 5
    adjourned_working_days: Annotated[int, _days("Adjourned review completed", "REV-ADJ")] = 20
    series_working_days: Annotated[int, _days("Series completed after its first meeting", "REV-SERIES")] = 20
    yearly_review_months: Annotated[int, _months("Formal review where yearly is agreed", "LAC-MK1")] = 12
    unregistered_review_weeks: Annotated[
        int, _weeks("Review after a move to an unregistered home", "MK-2")
    ] = 2
    unregistered_later_weeks: Annotated[
        int, _weeks("Later reviews in an unregistered home", "MK-2-LATER")
    ] = 12
    unregistered_visit_hours: Annotated[
        int, _hours("Head of Service visits an unregistered home", "MK-3")
    ] = 72
    disruption_weeks: Annotated[int, _weeks("Disruption meeting, not sooner than", "MK-5")] = 10
    dispute_informal_days: Annotated[int, _days("Concern talked about, answer asked for", "DR-INFORMAL")] = 5
    dispute_stage_1_days: Annotated[int, _days("Dispute, first formal stage", "DR-STAGE")] = 5
    dispute_stage_2_days: Annotated[int, _days("Dispute, second formal stage", "DR-STAGE")] = 5
    dispute_stage_3_days: Annotated[int, _days("Dispute, third formal stage", "DR-STAGE")] = 5
    dispute_stage_4_days: Annotated[int, _days("Dispute, fourth formal stage", "DR-STAGE")] = 5
    pep_working_days: Annotated[int, _days("First school plan", "E-1")] = 10
    pep_from_age: Annotated[int, Limit("Youngest age with a school plan", "years", ("E-1", "E-2"))] = 3
    pathway_plan_months: Annotated[int, _months("Pathway plan after a child becomes eligible", "P-3")] = 3
    pathway_review_months: Annotated[int, _months("Pathway plan looked at again", "P-4")] = 6
    fewer_visits_months: Annotated[int, _months("Fewer social worker visits, where agreed", "SWV-8")] = 6
    core_group_later_weeks: Annotated[int, _weeks("Later core groups", "CP-3-LATER")] = 6
    assessment_shared_hours: Annotated[int, _hours("Assessment shared before a conference", "CP-4")] = 48
    before_birth_working_days: Annotated[int, _days("Review conference after a birth", "CP-5")] = 10
    off: frozenset[str] = frozenset()


def limits() -> tuple[RuleLimit, ...]:
    """Return every number a council may set, in the order they are shown."""
    hints = get_type_hints(ClockRules, include_extras=True)
    standard = ClockRules()
    return tuple(
        RuleLimit(field.name, limit, getattr(standard, field.name))
        for field in fields(ClockRules)
        for limit in get_args(hints[field.name])[1:]
        if isinstance(limit, Limit)
    )
