"""Seven plans, one scale, and a reason for every low grade."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from iro_desk.domain.codes import SCORED_PLANS, PlanKind
from iro_desk.domain.scoring import NOT_APPLICABLE
from iro_desk.errors import Refusal
from iro_desk.records import PlanScoreFields
from iro_desk.services import monitoring, settings

WORDS = monitoring.scale("words_2021")


def test_the_shipped_table_offers_two_scales_and_questions_on_seven_plans() -> None:
    assert [scale.scale_id for scale in monitoring.scales() if scale.is_offered] == [
        "ofsted_1_4",
        "words_2021",
    ]
    assert [plan.plan for plan in monitoring.questions()] == list(SCORED_PLANS)
    assert all(plan.criteria for plan in monitoring.questions())


def test_a_low_grade_needs_its_reason(desk: Any) -> None:
    review_id = desk.a_review(desk.a_child())
    low = PlanScoreFields(grade="Requires improvement")
    with pytest.raises(Refusal) as refused:
        desk.write(monitoring.score, review_id, PlanKind.CARE, low, WORDS)
    assert refused.value.field == "analysis"
    assert str(refused.value) == (
        "Say what makes you say so: a grade of Requires improvement needs its reason."
    )
    low.analysis = "No dates in it."
    desk.write(monitoring.score, review_id, PlanKind.CARE, low, WORDS)
    assert desk.read(monitoring.scores, review_id)[0].fields == low


def test_a_grade_of_another_scale_is_refused(desk: Any) -> None:
    review_id = desk.a_review(desk.a_child())
    with pytest.raises(Refusal) as refused:
        desk.write(monitoring.score, review_id, PlanKind.CARE, PlanScoreFields(grade="1"), WORDS)
    assert refused.value.field == "grade"


def test_a_grade_keeps_the_scale_it_was_given_on(desk: Any) -> None:
    review_id = desk.a_review(desk.a_child())
    desk.write(monitoring.score, review_id, PlanKind.CARE, PlanScoreFields(grade="Good"), WORDS)
    desk.write(settings.change, "scale", "ofsted_1_4")
    rows = desk.read(monitoring.scores, review_id)
    assert (rows[0].scale_id, rows[1].scale_id) == ("words_2021", "ofsted_1_4")


def test_the_form_is_complete_when_every_plan_has_an_answer(desk: Any) -> None:
    review_id = desk.a_review(desk.a_child())
    for plan in SCORED_PLANS:
        assert not desk.read(monitoring.complete, review_id)
        desk.write(monitoring.score, review_id, plan, PlanScoreFields(grade=NOT_APPLICABLE), WORDS)
    assert desk.read(monitoring.complete, review_id)


@pytest.mark.parametrize(
    ("born_on", "absent"),
    [
        (date(2014, 5, 2), {PlanKind.PATHWAY}),
        (date(2010, 3, 2), set()),
        (date(2025, 3, 2), {PlanKind.PATHWAY, PlanKind.PEP}),
    ],
)
def test_which_plans_are_expected_follows_age(desk: Any, born_on: date, absent: set[PlanKind]) -> None:
    review_id = desk.a_review(desk.a_child(born_on=born_on, looked_after_from=date(2026, 1, 5)))
    rows = desk.read(monitoring.scores, review_id)
    assert {row.plan for row in rows if not row.applies_by_default} == absent
