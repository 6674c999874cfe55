"""What the tests of writing do by hand: type, read what is marked, open the menu and choose from it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.writing.assistance import Assistance
from iro_desk.records import ChildFields
from iro_desk.services import children
from iro_desk.storage.store import Store
from tests.gui.conftest import TODAY
from tests.gui.window.steps import Desk, in_front, settled

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
WAVE, DOTS = QTextCharFormat.UnderlineStyle.WaveUnderline, QTextCharFormat.UnderlineStyle.DotLine


def editor_of(desk: Desk) -> NarrativeEdit:
    return desk.window.jot.text


def write(desk: Desk, words: str) -> NarrativeEdit:
    editor = editor_of(desk)
    QTest.keyClicks(editor, words)
    return editor


def marked(editor: NarrativeEdit, style: QTextCharFormat.UnderlineStyle) -> list[str]:
    """The words drawn with an underline of this kind, in order."""
    found = []
    block = editor.document().begin()
    while block.isValid():
        for place in block.layout().formats():
            if place.format.underlineStyle() == style:
                found.append(block.text()[place.start : place.start + place.length])
        block = block.next()
    return found


def waits_for_marks(qtbot: QtBot, editor: NarrativeEdit) -> None:
    qtbot.waitUntil(lambda: editor.findChild(Assistance).marker.is_done)


def menu_at(qtbot: QtBot, editor: NarrativeEdit, word: str | None = None) -> QMenu:
    """The menu, opened by Ctrl+. with the caret in a word."""
    if word is not None:
        editor.put_caret(editor.value().index(word) + 1)
    QTest.keyClick(editor, Qt.Key.Key_Period, CTRL)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entries(menu: QMenu) -> list[str]:
    return [one.text().split("\t")[0] for one in menu.actions() if not one.isSeparator()]


def choose(menu: QMenu, words: str) -> None:
    next(one for one in menu.actions() if one.text().split("\t")[0] == words).trigger()
    menu.close()


def add_child(store: Store, name: str, surname: str = "", code: str = "") -> int:
    draft = ChildFields(preferred_name=name, surname=surname, born_on=date(2015, 3, 4), local_code=code)
    return store.write(
        "Add",
        lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="", today=TODAY),
    ).value


def paste(editor: NarrativeEdit, text: str = "", html: str = "") -> None:
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    QApplication.clipboard().setMimeData(mime)
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)


def select(editor: NarrativeEdit, words: str) -> None:
    cursor = editor.textCursor()
    at = editor.value().index(words)
    cursor.setPosition(at)
    cursor.setPosition(at + len(words), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def make_phrase(qtbot: QtBot, desk: Desk, editor: NarrativeEdit, words: str) -> None:
    select(editor, words)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(editor.viewport(), event)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    choose(QApplication.activePopupWidget(), "Make a phrase of the selected words")
    settled(qtbot, desk)
    settled(qtbot, desk)
    qtbot.waitUntil(lambda: in_front(desk))
