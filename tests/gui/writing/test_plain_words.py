"""Plainer words in the real window, by keys (U65)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from iro_desk.domain.writing.plain_words import WrittenFor
from tests.gui.writing.hands import (
    CTRL,
    DOTS,
    choose,
    entries,
    marked,
    menu_at,
    write,
)

#: a menu is a window of its own, which the offscreen platform shows but cannot raise
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_a_word_of_the_trade_has_dots_and_plainer_words_beside_it(qtbot, desk):
    editor = write(desk, 'Her siblings came. He said "my siblings" too. ')
    assert marked(editor, DOTS) == ["siblings"]
    menu = menu_at(qtbot, editor, "siblings")
    assert entries(menu)[:3] == ["Plainer words", "brothers", "sisters"]
    choose(menu, "brothers")
    assert editor.value().startswith("Her brothers came.")
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.value().startswith("Her siblings came.")


def test_what_is_left_to_fill_in_is_selected(qtbot, desk):
    editor = write(desk, "Contact was good. ")
    choose(menu_at(qtbot, editor, "Contact"), "Seeing …")
    assert editor.textCursor().selectedText() == "…"
    QTest.keyClicks(editor, "Gran")
    assert editor.value() == "Seeing Gran was good. "


def test_an_acronym_is_written_out(qtbot, desk):
    editor = write(desk, "The SDQ is due. ")
    choose(menu_at(qtbot, editor, "SDQ"), "strengths and difficulties questionnaire")
    assert editor.value() == "The strengths and difficulties questionnaire is due. "


def test_a_record_keeps_its_own_terms_and_a_letter_does_not(qtbot, desk):
    editor = write(desk, "The placement is stable. ")
    assert marked(editor, DOTS) == []
    editor.written_for = WrittenFor.CHILD
    editor.set_value("The placement is stable and kind.")
    assert marked(editor, DOTS) == ["placement"]
    editor.written_for = WrittenFor.NOBODY_ELSE
    editor.set_value("My placement is nice")
    assert marked(editor, DOTS) == []
