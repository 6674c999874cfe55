"""Which conditions of the checklist hold for a child, from what is known and what the officer has ticked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from iro_desk.domain.ages import age_on, birthday
from iro_desk.domain.clocks import Facts
from iro_desk.domain.clocks.conferences import NO_LONGER
from iro_desk.domain.codes import EventKind, LegalStatus, PermanencePlan, PlacementType, PlanKind
from iro_desk.domain.working_days import add_months

#: a proposal: the distance from home after which its reason is asked about
FAR_MILES = 20
CARE_ORDERS = (LegalStatus.FULL_CARE_ORDER, LegalStatus.INTERIM_CARE_ORDER)
AWAY_FROM_PARENTS = (
    PermanencePlan.RELATIVES, PermanencePlan.LONG_TERM_FOSTERING, PermanencePlan.RESIDENTIAL,
    PermanencePlan.SUPPORTED_LIVING, PermanencePlan.ADOPTION,
)  # fmt: skip
RESIDENTIAL = (PlacementType.K1, PlacementType.K2, PlacementType.R1, PlacementType.S1)
REGISTERED = (*RESIDENTIAL, PlacementType.K3, PlacementType.H5, PlacementType.Z1)
LONG_TERM_FOSTER = (PlacementType.U1, PlacementType.U4)
WITH_PARENTS_OR_RELATIVES = (
    PlacementType.P1, PlacementType.U1, PlacementType.U2, PlacementType.U3,
)  # fmt: skip
CONFERENCES = (EventKind.INITIAL_CONFERENCE, EventKind.REVIEW_CONFERENCE)
ELIGIBLE_WEEKS = timedelta(weeks=13)


@dataclass(frozen=True, slots=True)
class Ticked:
    """What the officer has said applies; see ``records.preparing.CircumstancesFields``."""

    is_disabled: bool = False
    has_health_need: bool = False
    has_special_needs: bool = False
    uses_another_language: bool = False
    not_british: bool = False
    age_questioned: bool = False
    age_settled: bool = False
    leave_granted: bool = False
    sees_little_family: bool = False
    liberty_limited: bool = False
    is_parent: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a child.

    Args:
        facts: as the clocks know them, with ``born_on``.
        last_review_on: the review before the one being prepared; None for the first.
        review: its number, from 1.
        is_away: the home is out of the authority's area.
        miles: from their home area; None when not known.
        permanence: the plan and the second plan of the last review.
    """

    facts: Facts
    born_on: date
    on: date
    review: int
    last_review_on: date | None
    ticked: Ticked
    is_unaccompanied: bool
    has_siblings: bool
    is_away: bool
    miles: float | None
    permanence: tuple[PermanencePlan, ...]


def holding(known: Known) -> frozenset[str]:
    """Return the conditions that hold, in the words of the checklist."""
    found = {**_said(known), **_home(known), **_law(known), **_happened(known), **_time(known)}
    return frozenset(condition for condition, holds in found.items() if holds)


def _said(known: Known) -> dict[str, bool]:
    said = known.ticked
    special = said.has_special_needs or any(plan.kind is PlanKind.EHCP for plan in known.facts.plans)
    return {
        "disabled": said.is_disabled,
        "disabled, or long-term health need": said.is_disabled or said.has_health_need,
        "special educational needs known or suspected": special,
        "first language not English, or signs": said.uses_another_language,
        "not British": said.not_british,
        "not British, or not known": said.not_british,
        "age questioned": said.age_questioned,
        "age settled": said.age_settled,
        "leave or settled status granted": said.leave_granted,
        "little family contact": said.sees_little_family,
        "child is a parent": said.is_parent,
        "unaccompanied": known.is_unaccompanied,
        "has siblings": known.has_siblings,
    }


def _home(known: Known) -> dict[str, bool]:
    home = known.facts.home
    kind = home.kind if home else None
    months = 12
    settled = home is not None and add_months(home.started_on, months) <= known.on
    long_term = home is not None and (home.lasts_to_18 or kind in LONG_TERM_FOSTER)
    recent = [one for one in known.facts.placements if one.started_on > add_months(known.on, -months)]
    far = known.miles is not None and known.miles > FAR_MILES
    return {
        "in a placement": home is not None and kind is not PlacementType.P1,
        "residential": kind in RESIDENTIAL,
        "residential, secure or special school": kind in RESIDENTIAL or known.ticked.has_special_needs,
        "children's home, supported accommodation or other setting": (
            kind in REGISTERED or (home is not None and home.is_unregistered)
        ),
        "out of area or over the distance set": known.is_away or far,
        "two or more homes in 12 months": len(recent) >= 2,
        "long-term foster over 12 months": long_term and settled,
        "placed with parents or relatives over 12 months": kind in WITH_PARENTS_OR_RELATIVES and settled,
        "moved since last review": _moved(known),
    }


def _moved(known: Known) -> bool:
    homes = known.facts.placements
    if known.last_review_on is None:
        return len(homes) > 1
    return len(homes) > 1 and homes[-1].started_on > known.last_review_on


def _law(known: Known) -> dict[str, bool]:
    order = known.facts.order
    status = order.status if order else None
    since = known.last_review_on or date.min
    over = any(
        one.status is LegalStatus.INTERIM_CARE_ORDER and one.ended_on is not None and one.ended_on > since
        for one in known.facts.orders
    )
    return {
        "section 20": status is LegalStatus.SECTION_20,
        "care order": status is LegalStatus.FULL_CARE_ORDER,
        "care order or interim care order, or child asks": status in CARE_ORDERS,
        "short breaks": status is not None and status.is_short_breaks,
        "proceedings ended since last review": over,
        "plan = adoption": PermanencePlan.ADOPTION in known.permanence,
        "long-term foster plan": PermanencePlan.LONG_TERM_FOSTERING in known.permanence,
    }


def _happened(known: Known) -> dict[str, bool]:
    facts = known.facts
    since = known.last_review_on or date.min
    secured, freed = facts.last(EventKind.SECURED), facts.last(EventKind.SECURE_ENDED)
    locked = secured is not None and (freed is None or freed.on < secured.on)
    met, ended = facts.last(*CONFERENCES), facts.last(*NO_LONGER)
    protected = met is not None and (ended is None or ended.on < met.on)
    broke, held = facts.last(EventKind.BREAKDOWN), facts.last(EventKind.DISRUPTION_MEETING)
    return {
        "restrictions recorded, or order in force": known.ticked.liberty_limited or locked,
        "child protection plan": protected,
        "ceasing to be looked after proposed": bool(facts.happened(EventKind.LEAVING_PROPOSED, since=since)),
        "long-term foster or adoptive home ended": broke is not None and (held is None or held.on < broke.on),
    }


def _time(known: Known) -> dict[str, bool]:
    began = known.facts.looked_after_from
    a_year = began is not None and add_months(began, 12) <= known.on
    return {
        "first review": known.review == 1,
        "second review or later": known.review >= 2,
        "permanence away from parents, or 12 months looked after": (
            a_year or any(plan in AWAY_FROM_PARENTS for plan in known.permanence)
        ),
        "eligible at 16": _eligible(known),
    }


def _eligible(known: Known) -> bool:
    """16 or 17 and looked after for 13 weeks since 14, not in short breaks (Sch 2 para 19B, Children Act 1989)."""
    began = known.facts.looked_after_from
    order = known.facts.order
    on_breaks = order is not None and order.status is not None and order.status.is_short_breaks
    if began is None or on_breaks or age_on(known.born_on, known.on) not in (16, 17):
        return False
    return known.on - max(began, birthday(known.born_on, 14)) >= ELIGIBLE_WEEKS
