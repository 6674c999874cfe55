"""What stands around concerns: lists, brothers and sisters, thanks, the child's story, letters and the one page."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pytest
from sqlmodel import select

from iro_desk.domain.codes import Share
from iro_desk.domain.letters.codes import LetterKind
from iro_desk.records import (
    CafcassWeighing,
    Child,
    ChildsWords,
    Commendation,
    Concern,
    ConcernStep,
    Sheet,
)
from iro_desk.services import children, commendations, concerns, footprint, letters, settings
from iro_desk.services.concerns import Wanted, steps
from iro_desk.services.incomplete import Incomplete
from tests.services.concerns.steps import formal, problems, raised, seen, weighed


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
