"""What the tests of a short form do and read, as the officer would."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iro_desk.gui.pages.sheet_page import SheetPage

TODAY = date(2026, 6, 11)
WHOLE: dict[str, Any] = {
    "ended": "2026-02-02",
    "held_on": "2026-06-02",
    "chair": "Dee Moss",
    "child": [{"words": "Nobody told me why", "share": "may_share"}],
    "learned_child": ["He needs to be told early"],
    "needs": [{"what": "Story book", "owner": "Bev Hall", "by": "2026-06-05", "measure": "He has it"}],
    "story": "You moved because your carers could not keep you safe.",
}


def said(widget: QWidget) -> str:
    """Everything that can be read."""
    shown = [label for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return "\n".join(label.text() for label in shown)


def press(widget: QWidget, name: str) -> None:
    """Press a button by its name, as the keyboard does."""
    found = next(one for one in widget.findChildren(QPushButton) if one.accessibleName().startswith(name))
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Space)


def type_in(page: SheetPage, name: str, words: str) -> None:
    """Type into a question as the keyboard does."""
    assert page.form is not None
    page.form.focus_place(name)
    here = page.focusWidget()
    assert here is not None
    QTest.keyClicks(here, words)


def hidden(page: SheetPage, name: str) -> bool:
    assert page.form is not None
    return page.form.fields[name].isHidden()


def finished(qtbot: QtBot, page: SheetPage) -> None:
    """Through the check to the locked form, by its own keys."""
    page.check()
    assert page.answers is not None
    QTest.keyClick(page.finish_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.finished is not None)
