"""A visit filed from its answers: what the desk reads of it, asks and promises, the home, and brothers and sisters."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlmodel import col, select

from iro_desk.domain.codes import (
    EventKind,
    PromiseState,
    SaidHow,
    SeenAlone,
    Share,
    SheetState,
    VisitPlace,
    YesNo,
)
from iro_desk.domain.letters.codes import LetterKind
from iro_desk.records import Ask, Child, ChildsWords, Event, Letter, Placement, Promise, Sheet, Visit
from iro_desk.services import children, drafts, filing, letters, visits
from iro_desk.services.letters.facts import gather
from iro_desk.services.visits import WordsLine, promises
from iro_desk.services.visits.journeys import JOURNEY

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 15, 12, tzinfo=UTC)
WHOLE: dict[str, Any] = {
    "visit_on": "2026-03-02", "purpose": ["Before a review"], "seen": "Yes", "how": "Video call", "alone": "Yes",
    "communication": ["Talking"], "level": "Nothing", "safe_home": "Yes", "stage": "8 to 11", "no_words": "No",
    "lives": [],
}  # fmt: skip
LOOKED = {
    "lives": ["A new, sudden or unregistered home"], "bed": "Seen", "bedding": "Seen", "food": "Not there",
    "clothes": "Seen", "warm": "Seen", "wash": "Seen", "registered": "Registered",
    "left_safe": "Yes, with what was promised",
    "put_right": [{"what": "Food", "told": "Duty manager, 3pm"}],
}  # fmt: skip


def file(
    desk: Any, child_id: int, visit_id: int = 0, lines: tuple[WordsLine, ...] = (), **changes: Any
) -> int:
    """File a whole visit with some of it changed."""
    return int(
        desk.write(
            filing.record_visit,
            {**WHOLE, **changes},
            lines,
            child_id,
            visit_id,
            NOW,
            desk.calendar,
            desk.rules,
        )
    )


def opened(desk: Any, child_id: int, visit_id: int) -> dict[str, Any]:
    view = desk.read(visits.opened, child_id, visit_id, TODAY, desk.calendar, desk.rules)
    return dict(view.values)


def rows(desk: Any, record: Any) -> list[Any]:
    return list(desk.store.read(lambda s: [row.model_dump() for row in s.exec(select(record)).all()]))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, (VisitPlace.VIDEO, YesNo.YES, SeenAlone.YES, YesNo.NO)),
        ({"how": "In another building", "alone": "Part of the time", "alone_why": "Toddler"},
         (VisitPlace.BUILDING, YesNo.YES, SeenAlone.PARTLY, YesNo.NO)),
        ({"alone": "No, the child chose company", "alone_why": "Asked"},
         (VisitPlace.VIDEO, YesNo.YES, SeenAlone.DECLINED, YesNo.NO)),
        ({"seen": "No", "not_seen_why": "Unwell"}, (None, YesNo.NO, None, YesNo.NO)),
        ({"level": "A worry to pass on", "safe_what": "Cold", "safe_told": [{"who": "Sam", "at": "3pm"}]},
         (VisitPlace.VIDEO, YesNo.YES, SeenAlone.YES, YesNo.YES)),
    ],
)  # fmt: skip
def test_the_rest_of_the_desk_reads_what_the_answers_say(
    desk: Any, changes: dict[str, Any], said: Any
) -> None:
    """An answer that is no longer shown, as how they met when they did not, says nothing."""
    child_id = desk.a_child()
    visit = desk.read(visits.fields, file(desk, child_id, **changes))
    assert (visit.place, visit.seen, visit.seen_alone, visit.worry) == said


def test_every_answer_comes_back_as_it_was_given(desk: Any) -> None:
    child_id = desk.a_child()
    given = {"v811_listen": "Sometimes", "v811_safe": [
        {"item": name, "feels": "Yes"} for name in ("Here", "At school", "Online")]}  # fmt: skip
    visit_id = file(desk, child_id, **given)
    found = opened(desk, child_id, visit_id)
    assert {name: found[name] for name in given} == given
    assert found["purpose"] == ["Before a review"]


def test_asks_and_promises_are_records_that_follow_the_form(desk: Any) -> None:
    """One left out is taken away; one that stands keeps its number and what has become of it."""
    child_id = desk.a_child()
    asks = [{"what": "A lamp", "of_whom": "Bev", "by": "2026-03-20", "sharing": "May share"},
            {"what": "A cat", "sharing": "Private"}]  # fmt: skip
    told = [{"what": "Ring on Monday", "by": "2026-03-09", "sharing": "May share"}]
    visit_id = file(desk, child_id, asks=asks, promises=told)
    first = desk.read(promises.open_promises, child_id)[0]
    assert (first.what, first.by_when, first.made_on) == ("Ring on Monday", date(2026, 3, 9), TODAY)
    assert "asks" not in json.loads(rows(desk, Visit)[0]["answers"])
    desk.write(promises.settle, first.promise_id, PromiseState.KEPT, date(2026, 3, 9))
    again = opened(desk, child_id, visit_id)
    assert again["promises"][0]["became"] == "Kept"
    file(desk, child_id, visit_id, asks=again["asks"][:1], promises=again["promises"])
    assert [row["what"] for row in rows(desk, Ask)] == ["A lamp"]
    kept = rows(desk, Promise)[0]
    assert (kept["id"], kept["state"], kept["settled_on"]) == (
        first.promise_id, PromiseState.KEPT, date(2026, 3, 9)
    )  # fmt: skip


def test_a_promise_waits_until_it_is_marked_and_an_ask_until_it_is_answered(desk: Any) -> None:
    child_id = desk.a_child()
    late = {"what": "Later", "by": "2026-05-01", "sharing": "Private"}
    soon = {"what": "Soon", "by": "2026-03-04", "sharing": "Private"}
    file(desk, child_id, promises=[late, soon], asks=[{"what": "A lamp", "sharing": "Private"}])
    assert [row.what for row in desk.read(promises.open_promises)] == ["Soon", "Later"]
    first = desk.read(promises.open_promises)[0]
    desk.write(promises.settle, first.promise_id, PromiseState.NOT_NEEDED, TODAY)
    assert [row.what for row in desk.read(promises.open_promises, child_id)] == ["Later"]
    ask = desk.read(promises.open_asks, child_id)[0]
    desk.write(promises.give_answer, ask.ask_id, "No, and why", TODAY)
    assert desk.read(promises.open_asks, child_id) == ()


def test_a_letter_does_not_mention_a_visit_the_child_wants_kept_out(desk: Any) -> None:
    """Some children do not want reminders in writing: neither the day nor what was promised on it."""
    child_id = desk.a_child()
    told = [{"what": "Ring Gran", "sharing": "May share"}]
    file(desk, child_id, visit_on="2026-02-20", alone="Yes")
    file(desk, child_id, promises=told, asks=told, letter_ok="No")
    letter_id = desk.write(letters.begin_other, child_id, LetterKind.AFTER_VISIT, TODAY)
    facts = desk.store.read(lambda s: gather(s, s.get(Letter, letter_id)))
    assert (facts.visit_on, facts.own_promises) == (date(2026, 2, 20), ())
    assert {row["share"] for row in (*rows(desk, Ask), *rows(desk, Promise))} == {Share.PRIVATE}


def test_words_for_people_by_name_are_private_to_everything_else(desk: Any) -> None:
    """Keeping a child's limits exact is what earns the next conversation."""
    child_id = desk.a_child()
    lines = (
        WordsLine(None, "Tell Gran", Share.PRIVATE, said_how=SaidHow.SIGNED, may_know="Gran"),
        WordsLine(None, "Anyone", Share.MAY_SHARE, may_know="Gran", not_asked=True),
    )
    visit_id = file(desk, child_id, lines=lines)
    first, second = desk.read(visits.words, visit_id)
    assert (first.may_know, first.said_how, first.share) == ("Gran", SaidHow.SIGNED, Share.PRIVATE)
    assert (second.may_know, second.not_asked) == (None, False)
    assert [line.words for line in desk.read(visits.sharable_words, child_id, None)] == ["Anyone"]


