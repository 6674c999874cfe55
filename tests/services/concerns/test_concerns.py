"""A concern from its talk to its end: nothing is overwritten, and every entry keeps its day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from sqlmodel import select

from iro_desk.domain.codes import PromiseState, Share
from iro_desk.domain.codes.concern import StepKind
from iro_desk.domain.letters.codes import LetterKind
from iro_desk.errors import Refusal
from iro_desk.records import (
    CafcassWeighing,
    Child,
    ChildsWords,
    Commendation,
    Concern,
    ConcernStep,
    Promise,
    Sheet,
)
from iro_desk.services import children, commendations, concerns, footprint, letters, settings
from iro_desk.services.concerns import Wanted, steps
from iro_desk.services.incomplete import Incomplete

TALK: dict[str, Any] = {
    "raised_with": "Bev, social worker", "raised_on": "2026-02-16", "theme": "NO_SCHOOL",
    "about": "No school place since 9 February", "effect": "He is in his room all day.",
    "asked_for": "A school named by 27 February.", "respond_by": "2026-02-23", "agreed": "She will ask today.",
}  # fmt: skip


def raised(desk: Any, child_id: int, also: tuple[int, ...] = (), **more: Any) -> int:
    return desk.write(concerns.note, {**TALK, **more}, child_id, also, desk.today)


def formal(desk: Any, concern_id: int, on: str = "2026-02-24", **more: Any) -> None:
    values = {"happened_on": on, "stage": "1", "informal": "followed", "words": "A school named.", **more}
    desk.write(steps.make_formal, values, concern_id, (), desk.today)


def seen(desk: Any, concern_id: int) -> Any:
    return desk.read(concerns.view, concern_id, desk.today, desk.calendar)


def problems(trouble: pytest.ExceptionInfo[Incomplete]) -> list[str]:
    return [one.message for one in trouble.value.findings]


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


def weighed(decision: str, **more: Any) -> dict[str, Any]:
    grounds = dict.fromkeys(("ground_plan", "ground_review", "ground_other", "reasonable_time"), "no")
    return {
        **grounds, "ground_decision": "yes", "timetable": "Options close on 20 March.",
        "told_senior": "Head of service",
        "childs_wish": "He wants a school.", "decision": decision, "decided_on": "2026-03-02",
        "why": "They have until Friday.", **more,
    }  # fmt: skip


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


def test_a_concern_of_brother_and_sister_is_a_record_each(desk: Any) -> None:
    """What one hears, and what it changed for one, is never noted for the other."""
    rowan, fern = (desk.a_child(preferred_name=name) for name in ("Rowan", "Fern"))
    stranger = desk.a_child(preferred_name="Noor")
    for number in (rowan, fern):
        desk.store.write("Join", lambda s, n=number: setattr(s.get(Child, n), "family_key", "one"))
    first = raised(desk, rowan, (fern, stranger))
    (hers,) = desk.read(concerns.listed, desk.today, desk.calendar, Wanted(fern))
    assert [one.name for one in seen(desk, first).together] == ["Fern"]
    assert not desk.read(concerns.listed, desk.today, desk.calendar, Wanted(stranger))
    ended = {
        "settled_on": "2026-02-27", "outcome": "put_right", "settled_how": "Family time is booked.",
        "changed": "Rowan has seen his sister.",
    }  # fmt: skip
    desk.write(steps.settle, ended, first, (hers.concern_id,), desk.today)
    other = seen(desk, hers.concern_id)
    assert not other.is_open and other.changed == "" and "Rowan" not in other.steps[0].words


def test_a_changed_detail_keeps_what_it_said_before(desk: Any) -> None:
    number = raised(desk, desk.a_child())
    values = {**desk.read(concerns.details, number), "effect": "He has missed his options."}
    desk.write(concerns.change, values, number, desk.today)
    view = seen(desk, number)
    assert view.effect == "He has missed his options."
    assert (
        view.steps[0].words == "Changed. Before: What this means for the child: “He is in his room all day.”"
    )


def test_only_words_that_may_be_shared_stand_beside_a_concern(desk: Any) -> None:
    child = desk.a_child()
    number = raised(desk, child)

    def says(session: Any) -> int:
        row = ChildsWords(child_id=child, said_on=date(2026, 2, 20), words="I hide.", share=Share.PRIVATE)
        session.add(row)
        session.flush()
        session.get(Concern, number).words_id = row.id
        return row.id

    desk.store.write("Words", says)
    assert seen(desk, number).said is None
    assert desk.read(concerns.offered, child).words == ()


def test_one_raised_before_its_history_was_kept_opens_and_is_counted(desk: Any) -> None:
    """An old row has a stage and no days; it can be ended, and counts as formal from the day it was raised."""
    child = desk.a_child()

    def old(session: Any) -> int:
        row = Concern(
            child_id=child,
            raised_on=date(2026, 2, 2),
            about="Plan late",
            stage=1,
            respond_by=date(2026, 2, 9),
        )
        session.add(row)
        session.flush()
        return row.id

    number = desk.store.write("Old", old).value
    view = seen(desk, number)
    assert view.steps == () and view.stages[0].state == "now" and "late" in view.stands.waits
    (row,) = desk.read(concerns.raised)
    assert row.formal_on == date(2026, 2, 2)
    ended = {"settled_on": "2026-03-02", "outcome": "overtaken", "settled_how": "He has moved."}
    desk.write(steps.settle, ended, number, (), desk.today)
    assert seen(desk, number).stands.words == "Overtaken by events Mon 2 Mar 2026"


def test_concerns_are_listed_by_quarter_theme_stage_and_days_to_the_end(desk: Any) -> None:
    child = desk.a_child()
    first, second = raised(desk, child), raised(desk, child, theme="PEP_LATE", raised_on="2026-01-12")
    formal(desk, first, on="2026-02-17")
    ended = {"settled_on": "2026-02-27", "outcome": "put_right", "settled_how": "Done."}
    desk.write(steps.settle, ended, first, (), desk.today)

    def those(**wanted: Any) -> list[int]:
        return [
            one.concern_id for one in desk.read(concerns.listed, desk.today, desk.calendar, Wanted(**wanted))
        ]

    assert those() == [second, first]
    assert those(theme="PEP_LATE") == those(is_formal=False) == those(is_open=True) == [second]
    assert those(first=date(2026, 2, 1), last=date(2026, 2, 28)) == those(settled_within=10) == [first]
    assert those(settled_within=9) == []


def test_a_theme_keeps_its_code_and_an_old_concern_its_words(desk: Any) -> None:
    child = desk.a_child()
    before = raised(desk, child)
    desk.write(settings.change, "dispute_theme.NO_SCHOOL", "Out of school")
    after = raised(desk, child)
    rows = desk.store.read(
        lambda s: {n: (s.get(Concern, n).theme, s.get(Concern, n).theme_words) for n in (before, after)}
    )
    assert rows == {
        before: ("NO_SCHOOL", "No school place, or too few hours"), after: ("NO_SCHOOL", "Out of school"),
    }  # fmt: skip


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


def test_thanks_are_kept_counted_and_told_to_the_manager(desk: Any) -> None:
    child = desk.a_child()
    values = {
        "whom": "Farah, social worker", "theme": "CHILD_HEARD", "what": "Learned twelve signs.",
        "effect": "He laughed.", "to_manager": "yes", "manager": "", "given_on": "2026-03-02",
    }  # fmt: skip
    with pytest.raises(Incomplete) as trouble:
        desk.write(commendations.thank, values, child, desk.today)
    assert problems(trouble) == ["Say who their manager is."]
    number = desk.write(commendations.thank, {**values, "manager": "Ade"}, child, desk.today)
    (row,) = desk.read(commendations.listed, child)
    assert (row.theme, row.manager) == ("Heard the child", "Ade")
    assert desk.read(commendations.message, number).to == "Farah, social worker; copy to Ade"
    assert commendations.by_theme([row]) == (("Heard the child", 1),)


def test_a_removed_child_leaves_nothing_of_a_concern_and_undo_brings_it_back(desk: Any) -> None:
    child = desk.a_child()
    number = raised(desk, child)
    desk.write(concerns.weigh, weighed("not_needed"), number, desk.today)
    kinds = (Concern, ConcernStep, CafcassWeighing, Commendation)

    def counts() -> list[int]:
        return desk.store.read(lambda s: [len(s.exec(select(kind)).all()) for kind in kinds])

    before = counts()
    desk.write(children.remove, child)
    assert counts() == [0, 0, 0, 0]
    desk.store.undo()
    assert counts() == before == [1, 2, 1, 0]


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


def test_a_closed_case_leaves_the_list_in_hand_and_stays_behind_its_number(desk: Any) -> None:
    child = desk.a_child()
    number = raised(desk, child)
    desk.store.write("Close", lambda s: setattr(s.get(Child, child), "closed_on", desk.today))
    assert not desk.read(concerns.listed, desk.today, desk.calendar, Wanted(in_hand=True))
    (kept,) = desk.read(concerns.listed, desk.today, desk.calendar, Wanted(theme="NO_SCHOOL"))
    assert kept.concern_id == number and len(desk.read(concerns.raised)) == 1


def test_where_a_concern_began_went_and_ended_stands_in_the_childs_story(desk: Any) -> None:
    child = desk.a_child()
    number = raised(desk, child)
    formal(desk, number)
    desk.write(steps.chase, {"happened_on": "2026-02-26", "whom": "Ade"}, number, (), desk.today)
    told = [row.text for row in desk.read(children.timeline, child, desk.today) if row.kind == "concern"]
    assert told == ["Concern. Made formal: Team manager", "Concern. Talked about: Bev, social worker"]


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


def test_what_a_child_was_told_stands_in_the_next_letter_only_when_it_is_written_to_them(desk: Any) -> None:
    """Why a child was not told is never in a letter to them; nor is an entry that is kept private."""
    child = desk.a_child()
    number = raised(desk, child)
    told = {"happened_on": "2026-02-25", "whom": "By phone"}
    for words, in_letter in (
        ("Not told: it would frighten him.", None),
        ("I asked the head of service to find you a school", "yes"),
        ("I will think of Cafcass.", "yes"),
    ):
        values = {**told, "words": words, "in_letter": in_letter}
        desk.write(steps.tell_child, values, number, (), desk.today)
    private = next(one for one in seen(desk, number).told if "Cafcass" in one.words)
    desk.write(partial(steps.keep_off, private=True), private.step_id)
    letter = desk.write(letters.begin_other, child, LetterKind.ANSWER, desk.today)
    parts = {one.slot: one for one in desk.read(letters.letter, letter).parts}
    assert parts["raised"].composed == "I asked the head of service to find you a school."


def test_a_midway_that_was_held_stands_on_the_page_of_what_was_done(desk: Any) -> None:
    """Only its day: what was answered in it is not for the page; one being written does not stand there."""
    child = desk.a_child()
    for held_on, state in ((date(2026, 2, 10), "finished"), (date(2026, 2, 27), "writing")):
        row = {"child_id": child, "form": "midway", "held_on": held_on, "begun_on": held_on, "state": state}
        answered = {"answers": '{"a": "Mum drinks."}', "told": "Mum drinks."}
        desk.store.write("Midway", lambda s, v={**row, **answered}: s.add(Sheet.model_validate(v)))
    page = desk.read(footprint.paper, child, desk.today, desk.calendar)
    assert [(one.on, one.what, one.came) for one in page.seen] == [(date(2026, 2, 10), "Midway review", "")]
    assert page.in_short.startswith("0 visits, 0 reviews, 1 midway review and 0 concerns.")
