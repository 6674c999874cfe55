"""Plan-quality scales: what each grade means, and when two may be set side by side; they are never averaged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from iro_desk.domain.codes import PlanKind

NOT_APPLICABLE = "not_applicable"
NOT_AVAILABLE = "not_available"
OUTSIDE = {NOT_APPLICABLE: "Not applicable", NOT_AVAILABLE: "Not available"}
WORDS_2021 = "words_2021"
RANKS = (1, 2, 3, 4)
ORDINALS = {
    2: "Second",
    3: "Third",
    4: "Fourth",
    5: "Fifth",
    6: "Sixth",
    7: "Seventh",
    8: "Eighth",
    9: "Ninth",
}
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
    """A set of grades, best first, save those kept to be read.

    Args:
        is_offered: False for one kept to read old forms.
        is_own: the authority made it itself.
        used: when it was in use, or where it comes from.
    """

    scale_id: str
    label: str
    grades: tuple[Grade, ...]
    is_offered: bool = True
    is_own: bool = False
    used: str = ""

    @property
    def is_ranked(self) -> bool:
        """Whether its grades stand at the four ranks that scales share, one each, best first."""
        return tuple(grade.rank for grade in self.grades) == RANKS

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


def is_bottom_two(scale: Scale, value: str) -> bool:
    """Whether the grade is one of the scale's two lowest, which need their reason. local"""
    grade = scale.grade(value)
    return grade is not None and grade.is_bottom_two


class NotComparable(ValueError):
    """Two grades that cannot be set beside each other, with the reason in words."""


def comparable_rank(scale: Scale, value: str) -> int:
    """The place of a grade among the four that scales share, 1 best; a rank only orders and is never averaged.

    Raises:
        NotComparable: the scale was never set against the others, or there is no grade.
    """
    if value in OUTSIDE or not value:
        raise NotComparable("There is no grade here to compare.")
    grade = scale.grade(value)
    if grade is None:
        raise NotComparable(f"This is not a grade of {scale.label}.")
    if grade.rank is None or not scale.is_ranked:
        raise NotComparable(f"{scale.label}: its grades have no agreed place beside other scales.")
    return grade.rank


def grade_of_rank(scale: Scale, rank: int) -> Grade | None:
    """The grade at a shared rank; None on a scale without ranks."""
    return next((grade for grade in scale.grades if scale.is_ranked and grade.rank == rank), None)


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


@dataclass(frozen=True, slots=True)
class GradeBefore:
    """A grade an earlier review gave the same plan, on the scale of its time."""

    on: date
    scale: Scale
    value: str


def history_words(scale: Scale, value: str, earlier: tuple[GradeBefore, ...]) -> str:
    """How a grade stands to those before it, newest first: the same again, better, or not to be compared.

    Empty before the first, and while no grade is given.
    """
    graded = [one for one in earlier if one.scale.grade(one.value) is not None]
    if not graded or scale.grade(value) is None:
        return ""
    last, same = graded[0], 0
    for one in graded:
        if (one.scale.scale_id, one.value) != (scale.scale_id, value):
            break
        same += 1
    if same:
        return f"{ORDINALS.get(same + 1, f'{same + 1}th')} review at this grade"
    words = last.scale.words(last.value)
    if last.scale.scale_id == scale.scale_id:
        return f"{words} at the last review"
    try:
        then, now = comparable_rank(last.scale, last.value), comparable_rank(scale, value)
    except NotComparable:
        return f"{words} last time, on another scale: the two are not compared"
    place = "the same place" if then == now else "a lower place" if then > now else "a higher place"
    return f"{words} last time, {place} on another scale"
