"""Scales as read from a table: what each grade means and which are low."""

from __future__ import annotations

from datetime import date

import pytest

from iro_desk.domain.codes import PlanKind
from iro_desk.domain.scoring import Grade, Scale, applies_by_default, is_bottom_two

SCALE = Scale(
    "words",
    "Words",
    (
        Grade("best", "Best", "All there.", 1, False),
        Grade("low", "Low", "Gaps.", 3, True),
    ),
)


def test_a_scale_accepts_its_own_grades_and_the_two_answers_outside_it() -> None:
    assert [SCALE.accepts(value) for value in ("best", "not_applicable", "not_available", "1", "")] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_only_the_low_grades_need_a_reason() -> None:
    assert [is_bottom_two(SCALE, value) for value in ("best", "low", "not_available", "elsewhere")] == [
        False, True, False, False,
    ]  # fmt: skip


def test_a_grade_is_put_into_words_and_a_foreign_one_into_none() -> None:
    assert [SCALE.words(value) for value in ("low", "not_applicable", "3")] == ["Low", "Not applicable", ""]


@pytest.mark.parametrize(
    ("plan", "born_on", "expected"),
    [
        (PlanKind.PATHWAY, date(2010, 3, 3), False),
        (PlanKind.PATHWAY, date(2010, 3, 2), True),
        (PlanKind.PEP, date(2023, 3, 3), False),
        (PlanKind.PEP, date(2023, 3, 2), True),
        (PlanKind.CARE, date(2026, 3, 1), True),
    ],
)
def test_a_plan_is_expected_from_its_birthday(plan: PlanKind, born_on: date, expected: bool) -> None:
    assert applies_by_default(plan, born_on, date(2026, 3, 2)) is expected
