"""One child's grades of one plan through time, each as it was given; a change of scale breaks the line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from iro_desk.domain.calendar_names import SHORT_MONTHS
from iro_desk.domain.codes import SCORED_PLANS, PlanKind
from iro_desk.domain.figures.grades import Graded
from iro_desk.domain.scoring import Scale


@dataclass(frozen=True, slots=True)
class TrailPoint:
    """One grade.

    Args:
        rank: its place among the four that scales share, 1 best; None on a scale that was never set against them.
        is_joined: whether it is on the scale of the grade before, so that a line may join them.
    """

    review_id: int
    on: date
    words: str
    scale: str
    rank: int | None
    is_joined: bool


@dataclass(frozen=True, slots=True)
class Trail:
    """The grades of one plan, the earliest first."""

    plan: PlanKind
    points: tuple[TrailPoint, ...]

    @property
    def words(self) -> str:
        """Such as "Good (Apr 2025), Very good (Oct 2025)"; a new scale is named where it begins."""
        said, before = [], ""
        for point in self.points:
            scale = f", {point.scale}" if before and point.scale != before else ""
            said.append(f"{point.words} ({SHORT_MONTHS[point.on.month - 1]} {point.on.year}{scale})")
            before = point.scale
        return ", ".join(said)


def trails(rows: Iterable[Graded], scales: Mapping[str, Scale]) -> tuple[Trail, ...]:
    """Return the trail of every plan that was ever graded; not applicable and not there are no grades."""
    found: dict[PlanKind, list[TrailPoint]] = {plan: [] for plan in SCORED_PLANS}
    for one in rows:
        scale = scales.get(one.scale_id)
        grade = scale.grade(one.grade) if scale is not None else None
        if scale is None or grade is None or one.plan not in found:
            continue
        points = found[one.plan]
        is_joined = bool(points) and points[-1].scale == scale.label
        rank = grade.rank if scale.is_ranked else None
        points.append(TrailPoint(one.review_id, one.on, grade.label, scale.label, rank, is_joined))
    return tuple(Trail(plan, tuple(points)) for plan, points in found.items() if points)
