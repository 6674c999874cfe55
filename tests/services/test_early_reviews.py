"""An unplanned move or a worry asks whether a review is needed early, and the answer is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlmodel import Session, select

from iro_desk.domain.codes import EarlyReviewReason, EventKind, LegalStatus, PlacementType, ReviewState, YesNo
from iro_desk.errors import Refusal
from iro_desk.records import (
    EarlyReview,
    Event,
    EventFields,
    LegalPeriodFields,
    PlacementFields,
    Review,
    VisitFields,
)
from iro_desk.services import children, clockwork, early_reviews, visits
from iro_desk.services.early_reviews import EarlySheet


def asked(desk: Any, child_id: int) -> EarlySheet:
    return desk.read(early_reviews.of_child, child_id, desk.today, desk.calendar, desk.rules)


def moved(desk: Any, child_id: int, on: date, **more: Any) -> int:
    draft = PlacementFields(started_on=on, **more)
    return desk.write(children.file_home, child_id, 0, draft, desk.today).row_id


def answered(desk: Any, child_id: int, needed: str | None, why: str = "") -> YesNo:
    question = asked(desk, child_id).asked[0]
    values = {"needed": needed, "why": why}
    return desk.write(early_reviews.answer, values, child_id, question.reason, question.anchor, desk.today)


@pytest.fixture
def child_id(desk: Any) -> int:
    """Reviewed on 2 February 2026 and moved in haste on 20 February."""
    child_id = desk.a_child()
    desk.a_review(child_id, date(2026, 2, 2))
    moved(desk, child_id, date(2026, 1, 5))
    moved(desk, child_id, date(2026, 2, 20), was_planned=False)
    return child_id


def test_an_unplanned_move_asks_on_the_childs_page_and_on_today(desk: Any, child_id: int) -> None:
    desk.a_child(preferred_name="Bramble")
    (question,) = asked(desk, child_id).asked
    assert question.reason is EarlyReviewReason.UNPLANNED_MOVE and "Fri 20 Feb 2026" in question.sentence
    (one,) = desk.read(early_reviews.unanswered, desk.today)
    assert (one.child.child_id, one.asked) == (child_id, question)


def test_no_needs_its_reason_and_is_asked_once(desk: Any, child_id: int) -> None:
    for needed, words in ((None, "Select whether"), ("no", "Say why no early review is needed")):
        with pytest.raises(Refusal, match=words):
            answered(desk, child_id, needed)
    assert answered(desk, child_id, "no", "Back with the same carers") is YesNo.NO
    assert asked(desk, child_id) == EarlySheet((), None)
    assert desk.read(early_reviews.unanswered, desk.today) == ()
    told = [one.text for one in desk.read(children.timeline, child_id, desk.today)]
    assert "Early review not needed: a move nobody planned" in told


def test_yes_proposes_a_working_day_until_a_review_is_arranged_or_held(desk: Any, child_id: int) -> None:
    answered(desk, child_id, "yes")
    needed = asked(desk, child_id).needed
    assert needed is not None
    assert (needed.reason, needed.propose) == (EarlyReviewReason.UNPLANNED_MOVE, date(2026, 3, 16))
    desk.write(
        early_reviews.arrange, child_id, needed.propose, needed.reason, desk.today, desk.calendar, desk.rules
    )
    assert asked(desk, child_id).needed is None

    def planned(session: Session) -> tuple[Any, ...]:
        row = session.exec(select(Review).order_by(Review.review_on.desc())).first()
        return row.state, row.review_on, row.early_reason

    assert desk.store.read(planned) == (
        ReviewState.PLANNED, date(2026, 3, 16), EarlyReviewReason.UNPLANNED_MOVE,
    )  # fmt: skip


def test_a_review_begun_after_a_yes_says_why_it_is_early(desk: Any, child_id: int) -> None:
    def finish(session: Session) -> None:
        session.exec(select(Review)).one().state = ReviewState.FINISHED

    desk.store.write("Finish", finish)
    answered(desk, child_id, "yes")
    review_id = desk.a_review(child_id, desk.today)
    assert (
        desk.store.read(lambda s: s.get(Review, review_id).early_reason) is EarlyReviewReason.UNPLANNED_MOVE
    )
    assert asked(desk, child_id) == EarlySheet((), None)


def test_a_question_whose_ground_has_gone_is_not_answered(desk: Any, child_id: int) -> None:
    (question,) = asked(desk, child_id).asked
    home_id = desk.read(children.homes, child_id)[0].placement_id
    desk.write(children.remove_home, home_id)
    with pytest.raises(Refusal, match="has changed since"):
        desk.write(
            early_reviews.answer, {"needed": "yes"}, child_id, question.reason, question.anchor, desk.today
        )


@pytest.mark.parametrize("kind", early_reviews.CONCERN_EVENTS)
def test_what_happened_is_found_for_today_as_for_the_child(desk: Any, kind: EventKind) -> None:
    child_id = desk.a_child()
    desk.write(
        children.file_event, child_id, 0, EventFields(kind=kind, happened_on=date(2026, 2, 20)), desk.today
    )
    (question,) = asked(desk, child_id).asked
    assert [one.asked for one in desk.read(early_reviews.unanswered, desk.today)] == [question]


def test_a_change_of_law_and_a_remand_that_ends_are_found_too(desk: Any) -> None:
    child_id = desk.a_child()
    draft = LegalPeriodFields(
        status=LegalStatus.REMAND, started_on=date(2026, 2, 20), ended_on=date(2026, 3, 20)
    )
    desk.write(children.file_order, child_id, 0, draft, desk.today)
    found = {one.asked.reason for one in desk.read(early_reviews.unanswered, desk.today)}
    assert found == {EarlyReviewReason.LEGAL_CHANGE, EarlyReviewReason.REMAND_END}


def test_an_ending_that_is_past_is_not_asked_about(desk: Any) -> None:
    child_id = desk.a_child()
    moved(desk, child_id, date(2026, 1, 5), kind=PlacementType.R5, ended_on=date(2026, 2, 2))
    assert asked(desk, child_id).asked == () == desk.read(early_reviews.unanswered, desk.today)


class TestAWorryAtAVisitToAnUnregisteredHome:
    """Milton Keynes IRO annual report 2024-25 (local): 72 hours and two weeks from the worry."""

    @pytest.fixture
    def child_id(self, desk: Any) -> int:
        child_id = desk.a_child()
        moved(desk, child_id, date(2026, 1, 5), is_unregistered=True)
        desk.a_review(child_id, date(2026, 1, 12))
        desk.write(
            children.file_event, child_id, 0,
            EventFields(kind=EventKind.HEAD_OF_SERVICE_VISIT, happened_on=date(2026, 1, 7)), desk.today,
        )  # fmt: skip
        return child_id

    def concerns(self, desk: Any, child_id: int) -> list[date]:
        query = select(Event).where(Event.child_id == child_id, Event.kind == EventKind.WELFARE_CONCERN)
        return desk.store.read(lambda s: [row.happened_on for row in s.exec(query).all()])

    def due(self, desk: Any, child_id: int) -> dict[str, date]:
        found = desk.read(clockwork.of_child, child_id, desk.today)
        return {one.due.clock_id: one.due.due_on for one in found}

    def test_it_starts_both_clocks_in_the_write_of_the_visit(self, desk: Any, child_id: int) -> None:
        assert not {"MK-2", "MK-3"} & self.due(desk, child_id).keys()
        desk.a_visit(child_id, visit_on=date(2026, 3, 2), worry="yes", worry_told="Told the team manager")
        due = self.due(desk, child_id)
        assert (due["MK-2"], due["MK-3"]) == (date(2026, 3, 16), date(2026, 3, 5))
        (question,) = asked(desk, child_id).asked
        assert question.reason is EarlyReviewReason.WELFARE_CONCERN_AT_VISIT
        desk.store.undo()
        assert self.concerns(desk, child_id) == []

    def test_changing_the_visit_neither_doubles_nor_leaves_it(self, desk: Any, child_id: int) -> None:
        visit_id = desk.a_visit(
            child_id, visit_on=date(2026, 3, 2), worry="yes", worry_told="Told the team manager"
        )
        held = desk.read(visits.fields, visit_id).model_dump()

        def amend(**more: Any) -> None:
            desk.write(visits.amend, visit_id, VisitFields.model_validate({**held, **more}), (), desk.today)

        amend()
        assert self.concerns(desk, child_id) == [date(2026, 3, 2)]
        amend(visit_on=date(2026, 2, 27))
        assert self.concerns(desk, child_id) == [date(2026, 2, 27)]
        amend(worry="no")
        assert self.concerns(desk, child_id) == []

    def test_a_worry_in_a_registered_home_starts_neither(self, desk: Any, child_id: int) -> None:
        moved(desk, child_id, date(2026, 2, 20))
        desk.a_visit(child_id, visit_on=date(2026, 3, 2), worry="yes", worry_told="Told the team manager")
        assert self.concerns(desk, child_id) == []

    def test_a_review_called_for_at_the_move_is_not_asked_for_again(self, desk: Any, child_id: int) -> None:
        """A no about the move silences no worry."""
        moved(desk, child_id, date(2026, 2, 20), is_unregistered=True)

        def worried() -> list[EarlyReviewReason]:
            return [one.reason for one in asked(desk, child_id).asked]

        assert answered(desk, child_id, "no", "It was agreed before.") is YesNo.NO
        desk.a_visit(child_id, visit_on=date(2026, 2, 26), worry="yes", worry_told="Told the team manager")
        assert worried() == [EarlyReviewReason.WELFARE_CONCERN_AT_VISIT]
        home = desk.store.read(lambda s: s.exec(select(EarlyReview)).one().anchor)
        reason = EarlyReviewReason.UNREGISTERED_PLACEMENT
        desk.write(early_reviews.answer, {"needed": "yes"}, child_id, reason, home, desk.today)
        assert worried() == []
        assert asked(desk, child_id).needed is not None


def test_an_answer_given_again_replaces_the_first(desk: Any, child_id: int) -> None:
    (question,) = asked(desk, child_id).asked
    for needed, why in (("yes", ""), ("no", "On reflection")):
        values = {"needed": needed, "why": why}
        desk.write(early_reviews.answer, values, child_id, question.reason, question.anchor, desk.today)
    rows = desk.store.read(lambda s: [(row.needed, row.why) for row in s.exec(select(EarlyReview)).all()])
    assert rows == [(YesNo.NO, "On reflection")]
