"""What a finished form leads on to: a line told, a concern offered, a day booked, a review wanted early."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import select

from iro_desk.domain.codes import ActionState, EarlyReviewReason, EventKind, PlanKind
from iro_desk.domain.codes.considerations import RouteAnswer
from iro_desk.errors import Refusal
from iro_desk.records import (
    Appointment,
    Concern,
    Decision,
    Event,
    EventFields,
    Plan,
    PlanScore,
    Review,
    Sheet,
)
from iro_desk.services import children, clockwork, early_reviews, preparing, reviews, settings, sheets
from tests.services.sheets.cases import CASES, NOW, TODAY

HELD = "2026-03-02"
CONFERENCE: dict[str, Any] = {
    **CASES["initial_conference"]["whole"], "strategy": "2026-02-10", "held_on": HELD, "shared_on": "2026-02-25",
    "core_on": "2026-03-16", "next_on": "2026-06-01",
}  # fmt: skip


@pytest.fixture
def reviewed(desk: Any) -> int:
    """A child whose review of three weeks ago made three decisions; returns the child."""
    child_id = desk.a_child()
    review_id = desk.a_whole_review(child_id, TODAY - timedelta(days=21))
    (first,) = desk.read(reviews.decisions, review_id)
    more = [reviews.DecisionRow(None, first.fields.model_copy(update={"what": f"Thing {n}"})) for n in (2, 3)]
    desk.write(reviews.set_decisions, review_id, (first, *more))
    desk.write(reviews.finish, review_id, NOW, TODAY, desk.calendar, desk.rules)
    return int(child_id)


def midway(view: Any, progress: list[str], **changes: Any) -> dict[str, Any]:
    """A whole midway with this progress, in the order the decisions are listed."""
    rows = [
        {**row, "progress": word, "why": "Nobody has begun"}
        for row, word in zip(view.values["decisions"], progress, strict=True)
    ]
    whole = {**CASES["midway"]["whole"], "held_on": HELD, "worker_on": HELD, "decisions": rows, "met": []}
    return {**whole, "changes": "No", "drift": "No", "actions": [], **changes}


def test_three_undone_actions_offer_a_concern_which_is_raised_once(
    desk: Any, filing: Any, reviewed: int
) -> None:
    """The midway's findings are its words; it stands until it is settled, and Undo takes it back."""
    sheet_id = filing.begin("midway", reviewed)
    filing.finish(sheet_id, midway(filing.view(sheet_id), ["Not started", "Stuck", "Not started"]))
    (words,) = filing.following(sheet_id).concerns
    assert words == "3 decisions of the last review are not started or stuck."
    desk.write(sheets.raise_concern, sheet_id, f"  {words} Nobody chased. ", TODAY, desk.calendar)
    concern = desk.read(lambda s: s.exec(select(Concern)).one())
    assert (concern.child_id, concern.raised_on, concern.stage) == (reviewed, TODAY, 0)
    assert concern.about == f"{words} Nobody chased."
    assert concern.respond_by == date(2026, 3, 9), "five working days, as after a conversation"
    assert filing.following(sheet_id).raised_on == TODAY
    with pytest.raises(Refusal, match="raised already"):
        desk.write(sheets.raise_concern, sheet_id, "Again", TODAY, desk.calendar)
    desk.store.undo()
    assert filing.following(sheet_id).raised_on is None


def test_two_undone_actions_offer_no_concern(filing: Any, reviewed: int) -> None:
    """Work that is on the way is not a quarrel."""
    sheet_id = filing.begin("midway", reviewed)
    filing.finish(sheet_id, midway(filing.view(sheet_id), ["Not started", "Stuck", "On the way"]))
    assert filing.following(sheet_id).concerns == ()


@pytest.mark.parametrize(("words", "said"), [("  ", "Say what the concern is"), ("x" * 301, "301 now")])
def test_a_concern_without_words_or_with_too_many_is_refused(
    desk: Any, filing: Any, reviewed: int, words: str, said: str
) -> None:
    """It says how to put it right."""
    sheet_id = filing.begin("midway", reviewed)
    filing.finish(sheet_id, midway(filing.view(sheet_id), ["Done", "Done", "Done"], drift="Yes"))
    with pytest.raises(Refusal, match=said):
        desk.write(sheets.raise_concern, sheet_id, words, TODAY, desk.calendar)


def test_nothing_follows_from_a_form_that_is_still_written(filing: Any, reviewed: int) -> None:
    """Only what is finished leads on."""
    with pytest.raises(Refusal, match="not finished"):
        filing.following(filing.begin("midway", reviewed))


