"""What is marked in words that a child reads, told to the mouse and the keyboard, and swapped by keys (U65, U49)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import Voice
from iro_desk.domain.writing.own_terms import ChildsTerm, ChildsTerms
from iro_desk.domain.writing.plain_words import WrittenFor
from iro_desk.gui import theme
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.writing.assistance import Assistance
from iro_desk.services import own_terms, swaps
from tests.gui.window.steps import Desk, settled
from tests.gui.writing.hands import (
    CTRL,
    DOTS,
    WAVE,
    add_child,
    choose,
    editor_of,
    entries,
    marked,
    menu_at,
    waits_for_marks,
)

#: a menu is a window of its own, which the offscreen platform shows but cannot raise
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

DASHES, MIXED = QTextCharFormat.UnderlineStyle.DashUnderline, QTextCharFormat.UnderlineStyle.DashDotLine
LONG = "Tom and Denise and Ben and Sam and Leo went to the park and had a very good day there with us."


def letter(
    qtbot: QtBot, desk: Desk, words: str, own: ChildsTerms | None = None, child_id: int = 1
) -> NarrativeEdit:
    """The editor on the screen, as a part of a letter to a child of eight to eleven."""
    editor = editor_of(desk)
    editor.written_for = WrittenFor.CHILD
    editor.set_value(words)
    editor.write_to(child_id, Voice.MIDDLE, own or ChildsTerms())
    waits_for_marks(qtbot, editor)
    return editor


def selected(editor: NarrativeEdit) -> str:
    return editor.textCursor().selectedText()


def test_each_kind_of_finding_has_an_underline_of_its_own_in_every_theme(qtbot, desk, qapp):
    editor = letter(qtbot, desk, f"{LONG} Your placement failed. It was definately fun.")
    for mode in ("light", "dark", "contrast"):
        theme.source().follow(qapp, mode, 1.0)
        waits_for_marks(qtbot, editor)
        assert marked(editor, DASHES) == [LONG]
        assert marked(editor, DOTS) == ["placement"]
        assert marked(editor, MIXED) == ["failed"]
        assert marked(editor, WAVE) == ["definately"]
    theme.source().follow(qapp, "light", 1.0)


def test_a_word_of_ours_inside_a_long_sentence_keeps_its_dots(qtbot, desk):
    editor = letter(qtbot, desk, LONG.replace("the park", "the placement"))
    assert marked(editor, DOTS) == ["placement"] and len(marked(editor, DASHES)) == 2


def test_an_older_voice_may_have_longer_sentences(qtbot, desk):
    editor = letter(qtbot, desk, " ".join(["word"] * 18) + ".")
    assert marked(editor, DASHES)
    editor.write_to(1, Voice.TEEN, ChildsTerms())
    qtbot.waitUntil(lambda: marked(editor, DASHES) == [])


def test_the_mouse_resting_on_a_finding_is_told_why(qtbot, desk):
    editor = letter(qtbot, desk, "Your placement is nice.")
    cursor = QTextCursor(editor.document())
    for at, told in ((8, "A word of ours. Try “home”."), (20, "")):
        cursor.setPosition(at)
        place = editor.cursorRect(cursor).center()
        event = QHelpEvent(QHelpEvent.Type.ToolTip, place, editor.viewport().mapToGlobal(place))
        QApplication.sendEvent(editor.viewport(), event)
        if told:
            assert QToolTip.text().startswith(told)
        else:
            qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_the_caret_resting_on_a_finding_is_told_why_and_a_caret_that_writes_is_not(qtbot, desk):
    editor = letter(qtbot, desk, "Your placement is nice.")
    editor.setFocus()
    editor.put_caret(8)
    qtbot.waitUntil(lambda: editor.accessibleDescription().startswith("A word of ours."))
    assert QToolTip.text().startswith("A word of ours.")
    editor.put_caret(20)
    qtbot.waitUntil(lambda: editor.accessibleDescription() == "")
    editor.put_caret(14)
    QTest.keyClicks(editor, "s")
    assert not editor.findChild(Assistance).telling.is_waiting


def test_f7_goes_to_each_finding_in_turn_and_says_why_to_a_reader(qtbot, desk):
    editor = letter(qtbot, desk, "Your placement is nice.\nMum refused it. You can't go unless Bev comes.")
    editor.put_caret(0)
    editor.setFocus()
    found = []
    for _ in range(4):
        QTest.keyClick(editor, Qt.Key.Key_F7)
        found.append(selected(editor))
    assert found == ["placement", "refused", "can't go unless", "placement"]
    assert editor.accessibleDescription().startswith("placement: A word of ours.")
    assert editor.accessibleDescription().endswith("Ctrl+. offers other words.")
    QTest.keyClick(editor, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert selected(editor) == "can't go unless"


def test_f7_says_when_there_is_nothing(qtbot, desk):
    editor = letter(qtbot, desk, "We had tea.")
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_F7)
    assert desk.toasts[-1] == "Nothing to look at in these words."


def test_a_kinder_word_is_put_in_by_keys_as_one_step(qtbot, desk):
    editor = letter(qtbot, desk, "Dad refused it.")
    editor.put_caret(0)
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_F7)
    menu = menu_at(qtbot, editor)
    assert entries(menu)[:2] == ["As true, and kinder", "chose not to"]
    assert menu.activeAction().text() == "chose not to"
    QTest.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.value() == "Dad chose not to it.")
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.value() == "Dad refused it."


def test_the_menu_in_a_hard_sentence_says_why(qtbot, desk):
    editor = letter(qtbot, desk, LONG.replace("the park", "the placement"))
    said = " ".join(entries(menu_at(qtbot, editor, "placement")))
    assert "This sentence has 22 words. Most readers of this letter manage 16. Split it?" in said


def test_the_childs_own_word_is_offered_first_and_never_marked(qtbot, desk):
    own = ChildsTerms((ChildsTerm("Nan-nan", "foster carer"), ChildsTerm("my unit")))
    editor = letter(qtbot, desk, "Your foster carer likes my unit and Nan-nan.", own)
    assert marked(editor, DOTS) == ["foster carer"] and marked(editor, WAVE) == []
    assert entries(menu_at(qtbot, editor, "foster"))[1] == "Nan-nan"


def test_a_word_becomes_the_childs_own_from_the_menu(qtbot, desk, store):
    child_id = add_child(store, "Wren")
    editor = letter(qtbot, desk, "I like the placement.", child_id=child_id)
    choose(menu_at(qtbot, editor, "placement"), "“placement” is the child’s own word")
    qtbot.waitUntil(lambda: len(store.read(lambda s: own_terms.of_child(s, child_id))) == 1)


def test_a_word_she_never_wants_marked_is_silenced_and_undo_marks_it_again(qtbot, desk, store):
    editor = letter(qtbot, desk, "I like the placement.")
    choose(menu_at(qtbot, editor, "placement"), "Never mark “placement”")
    qtbot.waitUntil(lambda: marked(editor, DOTS) == [])
    desk.window.undo()
    qtbot.waitUntil(lambda: marked(editor, DOTS) == ["placement"])


def test_her_own_swap_is_offered_at_once(qtbot, desk):
    editor = letter(qtbot, desk, "I like the placement.")
    desk.window.ops.write("Swap", lambda s: swaps.keep(s, "placement", "the long house"))
    settled(qtbot, desk)
    settled(qtbot, desk)
    waits_for_marks(qtbot, editor)
    assert entries(menu_at(qtbot, editor, "placement"))[1] == "the long house"