def test_a_line_for_people_by_name_needs_the_names(desk: Any) -> None:
    child_id = desk.a_child()
    with pytest.raises(visits.Incomplete) as refused:
        file(desk, child_id, lines=(WordsLine(None, "Tell some", Share.PRIVATE, may_know="  "),))
    assert [f.message for f in refused.value.findings if f.severity == "stop"] == [
        "Select who may know this line."
    ]


def test_lines_said_to_the_guide_are_the_childs_words_too(desk: Any) -> None:
    """They come back in their own question, keep their row when it is unchanged, and reach a letter if they may."""
    child_id = desk.a_child()
    said = [{"words": "The dog", "share": "may_share"}, {"words": "The noise", "share": "private"}]
    visit_id = file(desk, child_id, v811_home=said, v811_safe=[
        {"item": name, "feels": "Yes"} for name in ("Here", "At school", "Online")])  # fmt: skip
    before = {row["words"]: row["id"] for row in rows(desk, ChildsWords)}
    values = opened(desk, child_id, visit_id)
    assert values["v811_home"] == said
    file(desk, child_id, visit_id, **{**values, "v811_home": said[:1]})
    assert {row["words"]: row["id"] for row in rows(desk, ChildsWords)} == {"The dog": before["The dog"]}
    assert [line.words for line in desk.read(visits.sharable_words, child_id, None)] == ["The dog"]