def test_a_midway_that_calls_for_an_early_review_has_it_asked_for_on_the_childs_page(
    desk: Any, filing: Any, reviewed: int
) -> None:
    """Reg 33(3): the officer asks for it; changing the answer takes the call back."""
    sheet_id = filing.begin("midway", reviewed)
    values = midway(filing.view(sheet_id), ["Done", "Done", "Done"], changes="Yes")
    values["changes.because"] = "Notice was given"
    filing.finish(sheet_id, values)
    read = (early_reviews.of_child, reviewed, TODAY, desk.calendar, desk.rules)
    needed = desk.read(*read).needed
    assert (needed.reason, needed.why) == (EarlyReviewReason.IRO_REQUEST, "Notice was given")
    assert filing.following(sheet_id).early_why == "Notice was given"
    desk.write(sheets.amend, sheet_id, "The home will keep him", NOW)
    filing.finish(sheet_id, {**values, "changes": "No"})
    assert desk.read(*read).needed is None


def test_what_came_of_a_form_is_told_on_the_timeline(desk: Any, filing: Any) -> None:
    """In a line, so that the next page to prepare from has it."""
    child_id = desk.a_child()
    desk.write(settings.change, "work.conferences", "yes")
    filing.finish(filing.begin("initial_conference", child_id), CONFERENCE)
    told = {one.text: one.detail for one in desk.read(children.timeline, child_id, TODAY)}
    assert told["Initial child protection conference"] == "Is a plan needed? Plan. Category: Neglect"


def test_a_day_that_was_agreed_is_put_in_the_planner_once(desk: Any, filing: Any) -> None:
    """Named as it is, at the time typed, and answering the clock that asks for it."""
    child_id = desk.a_child()
    desk.write(settings.change, "work.conferences", "yes")
    sheet_id = filing.begin("initial_conference", child_id)
    filing.finish(sheet_id, CONFERENCE)
    offered = filing.following(sheet_id).bookings
    assert [(one.words, one.on, one.starts) for one in offered] == [
        ("First core group", date(2026, 3, 16), ""), ("Review conference", date(2026, 6, 1), ""),
    ]  # fmt: skip
    rest = (TODAY, desk.calendar, desk.rules)
    with pytest.raises(Refusal):
        desk.write(sheets.book, sheet_id, "core_on", "half past never", *rest)
    desk.write(sheets.book, sheet_id, "core_on", "2pm", *rest)
    row = desk.read(lambda s: s.exec(select(Appointment)).one())
    assert (row.title, row.booked_on, row.starts, row.clock_id) == (
        "First core group", date(2026, 3, 16), "14:00", "CP-3",
    )  # fmt: skip
    with pytest.raises(Refusal, match="already"):
        desk.write(sheets.book, sheet_id, "core_on", "3pm", *rest)
    assert filing.following(sheet_id).bookings[0].starts == "14:00"


def test_a_midway_begins_with_routes_plans_and_visits_that_are_known(
    desk: Any, filing: Any, reviewed: int
) -> None:
    """Looked at again, not typed again."""

    def set_route(session: Any) -> None:
        row = session.exec(select(Review)).one()
        row.route_home, row.route_home_why = RouteAnswer.RULED_OUT, "Assessed"
        session.add(Event(child_id=reviewed, kind=EventKind.SOCIAL_WORKER_VISIT, happened_on=TODAY))
        session.add(Plan(child_id=reviewed, dated_on=date(2026, 2, 20)))

    desk.store.write("Set", set_route)
    values = filing.view(filing.begin("midway", reviewed)).values
    first = values["permanence"][0]
    assert first == {"item": "Return home", "view": "Ruled out", "because": "Assessed"}
    assert {row["view"] for row in values["permanence"][1:]} == {"Not yet considered"}
    assert len(values["permanence"]) == 8
    assert values["visit_dates"] == ["Mon 2 Mar 2026"]
    assert {"item": "Care or pathway plan", "state": "In date"} in values["plans"]


def test_a_midway_begins_with_the_grades_of_the_review_and_none_of_another_scale(
    desk: Any, filing: Any, reviewed: int
) -> None:
    """Nothing is asked twice; a grade of an earlier scale is shown, and not given again on the new one."""

    def grade(session: Any) -> None:
        review_id = session.exec(select(Review.id)).one()
        for row in session.exec(select(PlanScore).where(PlanScore.review_id == review_id)).all():
            session.delete(row)
        for plan, scale, value in (
            (PlanKind.CARE, "words_2021", "Good"),
            (PlanKind.PEP, "ofsted_1_4", "2"),
            (PlanKind.HEALTH, "words_2021", "not_available"),
        ):
            session.add(PlanScore(review_id=review_id, plan=plan, scale_id=scale, grade=value))

    desk.store.write("Grade", grade)
    view = filing.view(filing.begin("midway", reviewed))
    assert view.known.grades == (
        "Very good", "Good", "Requires improvement", "Inadequate", "Not applicable", "Not available",
    )  # fmt: skip
    assert view.values["grades"] == [
        {"item": "Care plan", "before": "Good", "now": "Good"},
        {"item": "Pathway plan", "now": "Not applicable"},
        {"item": "School plan (PEP)", "before": "Good"},
        {"item": "Health plan", "before": "Not available", "now": "Not available"},
    ]


