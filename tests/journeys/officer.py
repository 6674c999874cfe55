"""An officer at the keyboard of the real program: she tabs, types and reads, and never touches the mouse."""

from __future__ import annotations

import re
from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QTextEdit, QWidget

from iro_desk.gui.main_window import MainWindow
from iro_desk.gui.widgets.row_list import PaintedList
from tests.journeys.tally import Tally

PATIENCE = 40.0
PATIENCE_WITH_A_PROCESS = 240.0
"""Seconds for a process that starts the whole program, and another when it locks, on a computer with much to do."""
MOST_TABS = 150
Kind = TypeVar("Kind", bound=QWidget)


class Officer:
    """Keys go to the window the system says is in front, and from there wherever the program sends them.

    Attributes:
        tally: what the journey has cost so far.
    """

    def __init__(self) -> None:
        self.tally = Tally()

    def waits_until(self, is_so: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
        """Let the program run until something is so."""
        until = monotonic() + seconds
        _bring_to_front()
        while not is_so():
            assert monotonic() < until, f"waited {seconds:g} s for {what}. At {self.here()}. {self.reads()}"
            loop = QEventLoop()
            QTimer.singleShot(15, loop.quit)
            loop.exec()
            _bring_to_front()

    def looks_up(self) -> None:
        """Before her hands move she looks: the window has shown everything it was asked for."""
        while not _is_at_rest():
            self.waits_until(_is_at_rest, "a window at rest")
            QApplication.sendPostedEvents()

    def window(self) -> QWidget:
        """The window in front; with no window manager, the only one there is is brought to the front."""
        front = QApplication.activeWindow()
        if front is None:
            self.waits_until(QApplication.activeWindow, "a window in front")
            front = QApplication.activeWindow()
        return front

    def here(self) -> str:
        """What a screen reader calls the thing that has the keyboard."""
        widget = QApplication.focusWidget()
        if widget is None:
            return "(nothing)"
        return widget.accessibleName() or getattr(widget, "text", lambda: "")() or type(widget).__name__

    def reads(self) -> str:
        """Every word shown on the screen."""
        labels = [label.text() for label in _shown(QLabel)]
        buttons = [button.accessibleName() or button.text() for button in _shown(QAbstractButton)]
        rows = [row for listed in _shown(PaintedList) for row in _rows(listed)]
        return " | ".join(words for words in (*labels, *rows, *buttons) if words)

    def waits_to_read(self, words: str, seconds: float = PATIENCE) -> None:
        """Wait until the window shows some words."""
        self.waits_until(lambda: words in self.reads(), f"“{words}”", seconds)
        self.tally.looks()

    def first_row(self, name: str) -> str:
        """What the first row of a list says; empty when the list is not shown."""
        lists = _shown(PaintedList)
        shown = [row for one in lists if one.accessibleName() == name for row in _rows(one)]
        return shown[0] if shown else ""

    def rows(self, listed: QWidget) -> list[str]:
        """What every row of a list says."""
        assert isinstance(listed, PaintedList)
        return _rows(listed)

    def presses(self, keys: str, times: int = 1) -> None:
        """Press keys, written as Qt writes them: ``Alt+Return``."""
        if keys.endswith("Return"):
            self.tally.looks()  # what a condition has opened since
        self.looks_up()
        for _ in range(times):
            self.tally.keys += 1
            combination = QKeySequence(keys)[0]
            QTest.keyClick(self.window().windowHandle(), combination.key(), combination.keyboardModifiers())

    def types(self, words: str) -> None:
        """Type into whatever has the keyboard."""
        self.looks_up()
        self.tally.notes(self.here(), words)
        self.tally.keys += len(words)
        self.tally.letters += len(words)
        for letter in words:
            QTest.keyClick(self.window().windowHandle(), letter)

    def types_instead(self, words: str) -> None:
        """Replace what stands in the field."""
        self.presses("Ctrl+A")
        self.types(words)

    def tabs_to(self, name: str) -> QWidget:
        """Press Tab until the keyboard is on something whose name begins so; the whole way round if need be."""
        passed: list[str] = []
        until = monotonic() + PATIENCE
        while not self.here().startswith(name):
            at = QApplication.focusWidget()
            self.presses("Tab")
            passed.append(self.here())
            if len(passed) >= MOST_TABS or QApplication.focusWidget() is at:
                assert monotonic() < until, f"“{name}” cannot be reached by Tab; passed {passed[-MOST_TABS:]}"
                passed.clear()
                self.lets_it_settle()
        self.tally.looks()
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def lets_it_settle(self, seconds: float = 0.05) -> None:
        """A moment for what is on its way."""
        until = monotonic() + seconds
        self.waits_until(lambda: monotonic() >= until, "a moment")

    def chooses(self, button: str) -> None:
        """Tab to a button and press Enter."""
        self.tabs_to(button)
        self.presses("Return")

    def answers(self, question: str, answer: str) -> None:
        """Tab to a question with a few answers and choose one with the arrow keys."""
        found = self.tabs_to(question)
        self.tally.notes(question)
        if isinstance(found, QComboBox):
            for _ in range(found.count()):
                if found.currentText() == answer:
                    return
                self.presses("Down")
            assert found.currentText() == answer, f"{question} offers no “{answer}”"
            return
        if self._is_at(question, answer):
            self.presses("Space")
        for _ in range(12):
            if self._is_at(question, answer):
                break
            self.presses("Right")
        chosen = QApplication.focusWidget()
        assert self._is_at(question, answer), f"{question} offers no “{answer}”: at {self.here()}"
        assert isinstance(chosen, QAbstractButton) and chosen.isChecked()

    def _is_at(self, question: str, answer: str) -> bool:
        """Whether the keyboard is on this answer; a cell of a table names its own question after the row's."""
        name, _, offered = self.here().rpartition(": ")
        return offered == answer and (name == question or name.startswith(f"{question}, "))

    def ticks(self, words: str) -> None:
        """Tab to a statement and tick it with Space."""
        box = self.tabs_to(words)
        assert isinstance(box, QAbstractButton)
        self.tally.notes(words)
        if not box.isChecked():
            self.presses("Space")
        assert box.isChecked()

    def writes(self, field: str, words: str) -> None:
        """Tab to a field and type in it in place of what it holds."""
        self.tabs_to(field)
        self.types_instead(words)

    def text_here(self) -> str:
        """What stands in the field that has the keyboard."""
        field = QApplication.focusWidget()
        if isinstance(field, QTextEdit):
            return field.toPlainText()
        assert isinstance(field, QLineEdit), f"the keyboard is on {self.here()}"
        return field.text()

    def saved(self) -> bool:
        """Whether the status line says Saved with a time."""
        return re.search(r"Saved \d\d:\d\d", self.reads()) is not None


def _bring_to_front() -> None:
    """What a window manager does when the window in front goes away; offscreen there is none."""
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    if QApplication.activeWindow() is None and len(shown) == 1:
        shown[0].activateWindow()


def _is_at_rest() -> bool:
    """Whether no window waits for an answer of the desk."""
    windows = QApplication.topLevelWidgets()
    return all(window.ops.is_at_rest for window in windows if isinstance(window, MainWindow))


def _shown(kind: type[Kind]) -> list[Kind]:
    """What there is of a kind in the windows that are shown; Qt itself passes by all the rest."""
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    return [found for window in windows for found in window.findChildren(kind) if found.isVisible()]


def _rows(listed: PaintedList) -> list[str]:
    model = listed.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.data(model.index(row, 0), role) or "") for row in range(model.rowCount())]
