"""A review is begun once, written in any order, finished when whole, and then locked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from iro_desk.domain.checklist import SECTION as CHECKLIST
from iro_desk.domain.codes import (
    SCORED_PLANS,
    DecisionState,
    Participation,
    PlanKind,
    ReviewKind,
    ReviewState,
    SectionState,
    YesNo,
)
from iro_desk.domain.codes.considerations import YesNoKnown
from iro_desk.errors import Refusal
from iro_desk.records import AttendanceFields, DecisionFields
from iro_desk.records.review import DECISIONS, HOME, SECTIONS
from iro_desk.services import checklists, drafts, facts, papers, reviews, settings
from iro_desk.services.reviews import DecisionRow, Incomplete, PaperRow

NOW = datetime(2026, 3, 2, 16, 0, tzinfo=UTC)


def _finish(desk: Any, review_id: int) -> None:
    desk.write(reviews.finish, review_id, NOW, desk.today, desk.calendar, desk.rules)


def _finished(desk: Any, child_id: int, on: date) -> int:
    review_id: int = desk.a_whole_review(child_id, on)
    for earlier in desk.read(reviews.earlier_decisions, review_id):
        desk.write(reviews.mark_earlier, earlier.decision_id, DecisionState.DONE, "")
    _finish(desk, review_id)
    return review_id


def test_the_kind_and_the_limit_are_worked_out_when_a_review_is_begun(desk: Any) -> None:
    """Reg 33: 20 working days from 5 January 2026, then three months from the first review."""
    child_id = desk.a_child()
    _finished(desk, child_id, date(2026, 1, 26))
    second = desk.read(reviews.row, desk.a_review(child_id))
    first = desk.read(reviews.of_child, child_id)[1]
    assert (first.kind, first.due_on, first.days_late) == (ReviewKind.FIRST, date(2026, 2, 2), 0)
    assert (second.kind, second.due_on) == (ReviewKind.SECOND, date(2026, 4, 26))


def test_a_late_review_counts_its_days(desk: Any) -> None:
    row = desk.read(reviews.row, desk.a_review(desk.a_child(), date(2026, 2, 5)))
    assert (row.due_on, row.days_late, row.sections_total) == (date(2026, 2, 2), 3, len(SECTIONS))


def test_beginning_again_returns_the_open_review(desk: Any) -> None:
    child_id = desk.a_child()
    assert desk.a_review(child_id) == desk.a_review(child_id)
    assert len(desk.read(reviews.open_reviews)) == 1


def test_a_visit_since_the_last_review_answers_whether_the_child_was_seen(desk: Any) -> None:
    seen, unseen = desk.a_child(), desk.a_child()
    desk.a_visit(seen, visit_on=date(2026, 2, 27))
    assert desk.read(reviews.fields, desk.a_review(seen)).seen_before is YesNo.YES
    assert desk.read(reviews.fields, desk.a_review(unseen)).seen_before is None


@pytest.mark.parametrize(
    ("born_on", "codes"),
    [
        (date(2022, 3, 3), {Participation.PN0}),
        (date(2022, 3, 2), set(Participation)),
        (date(2022, 3, 1), set(Participation) - {Participation.PN0}),
    ],
)
def test_the_codes_offered_fit_the_age_on_the_day(
    desk: Any, born_on: date, codes: set[Participation]
) -> None:
    """SSDA903 rules 440 and 441; on the fourth birthday either passes."""
    review_id = desk.a_review(desk.a_child(born_on=born_on))
    assert set(desk.read(reviews.offered, review_id)) == codes


def test_the_next_review_is_proposed_on_a_working_day_inside_the_limit(desk: Any) -> None:
    child_id = desk.a_child()
    review_id = desk.a_review(child_id, date(2026, 1, 30))
    proposed = desk.read(reviews.proposed_next, review_id, desk.calendar, desk.rules)
    assert (proposed.latest, proposed.propose, proposed.midway) == (
        date(2026, 4, 30),
        date(2026, 4, 30),
        None,
    )


def test_a_later_review_is_proposed_within_six_months_with_a_midway(desk: Any) -> None:
    child_id = desk.a_child(looked_after_from=date(2025, 6, 2))
    for on in (date(2025, 6, 20), date(2025, 9, 15)):
        _finished(desk, child_id, on)
    proposed = desk.read(
        reviews.proposed_next, desk.a_review(child_id, date(2026, 2, 28)), desk.calendar, desk.rules
    )
    assert (proposed.latest, proposed.propose) == (date(2026, 8, 28), date(2026, 8, 28))
    assert proposed.midway == date(2026, 5, 29)


def test_an_unanswered_review_cannot_be_finished_and_says_everything_at_once(desk: Any) -> None:
    review_id = desk.a_review(desk.a_child())
    with pytest.raises(Incomplete) as refused:
        _finish(desk, review_id)
    fields = {finding.field for finding in refused.value.findings if finding.severity == "stop"}
    assert {"participation", "placement_meets_needs", "next_review_on", "decisions", "care.grade"} <= fields
    assert desk.read(reviews.row, review_id).state is ReviewState.WRITING


def test_a_whole_review_finishes_and_locks(desk: Any) -> None:
    """Words typed and not yet filed are in the way of it: they are never thrown away."""
    child_id = desk.a_child()
    review_id = desk.a_whole_review(child_id)
    desk.write(drafts.keep, "review:Home", review_id, child_id, "{}", "", 0, NOW)
    desk.write(drafts.keep, "visit", review_id, child_id, "{}", "", 0, NOW)
    with pytest.raises(Incomplete) as refused:
        _finish(desk, review_id)
    assert [one.section for one in refused.value.findings if one.severity == "stop"] == [HOME]
    desk.write(drafts.let_go, "review:Home", review_id, child_id)
    _finish(desk, review_id)
    assert desk.read(reviews.row, review_id).state is ReviewState.FINISHED
    assert [row.form for row in desk.read(drafts.unfinished)] == ["visit"]
    with pytest.raises(Refusal, match="finished and locked"):
        desk.write(reviews.answer, review_id, desk.read(reviews.fields, review_id))
    with pytest.raises(Refusal, match="finished and locked"):
        _finish(desk, review_id)


def test_what_is_left_of_the_checklist_stops_finishing_as_it_stops_the_check(desk: Any) -> None:
    """One list: what the check of the answers says is left is what finishing keeps to."""
    child_id = desk.a_child()
    review_id = desk.a_whole_review(child_id)
    desk.write(checklists.answer, child_id, "savings", None, desk.today)
    left = desk.read(reviews.left_to_do, review_id, desk.today, desk.calendar, desk.rules)
    with pytest.raises(Incomplete) as refused:
        _finish(desk, review_id)
    assert refused.value.findings == left
    assert [one.section for one in left if one.severity == "stop"] == [CHECKLIST]
    desk.write(settings.change, settings.CHECKLIST_FINISH, "look")
    _finish(desk, review_id)
    assert desk.read(reviews.row, review_id).state is ReviewState.FINISHED


def test_finishing_completes_every_section_also_one_left_unfinished(desk: Any) -> None:
    review_id = desk.a_whole_review(desk.a_child())
    desk.write(reviews.mark_section, review_id, HOME, SectionState.IN_PROGRESS)
    _finish(desk, review_id)
    row = desk.read(reviews.row, review_id)
    assert row.sections_done == row.sections_total == len(SECTIONS)


def test_decisions_are_added_changed_ordered_and_taken_away(
    desk: Any, decision: Callable[..., DecisionFields]
) -> None:
    review_id = desk.a_review(desk.a_child())
    desk.write(
        reviews.set_decisions,
        review_id,
        (DecisionRow(None, decision(what="A")), DecisionRow(None, decision(what="B"))),
    )
    a, b = desk.read(reviews.decisions, review_id)
    changed = (DecisionRow(b.decision_id, decision(what="B2")), DecisionRow(None, decision(what="C")))
    desk.write(reviews.set_decisions, review_id, changed)
    rows = desk.read(reviews.decisions, review_id)
    assert [row.fields.what for row in rows] == ["B2", "C"]
    assert rows[0].decision_id == b.decision_id
    with pytest.raises(Refusal, match="another review"):
        desk.write(reviews.set_decisions, review_id, (a,))


def test_what_was_not_done_is_carried_and_counts_its_wait(
    desk: Any, decision: Callable[..., DecisionFields]
) -> None:
    child_id = desk.a_child()
    first = desk.a_whole_review(child_id, date(2026, 1, 26))
    rows = tuple(DecisionRow(None, decision(what=what)) for what in ("Done one", "Late one", "Dropped one"))
    desk.write(reviews.set_decisions, first, rows)
    _finish(desk, first)
    second = desk.a_whole_review(child_id)
    with pytest.raises(Incomplete):
        _finish(desk, second)
    outcomes = (DecisionState.DONE, DecisionState.NOT_DONE, DecisionState.NOT_NEEDED)
    for earlier, state in zip(desk.read(reviews.earlier_decisions, second), outcomes, strict=True):
        desk.write(reviews.mark_earlier, earlier.decision_id, state, "Pool was shut.")
    _finish(desk, second)
    third = desk.a_review(child_id, date(2026, 3, 2))
    carried = {row.what: row.times_carried for row in desk.read(reviews.earlier_decisions, third)}
    assert carried == {"Late one": 1, "Book swimming lessons": 0}


def test_a_completed_section_that_lacks_an_answer_has_a_problem(desk: Any) -> None:
    review_id = desk.a_review(desk.a_child())
    desk.write(reviews.mark_section, review_id, HOME, SectionState.COMPLETED)
    rows = {row.section: row for row in desk.read(reviews.sections, review_id)}
    assert rows[HOME].problem
    assert (rows[DECISIONS].state, rows[DECISIONS].problem) == (SectionState.NOT_STARTED, False)
    assert desk.read(reviews.row, review_id).sections_done == 1


def test_no_decisions_is_said_by_completing_the_section(desk: Any) -> None:
    review_id = desk.a_whole_review(desk.a_child())
    desk.write(reviews.set_decisions, review_id, ())
    with pytest.raises(Incomplete):
        _finish(desk, review_id)
    desk.write(reviews.mark_section, review_id, DECISIONS, SectionState.COMPLETED)
    _finish(desk, review_id)


def test_a_next_review_past_the_limit_is_a_warning_and_no_bar(desk: Any) -> None:
    review_id = desk.a_whole_review(desk.a_child())
    draft = desk.read(reviews.fields, review_id)
    draft.next_review_on = date(2026, 6, 4)
    desk.write(reviews.answer, review_id, draft)
    found = desk.read(reviews.findings, review_id, desk.today, desk.calendar, desk.rules)
    late = next(finding for finding in found if finding.code == "review.next_limit")
    assert late.severity == "look"
    assert "2 days after the last day the law allows, 2 June 2026" in late.message
    _finish(desk, review_id)


def test_papers_are_always_seven_and_attendance_is_replaced(desk: Any) -> None:
    review_id = desk.a_review(desk.a_child())
    desk.write(reviews.set_papers, review_id, (PaperRow(PlanKind.PEP, YesNo.YES, date(2026, 2, 1)),))
    papers = desk.read(reviews.papers, review_id)
    assert [paper.plan for paper in papers] == list(SCORED_PLANS)
    assert papers[3] == PaperRow(PlanKind.PEP, YesNo.YES, date(2026, 2, 1))
    for names in (("Nan", "Bev", "Pete"), ("Bev",)):
        rows = tuple(AttendanceFields(name=name) for name in names)
        desk.write(reviews.set_attendance, review_id, rows)
    assert [row.name for row in desk.read(reviews.attendance, review_id)] == ["Bev"]


def test_what_was_written_last_time_is_shown_in_words(desk: Any) -> None:
    child_id = desk.a_child()
    first = desk.a_whole_review(child_id, date(2026, 1, 26))
    draft = desk.read(reviews.fields, first)
    draft.school = "Reading is coming on."
    desk.write(reviews.answer, first, draft)
    _finish(desk, first)
    second = desk.a_review(child_id)
    assert desk.read(reviews.last_time, second, "school") == "Reading is coming on."
    assert desk.read(reviews.last_time, second, "placement_meets_needs") == "Yes"
    assert desk.read(reviews.last_time, second, "health") == ""
    assert desk.read(reviews.last_time, first, "school") == ""


def test_the_day_each_paper_left_is_noted_and_never_before_the_review_or_after_today(desk: Any) -> None:
    child_id = desk.a_child()
    review_id = _finished(desk, child_id, desk.today)
    today = desk.today + timedelta(days=9)
    desk.write(reviews.record_sent, review_id, "outcomes", desk.today + timedelta(days=3), today)
    for days in (-1, 10):
        with pytest.raises(Refusal) as refused:
            desk.write(
                reviews.record_sent, review_id, "distribution", desk.today + timedelta(days=days), today
            )
        assert refused.value.field == "record_distributed_on"


def test_a_midway_review_is_held_after_its_review_and_not_after_today(desk: Any) -> None:
    child_id = desk.a_child()
    review_id = _finished(desk, child_id, desk.today)
    today = desk.today + timedelta(days=90)
    for days in (0, 91):
        with pytest.raises(Refusal) as refused:
            desk.write(reviews.hold_midway, review_id, desk.today + timedelta(days=days), today)
        assert refused.value.field == "midway_held_on"
    desk.write(reviews.hold_midway, review_id, today, today)
    assert desk.read(facts.child_facts, child_id).midway_held_on == today


def test_a_refused_finish_changes_nothing(desk: Any) -> None:
    child_id = desk.a_child()
    review_id = desk.a_review(child_id)
    before = desk.read(reviews.fields, review_id)
    with pytest.raises(Incomplete):
        _finish(desk, review_id)
    assert desk.read(reviews.fields, review_id) == before
    assert len(desk.read(reviews.recent, 10)) == 0


def _changed(desk: Any, review_id: int, why: str, words: str) -> None:
    desk.write(reviews.reopen, review_id, why, NOW)
    draft = desk.read(reviews.fields, review_id)
    draft.school = words
    desk.write(reviews.answer, review_id, draft)
    _finish(desk, review_id)


def test_a_finished_review_is_opened_only_with_a_reason_and_every_text_is_kept(desk: Any) -> None:
    """U20: finished means finished; a change is a version more, and the one before stays whole."""
    review_id = _finished(desk, desk.a_child(), desk.today)
    for why in ("", "  "):
        with pytest.raises(Refusal, match="Say why"):
            desk.write(reviews.reopen, review_id, why, NOW)
    _changed(desk, review_id, "The school rang", "Attends daily.")
    assert desk.read(reviews.row, review_id).is_locked
    first, second = (desk.read(reviews.version_text, review_id, number) for number in (1, 2))
    told = [
        {answer.field: answer.shown for section in text.sections for answer in section.answers}
        for text in (first, second)
    ]
    assert [one["school"] for one in told] == ["Not provided", "Attends daily."]
    assert [row.why for row in desk.read(reviews.versions, review_id)] == ["The school rang", ""]
    with pytest.raises(Refusal, match="no longer"):
        desk.read(reviews.version_text, review_id, 3)


def test_a_review_being_changed_is_held_all_the_same(desk: Any) -> None:
    """Opening the record again moves no clock and no list of what was finished."""
    child_id = desk.a_child()
    review_id = _finished(desk, child_id, desk.today)
    before = desk.read(facts.child_facts, child_id)
    desk.write(reviews.reopen, review_id, "A date was wrong", NOW)
    assert desk.read(facts.child_facts, child_id) == before
    assert [row.review_id for row in desk.read(reviews.recent, 5)] == [review_id]
    with pytest.raises(Refusal, match="open already"):
        desk.write(reviews.reopen, review_id, "Again", NOW)


def test_finishing_again_without_a_change_makes_no_new_version_and_carries_nothing_twice(
    desk: Any, decision: Callable[..., DecisionFields]
) -> None:
    child_id = desk.a_child()
    first = desk.a_whole_review(child_id, date(2026, 1, 26))
    _finish(desk, first)
    second = desk.a_whole_review(child_id)
    for earlier in desk.read(reviews.earlier_decisions, second):
        desk.write(reviews.mark_earlier, earlier.decision_id, DecisionState.PARTLY, "Begun.")
    _finish(desk, second)
    count = len(desk.read(reviews.decisions, second))
    desk.write(reviews.reopen, second, "To look again", NOW)
    _finish(desk, second)
    assert len(desk.read(reviews.decisions, second)) == count
    assert len(desk.read(reviews.versions, second)) == 1


def test_what_stays_true_is_carried_to_the_next_review_and_not_asked_twice(desk: Any) -> None:
    child_id = desk.a_child()
    first = desk.a_whole_review(child_id, date(2026, 1, 26))
    draft = desk.read(reviews.fields, first)
    draft.dentist_on, draft.route_home_why = date(2026, 1, 12), "Not safe yet."
    desk.write(reviews.answer, first, draft)
    _finish(desk, first)
    held = desk.read(reviews.fields, desk.a_review(child_id))
    assert (held.dentist_on, held.route_home, held.route_home_why) == (
        date(2026, 1, 12),
        draft.route_home,
        "Not safe yet.",
    )
    assert held.legal_right is None, "what must be considered each time is asked each time"


def test_what_no_longer_applies_is_kept_and_told_nowhere(desk: Any) -> None:
    """A condition hides an answer without losing its text."""
    review_id = desk.a_whole_review(desk.a_child())
    draft = desk.read(reviews.fields, review_id)
    draft.big_change, draft.big_change_why = YesNoKnown.NO, "Old words."
    desk.write(reviews.answer, review_id, draft)
    sheet = desk.read(reviews.check_sheet, review_id, desk.today, desk.calendar, desk.rules)
    told = [answer.words for section in sheet.text.sections for answer in section.answers]
    assert "Old words." not in told
    topics = desk.read(papers.outcomes, review_id, desk.today).topics
    assert "Old words." not in [line.answer for topic in topics for line in topic.answers]
    assert desk.read(reviews.fields, review_id).big_change_why == "Old words."


def test_a_day_is_booked_once_and_leaving_care_is_noted_once(desk: Any) -> None:
    review_id = desk.a_whole_review(desk.a_child())
    clock = (desk.today, desk.calendar, desk.rules)
    assert len(desk.write(reviews.book_next, review_id, "10:30", *clock)) == 1
    assert desk.write(reviews.book_next, review_id, "10:30", *clock) == ()
    with pytest.raises(Refusal) as refused:
        desk.write(reviews.book_next, review_id, "noonish", *clock)
    assert refused.value.field == "starts"
    noted = [desk.write(reviews.note_leaving, review_id, desk.today) for _ in range(2)]
    assert noted == [True, False]
