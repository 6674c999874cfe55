"""A review that is cancelled, adjourned or held as several meetings moves its dates and keeps why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from iro_desk.domain.codes import ReviewForm, ReviewState
from iro_desk.domain.planning.terms import AppointmentKind
from iro_desk.errors import Refusal
from iro_desk.records import Appointment, Review
from iro_desk.services import children, clockwork, facts, reviews
from iro_desk.services.entering import insert
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.reviews import arranging


@pytest.fixture
def child_id(desk: Any) -> int:
    return desk.a_child()


def the_review(desk: Any, review_id: int) -> Any:
    return desk.store.read(lambda s: s.get(Review, review_id).model_dump())


def first_review(desk: Any, child_id: int) -> Any:
    found = desk.read(clockwork.of_child, child_id, desk.today)
    return next((one for one in found if one.due.clock_id == "LAC-1"), None)


def adjourn(desk: Any, review_id: int, until: str, *, told: bool = False) -> None:
    values = {"until": until, "why": "The health assessment had not come"}
    desk.write(arranging.adjourn, values, review_id, desk.today, desk.calendar, desk.rules, told=told)


def meet(desk: Any, review_id: int, on: str, *, told: bool = False) -> int:
    values = {"held_on": on, "with_whom": "Dad"}
    return desk.write(arranging.add_meeting, values, review_id, desk.calendar, desk.rules, told=told)


class TestCancelling:
    def test_the_booking_goes_and_the_review_with_its_due_date_stays(self, desk: Any, child_id: int) -> None:
        review_id = desk.a_review(child_id, date(2026, 3, 4))
        desk.write(
            insert, Appointment, child_id=child_id, kind=AppointmentKind.REVIEW, booked_on=date(2026, 3, 4)
        )
        before = first_review(desk, child_id)
        assert before.booked_on == date(2026, 3, 4)
        desk.write(arranging.cancel, {"why": "Their carer is ill"}, review_id)
        after = first_review(desk, child_id)
        assert (after.booked_on, after.due.due_on) == (None, before.due.due_on)
        kept = the_review(desk, review_id)
        assert (kept["state"], kept["cancelled_why"]) == (ReviewState.CANCELLED, "Their carer is ill")
        assert desk.store.read(lambda s: s.exec(select(Appointment)).all()) == []
        desk.store.undo()
        assert first_review(desk, child_id).booked_on == date(2026, 3, 4)

    def test_a_review_cancelled_on_the_day_leaves_the_duty_open(self, desk: Any, child_id: int) -> None:
        review_id = desk.a_review(child_id, desk.today)
        assert first_review(desk, child_id) is None
        desk.write(arranging.cancel, {"why": "Nobody came"}, review_id)
        assert first_review(desk, child_id) is not None
        assert desk.a_review(child_id, desk.today) != review_id

    def test_the_day_the_last_review_agreed_is_booked_no_longer(self, desk: Any, child_id: int) -> None:
        held_id = desk.a_whole_review(child_id, date(2026, 2, 2))
        agreed_on = desk.read(reviews.fields, held_id).next_review_on
        desk.store.write("Finish", lambda s: setattr(s.get(Review, held_id), "state", ReviewState.FINISHED))
        assert desk.read(facts.child_facts, child_id, today=desk.today).next_review_on == agreed_on
        review_id = desk.a_review(child_id, agreed_on)
        desk.write(arranging.cancel, {"why": "School trip"}, review_id)
        assert desk.read(facts.child_facts, child_id, today=desk.today).next_review_on is None

    @pytest.mark.parametrize("why", ["", "   "])
    def test_it_needs_a_reason(self, desk: Any, child_id: int, why: str) -> None:
        review_id = desk.a_review(child_id)
        with pytest.raises((Refusal, Incomplete)):
            desk.write(arranging.cancel, {"why": why}, review_id)
        assert the_review(desk, review_id)["state"] is ReviewState.WRITING

    def test_neither_a_finished_nor_a_cancelled_one_is_cancelled(self, desk: Any, child_id: int) -> None:
        review_id = desk.a_review(child_id)
        desk.write(arranging.cancel, {"why": "Snow"}, review_id)
        with pytest.raises(Refusal, match="was cancelled"):
            desk.write(arranging.cancel, {"why": "Snow"}, review_id)


class TestAdjourning:
    """Reg 36(2), read as once and at most 20 working days; not verified, so it warns and never blocks."""

    def test_it_is_not_held_until_the_day_it_goes_on(self, desk: Any, child_id: int) -> None:
        review_id = desk.a_review(child_id, date(2026, 3, 2))
        assert first_review(desk, child_id) is None
        adjourn(desk, review_id, "2026-03-18")
        assert first_review(desk, child_id).booked_on == date(2026, 3, 18)
        kept = the_review(desk, review_id)
        assert (kept["adjourned_on"], kept["adjourned_to"]) == (date(2026, 3, 2), date(2026, 3, 18))

    def test_the_timeline_says_when_it_was_adjourned_and_why(self, desk: Any, child_id: int) -> None:
        review_id = desk.a_review(child_id, date(2026, 3, 2))
        adjourn(desk, review_id, "2026-03-18")
        told = [(one.on, one.text, one.detail) for one in desk.read(children.timeline, child_id, desk.today)]
        why = "Goes on Wed 18 Mar 2026. The health assessment had not come"
        assert (date(2026, 3, 2), why) in [(on, detail) for on, text, detail in told if "adjourned" in text]

    def test_finished_it_counts_as_held_on_the_day_it_went_on(self, desk: Any, child_id: int) -> None:
        review_id = desk.a_review(child_id, date(2026, 3, 2))
        adjourn(desk, review_id, "2026-03-18")
        desk.store.write("Finish", lambda s: setattr(s.get(Review, review_id), "state", ReviewState.FINISHED))
        (held,) = desk.read(facts.child_facts, child_id).reviews
        assert held.held_on == date(2026, 3, 18)
        assert desk.read(reviews.row, review_id).days_late == (date(2026, 3, 18) - date(2026, 2, 2)).days

    def test_the_next_review_counts_from_the_day_it_went_on(self, desk: Any, child_id: int) -> None:
        review_id = desk.a_review(child_id, date(2026, 3, 2))
        adjourn(desk, review_id, "2026-03-18")
        assert desk.read(reviews.proposed_next, review_id, desk.calendar, desk.rules).latest == date(
            2026, 6, 18
        )

    def test_the_twentieth_working_day_is_in_time_and_the_next_is_warned_of(
        self, desk: Any, child_id: int
    ) -> None:
        review_id = desk.a_review(child_id, date(2026, 3, 2))
        with pytest.raises(arranging.Warned, match="the last day is Mon 30 Mar 2026"):
            adjourn(desk, review_id, "2026-03-31")
        assert the_review(desk, review_id)["adjourned_to"] is None
        adjourn(desk, review_id, "2026-03-30")
        assert the_review(desk, review_id)["adjourned_to"] == date(2026, 3, 30)

    def test_told_she_may_do_it_all_the_same(self, desk: Any, child_id: int) -> None:
        review_id = desk.a_review(child_id, date(2026, 3, 2))
        adjourn(desk, review_id, "2026-03-31", told=True)
        assert the_review(desk, review_id)["adjourned_to"] == date(2026, 3, 31)

    def test_a_second_time_is_warned_of_and_the_first_day_stays(self, desk: Any, child_id: int) -> None:
        review_id = desk.a_review(child_id, date(2026, 3, 2))
        adjourn(desk, review_id, "2026-03-18")
        with pytest.raises(arranging.Warned, match="adjourned once already"):
            adjourn(desk, review_id, "2026-03-20")
        adjourn(desk, review_id, "2026-03-20", told=True)
        assert the_review(desk, review_id)["adjourned_on"] == date(2026, 3, 2)

    @pytest.mark.parametrize(
        ("on", "until", "words"),
        [("2026-03-04", "2026-03-18", "has not begun"), ("2026-03-02", "2026-03-02", "must be after")],
    )
    def test_days_that_cannot_be_are_refused(
        self, desk: Any, child_id: int, on: str, until: str, words: str
    ) -> None:
        review_id = desk.a_review(child_id, date.fromisoformat(on))
        with pytest.raises(Refusal, match=words):
            adjourn(desk, review_id, until, told=True)


class TestASeriesOfMeetings:
    def test_the_reviews_date_is_the_meeting_that_completes_it(self, desk: Any, child_id: int) -> None:
        review_id = desk.a_review(child_id, date(2026, 3, 2))
        meet(desk, review_id, "2026-03-11")
        kept = the_review(desk, review_id)
        assert (kept["form"], kept["review_on"]) == (ReviewForm.SERIES, date(2026, 3, 11))
        (one,) = desk.read(arranging.arranged, child_id, desk.today)
        assert [meeting.held_on.day for meeting in one.meetings] == [2, 11]
        assert first_review(desk, child_id).booked_on == date(2026, 3, 11)

    def test_when_where_and_with_whom_are_read_on_the_timeline_and_beside_the_review(
        self, desk: Any, child_id: int
    ) -> None:
        review_id = desk.a_review(child_id, date(2026, 2, 20))
        where = {"starts": "10:00", "ends": "11:30", "place": "The library"}
        for day, rest in (("2026-02-24", where | {"with_whom": "Dad"}), ("2026-02-26", {"place": "School"})):
            values = {"held_on": day, **rest}
            desk.write(arranging.add_meeting, values, review_id, desk.calendar, desk.rules)
        (one,) = desk.read(arranging.arranged, child_id, desk.today)
        told = "10:00 to 11:30, The library, Dad"
        assert [meeting.words for meeting in one.meetings] == ["", told, "School"]
        found = [row for row in desk.read(children.timeline, child_id, desk.today) if row.kind == "review"]
        assert [(row.on.day, row.detail.partition(".")[0]) for row in found] == [
            (26, "School"), (24, told), (20, ""),
        ]  # fmt: skip
        assert {row.subject_id for row in found} == {review_id}

    def test_a_meeting_taken_out_moves_the_date_back(self, desk: Any, child_id: int) -> None:
        review_id = desk.a_review(child_id, date(2026, 3, 2))
        meeting_id = meet(desk, review_id, "2026-03-11")
        desk.write(arranging.remove_meeting, meeting_id)
        kept = the_review(desk, review_id)
        assert (kept["form"], kept["review_on"]) == (ReviewForm.MEETING, date(2026, 3, 2))
        assert desk.read(arranging.arranged, child_id, desk.today)[0].meetings == ()

    def test_past_twenty_working_days_from_the_first_it_warns(self, desk: Any, child_id: int) -> None:
        review_id = desk.a_review(child_id, date(2026, 3, 2))
        with pytest.raises(arranging.Warned, match="Mon 30 Mar 2026"):
            meet(desk, review_id, "2026-03-31")
        meet(desk, review_id, "2026-03-31", told=True)
        assert the_review(desk, review_id)["review_on"] == date(2026, 3, 31)

    def test_a_day_is_told_once(self, desk: Any, child_id: int) -> None:
        review_id = desk.a_review(child_id, date(2026, 3, 2))
        with pytest.raises(Refusal, match="already"):
            meet(desk, review_id, "2026-03-02")
