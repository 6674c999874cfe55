"""Papers are marked as they come, once: in the review and on the plans tracker."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from iro_desk.domain.codes import PlanKind, YesNo
from iro_desk.errors import Refusal
from iro_desk.records.review import START
from iro_desk.services import drafts, papers_in, plans_tracker, preparing, reviews

CARE = PlanKind.CARE
DATED = date(2026, 2, 9)


def line(desk, child_id: int, plan: PlanKind):
    found = desk.read(plans_tracker.tracker, desk.today).lines
    return next(one for one in found if one.child_id == child_id and one.plan is plan)


def paper(desk, child_id: int, plan: str):
    page = desk.read(preparing.prepared, child_id, desk.today, desk.calendar)
    return next(one for one in page.papers if one.plan == plan)


def test_a_paper_that_has_come_is_in_the_review_and_its_date_on_the_tracker(desk):
    child_id = desk.a_child()
    review_id = desk.a_review(child_id, date(2026, 3, 9))
    desk.write(papers_in.mark, child_id, CARE, YesNo.YES, DATED, desk.today)
    stored = next(row for row in desk.read(reviews.papers, review_id) if row.plan is CARE)
    assert (stored.received, stored.dated_on) == (YesNo.YES, DATED)
    assert line(desk, child_id, PlanKind.CARE).dated_on == DATED
    assert (paper(desk, child_id, "Care plan").words, paper(desk, child_id, "Care plan").detail) == (
        "In",
        "Dated Mon 9 Feb 2026",
    )


def test_a_date_put_right_takes_the_place_of_the_one_before_and_one_taken_back_leaves_none(desk):
    child_id = desk.a_child()
    desk.a_review(child_id, date(2026, 3, 9))
    for day in (date(2026, 2, 28), DATED):
        desk.write(papers_in.mark, child_id, CARE, YesNo.YES, day, desk.today)
    assert line(desk, child_id, PlanKind.CARE).dated_on == DATED
    desk.write(papers_in.mark, child_id, CARE, YesNo.NO, DATED, desk.today)
    assert line(desk, child_id, PlanKind.CARE).dated_on is None
    assert paper(desk, child_id, "Care plan").words == "Missing"


def test_a_date_the_tracker_holds_already_is_not_written_twice_nor_taken_away(desk):
    child_id = desk.a_child()
    desk.a_review(child_id, date(2026, 3, 9))
    desk.write(plans_tracker.record, {"dated_on": DATED.isoformat()}, child_id, PlanKind.CARE, desk.today)
    desk.write(papers_in.mark, child_id, CARE, YesNo.YES, DATED, desk.today)
    desk.write(papers_in.mark, child_id, CARE, YesNo.NO, None, desk.today)
    assert line(desk, child_id, PlanKind.CARE).dated_on == DATED


def test_a_health_plan_leaves_the_tracker_alone_for_it_counts_from_the_assessment(desk):
    child_id = desk.a_child()
    desk.a_review(child_id, date(2026, 3, 9))
    desk.write(papers_in.mark, child_id, PlanKind.HEALTH, YesNo.YES, DATED, desk.today)
    assert line(desk, child_id, PlanKind.HEALTH).dated_on is None
    assert paper(desk, child_id, "Health plan").words == "In"


def test_a_paper_that_came_out_of_date_says_so(desk):
    child_id = desk.a_child(looked_after_from=date(2024, 1, 5))
    desk.a_review(child_id, date(2026, 3, 9))
    desk.write(papers_in.mark, child_id, PlanKind.PEP, YesNo.YES, date(2025, 2, 1), desk.today)
    found = paper(desk, child_id, "School plan (PEP)")
    assert found.words.startswith("In, ") and found.words.endswith("overdue")


def test_what_the_review_has_unfiled_follows_and_keeps_the_rest(desk):
    child_id = desk.a_child()
    review_id = desk.a_review(child_id, date(2026, 3, 9))
    form, noon = f"review:{START}", datetime(2026, 3, 2, 12, tzinfo=UTC)
    typed = {"papers": {"care": ["no", None], "pep": ["yes", "2026-02-01"]}, "fields": {"place": "Home"}}
    desk.write(drafts.keep, form, review_id, child_id, json.dumps(typed), "", 0, noon)
    desk.write(papers_in.mark, child_id, CARE, YesNo.YES, DATED, desk.today)
    kept = json.loads(desk.read(drafts.find, form, review_id, child_id).content)
    assert kept["papers"] == {"care": ["yes", "2026-02-09"], "pep": ["yes", "2026-02-01"]}
    assert kept["fields"] == {"place": "Home"}


def test_nothing_is_marked_before_a_review_has_begun_nor_with_a_day_to_come(desk):
    child_id = desk.a_child()
    assert desk.read(papers_in.papers_in, child_id).rows == ()
    with pytest.raises(Refusal, match="The review has not begun"):
        desk.write(papers_in.mark, child_id, CARE, YesNo.YES, DATED, desk.today)
    desk.a_review(child_id, date(2026, 3, 9))
    with pytest.raises(Refusal, match="today or earlier"):
        desk.write(papers_in.mark, child_id, CARE, YesNo.YES, date(2026, 3, 3), desk.today)
