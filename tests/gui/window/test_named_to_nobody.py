"""What the system is told of the program's windows: no name, no word of the case (S24)."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

import iro_desk
from iro_desk.gui.place import Place
from iro_desk.gui.prompts import ScreenPrompts
from iro_desk.records import ChildFields
from iro_desk.storage.store import Store
from tests.gui.window.steps import Desk, add, settled

NAME = "Zorblatt"
TELLS_THE_SYSTEM = {"QSystemTrayIcon", "showMessage", "SHAddToRecentDocs", "setDesktopFileName", "QDockTile"}


def titles() -> set[str]:
    """Each window as the taskbar and the list of windows name it: its title, and its name for a reader."""
    named: set[str] = set()
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            tree = QAccessible.queryAccessibleInterface(window)
            named |= {window.windowTitle(), tree.text(QAccessible.Text.Name) if tree is not None else ""}
            named.add(window.windowIconText())
    return {name for name in named if name}


def show(qtbot: QtBot, desk: Desk, page: str, child: int) -> None:
    desk.window.go(Place(page, child if page in ("child", "visit", "prepare", "review") else None))
    settled(qtbot, desk)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_no_window_is_named_after_anybody(qtbot: QtBot, opened, store: Store):
    """S24: on a child's own pages, and with a question open over them."""
    desk = opened()
    child = add(store, ChildFields(preferred_name=NAME, surname="Vexlemoor", born_on=date(2015, 3, 4)))
    for page in ("today", "child", "visit", "prepare", "review", "outbox"):
        show(qtbot, desk, page, child)
        assert titles() == {"IRO Desk"}
    found: set[str] = set()

    def answered() -> None:
        found.update(titles())
        next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox)).reject()

    QTimer.singleShot(0, answered)
    ScreenPrompts().confirm(desk.window, f"Delete {NAME}?", "It cannot be undone.", "Delete", "Keep")
    assert found == {"IRO Desk"}


def test_the_program_tells_the_system_of_nothing_else():
    """S24: no tray icon, no notification and no recent list; a new one must come through here first."""
    said = [
        (path.name, name)
        for path in Path(iro_desk.__file__).parent.rglob("*.py")
        for name in named_in(ast.parse(path.read_text("utf-8")))
    ]
    assert said == []


def named_in(module: ast.Module) -> set[str]:
    names = {node.id for node in ast.walk(module) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(module) if isinstance(node, ast.Attribute)}
    return names & TELLS_THE_SYSTEM
