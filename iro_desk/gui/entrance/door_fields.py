"""The fields both doors share: a passphrase that can be shown and pasted (U42), and trouble in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QScrollArea, QWidget

from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.layouts import Column, Line
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import caption, labelled, wrapped


class PassphraseField(QWidget):
    """A label, a hint, and a hidden line with a Show button beside it.

    Signals:
        entered(): Enter was pressed in the field.
        edited(): it was changed.
    """

    entered = Signal()
    edited = Signal()

    def __init__(self, words: str, hint: str = "") -> None:
        super().__init__()
        column = Column(self, gap=4)
        self.label = labelled(words, "label")
        self.line = LineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(128)
        self.line.setAccessibleName(words)
        self.label.setBuddy(self.line)
        self._show = button("Show", icon="eye-off")
        self._show.setCheckable(True)
        self._show.toggled.connect(self._turn)
        column.addWidget(self.label)
        if hint:
            column.addWidget(caption(hint))
        across = Line(gap=8)
        across.addWidget(self.line, 1)
        across.addWidget(self._show)
        across.addStretch(0)
        column.addLayout(across)
        self.line.returnPressed.connect(self.entered)
        self.line.edited.connect(self.edited)

    @property
    def words(self) -> str:
        """What was typed, untouched."""
        return self.line.text()

    def clear(self) -> None:
        """Empty the line."""
        self.line.clear()

    def take_focus(self) -> None:
        """Put the caret in the line with everything selected."""
        self.line.setFocus()
        self.line.selectAll()

    def _turn(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._show.setText(" Hide" if shown else " Show")
        self._show.setAccessibleName("Hide the passphrase" if shown else "Show the passphrase")


def trouble_line() -> QLabel:
    """A line for what went wrong, hidden until something does."""
    line = wrapped("", tone="late")
    dress(line, state="problem")
    line.hide()
    return line


def say_trouble(line: QLabel, what: str, next_step: str = "") -> None:
    """Show what went wrong and what to do, and have it read out."""
    line.setText(f"{what} {next_step}".strip())
    line.setAccessibleName(line.text())
    line.setVisible(bool(line.text()))


def scrolled(inner: QWidget) -> QScrollArea:
    """Room for the card where the window is lower than it, as at 200% text (U48)."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    dress(inner, role="scrolled")
    area.setWidget(inner)
    return area
