"""How a review was held: what stops it, and what is worth a look (forms.md 2.1 and 2.6)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from iro_desk.domain.codes import ReviewForm, ReviewKind, YesNo
from iro_desk.domain.codes.considerations import AdvocateOffer, Agrees, Chaired
from iro_desk.domain.held_checks import HELD_CHECKS, HeldFacts, check_held

WHOLE = HeldFacts(
    form=ReviewForm.MEETING, seen_before=YesNo.YES, seen_before_why="", agreed_child=None, chaired=Chaired.SHARED,
    chaired_by="", advocate=AdvocateOffer.THERE, is_four=True,
)  # fmt: skip
NO_MEETING = {"form": ReviewForm.CONSULTATIVE}
CASES: list[tuple[dict[str, Any], str, str, str]] = [
    ({"seen_before": YesNo.NO}, "review.not_seen", "seen_before_why", "stop"),
    (NO_MEETING, "review.form_gate", "agreed_child", "stop"),
    (NO_MEETING | {"agreed_child": Agrees.NOT_ASKED}, "review.form_gate", "agreed_child", "stop"),
    ({"form": ReviewForm.INFORMAL}, "review.form_gate", "agreed_child", "stop"),
    ({"chaired": Chaired.COLLEAGUE}, "review.chaired_by", "chaired_by", "stop"),
    ({"kind_chosen": ReviewKind.LATER}, "review.kind_why", "kind_why", "stop"),
    ({"unsought": ("parent_views[1].how",)}, "review.views", "parent_views[1].how", "stop"),
    ({"advocate": AdvocateOffer.NOT_OFFERED}, "review.advocate", "advocate", "look"),
]
RIGHT: list[dict[str, Any]] = [
    {},
    {"kind_chosen": ReviewKind.SECOND, "kind_why": "The first was held elsewhere."},
    {"seen_before": YesNo.NO, "seen_before_why": "She was on holiday."},
    NO_MEETING | {"agreed_child": Agrees.AGREES},
    NO_MEETING | {"is_four": False},
    {"form": ReviewForm.SERIES},
    {"chaired": Chaired.COLLEAGUE, "chaired_by": "Ros Hale"},
    {"advocate": AdvocateOffer.NOT_WANTED},
]


@pytest.mark.parametrize(("change", "code", "field", "severity"), CASES)
def test_each_lack_is_found_at_its_field(
    change: dict[str, Any], code: str, field: str, severity: str
) -> None:
    found = [(one.code, one.field, one.severity) for one in check_held(replace(WHOLE, **change))]
    assert found == [(code, field, severity)]


@pytest.mark.parametrize("change", RIGHT)
def test_what_is_answered_is_not_asked_again(change: dict[str, Any]) -> None:
    assert list(check_held(replace(WHOLE, **change))) == []


def test_every_rule_is_tried_here() -> None:
    assert len(HELD_CHECKS) == len({code for _, code, _, _ in CASES})
