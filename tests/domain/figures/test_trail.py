"""A child's grades through time stand as they were given, and no line joins one scale to another."""

from __future__ import annotations

from datetime import date

from iro_desk.domain.codes import PlanKind
from iro_desk.domain.figures.grades import Graded
from iro_desk.domain.figures.trail import trails
from iro_desk.services.quality_data import shipped_scales

SCALES = {one.scale_id: one for one in shipped_scales()}


def given(on: date, scale_id: str, grade: str, plan: PlanKind = PlanKind.CARE) -> Graded:
    return Graded(on.toordinal(), 1, on, plan, scale_id, grade)


def test_a_new_scale_breaks_the_line_and_is_named() -> None:
    rows = [
        given(date(2024, 4, 1), "ofsted_1_4", "3"),
        given(date(2024, 10, 1), "words_2021", "Good"),
        given(date(2025, 4, 1), "words_2021", "not_applicable"),
        given(date(2025, 10, 1), "words_2021", "Very good"),
    ]
    (care,) = trails(rows, SCALES)
    assert [(one.rank, one.is_joined) for one in care.points] == [(3, False), (2, False), (1, True)]
    assert care.words == (
        "Requires improvement (Apr 2024), Good (Oct 2024, Words: Very good to Inadequate), Very good (Oct 2025)"
    )


def test_a_scale_that_was_never_set_against_the_others_has_no_place() -> None:
    (health,) = trails([given(date(2013, 5, 1), "five_2013", "5", PlanKind.HEALTH)], SCALES)
    assert (health.plan, health.points[0].rank) == (PlanKind.HEALTH, None)


def test_a_plan_never_graded_has_no_line() -> None:
    assert trails([given(date(2025, 4, 1), "words_2021", "not_available")], SCALES) == ()