def test_a_look_round_a_new_home_is_kept_as_its_form_and_typed_once(desk: Any) -> None:
    """The form is finished with the visit's day, and a change of the visit changes it with the reason."""
    child_id = desk.a_child()
    visit_id = file(desk, child_id, **LOOKED)
    sheet = rows(desk, Sheet)[0]
    assert (sheet["form"], sheet["state"], sheet["held_on"]) == ("home_check", SheetState.FINISHED, TODAY)
    assert rows(desk, Visit)[0]["home_check_id"] == sheet["id"]
    file(desk, child_id, visit_id, **LOOKED)
    assert rows(desk, Sheet)[0]["amended_why"] == ""
    file(desk, child_id, visit_id, **{**LOOKED, "warm": "Could not look"})
    again = rows(desk, Sheet)
    assert (len(again), again[0]["amended_why"]) == (1, "The visit was changed.")
    assert json.loads(again[0]["answers"])["warm"] == "Could not look"


def test_what_was_looked_at_in_the_form_is_shown_in_the_visit(desk: Any) -> None:
    child_id = desk.a_child()
    file(desk, child_id, **LOOKED)
    assert opened(desk, child_id, 0)["food"] == "Not there"


def test_leaving_a_child_where_it_is_not_safe_starts_the_clocks(desk: Any) -> None:
    """MK-2 and MK-3 run from the worry, which is noted once."""
    child_id = desk.a_child()
    told = {"level": "Immediate concern", "safe_what": "No food", "safe_told": [{"who": "Sam", "at": "3pm"}]}
    left = {"left_safe": "No", "left_safe.because": "Sam is coming"}
    file(desk, child_id, **{**LOOKED, **told, **left})
    noted = [row for row in rows(desk, Event) if row["kind"] is EventKind.WELFARE_CONCERN]
    assert [row["happened_on"] for row in noted] == [TODAY]


def test_an_immediate_concern_stays_in_sight_with_who_was_told(desk: Any) -> None:
    """For four weeks."""
    child_id = desk.a_child()
    file(desk, child_id, level="Immediate concern", safe_what="No food",
         safe_told=[{"who": "Sam", "at": "3pm", "reply": "Coming now"}])  # fmt: skip
    found = desk.read(visits.recent_concerns, child_id, date(2026, 3, 30))[0]
    assert (found.is_immediate, found.what, found.told[0].who, found.told[0].at) == (
        True,
        "No food",
        "Sam",
        "3pm",
    )
    assert desk.read(visits.recent_concerns, child_id, date(2026, 3, 31)) == ()


