"""Spelling in the real window, by keys (U56)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from iro_desk.domain.codes import Role
from iro_desk.records import Person, PersonFields
from iro_desk.services import settings, writing
from iro_desk.services.entering import insert
from tests.gui.window.steps import Desk, in_front, settled
from tests.gui.writing.hands import (
    ALT,
    CTRL,
    DOTS,
    WAVE,
    add_child,
    choose,
    entries,
    marked,
    menu_at,
    write,
)

#: a menu is a window of its own, which the offscreen platform shows but cannot raise
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_dictionary_is_read_only_when_something_is_written(qtbot, store, prompts, qapp):
    made = Desk(store, prompts, qapp)
    made.window.show()
    qtbot.waitUntil(lambda: made.page != "" and in_front(made))
    settled(qtbot, made)
    assert not made.window.writing.aids.is_loaded
    made.window.finish()
    made.window.hide()
    made.window.deleteLater()


def test_a_wrong_word_is_underlined_once_it_is_finished(qtbot, desk):
    editor = write(desk, "I recieve")
    assert marked(editor, WAVE) == []
    QTest.keyClicks(editor, " organised colour organize")
    assert marked(editor, WAVE) == ["recieve"]


@pytest.mark.parametrize(
    "code",
    ["sam.brwn@exmple.gov.uk", "https://wwww.exmple.uk/abcdq", "www.exmpl.uk", "AB12qqz", "PQRZ", "k9_zzq"],
)
def test_addresses_and_codes_are_not_spelt(desk, code):
    editor = write(desk, f"See {code} today ")
    assert marked(editor, WAVE) == []


def test_british_words_are_offered_and_one_key_puts_one_in_as_one_step(qtbot, desk):
    editor = write(desk, "We organisse it")
    menu = menu_at(qtbot, editor, "organisse")
    assert "organise" in entries(menu) and "organize" not in entries(menu)
    assert menu.activeAction().text() == "organises"
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.value() == "We organise it")
    assert marked(editor, WAVE) == []
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.value() == "We organisse it"


def test_the_menu_key_and_the_right_button_open_it_for_their_word(qtbot, desk):
    editor = write(desk, "recieve and definately")
    for reason, word, wanted in (
        (QContextMenuEvent.Reason.Keyboard, "recieve", "receive"),
        (QContextMenuEvent.Reason.Mouse, "definately", "definitely"),
    ):
        editor.put_caret(1)
        cursor = QTextCursor(editor.document())
        cursor.setPosition(editor.value().index(word) + 2)
        at = editor.viewport().mapToGlobal(editor.cursorRect(cursor).center())
        QApplication.sendEvent(editor.viewport(), QContextMenuEvent(reason, QPoint(1, 1), at))
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        menu = QApplication.activePopupWidget()
        assert wanted in entries(menu)
        menu.close()
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_her_own_word_is_kept_and_never_marked_again(qtbot, desk, store):
    editor = write(desk, "At Brackenholme's door ")
    assert marked(editor, WAVE) == ["Brackenholme's"]
    choose(menu_at(qtbot, editor, "Bracken"), "Add “Brackenholme” to my words")
    qtbot.waitUntil(lambda: marked(editor, WAVE) == [])
    assert [one.word for one in store.read(writing.own_words)] == ["Brackenholme"]
    settled(qtbot, desk)
    qtbot.waitUntil(lambda: in_front(desk))
    desk.press(Qt.Key.Key_Z, CTRL | ALT)
    qtbot.waitUntil(lambda: marked(editor, WAVE) == ["Brackenholme's"])


def test_names_on_the_desk_are_known_as_soon_as_they_are_there(qtbot, desk, store):
    editor = write(desk, "Oluwaseun's aunt, Mrs Kowalczykowa ")
    assert marked(editor, WAVE) == ["Oluwaseun's", "Kowalczykowa"]
    child = add_child(store, "Oluwaseun")
    person = PersonFields(name="Anna Kowalczykowa", role=Role.OTHER)

    def both(session):
        insert(session, Person, person, child_id=child)

    desk.window.ops.write("Add a person", both)
    qtbot.waitUntil(lambda: marked(editor, WAVE) == [])
    assert store.read(writing.own_words) == ()


def test_ctrl_full_stop_goes_to_the_next_marked_word(qtbot, desk):
    editor = write(desk, "This is right. This is definately not.")
    editor.put_caret(0)
    menu = menu_at(qtbot, editor)
    assert "definitely" in entries(menu)


def test_ctrl_full_stop_says_when_nothing_is_marked(qtbot, desk):
    editor = write(desk, "All of this is right. ")
    QTest.keyClick(editor, Qt.Key.Key_Period, CTRL)
    assert desk.toasts[-1] == "Nothing is marked in this answer."


@pytest.mark.parametrize(("key", "style"), [(settings.SPELLING, WAVE), (settings.PLAIN_WORDS, DOTS)])
def test_each_can_be_turned_off(qtbot, desk, key, style):
    editor = write(desk, "His siblings recieve it. ")
    other = DOTS if style is WAVE else WAVE
    assert marked(editor, style) and marked(editor, other)
    desk.window.ops.write("Set", lambda s: settings.change(s, key, "no"))
    qtbot.waitUntil(lambda: marked(editor, style) == [])
    assert marked(editor, other)
