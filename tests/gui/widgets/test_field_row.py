"""A question of a form is never a window of its own, not even for a moment."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.tick import Tick


class Windows(QObject):
    """Remembers every widget that is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a window being shown, and let it."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[Windows]:
    made = Windows()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


@pytest.mark.parametrize("beside", [False, True])
def test_making_a_question_shows_no_window(windows: Windows, qtbot: QtBot, *, beside: bool) -> None:
    row = FieldRow("Where?", QLineEdit(), "One line.", source="From the last visit", beside=beside)
    qtbot.addWidget(row)
    qtbot.wait(10)
    assert windows.shown == []
    assert not row.label.isHidden()
    assert not row.help.isHidden()


def test_a_tick_says_its_own_question(windows: Windows, qtbot: QtBot) -> None:
    row = FieldRow("Seen alone", Tick("Seen alone"))
    qtbot.addWidget(row)
    assert row.label.isHidden()
    assert windows.shown == []