def test_brothers_and_sisters_get_the_common_facts_and_never_the_words(desk: Any) -> None:
    """One journey, separate confidences."""
    first, second = desk.a_child(), desk.a_child(preferred_name="Sage")
    desk.store.write("Join", lambda s: [setattr(c, "family_key", "x") for c in s.exec(select(Child)).all()])
    file(desk, first, lines=(WordsLine(None, "Only mine", Share.MAY_SHARE),), shared_with=[second],
         others=["Bev"], alone="Part of the time", alone_why="Both", officer_view="Calm", travel_miles=12,
         **{JOURNEY: "K7"})  # fmt: skip
    draft = desk.read(drafts.find, "visit", 0, second)
    kept = json.loads(draft.content)
    assert kept == {
        "visit_on": "2026-03-02", "purpose": ["Before a review"], "how": "Video call", "travel_miles": 12,
        JOURNEY: "K7",
    }  # fmt: skip
    file(desk, second, **kept)
    assert {row["journey"] for row in rows(desk, Visit)} == {"K7"}
    assert [line.words for line in desk.read(visits.sharable_words, second, None)] == []


def test_a_visit_already_begun_to_a_sister_is_left_as_it_is(desk: Any) -> None:
    first, second = desk.a_child(), desk.a_child(preferred_name="Sage")
    desk.write(drafts.keep, "visit", 0, second, json.dumps({"how": "At home"}), "how", 0, NOW)
    file(desk, first, shared_with=[second], same_people=True, others=["Bev"], alone="Part of the time",
         alone_why="Both")  # fmt: skip
    kept = json.loads(desk.read(drafts.find, "visit", 0, second).content)
    assert (kept["how"], kept["others"]) == ("At home", ["Bev"])


def test_a_new_visit_proposes_the_guide_from_the_child_and_the_home(desk: Any) -> None:
    """The band by age, and the home by what is recorded of it."""
    child_id = desk.a_child()
    desk.store.write("Home", lambda s: s.add(Placement.model_validate(
        {"child_id": child_id, "started_on": date(2025, 1, 1), "is_unregistered": True})))  # fmt: skip
    found = opened(desk, child_id, 0)
    assert (found["stage"], found["no_words"], found["lives"]) == (
        "8 to 11", "No", ["A new, sudden or unregistered home"]
    )  # fmt: skip


def test_that_a_child_talks_without_words_is_remembered(desk: Any) -> None:
    """Typing the same fact twice is a defect."""
    child_id = desk.a_child()
    file(desk, child_id, no_words="Yes")
    assert opened(desk, child_id, 0)["no_words"] == "Yes"


def test_a_visit_from_before_the_guide_opens_with_what_it_said_and_may_be_changed(desk: Any) -> None:
    """Nobody asked then what it was for."""
    child_id = desk.a_child()
    visit_id = desk.a_visit(child_id, officer_view="Calm", worry="yes", worry_told="Cold. Told Sam.")
    values = opened(desk, child_id, visit_id)
    told = {name: values[name] for name in ("how", "alone", "seen", "level", "safe_what", "officer_view")}
    assert told == {
        "how": "At home", "alone": "Yes", "seen": "Yes", "level": "A worry to pass on",
        "safe_what": "Cold. Told Sam.", "officer_view": "Calm",
    }  # fmt: skip
    desk.write(filing.record_visit, {**values, "officer_view": "Settled"}, (), child_id, visit_id, NOW,
               desk.calendar, desk.rules)  # fmt: skip
    assert desk.read(visits.fields, visit_id).officer_view == "Settled"


def test_a_removed_child_leaves_no_ask_and_no_promise(desk: Any) -> None:
    child_id = desk.a_child()
    told = [{"what": "Ring", "sharing": "Private"}]
    file(desk, child_id, asks=told, promises=told, **LOOKED)
    desk.write(children.remove, child_id)
    counted = desk.store.read(
        lambda s: [len(s.exec(select(col(r.id))).all()) for r in (Ask, Promise, Visit, Sheet)]
    )
    assert counted == [0, 0, 0, 0]


def test_the_guide_knows_what_the_other_children_are_called(desk: Any) -> None:
    """So that another child's name is noticed in the record of this one."""
    child_id = desk.a_child()
    desk.a_child(preferred_name="Sage")
    view = desk.read(visits.opened, child_id, 0, TODAY, desk.calendar, desk.rules)
    assert view.known.facts["other_names"] == ("Sage",)
