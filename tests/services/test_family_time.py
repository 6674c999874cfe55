"""Time with family: a row a person, kept whole, carried to the next review, and said in every text (forms.md 2.4)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlmodel import select

from iro_desk.domain.codes.considerations import WantsOfTime
from iro_desk.records import FamilyTime, FamilyTimeFields, PersonFields
from iro_desk.records.review import FAMILY
from iro_desk.services import children, papers, reviews
from iro_desk.services.incomplete import Incomplete

NOW = datetime(2026, 3, 2, 16, 0, tzinfo=UTC)
MUM = FamilyTimeFields(person="Mum", how_often="Weekly", how="At the centre", wants=WantsOfTime.MORE)
LEO = FamilyTimeFields(person="Leo", not_applicable=True, change="He lives with her.")


@pytest.fixture
def review_id(desk: Any) -> int:
    found: int = desk.a_whole_review(desk.a_child(), date(2026, 1, 26))
    desk.write(reviews.set_family_time, found, (MUM, LEO))
    return found


def _finish(desk: Any, review_id: int) -> None:
    desk.write(reviews.finish, review_id, NOW, desk.today, desk.calendar, desk.rules)


def _said(desk: Any, review_id: int) -> dict[str, str]:
    text = desk.read(reviews.version_text, review_id, 1)
    section = next(one for one in text.sections if one.section == FAMILY)
    return {one.question: one.shown for one in section.answers}


def test_a_person_keeps_their_row_when_the_rows_are_ordered_and_changed(desk: Any, review_id: int) -> None:
    """U19: so that what was written about them before can be read under it."""

    def ids() -> dict[str, int]:
        return {row.person: row.id for row in desk.read(lambda s: s.exec(select(FamilyTime)).all())}

    before = ids()
    again = MUM.model_copy(update={"how_often": "Daily"})
    desk.write(reviews.set_family_time, review_id, (LEO, again))
    assert desk.read(reviews.family_time, review_id) == (LEO, again)
    assert ids() == before
    sheet = desk.read(reviews.sheet, review_id, FAMILY, desk.today, desk.calendar, desk.rules)
    assert [(one.field, one.earlier[0].words) for one in sheet.histories] == [
        ("family[1].how_often", "Weekly")
    ]
    for _ in range(2):
        desk.write(reviews.set_family_time, review_id, (again, again))
    assert desk.read(reviews.family_time, review_id) == (again, again)


def test_every_answer_about_a_person_is_in_the_finished_text_and_in_the_outcomes(
    desk: Any, review_id: int
) -> None:
    _finish(desk, review_id)
    said = _said(desk, review_id)
    assert said["Mum: How often now?"] == "Weekly"
    assert said["Mum: What does Quill want?"] == "More"
    assert said["Leo: No arrangement is needed with them"] == "Yes"
    assert "Leo: How often now?" not in said
    topics = {one.title: one.answers for one in desk.read(papers.outcomes, review_id, desk.today).topics}
    told = {one.question: one.answer for one in topics[FAMILY]}
    assert told["Time with Mum"] == "Weekly; At the centre; wants: more"
    assert told["Time with Leo"] == "no arrangement is needed; He lives with her."


def test_what_there_is_is_carried_and_what_the_child_wants_is_asked_again(desk: Any, review_id: int) -> None:
    _finish(desk, review_id)
    child_id = desk.read(reviews.row, review_id).child_id
    mum, leo = desk.read(reviews.family_time, desk.a_review(child_id))
    assert (mum.how_often, mum.how, mum.wants) == ("Weekly", "At the centre", None)
    assert (leo.not_applicable, leo.change) == (True, "")


def test_a_person_without_an_answer_stops_the_review_and_a_forgotten_sister_is_worth_a_look(
    desk: Any, review_id: int
) -> None:
    child_id = desk.read(reviews.row, review_id).child_id
    desk.write(children.add_person, child_id, PersonFields(name="Ada", role="sibling"))
    desk.write(reviews.set_family_time, review_id, (FamilyTimeFields(person="Mum"), LEO))
    with pytest.raises(Incomplete) as refused:
        _finish(desk, review_id)
    found = {
        (one.severity, one.field): one.message for one in refused.value.findings if one.section == FAMILY
    }
    assert "Mum" in found["stop", "family[0].how_often"]
    assert found["look", "family_time"].startswith("Ada has no arrangement recorded.")


def test_a_removed_child_leaves_no_row(desk: Any, review_id: int) -> None:
    desk.write(children.remove, desk.read(reviews.row, review_id).child_id)
    assert desk.read(lambda s: s.exec(select(FamilyTime)).all()) == []
    desk.store.undo()
    assert len(desk.read(reviews.family_time, review_id)) == 2
