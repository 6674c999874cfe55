"""The way out of the letter: which files, the button, and why it waits."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.exports import DOCX, PDF
from iro_desk.exports.preparing import FinishedFile, FinishedLetter
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.layouts import MIDDLE, RIGHT, Column, Line
from iro_desk.gui.widgets.text import announce, caption
from iro_desk.gui.widgets.tick import Tick


class WayOut(QWidget):
    """The formats and the main button.

    Signals:
        pressed(): the officer wants it in the outbox.
        formats_changed(): another format was ticked.
        problem_asked(): the button was pressed while it waits.
    """

    pressed = Signal()
    formats_changed = Signal()
    problem_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        whole = Column(self, gap=2)
        whole.addStretch(1)
        across = Line(gap=14)
        self.pdf = Tick("PDF", ticked=True)
        self.word = Tick("Word")
        self.put = button("Put in the outbox", "main", "send", on_press=self.pressed.emit)
        for tick in (self.pdf, self.word):
            across.addWidget(tick, 0, MIDDLE)
            tick.edited.connect(self.formats_changed)
        across.addWidget(self.put)
        whole.addLayout(across)
        self.reason = caption("")
        self.reason.setWordWrap(False)
        whole.addWidget(self.reason, 0, RIGHT)
        whole.addStretch(1)
        self.put.setToolTip("Alt+Enter")
        self.wait_for("Drawing the page")

    def wait_for(self, reason: str) -> None:
        """Show why the button waits; empty when it need not."""
        self.put.wait_for(reason, self.problem_asked.emit)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        announce(self.reason, reason)

    def chosen(self, finished: FinishedLetter) -> tuple[FinishedFile, ...]:
        """The finished files of the ticked formats."""
        pairs = ((self.pdf, finished.pdf), (self.word, finished.word))
        return tuple(made for tick, made in pairs if tick.value() and made is not None)

    def wanted(self) -> tuple[str, ...]:
        """The names of the ticked formats."""
        return tuple(f.name for tick, f in ((self.pdf, PDF), (self.word, DOCX)) if tick.value())
