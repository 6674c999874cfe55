"""Plan-quality scales and questions: what each grade means; grades of different scales are never averaged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from iro_desk.domain.codes import PlanKind

NOT_APPLICABLE = "not_applicable"
NOT_AVAILABLE = "not_available"
OUTSIDE = {NOT_APPLICABLE: "Not applicable", NOT_AVAILABLE: "Not available"}
WORDS_2021 = "words_2021"
PATHWAY_FROM_YEARS = 16
SCHOOL_FROM_YEARS = 3


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade; ``rank`` 1 is best, None on a scale that is read but never ranked."""

    value: str
    label: str
    means: str
    rank: int | None
    is_bottom_two: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """A set of grades, best first; ``is_offered`` is False for one kept to read old forms."""

    scale_id: str
    label: str
    grades: tuple[Grade, ...]
    is_offered: bool = True

    def grade(self, value: str) -> Grade | None:
        """The grade with this value; None for not applicable, not available and values of other scales."""
        return next((grade for grade in self.grades if grade.value == value), None)

    def accepts(self, value: str) -> bool:
        """Whether ``value`` is a grade here or one of the two answers outside every scale."""
        return value in OUTSIDE or self.grade(value) is not None

    def words(self, value: str) -> str:
        """The label to print; empty for a blank or a value of another scale."""
        grade = self.grade(value)
        return grade.label if grade is not None else OUTSIDE.get(value, "")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One short question about a plan."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class PlanQuestions:
    """The questions asked of one plan."""

    plan: PlanKind
    label: str
    criteria: tuple[Criterion, ...]


def is_bottom_two(scale: Scale, value: str) -> bool:
    """Whether the grade is one of the scale's two lowest, which need their reason. local"""
    grade = scale.grade(value)
    return grade is not None and grade.is_bottom_two


def applies_by_default(plan: PlanKind, born_on: date, on: date) -> bool:
    """Whether a plan is expected at this age; the officer may always say otherwise. guidance

    A pathway plan from sixteen; a school plan from about three.
    """
    years = on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
    if plan is PlanKind.PATHWAY:
        return years >= PATHWAY_FROM_YEARS
    if plan is PlanKind.PEP:
        return years >= SCHOOL_FROM_YEARS
    return True
