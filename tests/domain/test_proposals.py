"""A grade is proposed by a sum, two rules about what weighs most, and caps; every one of them from the table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desk.domain.codes import CriterionAnswer, PlanKind
from iro_desk.domain.plan_questions import Cap, Criterion, PlanQuestions, Thresholds, read_condition
from iro_desk.domain.proposals import Proposal, is_so, propose
from iro_desk.domain.scoring import (
    Grade,
    GradeBefore,
    NotComparable,
    Scale,
    comparable_rank,
    grade_of_rank,
    history_words,
)
from iro_desk.services.quality_data import sentences, shipped_questions, shipped_scales, shipped_thresholds

MET, PARTLY = CriterionAnswer.MET, CriterionAnswer.PARTLY
NOT_MET, CANNOT, NO_NEED = (
    CriterionAnswer.NOT_MET,
    CriterionAnswer.CANNOT_TELL,
    CriterionAnswer.NOT_APPLICABLE,
)
LIMITS = Thresholds()
TEN = PlanQuestions(
    PlanKind.LEISURE, "Ten", tuple(Criterion(str(at), f"Question {at}?", 1) for at in range(10))
)
PLANS = {one.plan: one for one in shipped_questions()}
FIVE, INSPECTION, WORDS = (
    next(one for one in shipped_scales() if one.scale_id == name)
    for name in ("five_2013", "ofsted_1_4", "words_2021")
)


def of_ten(met: int, partly: int = 0) -> Proposal:
    answers = [MET] * met + [PARTLY] * partly + [NOT_MET] * (10 - met - partly)
    return propose(TEN, {str(at): answer for at, answer in enumerate(answers)}, {}, LIMITS)


def all_met(plan: PlanKind, **other: CriterionAnswer) -> dict[str, CriterionAnswer]:
    return {**{one.code: MET for one in PLANS[plan].criteria}, **other}


def test_the_shares_are_those_of_the_table() -> None:
    assert shipped_thresholds() == LIMITS


@pytest.mark.parametrize(
    ("met", "partly", "rank"),
    [(10, 0, 1), (9, 0, 1), (8, 1, 2), (7, 0, 2), (6, 1, 3), (4, 0, 3), (3, 1, 4), (0, 0, 4)],
)
def test_the_share_of_the_points_decides_first(met: int, partly: int, rank: int) -> None:
    assert of_ten(met, partly).rank == rank


def test_the_sum_is_points_times_weight_of_everything_that_applies() -> None:
    asked = replace(TEN, criteria=(Criterion("a", "A?", 3), Criterion("b", "B?", 2), Criterion("c", "C?", 1)))
    found = propose(asked, {"a": MET, "b": PARTLY, "c": NO_NEED}, {}, LIMITS)
    assert (found.points, found.possible, found.sum_words) == (4, 5, "4 of 5 points")
    assert found.rank == 2, "80 per cent"


def test_cannot_tell_counts_like_not_met_and_is_a_reason_of_its_own() -> None:
    asked = replace(TEN, criteria=(Criterion("a", "Is it there?", 1), Criterion("b", "B?", 1)))
    found = propose(asked, {"a": CANNOT, "b": MET}, {}, LIMITS)
    assert found.points == 1
    assert "Is it there? Cannot tell." in found.reasons
    care = propose(PLANS[PlanKind.CARE], all_met(PlanKind.CARE, risk=CANNOT), {}, LIMITS)
    assert care.rank == 4, "and a cap on Not met holds for it too"


def test_nothing_is_proposed_until_enough_is_answered() -> None:
    six = {str(at): MET for at in range(6)}
    assert propose(TEN, six, {}, LIMITS).rank is None
    assert propose(TEN, {**six, "6": NO_NEED}, {}, LIMITS).rank == 1, "Not applicable is an answer"
    assert sentences()["too_few"].format(n=6, m=10).endswith("6 of 10 are done.")


def test_nothing_is_proposed_when_nothing_applies() -> None:
    assert propose(TEN, {str(at): NO_NEED for at in range(10)}, {}, LIMITS).rank is None


def test_the_best_grade_needs_every_question_of_weight_three_met() -> None:
    criteria = (Criterion("h", "Heavy?", 3), *(Criterion(str(at), f"Q{at}?", 2) for at in range(10)))
    asked = replace(TEN, criteria=criteria)
    light = {str(at): MET for at in range(10)}
    found = propose(asked, {**light, "h": PARTLY}, {}, LIMITS)
    assert (found.rank, found.points / found.possible > Fraction(9, 10)) == (2, True)
    assert propose(asked, light, {}, LIMITS).rank == 2, "one left blank is not met"
    assert propose(asked, {**light, "h": NO_NEED}, {}, LIMITS).rank == 1, (
        "one that does not apply is not asked"
    )
    assert propose(asked, {**light, "h": MET}, {}, LIMITS).rank == 1


def test_the_second_grade_needs_no_question_of_weight_three_unmet() -> None:
    criteria = (Criterion("h", "Heavy?", 3), *(Criterion(str(at), f"Q{at}?", 2) for at in range(10)))
    light = {str(at): MET for at in range(10)}
    asked = replace(TEN, criteria=criteria)
    assert propose(asked, {**light, "h": NOT_MET}, {}, LIMITS).rank == 3
    assert propose(asked, {**light, "h": CANNOT}, {}, LIMITS).rank == 3


YES = {
    "age": 17, "later_review": True, "first_review_passed": True, "unaccompanied": True, "unregistered": True,
    "plan_absent": True, "weeks_without_place": 4, "weeks_waiting": 12, "never_assessed": True,
    "medicine_or_allergy": True,
}  # fmt: skip
NO = {
    "age": 3, "later_review": False, "first_review_passed": False, "unaccompanied": False, "unregistered": False,
    "plan_absent": False, "weeks_without_place": 3, "weeks_waiting": 11, "never_assessed": False,
    "medicine_or_allergy": False,
}  # fmt: skip
CAPS = [(plan, cap) for plan in PLANS.values() for cap in plan.caps]


@pytest.mark.parametrize(("plan", "cap"), CAPS, ids=[cap.code for _, cap in CAPS])
def test_each_cap_holds_the_proposal_down_and_says_so(plan: PlanQuestions, cap: Cap) -> None:
    answers = all_met(plan.plan, **dict(cap.answers))
    found = propose(plan, answers, YES, LIMITS)
    assert found.rank is not None
    assert found.rank >= cap.rank
    assert cap.sentence in found.caps
    if cap.facts:
        assert cap.sentence not in propose(plan, answers, NO, LIMITS).caps, "what it hangs on is not so"
        assert cap.sentence not in propose(plan, answers, {}, LIMITS).caps, "nobody knows"
    if cap.answers:
        better = {code: PARTLY for code, _ in cap.answers}
        assert cap.sentence not in propose(plan, {**answers, **better}, YES, LIMITS).caps


def test_every_question_a_cap_hangs_on_is_one_of_its_plan() -> None:
    assert [
        cap.code
        for plan, cap in CAPS
        for code, _ in cap.answers
        if code not in {one.code for one in plan.criteria}
    ] == []


def test_what_nobody_knows_is_asked_only_when_it_would_change_the_proposal() -> None:
    plan = PLANS[PlanKind.PEP]
    assert propose(plan, all_met(PlanKind.PEP), {}, LIMITS).to_ask == ()
    found = propose(plan, all_met(PlanKind.PEP, in_school=NOT_MET), {}, LIMITS)
    assert [fact.asked for fact in found.to_ask] == ["Without a school place for 4 weeks or more?"]
    answered = propose(plan, all_met(PlanKind.PEP, in_school=NOT_MET), {"weeks_without_place": True}, LIMITS)
    assert (found.rank, answered.rank) == (3, 4)


def test_a_number_is_held_against_the_least_and_a_yes_stands_for_it() -> None:
    fact = read_condition("age is 17 or over")[1][0]
    assert [is_so(fact, {"age": age}) for age in (16, 17, None, True)] == [False, True, None, True]


def test_a_cap_on_something_unknown_is_refused_when_the_table_is_read() -> None:
    with pytest.raises(ValueError, match="unknown"):
        read_condition("voice = not_met and the moon is full")


LADDER = {NOT_MET: 0, CANNOT: 0, PARTLY: 1, MET: 2}
KNOWN = st.fixed_dictionaries({name: st.sampled_from([YES[name], NO[name], None]) for name in YES})


@given(data=st.data(), plan=st.sampled_from(list(PLANS.values())), known=KNOWN)
def test_a_better_answer_never_proposes_a_worse_grade(
    data: st.DataObject, plan: PlanQuestions, known: dict[str, int | bool | None]
) -> None:
    codes = [one.code for one in plan.criteria]
    answers = data.draw(
        st.dictionaries(
            st.sampled_from(codes), st.sampled_from(list(CriterionAnswer)), min_size=len(codes) - 2
        )
    )
    counted = [code for code, answer in answers.items() if answer in LADDER and answer is not MET]
    if not counted:
        return
    code = data.draw(st.sampled_from(counted))
    better = data.draw(
        st.sampled_from([one for one in LADDER if LADDER[one] >= LADDER[answers[code]] and one is not CANNOT])
    )
    before = propose(plan, answers, known, LIMITS)
    after = propose(plan, {**answers, code: better}, known, LIMITS)
    assert (before.rank is None) == (after.rank is None)
    if before.rank is not None and after.rank is not None:
        assert after.rank <= before.rank
    assert after.points >= before.points


def test_a_proposal_is_put_into_the_words_of_the_scale_and_into_none_where_it_has_no_place() -> None:
    found = of_ten(10)
    assert [found.words(one) for one in (WORDS, INSPECTION, FIVE)] == ["Very good", "Outstanding", ""]
    assert grade_of_rank(FIVE, 1) is None


def test_only_scales_in_the_same_order_are_set_beside_one_another() -> None:
    assert comparable_rank(WORDS, "Very good") == comparable_rank(INSPECTION, "1") == 1
    for scale, value in ((FIVE, "5"), (WORDS, "not_available"), (WORDS, ""), (WORDS, "3")):
        with pytest.raises(NotComparable):
            comparable_rank(scale, value)
    three = Scale("own", "Own", tuple(Grade(w, w, "", at, False) for at, w in enumerate("abc", 1)))
    with pytest.raises(NotComparable):
        comparable_rank(three, "a")


@pytest.mark.parametrize(
    ("scale", "value", "earlier", "words"),
    [
        (WORDS, "Good", (), ""),
        (WORDS, "", ((WORDS, "Good"),), ""),
        (WORDS, "not_available", ((WORDS, "Good"),), ""),
        (WORDS, "Good", ((WORDS, "Good"),), "Second review at this grade"),
        (
            WORDS,
            "Good",
            ((WORDS, "Good"), (WORDS, "Good"), (WORDS, "Very good")),
            "Third review at this grade",
        ),
        (WORDS, "Good", ((WORDS, "not_available"), (WORDS, "Good")), "Second review at this grade"),
        (WORDS, "Good", ((WORDS, "Inadequate"),), "Inadequate at the last review"),
        (WORDS, "Good", ((INSPECTION, "2"),), "Good last time, the same place on another scale"),
        (WORDS, "Good", ((INSPECTION, "1"),), "Outstanding last time, a higher place on another scale"),
        (WORDS, "Good", ((FIVE, "5"),), "5 last time, on another scale: the two are not compared"),
    ],
)
def test_a_grade_is_told_beside_those_before_it(
    scale: Scale, value: str, earlier: tuple[tuple[Scale, str], ...], words: str
) -> None:
    before = tuple(GradeBefore(date(2026, 1, 1), *one) for one in earlier)
    assert history_words(scale, value, before) == words
