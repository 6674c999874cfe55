"""What is pasted is cleaned, in one step of Undo (U59)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.writing.hands import (
    CTRL,
    WAVE,
    editor_of,
    marked,
    paste,
    waits_for_marks,
    write,
)

#: a menu is a window of its own, which the offscreen platform shows but cannot raise
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_paste_from_word_is_cleaned_in_one_step_of_undo(qtbot, desk):
    editor = write(desk, "Before ")
    html = '<html><p class=MsoListParagraph style="mso-list:l0">x</p></html>'
    paste(editor, "One\u00a0“two”\u00ad  \r\n\uf0b7\tThree\r\nA\tB\r\nC\tD\r\n", html)
    assert editor.value() == "Before One “two”\n•\tThree\nA\tB\nC\tD"
    first, second = (editor.document().findBlockByNumber(number).blockFormat() for number in (0, 1))
    assert first.lineHeight() == second.lineHeight() > 100
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.value() == "Before "


def test_a_list_copied_from_a_page_keeps_its_marks(desk):
    editor = editor_of(desk)
    paste(editor, "One\nTwo", "<ol><li><b>One</b></li><li>Two</li></ol>")
    assert editor.value() == "1.\tOne\n2.\tTwo"
    assert not editor.document().begin().begin().fragment().charFormat().fontWeight() > 500


def test_a_picture_copied_from_a_page_takes_no_words_away(desk):
    editor = write(desk, "Kept")
    editor.selectAll()
    paste(editor, html="<img src='x.png'>")
    assert editor.value() == "Kept"


def test_a_megabyte_is_pasted_whole_and_marked_afterwards(qtbot, desk):
    editor = editor_of(desk)
    line = "He did recieve it and all was well with him and everyone around. " * 500
    paste(editor, "\r\n".join([line.strip()] * 31))
    assert len(editor.value()) > 1_000_000
    waits_for_marks(qtbot, editor)
    assert len(marked(editor, WAVE)) == 31 * 500
    editor.set_value("")
