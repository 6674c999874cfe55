"""U19: what was answered before in a row of a review's lists can be read again: who came, papers, grades."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from iro_desk.domain.codes import PlanKind, Role, YesNo
from iro_desk.records import AttendanceFields, PlanScoreFields
from iro_desk.records.review import MONITORING, START, WHO
from iro_desk.services import monitoring, reviews
from iro_desk.services.reviews import PaperRow


@pytest.fixture
def review_id(desk: Any) -> int:
    found: int = desk.a_review(desk.a_child())
    return found


def _earlier(desk: Any, review_id: int, section: str) -> dict[str, list[str]]:
    sheet = desk.read(reviews.sheet, review_id, section, desk.today, desk.calendar, desk.rules)
    return {one.field: [was.words for was in one.earlier] for one in sheet.histories}


def test_a_person_keeps_their_line_and_what_was_said_of_them(desk: Any, review_id: int) -> None:
    tom = AttendanceFields(name="Tom", role=Role.SOCIAL_WORKER)
    bev = AttendanceFields(name="Bev", role=Role.CARER)
    desk.write(reviews.set_attendance, review_id, (tom, bev))
    changed = bev.model_copy(update={"role": Role.RELATIVE, "attended": False})
    desk.write(reviews.set_attendance, review_id, (changed,))
    assert desk.read(reviews.attendance, review_id) == (changed,)
    assert _earlier(desk, review_id, WHO) == {
        "attendance[0].role": ["Carer"],
        "attendance[0].attended": ["Yes"],
    }


def test_a_paper_keeps_what_was_said_of_it(desk: Any, review_id: int) -> None:
    for received, dated_on in (
        (YesNo.YES, date(2026, 2, 1)),
        (YesNo.YES, date(2026, 2, 9)),
        (YesNo.NO, None),
    ):
        desk.write(reviews.set_papers, review_id, (PaperRow(PlanKind.CARE, received, dated_on),))
    found = _earlier(desk, review_id, START)
    assert found["paper.care.received"] == ["Yes"]
    assert found["paper.care.dated_on"] == ["Mon 9 Feb 2026", "Sun 1 Feb 2026"]


def test_a_grade_keeps_its_reason(desk: Any, review_id: int) -> None:
    scale = "words_2021"
    for words in ("Out of date.", "Brought up to date."):
        fields = PlanScoreFields(grade="Good", analysis=words)
        desk.write(monitoring.score, review_id, PlanKind.CARE, fields, scale)
    assert _earlier(desk, review_id, MONITORING) == {"care.analysis": ["Out of date."]}
