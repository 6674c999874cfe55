"""How good plans were: how many of each grade on one scale, and a mean only where numbers were given on one scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from iro_desk.domain.calendar_names import joined
from iro_desk.domain.codes import PlanKind
from iro_desk.domain.figures.shares import Share, rounded
from iro_desk.domain.scoring import NOT_APPLICABLE, NOT_AVAILABLE, Scale

METHOD = "plans given the grade ÷ plans of that kind graded on this scale; not applicable and not there are left out"


@dataclass(frozen=True, slots=True)
class Graded:
    """One grade given at one review."""

    review_id: int
    child_id: int
    on: date
    plan: PlanKind
    scale_id: str
    grade: str


@dataclass(frozen=True, slots=True)
class Band:
    """One grade of a scale and how many plans were given it; ``rank`` is None on a scale that is not ranked."""

    value: str
    label: str
    share: Share
    is_bottom_two: bool


@dataclass(frozen=True, slots=True)
class PlanBands:
    """The grades of one kind of plan on one scale.

    Args:
        not_applicable, not_available: in no share.
        mean: of the numbers given, to two places; None on a scale of words, or without any.
    """

    plan: PlanKind
    scale: Scale
    bands: tuple[Band, ...]
    scored: int
    not_applicable: int
    not_available: int
    mean: Decimal | None


def bands(rows: Sequence[Graded], plan: PlanKind, scale: Scale) -> PlanBands:
    """Count one kind of plan on one scale."""
    own = [one for one in rows if one.plan is plan]
    graded = [one.grade for one in own if one.scale_id == scale.scale_id and scale.grade(one.grade)]
    return PlanBands(
        plan,
        scale,
        tuple(
            Band(one.value, one.label, Share(graded.count(one.value), len(graded), METHOD), one.is_bottom_two)
            for one in scale.grades
        ),
        len(graded),
        sum(one.grade == NOT_APPLICABLE for one in own),
        sum(one.grade == NOT_AVAILABLE for one in own),
        _mean(graded, scale),
    )


def used_scales(rows: Sequence[Graded], scales: Mapping[str, Scale]) -> tuple[Scale, ...]:
    """Return the scales grades were given on, the most used first."""
    used = [one.scale_id for one in rows if one.scale_id in scales and scales[one.scale_id].grade(one.grade)]
    return tuple(scales[one] for one in sorted(set(used), key=lambda one: (-used.count(one), one)))


def no_single_mean(scales: Sequence[Scale]) -> str:
    """Say why there is no mean of all these grades; empty when there may be one."""
    if len(scales) > 1:
        named = joined([one.label for one in scales])
        return (
            f"These grades were given on {len(scales)} scales: {named}. "
            "Each has figures of its own; no mean is made across them."
        )
    if scales and not is_numbered(scales[0]):
        return f"{scales[0].label}: its grades are words. They are counted, and no mean is made of them."
    return ""


def is_numbered(scale: Scale) -> bool:
    """Whether every grade is a number, so that a mean within the scale says something."""
    return all(one.value.isdigit() for one in scale.grades)


def _mean(graded: Sequence[str], scale: Scale) -> Decimal | None:
    if not graded or not is_numbered(scale):
        return None
    return rounded(Decimal(sum(int(one) for one in graded)) / len(graded), 2)
