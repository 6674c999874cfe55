"""The window with the box for a jot open and the dictionary read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from iro_desk.storage.store import Store
from tests.gui.conftest import FakePrompts
from tests.gui.window.steps import Desk, in_front, settled
from tests.gui.writing.hands import CTRL


@pytest.fixture
def desk(qtbot: QtBot, store: Store, prompts: FakePrompts, qapp: QApplication) -> Iterator[Desk]:
    """The window with the box for a jot open, and the dictionary read."""
    made = Desk(store, prompts, qapp)
    made.window.show()
    qtbot.waitUntil(lambda: made.page != "" and in_front(made))
    made.press(Qt.Key.Key_J, CTRL)
    settled(qtbot, made)
    qtbot.waitUntil(lambda: made.window.writing.aids.is_loaded, timeout=10_000)
    settled(qtbot, made)
    yield made
    for menu in made.window.findChildren(QMenu):
        menu.close()
    made.window.flush()
    qtbot.waitUntil(lambda: made.window.ops.writes_waiting == 0)
    made.window.finish()
    made.window.hide()
    made.window.deleteLater()
