"""What is copied is marked as not for keeping, goes after a minute, and never takes another program's words with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTextEdit, QWidget

from iro_desk.gui import clipboard
from iro_desk.gui.clipboard import KEPT_FOR_MS, MARKS
from tests.gui.window.steps import CTRL, Desk

WORDS = "Wren told me about the swimming"


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def on_it() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def _in_a_line(parent: QWidget) -> QLineEdit:
    line = QLineEdit(WORDS, parent)
    line.selectAll()
    return line


def _in_an_editor(parent: QWidget) -> QTextEdit:
    editor = QTextEdit(parent)
    editor.setPlainText(WORDS)
    editor.selectAll()
    return editor


def _in_a_label(parent: QWidget) -> QLabel:
    label = QLabel(WORDS, parent)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
    label.setSelection(0, len(WORDS))
    return label


@pytest.mark.parametrize("where", [_in_a_line, _in_an_editor, _in_a_label])
def test_every_key_that_copies_marks_what_it_copies(opened, where):
    """S25: for the histories of Windows, KDE and macOS, and as plain words only."""
    desk = opened()
    part = where(desk.window)
    part.show()
    QTest.keyClick(part, Qt.Key.Key_C, CTRL)
    assert on_it().text() == WORDS
    assert {name for name in MARKS if on_it().hasFormat(name)} == set(MARKS)
    assert not on_it().hasHtml()


@pytest.mark.parametrize("where", [_in_a_line, _in_an_editor])
def test_what_a_menu_copies_is_marked_too(opened, where):
    """S25: the part copies by itself, and what it put there is put there again."""
    desk = opened()
    # Offscreen the system never says whose it is.
    clipboard.TakingBack(desk.window.watchman, desk.window, owns=lambda mode: True)
    part = where(desk.window)
    part.copy()
    assert on_it().text() == WORDS and on_it().hasFormat("x-kde-passwordManagerHint")


def test_cutting_takes_the_words_out_and_they_can_be_put_back(opened):
    """S25: Undo in the editor still works."""
    desk = opened()
    editor = _in_an_editor(desk.window)
    QTest.keyClick(editor, Qt.Key.Key_X, CTRL)
    assert editor.toPlainText() == "" and on_it().text() == WORDS and on_it().hasFormat(clipboard.OURS)
    editor.undo()
    assert editor.toPlainText() == WORDS


def test_a_hidden_passphrase_is_not_copied(opened):
    """S25."""
    desk = opened()
    line = _in_a_line(desk.window)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    QTest.keyClick(line, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == ""


def test_after_a_minute_it_is_taken_back(opened):
    """S25."""
    desk = opened()
    taking_back = desk.window.findChild(clipboard.TakingBack)
    assert taking_back.takes_back_in == -1
    clipboard.copy(WORDS)
    assert KEPT_FOR_MS * 0.9 < taking_back.takes_back_in <= KEPT_FOR_MS * 1.06
    taking_back.take_back()
    assert QGuiApplication.clipboard().text() == ""


def test_the_words_of_another_program_stay(opened):
    """S25: only what is still ours is taken."""
    desk = opened()
    clipboard.copy(WORDS)
    foreign = QMimeData()
    foreign.setText("a shopping list")
    foreign.setData("application/x-another-program", b"1")
    taking_back = desk.window.findChild(clipboard.TakingBack)
    QGuiApplication.clipboard().setMimeData(foreign)
    taking_back.take_back()
    assert on_it().text() == "a shopping list"


def test_leaving_the_desk_takes_it_back(opened):
    """S25: locking and closing both end the window's asking."""
    desk: Desk = opened()
    clipboard.copy(WORDS)
    desk.window.finish()
    assert QGuiApplication.clipboard().text() == ""


@pytest.mark.parametrize("where", [_in_an_editor, _in_a_label])
def test_marked_words_cannot_be_dragged_out(opened, where):
    """S26: a press on them lets the mark go, so that no drag begins."""
    desk = opened()
    part = where(desk.window)
    part.resize(300, 60)
    part.show()
    at = part.viewport() if isinstance(part, QTextEdit) else part
    QTest.mousePress(at, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(20, 10))
    assert clipboard.chosen_in(part) == ""
    QTest.mouseRelease(at, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(20, 10))
