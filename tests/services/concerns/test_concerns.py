"""A concern from its talk to its end: nothing is overwritten, and every entry keeps its day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import select

from iro_desk.domain.codes import PromiseState, Share
from iro_desk.domain.codes.concern import StepKind
from iro_desk.errors import Refusal
from iro_desk.records import (
    CafcassWeighing,
    Promise,
)
from iro_desk.services import concerns, drafts, settings
from iro_desk.services.concerns import steps, stored
from iro_desk.services.incomplete import Incomplete
from tests.conftest import NOON
from tests.services.concerns.steps import formal, problems, raised, seen, weighed


def test_a_talk_is_kept_with_who_when_what_was_agreed_and_by_when(desk: Any) -> None:
    view = seen(desk, raised(desk, desk.a_child()))
    (step,) = view.steps
    assert (step.title, step.on) == ("Talked about: Bev, social worker", date(2026, 2, 16))
    assert step.words == "Asked for: A school named by 27 February. Agreed: She will ask today."
    assert step.due_on == date(2026, 2, 23) and view.stands.waits == "Answer is 5 working days late"
    assert view.facts[:2] == ("Raised Mon 16 Feb 2026", "Theme: no school place, or too few hours")


def test_each_thing_a_talk_lacks_is_said_at_once_and_in_its_order(desk: Any) -> None:
    with pytest.raises(Incomplete) as trouble:
        desk.write(concerns.note, {"raised_on": "2026-03-03"}, desk.a_child(), (), desk.today)
    assert problems(trouble) == [
        "Say who you raised it with.",
        "The day you raised it must be today or earlier.",
        "Select what it is about.",
        "Say what has happened or not happened.",
        "Say what this means for the child.",
        "Say what you are asking for.",
        "Enter the day an answer is wanted by.",
    ]


def test_the_form_begins_with_the_social_worker_and_the_authoritys_days(desk: Any) -> None:
    desk.write(settings.change, "clock.dispute_informal_days", "3")
    found = desk.read(concerns.begun, desk.a_child(), desk.today, desk.calendar)
    assert found == {
        "raised_with": "Bev, social worker", "raised_on": "2026-03-02", "respond_by": "2026-03-05",
    }  # fmt: skip


def test_made_formal_keeps_the_talk_beneath_it(desk: Any) -> None:
    number = raised(desk, desk.a_child())
    formal(desk, number)
    view = seen(desk, number)
    assert [step.kind for step in view.steps] == [StepKind.MADE_FORMAL, StepKind.TALKED]
    assert view.stands.words == "Formal: stage 1" and view.day == (4, 20)
    assert view.whole_ends_on == date(2026, 3, 24)
    assert [stage.ends_on for stage in view.stages][:2] == [date(2026, 3, 3), date(2026, 3, 10)]


def test_a_stage_may_be_skipped_only_with_its_reason(desk: Any) -> None:
    number = raised(desk, desk.a_child())
    with pytest.raises(Incomplete) as trouble:
        formal(desk, number, stage="3")
    assert problems(trouble) == ["Say why a stage was skipped."]
    formal(desk, number, stage="3", why_skipped="She moves on Monday.")
    assert [stage.words for stage in seen(desk, number).stages][:2] == ["Skipped", "Skipped"]


def test_an_answer_that_settles_nothing_is_taken_further_and_each_stage_keeps_its_own(desk: Any) -> None:
    number = raised(desk, desk.a_child())
    formal(desk, number, on="2026-02-17")
    answer = {
        "happened_on": "2026-02-23",
        "whom": "Team manager",
        "answer": "in_part",
        "words": "We are looking.",
    }
    desk.write(steps.answer, answer, number, (), desk.today)
    assert seen(desk, number).stands.waits == "Answered. Settle it, or take it further"
    up = {"happened_on": "2026-02-24", "stage": "2", "words": "No school is named."}
    desk.write(steps.move_up, up, number, (), desk.today)
    view = seen(desk, number)
    assert view.stages[0].words == "Answered on day 4. Not settled." and view.stages[1].state == "now"
    assert view.stands.waits == "Answer due tomorrow"
    with pytest.raises(Incomplete) as trouble:
        desk.write(steps.move_up, {**up, "stage": "1"}, number, (), desk.today)
    assert problems(trouble) == ["Select a stage above the one it stands at."]


def test_it_ends_once_is_looked_at_again_and_may_be_opened(desk: Any) -> None:
    number = raised(desk, desk.a_child())
    ended = {
        "settled_on": "2026-02-27", "outcome": "put_right", "settled_how": "Oakfield from Monday.",
        "changed": "He is back in lessons.",
    }  # fmt: skip
    desk.write(steps.settle, ended, number, (), desk.today)
    view = seen(desk, number)
    assert (view.is_open, view.needs_a_look, view.changed) == (False, True, "He is back in lessons.")
    with pytest.raises(Refusal):
        desk.write(steps.settle, ended, number, (), desk.today)
    desk.write(steps.check, {"happened": "no", "checked_on": "2026-03-02"}, number, (), desk.today)
    again = seen(desk, number)
    assert again.is_open and again.steps[0].kind is StepKind.REOPENED
    assert again.changed == "He is back in lessons."


def test_what_the_child_was_told_makes_a_promise_with_the_others(desk: Any) -> None:
    child = desk.a_child()
    number = raised(desk, child)
    told = {
        "happened_on": "2026-02-25", "whom": "By phone", "words": "Who I wrote to.", "promise": "Ring on Friday",
        "promise_by": "2026-03-06",
    }  # fmt: skip
    desk.write(steps.tell_child, told, number, (), desk.today)
    assert seen(desk, number).told[0].words == "Who I wrote to. Promised: Ring on Friday"
    (promise,) = desk.store.read(lambda s: s.exec(select(Promise)).all())
    assert (promise.what, promise.by_when) == ("Ring on Friday", date(2026, 3, 6))
    assert promise.state is PromiseState.OPEN and promise.share is Share.MAY_SHARE


def test_cafcass_is_weighed_at_any_stage_and_each_time_is_kept(desk: Any) -> None:
    """Regulations 2010, reg 45: each ground is answered, and the decision is dated with its reason."""
    number = raised(desk, desk.a_child())
    with pytest.raises(Incomplete) as trouble:
        desk.write(concerns.weigh, weighed("not_now", ground_plan=None), number, desk.today)
    assert problems(trouble) == ["Answer each ground."]
    desk.write(concerns.weigh, weighed("not_now", look_again_on="2026-03-09"), number, desk.today)
    assert seen(desk, number).cafcass.look_again_on == date(2026, 3, 9)
    assert [line.is_so for line in seen(desk, number).cafcass.lines] == [
        False,
        False,
        True,
        False,
        True,
        False,
    ]
    formal(desk, number)
    desk.write(concerns.weigh, weighed("referred"), number, desk.today)
    assert seen(desk, number).cafcass.decided == "Referred"
    kept = desk.store.read(lambda s: [row.decision for row in s.exec(select(CafcassWeighing)).all()])
    assert len(kept) == 2


def test_a_changed_detail_keeps_what_it_said_before(desk: Any) -> None:
    number = raised(desk, desk.a_child())
    values = {**desk.read(concerns.details, number), "effect": "He has missed his options."}
    desk.write(concerns.change, values, number, desk.today)
    view = seen(desk, number)
    assert view.effect == "He has missed his options."
    assert (
        view.steps[0].words == "Changed. Before: What this means for the child: “He is in his room all day.”"
    )


def test_the_ready_message_asks_and_once_late_asks_again_without_a_name(desk: Any) -> None:
    child = desk.a_child(surname="Ember", local_code="MK-77")
    number = raised(desk, child)
    late = desk.read(concerns.message, number, desk.today, desk.calendar)
    assert late.is_chasing and "I wrote on Monday 16 February 2026 about QE (MK-77)." in late.body
    assert "by Wednesday 4 March 2026" in late.body and "I will make it formal" in late.body
    formal(desk, number, on="2026-03-02")
    asks = desk.read(concerns.message, number, desk.today, desk.calendar)
    assert asks.to == "Team manager" and not asks.is_chasing
    assert "by Monday 9 March 2026" in asks.body and "Quill" not in asks.subject


def test_a_concern_of_today_may_be_answered_the_same_day_but_not_before(desk: Any) -> None:
    number = raised(desk, desk.a_child(), raised_on=desk.today.isoformat(), respond_by=desk.today.isoformat())
    early = (desk.today - timedelta(days=1)).isoformat()
    with pytest.raises(Incomplete):
        desk.write(
            steps.answer, {"happened_on": early, "whom": "Bev", "answer": "agrees"}, number, (), desk.today
        )
    desk.write(
        steps.answer,
        {"happened_on": desk.today.isoformat(), "whom": "Bev", "answer": "agrees"},
        number,
        (),
        desk.today,
    )
    assert seen(desk, number).is_answered


def test_put_in_writing_it_is_informal_still_and_asks_somebody_else_by_another_day(desk: Any) -> None:
    number = raised(desk, desk.a_child())
    values = {
        "happened_on": "2026-02-27", "whom": "Ade, team manager", "respond_by": "2026-03-06",
        "words": "A referral for an assessment by 6 March.",
    }  # fmt: skip
    with pytest.raises(Incomplete) as trouble:
        desk.write(steps.put_in_writing, {**values, "respond_by": "2026-02-26"}, number, (), desk.today)
    assert problems(trouble) == ["An answer can be wanted only on or after the day you wrote."]
    desk.write(steps.put_in_writing, values, number, (), desk.today)
    view = seen(desk, number)
    assert [step.title for step in view.steps] == [
        "Put in writing: Ade, team manager", "Talked about: Bev, social worker",
    ]  # fmt: skip
    assert (view.stands.words, view.stands.waits) == ("In writing, informal", "Answer due in 4 working days")
    asks = desk.read(concerns.message, number, desk.today, desk.calendar)
    assert asks.to == "Ade, team manager" and "A referral for an assessment by 6 March." in asks.body
    assert "Now I put it in writing." in asks.body and "by Friday 6 March 2026" in asks.body
    late = desk.read(concerns.message, number, date(2026, 3, 9), desk.calendar)
    assert late.is_chasing and "I wrote on Friday 27 February 2026" in late.body
    formal(desk, number, on="2026-03-02")
    with pytest.raises(Refusal):
        desk.write(steps.put_in_writing, values, number, (), desk.today)


def test_a_message_she_changed_is_let_go_once_she_notes_that_it_was_sent(desk: Any) -> None:
    number = raised(desk, desk.a_child())
    key = (stored.MESSAGE, number, 1)
    desk.write(drafts.keep, *key, '{"message": "Dear Bev"}', "message", 0, NOON)
    desk.write(steps.chase, {"happened_on": "2026-02-25", "whom": "Bev"}, number, (), desk.today)
    assert desk.read(drafts.find, *key) is None
