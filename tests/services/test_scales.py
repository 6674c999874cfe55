"""The scales of an authority: its own beside those shipped, and old grades always on their own."""

from __future__ import annotations

from typing import Any

import pytest

from iro_desk.domain.codes import PlanKind
from iro_desk.errors import Refusal
from iro_desk.records import PlanScoreFields
from iro_desk.services import monitoring, scales

THREE = ("Strong", "Sound", "Weak")


def test_an_authority_adds_a_scale_grades_on_it_and_only_then_is_it_kept_for_good(desk: Any) -> None:
    """A low grade there needs its reason too, and none is proposed, for it has no place beside the others."""
    scale_id = desk.write(scales.add, " Our  own ", ["Strong", "", " Sound", "Weak"], like_the_four=False)
    desk.write(scales.choose, scale_id)
    review_id = desk.a_review(desk.a_child())
    with pytest.raises(Refusal):
        desk.write(monitoring.score, review_id, PlanKind.CARE, PlanScoreFields(grade="Weak"), scale_id)
    weak = PlanScoreFields(grade="Weak", analysis="No dates.")
    desk.write(monitoring.score, review_id, PlanKind.CARE, weak, scale_id, {"voice": "met"})
    row = desk.read(monitoring.scores, review_id)[0]
    assert (row.scale.label, row.scale.words("Weak"), row.is_low, row.proposed) == (
        "Our own",
        "Weak",
        True,
        "",
    )
    with pytest.raises(Refusal):
        desk.write(scales.retire, scale_id)
    desk.write(scales.choose, "words_2021")
    desk.write(scales.retire, scale_id)
    assert desk.read(monitoring.scores, review_id)[0].scale.words("Weak") == "Weak"
    kept = next(one for one in desk.read(scales.scales) if one.scale_id == scale_id)
    assert not kept.is_offered
    with pytest.raises(Refusal):
        desk.write(scales.choose, scale_id)


def test_a_scale_nobody_graded_on_goes_altogether_and_its_id_is_not_given_again_while_another_stands(
    desk: Any,
) -> None:
    first = desk.write(scales.add, "One", THREE, like_the_four=False)
    second = desk.write(scales.add, "Two", (*THREE, "Poor"), like_the_four=True)
    desk.write(scales.retire, first)
    assert [one.scale_id for one in desk.read(scales.scales) if one.is_own] == [second]
    assert desk.read(scales.scale, second).is_ranked
    assert desk.write(scales.add, "Three", THREE, like_the_four=False) not in (first, second)


@pytest.mark.parametrize(
    ("label", "words", "like", "field"),
    [
        (" ", THREE, False, "label"),
        ("x" * 81, THREE, False, "label"),
        ("words: very good to inadequate", THREE, False, "label"),
        ("Own", ("Only",), False, "grades"),
        ("Own", tuple("abcdefgh"), False, "grades"),
        ("Own", ("Good", "good"), False, "grades"),
        ("Own", ("x" * 41, "y"), False, "grades"),
        ("Own", THREE, True, "grades"),
    ],
)
def test_a_scale_that_cannot_be_used_is_refused_in_words(
    desk: Any, label: str, words: tuple[str, ...], like: bool, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        desk.write(scales.add, label, words, like_the_four=like)
    assert refused.value.field == field


def test_a_scale_that_is_only_read_is_not_chosen(desk: Any) -> None:
    with pytest.raises(Refusal):
        desk.write(scales.choose, "five_2013")
