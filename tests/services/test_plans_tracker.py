"""The tracker follows the standing dates, the last review and the people; the list for the meeting names nobody."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from iro_desk.domain.codes import PlanKind, Role, YesNo
from iro_desk.domain.plan_currency import Standing
from iro_desk.errors import Refusal
from iro_desk.records import PaperReceived, PersonFields, PlanFields
from iro_desk.services import children, drafts, overdue_plans, plans_tracker
from iro_desk.services.entering import insert
from iro_desk.services.plans_tracker import PlanLine, Wanted


def line(desk: Any, child_id: int, plan: PlanKind) -> PlanLine:
    lines = desk.read(plans_tracker.tracker, desk.today).lines
    return next(one for one in lines if (one.child_id, one.plan) == (child_id, plan))


def record(desk: Any, child_id: int, plan: PlanKind, on: str, note: str = "") -> None:
    desk.write(plans_tracker.record, {"dated_on": on, "note": note}, child_id, plan, desk.today)


def test_a_child_from_a_return_has_no_plan_dates_and_nothing_overdue(desk: Any) -> None:
    child_id = desk.a_child()
    found = desk.read(plans_tracker.tracker, desk.today)
    assert {one.currency.standing for one in found.lines} == {Standing.NO_DATE}
    plans = [one.plan for one in found.lines if one.child_id == child_id]
    assert plans[0] is PlanKind.CARE and plans[-1] is PlanKind.LEISURE
    assert PlanKind.PATHWAY not in plans and PlanKind.EHCP not in plans
    assert found.words == f"No plan is overdue. {len(plans)} have no date here."
    care = line(desk, child_id, PlanKind.CARE)
    assert care.limit is not None and care.limit.due.clock_id == "PL-1"
    assert care.before_review == "No review held yet"


def test_a_date_from_before_this_time_in_care_leaves_the_plan_overdue_until_a_newer_one(desk: Any) -> None:
    """PL-1 (reg 4): 10 working days from Mon 5 January 2026 end on Mon 19 January."""
    child_id = desk.a_child()
    record(desk, child_id, PlanKind.CARE, "2024-03-01")
    care = line(desk, child_id, PlanKind.CARE)
    assert care.currency.words == "42 days overdue"
    assert care.dated_on == date(2024, 3, 1)
    assert desk.read(plans_tracker.tracker, desk.today).words.startswith("1 plan is overdue, for 1 child.")
    record(desk, child_id, PlanKind.CARE, "2026-01-15", "Seen at the office")
    assert line(desk, child_id, PlanKind.CARE).currency.standing is Standing.IN_DATE


def test_what_was_recorded_is_taken_back(desk: Any) -> None:
    child_id = desk.a_child()
    record(desk, child_id, PlanKind.CARE, "2024-03-01")
    desk.store.undo()
    assert line(desk, child_id, PlanKind.CARE).currency.standing is Standing.NO_DATE


def test_health_is_dated_by_the_assessment(desk: Any) -> None:
    """H-3 (reg 7): 12 months from 2 February 2025 ended on 2 February 2026."""
    child_id = desk.a_child(looked_after_from=date(2024, 12, 2))
    desk.write(children.record_plan, child_id, PlanFields(kind=PlanKind.HEALTH, dated_on=date(2026, 2, 1)))
    health = line(desk, child_id, PlanKind.HEALTH)
    assert health.currency.standing is Standing.NO_DATE
    assert health.note == "Health plan of Sun 1 Feb 2026 seen"
    record(desk, child_id, PlanKind.HEALTH, "2025-02-02")
    assert line(desk, child_id, PlanKind.HEALTH).currency.words == "28 days overdue"
    record(desk, child_id, PlanKind.HEALTH, "2026-02-20")
    assert line(desk, child_id, PlanKind.HEALTH).currency.standing is Standing.IN_DATE


def test_a_paper_not_there_at_the_last_review_is_known_to_be_overdue(desk: Any) -> None:
    child_id = desk.a_child()
    review_id = desk.a_review(child_id, date(2026, 2, 2))
    assert line(desk, child_id, PlanKind.CARE).before_review == "Not noted at the review of Mon 2 Feb 2026"
    for plan, answer in ((PlanKind.CARE, YesNo.NO), (PlanKind.PEP, YesNo.YES)):
        desk.write(insert, PaperReceived, None, review_id=review_id, plan=plan, received=answer)
    care = line(desk, child_id, PlanKind.CARE)
    assert care.before_review == "Not there before the review of Mon 2 Feb 2026"
    assert (care.currency.standing, care.dated_on) == (Standing.OVERDUE, None)
    assert line(desk, child_id, PlanKind.PEP).currency.standing is Standing.NO_DATE


@pytest.mark.parametrize("typed", ["", "2026-03-03"])
def test_no_date_or_one_to_come_is_refused(desk: Any, typed: str) -> None:
    child_id = desk.a_child()
    with pytest.raises(Refusal) as refused:
        record(desk, child_id, PlanKind.CARE, typed or None)  # type: ignore[arg-type]
    assert refused.value.field == "dated_on"


def test_filing_lets_the_draft_go(desk: Any) -> None:
    child_id = desk.a_child()
    form = plans_tracker.form_of(PlanKind.CARE)
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    desk.write(drafts.keep, form, 0, child_id, "{}", "dated_on", 0, noon)
    record(desk, child_id, PlanKind.CARE, "2026-01-15")
    assert desk.read(drafts.find, form, 0, child_id) is None


def test_a_child_who_has_left_care_is_not_tracked(desk: Any) -> None:
    desk.a_child(looked_after_until=date(2026, 2, 27))
    assert desk.read(plans_tracker.tracker, desk.today).lines == ()


def test_somebody_called_by_the_role_alone_is_not_named(desk: Any) -> None:
    child_id = desk.a_child()
    desk.write(children.add_person, child_id, PersonFields(name="Social worker", role=Role.SOCIAL_WORKER))
    assert line(desk, child_id, PlanKind.CARE).worker.name == ""


def test_the_list_for_the_meeting_is_by_worker_and_child_and_names_no_child(desk: Any) -> None:
    """MK-8 (local): the fortnightly tracking meeting."""
    first = desk.a_child(preferred_name="Ada", surname="Vole", local_code="440127")
    second = desk.a_child(preferred_name="Bram", surname="Otter", local_code="")
    team = PersonFields(name="Abe Reed", role=Role.SOCIAL_WORKER, organisation="Team 4")
    desk.write(children.add_person, second, team)
    for child_id in (first, second):
        record(desk, child_id, PlanKind.CARE, "2024-03-01")
        record(desk, child_id, PlanKind.PLACEMENT, "2026-01-15")
    paper = desk.read(overdue_plans.overdue_paper, desk.today, Wanted(), full_names=False)
    assert [(g.social_worker, g.team) for g in paper.groups] == [("Abe Reed", "Team 4"), ("Bev", "")]
    assert [[one.child for one in g.lines] for g in paper.groups] == [["BO, no case number"], ["AV, 440127"]]
    assert paper.summed_up == "2 plans are overdue, for 2 children."
    named = desk.read(overdue_plans.overdue_paper, desk.today, Wanted(worker="Bev"), full_names=True)
    assert [one.child for g in named.groups for one in g.lines] == ["Ada Vole"]
    assert named.narrowed_to == "Bev"
    none = desk.read(overdue_plans.overdue_paper, desk.today, Wanted(plan=PlanKind.PEP), full_names=True)
    assert none.groups == () and none.summed_up == "No plan is overdue."
