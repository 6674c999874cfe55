"""How heavy a caseload is: each child's weight with its sum, the handbook's band, and where children live."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from iro_desk.domain.codes import LegalStatus
from iro_desk.domain.fields import FormField
from iro_desk.domain.wording import counted
from iro_desk.domain.working_days import Calendar, add_months

ADDED = "What makes a child's case heavier"
LIMITS = "Where those begin"
AUTHORITY_NOT_KNOWN = "Not known"


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each circumstance adds to a child, who counts one. local

    No law or guidance weighs a caseload; these are the officer's own and every figure made with them
    says so.
    """

    far: Annotated[float, FormField("A home that is far away adds", ADDED)] = 0.25
    very_far: Annotated[float, FormField("A home that is very far away adds", ADDED)] = 0.5
    interim_order: Annotated[float, FormField("An interim care order adds", ADDED)] = 0.25
    placement_order: Annotated[float, FormField("A placement order adds", ADDED)] = 0.25
    new_in_care: Annotated[float, FormField("Being new in care adds", ADDED)] = 0.5
    each_move: Annotated[float, FormField("Each move in the last year adds", ADDED)] = 0.1
    far_miles: Annotated[float, FormField("Far away is more than, in miles", LIMITS)] = 20.0
    very_far_miles: Annotated[float, FormField("Very far away is more than, in miles", LIMITS)] = 50.0
    new_working_days: Annotated[int, FormField("New in care is fewer working days than", LIMITS)] = 20


@dataclass(frozen=True, slots=True)
class Band:
    """The caseload recommended for a full-time officer.

    Source: IRO Handbook, 50 to 70 children for one full-time officer. guidance
    """

    fewest: Annotated[int, FormField("Fewest children, full time")] = 50
    most: Annotated[int, FormField("Most children, full time")] = 70


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What a child's weight is made from.

    Args:
        miles: from the officer's base to the child's home; None when not known.
        status: the legal status now; None when not known.
        looked_after_from: None when not known.
        moved_on: the days the child moved from one home to another, however long ago.
        authority: the council area the child lives in; empty when not known.
    """

    child_id: int
    miles: float | None = None
    status: LegalStatus | None = None
    looked_after_from: date | None = None
    moved_on: tuple[date, ...] = ()
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the sum."""

    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class CaseWeight:
    """A child's weight and its working."""

    child_id: int
    weight: float
    parts: tuple[Part, ...]

    @property
    def words(self) -> str:
        """Return "1.75 = 1 for the child + 0.5 for a home more than 50 miles away + …"."""
        return f"{self.weight:g} = " + " + ".join(f"{part.weight:g} {part.words}" for part in self.parts)


@dataclass(frozen=True, slots=True)
class AuthorityCount:
    """How many children live in one council area."""

    authority: str
    children: int


@dataclass(frozen=True, slots=True)
class Caseload:
    """A whole caseload against the band.

    Args:
        fewest, most: the band for the hours the officer works.
    """

    children: int
    weighted: float
    fewest: int
    most: int
    cases: tuple[CaseWeight, ...]
    authorities: tuple[AuthorityCount, ...]
    words: str

    @property
    def is_over(self) -> bool:
        """Whether there are more children than the band; weights do not enter into it."""
        return self.children > self.most


def weigh(case: CaseFacts, on: date, weights: Weights, calendar: Calendar) -> CaseWeight:
    """Return a child's weight on a day, with each part of the sum."""
    parts = [Part(1.0, "for the child")]
    parts += _distance(case.miles, weights)
    if case.status is LegalStatus.INTERIM_CARE_ORDER:
        parts.append(Part(weights.interim_order, "for an interim care order"))
    if case.status is LegalStatus.PLACEMENT_ORDER:
        parts.append(Part(weights.placement_order, "for a placement order"))
    began = case.looked_after_from
    if began is not None and 0 <= calendar.working_days_between(began, on) < weights.new_working_days:
        within = counted(weights.new_working_days, "working day")
        parts.append(Part(weights.new_in_care, f"for less than {within} in care"))
    year_ago = add_months(on, -12)
    moves = sum(year_ago < moved <= on for moved in case.moved_on)
    if moves:
        parts.append(
            Part(round(moves * weights.each_move, 2), f"for {counted(moves, 'move')} in the last year")
        )
    kept = tuple(part for part in parts if part.weight)
    return CaseWeight(case.child_id, round(sum(part.weight for part in kept), 2), kept)


def _distance(miles: float | None, weights: Weights) -> list[Part]:
    if miles is None:
        return []
    if miles > weights.very_far_miles:
        return [Part(weights.very_far, f"for a home more than {weights.very_far_miles:g} miles away")]
    if miles > weights.far_miles:
        return [Part(weights.far, f"for a home more than {weights.far_miles:g} miles away")]
    return []


def caseload(
    cases: Sequence[CaseFacts],
    on: date,
    weights: Weights,
    calendar: Calendar,
    band: Band,
    full_time: float = 1.0,
) -> Caseload:
    """Return the caseload on a day against the handbook's band.

    Args:
        full_time: the part of a full week the officer works, such as 0.6; the band shrinks with it.
    """
    weighed = tuple(weigh(case, on, weights, calendar) for case in cases)
    total = round(sum(case.weight for case in weighed), 2)
    fewest, most = round(band.fewest * full_time), round(band.most * full_time)
    words = f"{_many(len(cases))}, {_against(len(cases), fewest, most)}"
    words += f" of {fewest} to {most}"
    words += "." if full_time == 1 else f" for {full_time:g} of full time."
    words += f" With your weights they count as {total:g}."
    return Caseload(len(cases), total, fewest, most, weighed, children_by_authority(cases), words)


def children_by_authority(cases: Sequence[CaseFacts]) -> tuple[AuthorityCount, ...]:
    """Return how many children live in each council area, most first and those not known last."""
    counts = Counter(case.authority or AUTHORITY_NOT_KNOWN for case in cases)
    order = sorted(counts.items(), key=lambda item: (item[0] == AUTHORITY_NOT_KNOWN, -item[1], item[0]))
    return tuple(AuthorityCount(name, children) for name, children in order)


def _against(children: int, fewest: int, most: int) -> str:
    if children > most:
        return f"{children - most} over the handbook’s band"
    if children < fewest:
        return f"{fewest - children} under the handbook’s band"
    return "within the handbook’s band"


def _many(children: int) -> str:
    return "1 child" if children == 1 else f"{children:,} children"