def test_secure_reviews_follow_one_another_by_the_law(desk: Any, filing: Any) -> None:
    """Reg 15: within a month of the placement, then no more than three months apart."""
    child_id = desk.a_child()
    whole = {
        **CASES["secure_review"]["whole"],
        "secured": "2026-02-05",
        "held_on": HELD,
        "next_on": "2026-06-02",
    }
    sheet_id = filing.begin("secure_review", child_id)
    filing.finish(sheet_id, whole)
    from_here = {one.due.clock_id: one.on for one in desk.read(clockwork.of_child, child_id, TODAY)}
    assert "SEC-1" not in from_here
    assert from_here["SEC-2"] == date(2026, 6, 2)


def test_every_decision_of_the_last_review_keeps_what_the_midway_found(
    desk: Any, filing: Any, reviewed: int
) -> None:
    """One answer each, carried to the decision it is about."""
    sheet_id = filing.begin("midway", reviewed)
    filing.finish(sheet_id, midway(filing.view(sheet_id), ["Done", "On the way", "Stuck"]))
    rows = desk.read(lambda s: [(row.state.name, row.outcome_note) for row in s.exec(select(Decision))])
    assert [name for name, _ in rows] == ["DONE", "PARTLY", "NOT_DONE"]
    assert desk.read(lambda s: s.get(Sheet, sheet_id).told).startswith("Is the plan drifting? No")


@pytest.mark.parametrize(
    ("form", "day", "changes", "stands", "gone"),
    [
        ("initial_conference", "2026-03-02", {}, {"CP-2": "2026-06-02", "CP-3": "2026-03-16"}, {"CP-1"}),
        ("review_conference", "2026-03-02", {}, {"CP-2": "2026-09-02"}, set()),
        (
            "review_conference", "2026-03-02", {"decision": "Plan ends, looked after"}, {},
            {"CP-2", "CP-3", "CP-3-LATER"},
        ),
        ("core_group", "2026-03-02", {}, {"CP-3-LATER": "2026-04-13"}, {"CP-3"}),
        ("disruption", "2026-03-02", {"ended": "2025-11-03", "sooner": ""}, {}, {"MK-5"}),
    ],
)  # fmt: skip
def test_each_meeting_moves_its_own_clock(
    desk: Any,
    filing: Any,
    form: str,
    day: str,
    changes: dict[str, Any],
    stands: dict[str, str],
    gone: set[str],
) -> None:
    """Working Together: 15 and 10 working days, 3 then 6 months; core groups by the council's weeks."""
    child_id = desk.a_child()
    desk.write(settings.change, "work.conferences", "yes")
    began = EventFields(kind=EventKind.INITIAL_CONFERENCE, happened_on=date(2026, 1, 12))
    asked = EventFields(kind=EventKind.STRATEGY_DISCUSSION, happened_on=date(2026, 2, 10))
    desk.write(
        children.moves.file_event, child_id, 0, asked if form == "initial_conference" else began, TODAY
    )
    whole = {
        **CASES[form]["whole"], "held_on": day, "strategy": "2026-02-10", "shared_on": "2026-02-25",
        "core_on": "2026-03-16", "next_on": "2026-04-10", "decision": CASES[form]["whole"].get("decision"), **changes,
    }  # fmt: skip
    filing.finish(filing.begin(form, child_id), whole)
    running = {one.due.clock_id: one.on.isoformat() for one in desk.read(clockwork.of_child, child_id, TODAY)}
    assert {clock: running.get(clock) for clock in stands} == stands
    assert not gone & running.keys()


def test_what_a_form_agreed_is_read_before_the_next_review(desk: Any, filing: Any) -> None:
    """Milestones and actions stand with the last decisions until they are done, with where they were agreed."""
    child_id = desk.a_child()
    filing.finish(filing.begin("disruption", child_id), {
        **CASES["disruption"]["whole"], "ended": "2025-11-03", "held_on": HELD, "sooner": "",
        "needs": [{"what": "Story book", "owner": "Bev", "by": "2026-03-20", "measure": "He has it"}],
    })  # fmt: skip
    (row,) = desk.read(preparing.prepared, child_id, TODAY, desk.calendar).decisions
    assert (row.what, row.state) == ("Story book", "To be done")
    assert row.detail == "Bev, by Fri 20 Mar, agreed in: Disruption meeting"
    (action,) = desk.read(sheets.actions_of, child_id)
    desk.write(sheets.close_action, action.action_id, ActionState.DONE, TODAY)
    assert desk.read(preparing.prepared, child_id, TODAY, desk.calendar).decisions == ()


def test_another_child_on_the_desk_is_known_by_name_and_the_child_itself_is_not(
    desk: Any, filing: Any
) -> None:
    """A household review looks for them; a surname they share is no trouble."""
    first = desk.a_child(preferred_name="Wren", surname="Vole")
    desk.a_child(preferred_name="Toby", surname="Vole")
    assert filing.view(filing.begin("household_review", first)).known.others == frozenset({"toby"})
