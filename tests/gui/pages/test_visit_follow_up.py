"""What a visit leaves behind: promises on Today and with the child, answers given, and what could not wait."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import PromiseState
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.pages.today_page import TodayPage
from iro_desk.gui.pages.visit.promises_card import PromisesCard
from iro_desk.gui.pages.visit_page import VisitPage
from iro_desk.gui.place import Place
from iro_desk.records import Child, ChildFields, Promise
from iro_desk.services import children, drafts, filing, visits
from iro_desk.services.visits import promises
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW, FakePrompts

TODAY = date(2026, 6, 11)
WHOLE: dict[str, Any] = {
    "visit_on": "2026-06-10", "purpose": ["A worry"], "seen": "Yes", "how": "At home", "alone": "Yes",
    "communication": ["Talking"], "level": "Nothing", "safe_home": "Yes",
}  # fmt: skip
PROMISES = [{"what": "Ring on Monday", "by": "2026-06-15", "sharing": "May share"}]


def a_child(store: Store, name: str, family: str = "") -> int:
    draft = ChildFields(preferred_name=name, born_on=date(2016, 3, 4), looked_after_from=date(2026, 1, 5))
    number = store.write(
        "Add",
        lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="", today=TODAY),
    ).value
    if family:
        store.write("Join", lambda s: setattr(s.get(Child, number), "family_key", family))
    return number


def a_visit(context: Context, store: Store, child_id: int, **more: Any) -> int:
    return store.write(
        "Visit",
        lambda s: filing.record_visit(
            s, {**WHOLE, **more}, (), child_id, 0, NOW, context.calendar, context.rules
        ),
    ).value


def shown(qtbot: QtBot, page: Any) -> Any:
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.resize(1200, 800)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    return page


def read_on(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden()]


def press(within: QWidget, name: str) -> None:
    """Press a button or link as the keyboard does."""
    found = next(b for b in within.findChildren(QPushButton) if b.accessibleName() == name)
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Space)


@pytest.fixture
def child_id(store: Store) -> int:
    return a_child(store, "Wren")


def test_a_promise_stands_on_today_until_it_is_marked_kept(
    qtbot: QtBot, context: Context, store: Store, child_id: int
) -> None:
    a_visit(context, store, child_id, promises=PROMISES)
    page = shown(qtbot, TodayPage(context, Place("today")))
    qtbot.waitUntil(lambda: "Ring on Monday" in read_on(page.promises))
    press(page.promises, "Kept: Ring on Monday")
    qtbot.waitUntil(page.promises.isHidden)
    settled = store.read(lambda s: s.get(Promise, 1).model_dump())
    assert (settled["state"], settled["settled_on"]) == (PromiseState.KEPT, TODAY)


def test_what_the_child_asked_is_answered_on_their_page(
    qtbot: QtBot, context: Context, store: Store, child_id: int
) -> None:
    """Each request must be answered, even when the answer is no."""
    a_visit(context, store, child_id, asks=[{"what": "A lamp", "sharing": "Private"}])
    page = shown(qtbot, ChildPage(context, Place("child", child_id)))
    qtbot.waitUntil(lambda: bool(page.findChildren(PromisesCard)) and "A lamp" in read_on(page))
    card = page.findChildren(PromisesCard)[0]
    press(card, "Keep the answer: A lamp")
    assert card.answers[1].hasFocus() or "Say what the child was told." in read_on(card)
    QTest.keyClicks(card.answers[1], "No: the socket is not safe")
    QTest.keyClick(card.answers[1], Qt.Key.Key_Return)
    qtbot.waitUntil(card.isHidden)
    assert store.read(lambda s: promises.open_asks(s, child_id)) == ()


def test_an_immediate_concern_stands_at_the_head_of_the_childs_page(
    qtbot: QtBot, context: Context, store: Store, child_id: int
) -> None:
    told = [{"who": "Sam Okafor", "at": "Wednesday 3pm", "reply": "Coming tonight"}]
    a_visit(
        context, store, child_id, level="Immediate concern", safe_what="No food in the house", safe_told=told
    )
    page = shown(qtbot, ChildPage(context, Place("child", child_id)))
    qtbot.waitUntil(lambda: "No food in the house" in read_on(page))
    assert "Told Sam Okafor, Wednesday 3pm. They said: Coming tonight" in read_on(page)


def test_nothing_is_shown_for_a_child_with_neither(
    qtbot: QtBot, context: Context, store: Store, child_id: int
) -> None:
    a_visit(context, store, child_id)
    page = shown(qtbot, ChildPage(context, Place("child", child_id)))
    qtbot.waitUntil(lambda: "No decisions yet" in read_on(page))  # read after the promises
    assert [card.isHidden() for card in page.findChildren(PromisesCard)] == [True]


def opened(qtbot: QtBot, context: Context, place: Place) -> VisitPage:
    page: VisitPage = shown(qtbot, VisitPage(context, place))
    page.activateWindow()
    qtbot.waitUntil(lambda: page.form is not None and page.words.caret() is not None)
    return page


def test_one_journey_walks_from_sister_to_brother_and_copies_no_words(
    qtbot: QtBot, context: Context, store: Store, gone: list[Place]
) -> None:
    """Common facts are typed once; the words stay with the child who said them."""
    first, second = a_child(store, "Wren", "x"), a_child(store, "Toby", "x")
    page = opened(qtbot, context, Place("visit", first))
    assert page.form is not None
    page.form.show_values({**page.form.values(), **WHOLE})
    QTest.keyClicks(page.words.rows[0].words, "Only mine")
    tick = page.companions.ticks[second]
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    page.record()
    qtbot.waitUntil(lambda: gone == [Place("visit", second)])
    page.hide()
    other = opened(qtbot, context, gone.pop())
    assert other.form is not None
    values = other.form.values()
    assert (values["visit_on"], values["purpose"], values["how"]) == ("2026-06-10", ["A worry"], "At home")
    assert "seen" not in values and other.words.lines() == ()
    other.form.show_values({**values, **WHOLE})
    other.record()
    qtbot.waitUntil(lambda: gone == [Place("child", second)])
    assert store.read(lambda s: drafts.find(s, "visit", 0, second)) is None
    assert [row.line_count for row in store.read(lambda s: visits.of_child(s, second))] == [0]


def test_a_part_of_the_guide_opens_by_key_and_its_answers_come_back(
    qtbot: QtBot, context: Context, store: Store, child_id: int
) -> None:
    """A part folded away keeps what was typed in it, in the draft too (U18)."""
    page = opened(qtbot, context, Place("visit", child_id))
    assert page.form is not None
    press(page.form, "Your view: open or fold")
    view = page.form.fields["officer_view"].editor
    qtbot.waitUntil(view.hasFocus)
    QTest.keyClicks(view, "Settled and warm")
    press(page.form, "Your view: open or fold")
    page.flush()
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)
    kept = store.read(lambda s: drafts.find(s, "visit", 0, child_id))
    assert kept is not None and json.loads(kept.content)["officer_view"] == "Settled and warm"
    page.hide()
    again = shown(qtbot, VisitPage(context, Place("visit", child_id)))
    qtbot.waitUntil(
        lambda: again.form is not None and again.form.values().get("officer_view") == "Settled and warm"
    )


def test_the_stage_chosen_changes_the_questions_at_once(
    qtbot: QtBot, context: Context, child_id: int
) -> None:
    """A band is proposed by age, and the officer may choose another."""
    page = opened(qtbot, context, Place("visit", child_id))
    assert page.form is not None and page.side is not None
    assert not page.form.cards["v811"].isHidden() and page.form.cards["v57"].isHidden()
    press(page.form, "Who this guide is for: open or fold")
    stage = page.form.fields["stage"].editor
    QTest.mouseClick(stage.buttons[1], Qt.MouseButton.LeftButton)
    assert page.form.cards["v811"].isHidden() and not page.form.cards["v57"].isHidden()
    assert "v57" in [task.key for task in page.form.tasks()]


def test_what_is_missing_in_a_folded_part_opens_it(
    qtbot: QtBot, context: Context, child_id: int, gone: list[Place]
) -> None:
    """The sentence at the top goes to the question itself."""
    page = opened(qtbot, context, Place("visit", child_id))
    assert page.form is not None
    page.form.show_values({**page.form.values(), **WHOLE, "promises": [{"what": "Ring"}]})
    page.record()
    qtbot.waitUntil(lambda: [link.text() for link in page.problems.links] != [])
    assert [link.text() for link in page.problems.links] == ["Select whether the letter may say it."]
    page.problems.links[0].click()
    qtbot.waitUntil(
        lambda: page.form.fields["promises"].isVisible() and page.form.caret()[0].startswith("promises")
    )
    assert not gone


def test_a_line_for_some_people_only_asks_who(
    qtbot: QtBot, context: Context, store: Store, child_id: int, gone: list[Place]
) -> None:
    page = opened(qtbot, context, Place("visit", child_id))
    assert page.form is not None
    page.form.show_values({**page.form.values(), **WHOLE})
    row: Any = page.words.rows[0]
    QTest.keyClicks(row.words, "I miss Gran")
    assert row.may_know_row.isHidden()
    QTest.mouseClick(row.share.buttons[1], Qt.MouseButton.LeftButton)
    page.record()
    qtbot.waitUntil(lambda: "Select who may know this line." in [link.text() for link in page.problems.links])
    QTest.keyClicks(row.may_know, "Gran and Bev")
    page.record()
    qtbot.waitUntil(lambda: gone == [Place("child", child_id)])
    visit = store.read(lambda s: visits.of_child(s, child_id))[0]
    line = store.read(lambda s: visits.words(s, visit.visit_id))[0]
    assert (line.words, line.may_know, line.not_asked) == ("I miss Gran", "Gran and Bev", False)


def test_a_recorded_visit_is_saved_to_read_and_a_new_one_cannot_be(
    qtbot: QtBot,
    context: Context,
    store: Store,
    child_id: int,
    prompts: FakePrompts,
    tmp_path: Path,
    said: list[str],
) -> None:
    visit_id = a_visit(context, store, child_id, officer_view="Settled there")
    prompts.new_file = tmp_path / "visit.pdf"
    page = opened(qtbot, context, Place("visit", child_id, visit_id))
    press(page, "Save as PDF…")
    qtbot.waitUntil(lambda: "Saved" in said)
    assert "Settled there" in "".join(p.extract_text() for p in PdfReader(prompts.new_file).pages)
    page.hide()
    new = opened(qtbot, context, Place("visit", child_id))
    assert new.save_button.isHidden()


def test_what_cannot_wait_is_one_press_away(qtbot: QtBot, context: Context, child_id: int) -> None:
    """From the first line to the question about safety."""
    page = opened(qtbot, context, Place("visit", child_id))
    assert page.form is not None
    press(page, "Something needs acting on now")
    level = page.form.fields["level"]
    qtbot.waitUntil(lambda: level.isAncestorOf(page.focusWidget()))
    assert page.form.caret()[0] == "level"
