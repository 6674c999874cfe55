"""A jot is made in seconds from anywhere, is never lost, and waits until it is filed (forms §1.12)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import JotState
from iro_desk.gui.pages.help_page import HelpPage
from iro_desk.gui.pages.jots_page import JotsPage
from iro_desk.gui.pages.today_page import TodayPage
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.rows import RowList
from iro_desk.records import ChildFields
from iro_desk.services import children, drafts, jots
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW, TODAY, FakePrompts
from tests.gui.window.steps import Desk, in_front, settled

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def wren(store: Store) -> int:
    return add(store, "Wren")


@pytest.fixture
def opened(
    qtbot: QtBot, store: Store, prompts: FakePrompts, qapp: QApplication
) -> Iterator[Callable[[], Desk]]:
    """Opens the window on Today, and takes it down again."""
    made: list[Desk] = []

    def open_it() -> Desk:
        desk = Desk(store, prompts, qapp)
        made.append(desk)
        desk.window.show()
        qtbot.waitUntil(lambda: desk.page != "" and in_front(desk))
        settled(qtbot, desk)
        return desk

    yield open_it
    for desk in made:
        desk.window.flush()
        qtbot.waitUntil(lambda desk=desk: desk.window.ops.writes_waiting == 0)
        desk.window.finish()
        desk.window.hide()
        desk.window.deleteLater()


def add(store: Store, name: str) -> int:
    draft = ChildFields(preferred_name=name, born_on=date(2015, 3, 4))
    return store.write(
        "Add",
        lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="", today=TODAY),
    ).value


def jotted(store: Store, words: str, child_id: int | None = None, days_ago: int = 0) -> int:
    at = NOW - timedelta(days=days_ago)
    return store.write("Jot", lambda s: jots.jot(s, words, child_id, at)).value


def to_file(store: Store) -> list[tuple[str, int | None]]:
    return [(row.text, row.child_id) for row in store.read(lambda s: jots.to_file(s, NOW))]


def read(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def go(qtbot: QtBot, desk: Desk, place: Place) -> None:
    desk.window.go(place)
    settled(qtbot, desk)
    settled(qtbot, desk)


def test_three_keys_and_the_words_make_a_jot(qtbot: QtBot, opened, store, wren):
    """Ctrl+J, the words, Ctrl+Enter: it is about the child whose page is open."""
    desk = opened()
    go(qtbot, desk, Place("child", wren))
    had_focus = desk.window.focusWidget()
    desk.press(Qt.Key.Key_J, CTRL)
    settled(qtbot, desk)
    assert desk.window.jot.picker.line.text() == "Wren"
    assert desk.window.focusWidget() is desk.window.jot.text
    QTest.keyClicks(desk.window.jot.text, "Grandad rang about Sunday")
    QTest.keyClick(desk.window.jot.text, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: desk.window.jot.isHidden())
    assert to_file(store) == [("Grandad rang about Sunday", wren)]
    assert desk.window.focusWidget() is had_focus
    assert store.read(lambda s: drafts.find(s, jots.FORM, 0, None)) is None


def test_alt_enter_keeps_the_jot_and_does_not_reach_the_page_behind(qtbot: QtBot, opened, store, wren):
    desk = opened()
    go(qtbot, desk, Place("visit", wren))
    desk.press(Qt.Key.Key_J, CTRL)
    settled(qtbot, desk)
    QTest.keyClicks(desk.window.jot.text, "Ask about the coat")
    desk.window.jot.keep.setFocus()
    QTest.keyClick(desk.window.jot.keep, Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: desk.window.jot.isHidden())
    assert to_file(store) == [("Ask about the coat", wren)]
    assert desk.window.screen_now.problems.isHidden()


def test_esc_puts_it_away_and_keeps_the_words(qtbot: QtBot, opened, store, wren):
    desk = opened()
    desk.press(Qt.Key.Key_J, CTRL)
    QTest.keyClicks(desk.window.jot.text, "Half a thou")
    QTest.keyClick(desk.window.jot.text, Qt.Key.Key_Escape)
    assert desk.window.jot.isHidden() and to_file(store) == []
    settled(qtbot, desk)
    desk.press(Qt.Key.Key_J, CTRL)
    qtbot.waitUntil(lambda: desk.window.jot.text.value() == "Half a thou")
    QTest.keyClicks(desk.window.jot.text, "ght")
    assert desk.window.jot.text.value() == "Half a thought"


def test_what_is_typed_is_kept_without_a_key_being_pressed(qtbot: QtBot, opened, store):
    desk = opened()
    desk.press(Qt.Key.Key_J, CTRL)
    QTest.keyClicks(desk.window.jot.text, "Not yet filed")
    qtbot.waitUntil(lambda: store.read(lambda s: drafts.find(s, jots.FORM, 0, None)) is not None)


def test_the_same_words_twice_are_two_jots_and_both_are_kept_as_typed(qtbot: QtBot, opened, store):
    desk = opened()
    for _ in range(2):
        desk.press(Qt.Key.Key_J, CTRL)
        settled(qtbot, desk)
        QTest.keyClicks(desk.window.jot.text, "Ring Jo")
        desk.window.jot.flush()
        settled(qtbot, desk)
        assert store.read(lambda s: drafts.find(s, jots.FORM, 0, None)) is not None
        QTest.keyClick(desk.window.jot.text, Qt.Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda: desk.window.jot.isHidden())
    assert to_file(store) == [("Ring Jo", None), ("Ring Jo", None)]


def test_a_child_is_chosen_by_typing_a_few_letters(qtbot: QtBot, opened, store, wren):
    add(store, "Wilf")
    desk = opened()
    desk.press(Qt.Key.Key_J, CTRL)
    settled(qtbot, desk)
    QTest.keyClicks(desk.window.jot.text, "New shoes")
    line = desk.window.jot.picker.line
    line.setFocus()
    QTest.keyClicks(line, "w")
    qtbot.waitUntil(lambda: desk.window.jot.picker.list.rows.rowCount() == 2)
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "Wren" and desk.window.jot.picker.child_id == wren
    QTest.keyClick(line, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: desk.window.jot.isHidden())
    assert to_file(store) == [("New shoes", wren)]


def test_letters_that_are_no_child_are_asked_about(qtbot: QtBot, opened, store, wren):
    desk = opened()
    desk.press(Qt.Key.Key_J, CTRL)
    settled(qtbot, desk)
    QTest.keyClicks(desk.window.jot.text, "New shoes")
    QTest.keyClicks(desk.window.jot.picker.line, "zzz")
    QTest.keyClick(desk.window.jot.picker.line, Qt.Key.Key_Return, CTRL)
    assert desk.window.jot.child_row.problem == "Choose a child from the list, or leave it blank."
    assert to_file(store) == []


def test_an_empty_jot_is_not_kept(qtbot: QtBot, opened, store):
    desk = opened()
    desk.press(Qt.Key.Key_J, CTRL)
    QTest.keyClick(desk.window.jot.text, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: desk.window.jot.text_row.problem == "Write something first.")
    QTest.keyClick(desk.window.jot.text, Qt.Key.Key_Escape)
    settled(qtbot, desk)
    assert to_file(store) == [] and store.read(drafts.unfinished) == ()


def test_undo_takes_the_jot_back(qtbot: QtBot, opened, store):
    desk = opened()
    desk.press(Qt.Key.Key_J, CTRL)
    QTest.keyClicks(desk.window.jot.text, "A mistake")
    QTest.keyClick(desk.window.jot.text, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: desk.window.jot.isHidden())
    desk.press(Qt.Key.Key_Z, CTRL | ALT)
    qtbot.waitUntil(lambda: to_file(store) == [])


def test_today_lists_what_is_to_be_filed_and_says_how_old_it_is(qtbot: QtBot, opened, store, wren):
    jotted(store, "Ask about the bike", wren, days_ago=3)
    jotted(store, "Book the room", None, days_ago=1)
    desk = opened()
    go(qtbot, desk, Place("today"))
    assert isinstance(desk.window.screen_now, TodayPage)
    listed = next(
        one for one in desk.window.findChildren(RowList) if one.accessibleName() == "Jots to file, 2"
    )
    rows = [listed.rows.row(number) for number in range(2)]
    assert [(row.main, row.title, row.badge) for row in rows] == [
        ("Ask about the bike", "Wren", "3 days old"), ("Book the room", "", ""),
    ]  # fmt: skip
    listed.setFocus()
    QTest.keyClick(listed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(desk.window.screen_now, JotsPage))


def filing(qtbot: QtBot, desk: Desk) -> JotsPage:
    """The page of jots with the first one open."""
    desk.press(Qt.Key.Key_J, CTRL_SHIFT)
    settled(qtbot, desk)
    page = desk.window.screen_now
    assert isinstance(page, JotsPage) and page.waiting is not None
    page.waiting.setFocus()
    QTest.keyClick(page.waiting, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.card.entry.form.value("text") != "")
    settled(qtbot, desk)
    return page


def answer(page: JotsPage, state: JotState) -> None:
    page.card.entry.form.set_value("state", state.value)
    page.card.entry.ask_whom()


def test_a_jot_is_filed_with_what_became_of_it(qtbot: QtBot, opened, store, wren):
    jot_id = jotted(store, "Ask about the bike", wren)
    desk = opened()
    page = filing(qtbot, desk)
    assert page.card.entry.form.rows["passed_to"].isHidden()
    answer(page, JotState.PASSED)
    QTest.keyClick(page.card, Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: page.card.entry.form.rows["passed_to"].problem == "Say who you passed it to.")
    QTest.keyClicks(page.card.entry.form.editor("passed_to"), "Sam, social worker")
    QTest.keyClick(page.card, Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: page.card is None)
    row = store.read(lambda s: jots.one(s, jot_id, NOW))
    assert (row.state, row.became) == (JotState.PASSED, "Passed to Sam, social worker")
    assert to_file(store) == []
    timeline = store.read(lambda s: children.timeline(s, wren, TODAY))
    assert [(h.text, h.detail) for h in timeline if h.kind == "jot"] == [
        ("Jot: Ask about the bike", "Passed to somebody")
    ]


def test_what_is_kept_with_a_childs_notes_needs_a_child(qtbot: QtBot, opened, store, wren):
    jotted(store, "Likes the sea")
    desk = opened()
    page = filing(qtbot, desk)
    answer(page, JotState.FILED)
    page.card.file()
    qtbot.waitUntil(lambda: bool(page.card.entry.problems.links))
    assert page.card.entry.problems.links[0].text() == "Choose the child whose notes it is kept with."
    line = page.card.picker.line
    line.setFocus()
    QTest.keyClicks(line, "wre")
    qtbot.waitUntil(lambda: page.card.picker.list.rows.rowCount() == 1)
    QTest.keyClick(line, Qt.Key.Key_Return)
    page.card.file()
    qtbot.waitUntil(lambda: page.card is None)
    assert store.read(lambda s: jots.settled(s, NOW))[0].child_id == wren


def test_a_removed_child_takes_their_jots(store, wren):
    jotted(store, "Ask about the bike", wren)
    store.write("Remove", lambda s: children.remove(s, wren))
    assert to_file(store) == []
    store.undo()
    assert to_file(store) == [("Ask about the bike", wren)]


def test_help_lists_the_keys(qtbot: QtBot, context):
    page = HelpPage(context, Place("help"))
    qtbot.addWidget(page)
    assert "Ctrl+J" in read(page) and "Jot something down" in read(page)
