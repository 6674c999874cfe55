"""Phrases are made, put in and changed by keys (U57)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from iro_desk.gui.place import Place
from iro_desk.services import phrases, writing
from tests.gui.window.steps import settled
from tests.gui.writing.hands import (
    ALT,
    CTRL,
    add_child,
    make_phrase,
    write,
)

#: a menu is a window of its own, which the offscreen platform shows but cannot raise
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_a_phrase_is_made_of_a_selection_and_put_in_by_keys(qtbot, desk, store):
    editor = write(desk, "You can ring me when you like. ")
    make_phrase(qtbot, desk, editor, "You can ring me when you like.")
    assert [row.title for row in store.read(lambda s: phrases.found(s, ""))] == ["You can ring me when you …"]
    editor.put_caret(len(editor.value()))
    QTest.keyClick(editor, Qt.Key.Key_Semicolon, CTRL)
    picker = desk.window.writing.picker
    qtbot.waitUntil(lambda: picker.list.rows.rowCount() == 1)
    QTest.keyClicks(picker.line, "ring")
    settled(qtbot, desk)
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.isHidden() and desk.window.focusWidget() is editor
    assert editor.value() == "You can ring me when you like. You can ring me when you like."
    QTest.keyClicks(editor, " Or write.")
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.value() == "You can ring me when you like. You can ring me when you like."
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.value() == "You can ring me when you like. "


def test_a_phrase_is_found_through_the_finder_too(qtbot, desk, store):
    store.write("Phrase", lambda s: phrases.keep(s, {"title": "Rights", "text": "You can complain."}, None))
    editor = write(desk, "So: ")
    desk.press(Qt.Key.Key_K, CTRL)
    QTest.keyClicks(desk.window.finder.line, "insert a phr")
    settled(qtbot, desk)
    settled(qtbot, desk)
    QTest.keyClick(desk.window.finder.line, Qt.Key.Key_Return)
    picker = desk.window.writing.picker
    qtbot.waitUntil(lambda: picker.isVisible() and picker.list.rows.rowCount() == 1)
    settled(qtbot, desk)
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert editor.value() == "So: You can complain."


def test_esc_puts_the_picker_away_and_writes_nothing(qtbot, desk):
    editor = write(desk, "So: ")
    QTest.keyClick(editor, Qt.Key.Key_Semicolon, CTRL)
    picker = desk.window.writing.picker
    settled(qtbot, desk)
    assert "no phrases" in picker.list.rows.row(0).main
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.isVisible()
    QTest.keyClick(picker.line, Qt.Key.Key_Escape)
    assert picker.isHidden() and desk.window.focusWidget() is editor and editor.value() == "So: "


def test_a_selection_with_a_childs_name_is_refused_with_a_sentence(qtbot, desk, store):
    add_child(store, "Wilfrid", "Hartlebury", "C-4471")
    editor = write(desk, "Wilfrid can ring me. ")
    make_phrase(qtbot, desk, editor, "Wilfrid can ring me.")
    assert store.read(lambda s: phrases.found(s, "")) == ()
    assert desk.toasts[-1] == (
        "A phrase is for any child, and this holds a name from your desk. Take it out, then keep the phrase."
    )


def test_phrases_and_words_are_changed_in_settings(qtbot, desk, store):
    store.write("Phrase", lambda s: phrases.keep(s, {"title": "Rights", "text": "You can complain."}, None))
    store.write("Word", lambda s: writing.add_word(s, "Brackenholme"))
    desk.window.jot.put_away()
    desk.window.go(Place("settings", part="words"))
    for _ in range(3):
        settled(qtbot, desk)
    part = desk.window.screen_now.part
    part.phrases.setFocus()
    QTest.keyClick(part.phrases, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part.form.keep_it.isVisible())
    title = part.form.form.editor("title")
    title.setFocus()
    QTest.keyClick(title, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(title, "How to complain")
    QTest.keyClick(title, Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: part.form is None)
    assert [row.title for row in store.read(lambda s: phrases.found(s, ""))] == ["How to complain"]
    qtbot.waitUntil(lambda: part.phrases.rows.row(0).main == "How to complain")
    QTest.keyClicks(part.word, "two words")
    QTest.keyClick(part.word, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part.word_row.problem == "Enter one word, without spaces.")
    part.words.setFocus()
    QTest.keyClick(part.words, Qt.Key.Key_Return)
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: store.read(writing.own_words) == ())
    desk.press(Qt.Key.Key_Z, CTRL | ALT)
    qtbot.waitUntil(lambda: len(store.read(writing.own_words)) == 1)
    qtbot.waitUntil(lambda: part.words.rows.rowCount() == 1)


def test_a_phrase_with_a_detail_is_refused_at_its_field_in_settings(qtbot, desk, store):
    add_child(store, "Wilfrid", "Hartlebury", "C-4471")
    desk.window.jot.put_away()
    desk.window.go(Place("settings", part="words"))
    for _ in range(3):
        settled(qtbot, desk)
    part = desk.window.screen_now.part
    part.write_phrase()
    qtbot.waitUntil(lambda: part.form.keep_it.isVisible())
    QTest.keyClicks(part.form.form.editor("title"), "Case")
    QTest.keyClicks(part.form.form.editor("text"), "Ask about c4471.")
    QTest.keyClick(part.form.form.editor("text"), Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: "holds a case number" in part.form.form.rows["text"].problem)
    assert store.read(lambda s: phrases.found(s, "")) == ()
