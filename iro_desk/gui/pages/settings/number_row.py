"""NumberRow: a number with its label above it, and beside it what it counts and what it starts as."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from iro_desk.gui.widgets.field_row import Problem
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import labelled, wrapped


class NumberRow(QWidget):
    """The label, what is wrong, and one line with the number.

    Args:
        words: what it counts and what it starts as.
        reset: the link that puts it back.
    """

    def __init__(self, label: str, editor: LineEdit, words: str, reset: QWidget, help: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._words = f"{words}. {help}" if help else words
        self._problem = Problem()
        named = wrapped(label.replace("&", "&&"), "body")
        named.setBuddy(editor)
        editor.setAccessibleName(label)
        editor.setAccessibleDescription(self._words)
        column = Column(self, (0, 6, 0, 4), 3)
        column.addWidget(named)
        column.addWidget(self._problem)
        holder = QWidget()
        flow = Flow(holder, 12)
        for part in (editor, labelled(self._words, "caption", tone="muted"), reset):
            flow.addWidget(part)
        column.addWidget(holder)

    def show_problem(self, words: str) -> None:
        """Say what is wrong above the number and edge it; empty words take that away."""
        self._problem.say(words)
        dress(self.editor, state="problem" if words else "")
        self.editor.setAccessibleDescription(f"Problem: {words}" if words else self._words)

    @property
    def problem(self) -> str:
        """What is wrong, or empty."""
        return self._problem.words

    def focus(self) -> None:
        """Put the keyboard in the number."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
