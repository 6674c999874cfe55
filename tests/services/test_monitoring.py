"""Seven plans, one scale, what was seen in each, and a reason for every low grade."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from iro_desk.domain.codes import SCORED_PLANS, EventKind, PlanKind, YesNo
from iro_desk.domain.scoring import NOT_APPLICABLE
from iro_desk.errors import Refusal
from iro_desk.records import Event, PlanAnswer, PlanScoreFields, Review
from iro_desk.services import monitoring, plan_quality, scales, settings
from iro_desk.services.entering import insert
from iro_desk.services.plan_known import known_of_plan
from iro_desk.services.quality_data import shipped_questions, shipped_scales
from iro_desk.services.reviews.parts import set_papers
from iro_desk.services.reviews.plan_sheets import plan_sheets
from iro_desk.services.reviews.rows import PaperRow

WORDS = "words_2021"
GOOD = PlanScoreFields(available=YesNo.YES, grade="Good", analysis="Up to date.")
MET = dict.fromkeys(
    ("current", "permanence", "voice", "specific", "needs", "progress", "risk", "family"), "met"
)
TODAY = date(2026, 6, 11)


def answered(desk: Any) -> list[PlanAnswer]:
    return desk.read(lambda session: list(session.exec(select(PlanAnswer)).all()))


def test_the_shipped_table_has_the_scale_of_each_period_and_questions_on_seven_plans() -> None:
    assert [(scale.scale_id, scale.is_offered, scale.is_ranked) for scale in shipped_scales()] == [
        ("ofsted_1_4", True, True),
        ("words_2021", True, True),
        ("five_2013", False, False),
    ]
    assert [plan.plan for plan in shipped_questions()] == list(SCORED_PLANS)
    assert all(len(plan.criteria) >= 7 and plan.caps for plan in shipped_questions())


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
    desk.write(scales.choose, "ofsted_1_4")
    rows = desk.read(monitoring.scores, review_id)
    assert (rows[0].scale.scale_id, rows[1].scale.scale_id) == ("words_2021", "ofsted_1_4")


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


def test_what_was_seen_is_kept_with_the_sum_and_the_reasons_of_its_day(desk: Any) -> None:
    review_id = desk.a_review(desk.a_child())
    seen = {**MET, "voice": "not_met", "family": "partly"}
    desk.write(monitoring.score, review_id, PlanKind.CARE, GOOD, WORDS, seen)
    row = desk.read(monitoring.scores, review_id)[0]
    assert (row.proposed, row.sum, row.differs) == ("Requires improvement", "13.5 of 17 points", True)
    assert row.because[0].startswith("The child cannot be heard in this plan")
    assert desk.read(monitoring.answers_of, review_id, PlanKind.CARE) == seen
    desk.write(settings.change, "quality.care.voice.weight", "0")
    assert desk.read(monitoring.scores, review_id)[0].sum == "13.5 of 17 points", (
        "as it was when it was given"
    )


def test_an_answer_that_stays_keeps_its_row_and_one_taken_back_goes(desk: Any) -> None:
    review_id = desk.a_review(desk.a_child())
    desk.write(monitoring.score, review_id, PlanKind.CARE, GOOD, WORDS, {"voice": "met", "risk": "met"})
    first = {row.question: row.id for row in answered(desk)}
    desk.write(monitoring.score, review_id, PlanKind.CARE, GOOD, WORDS, {"voice": "partly"})
    assert [(row.id, row.question, row.answer) for row in answered(desk)] == [
        (first["voice"], "voice", "partly")
    ]


def test_an_authority_changes_the_words_the_weight_and_the_shares(desk: Any) -> None:
    desk.write(settings.change, "quality.care.voice", "Is the child in it?")
    desk.write(settings.change, "quality.care.family.weight", "0")
    desk.write(settings.change, "quality.rank_1", "95")
    desk.write(settings.change, "quality.weeks_without_place", "6")
    found = {plan.plan: plan for plan in desk.read(plan_quality.questions)}
    assert [(c.text, c.weight) for c in found[PlanKind.CARE].criteria if c.code in ("voice", "family")] == [
        ("Is the child in it?", 3)
    ]
    cap = next(cap for cap in found[PlanKind.PEP].caps if cap.code == "pep-out-of-school-long")
    assert cap.facts[0].least == 6
    assert "for 6 weeks or more" in cap.sentence
    assert desk.read(plan_quality.thresholds).rank_1 * 100 == 95


def test_what_the_papers_and_earlier_reviews_say_is_there_before_anything_is_asked(desk: Any) -> None:
    review_id = desk.a_review(desk.a_child())
    papers = (
        PaperRow(PlanKind.CARE, YesNo.YES, date(2026, 3, 1)),
        PaperRow(PlanKind.HEALTH, YesNo.NO, None),
        PaperRow(PlanKind.LEISURE, None, None, not_applicable=True),
        PaperRow(PlanKind.PLACEMENT, YesNo.YES, None, on_day=True),
    )
    desk.write(set_papers, review_id, papers)
    found = {one.row.plan: one for one in desk.read(plan_sheets, review_id, TODAY)}
    offered = {plan: (one.offered.available, one.offered.grade) for plan, one in found.items()}
    assert offered[PlanKind.CARE] == (YesNo.YES, "")
    assert offered[PlanKind.HEALTH] == (YesNo.NO, "not_available")
    assert offered[PlanKind.LEISURE] == (None, "not_applicable")
    assert offered[PlanKind.PLACEMENT] == (YesNo.NO, "")
    assert found[PlanKind.CARE].evidence["current"].startswith("Dated Sun 1 Mar 2026")
    assert found[PlanKind.CARE].evidence["voice"] == "No words of the child are recorded"


def test_a_cap_knows_what_the_desk_knows_and_no_more(desk: Any) -> None:
    child_id = desk.a_child()
    review_id = desk.a_review(child_id)

    def known(session: Any) -> dict[str, Any]:
        return known_of_plan(session, session.get(Review, review_id), PlanKind.HEALTH, None)

    assert "never_assessed" not in desk.read(known)
    assert desk.read(known)["plan_absent"] is None
    desk.write(
        insert, Event, child_id=child_id, kind=EventKind.HEALTH_ASSESSMENT, happened_on=date(2026, 1, 9)
    )
    desk.write(set_papers, review_id, (PaperRow(PlanKind.HEALTH, YesNo.NO, None),))
    assert (desk.read(known)["never_assessed"], desk.read(known)["plan_absent"]) == (False, True)
