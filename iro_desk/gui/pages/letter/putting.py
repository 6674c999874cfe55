"""The way out of the letter: which files, the button, and why it waits."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.letters.forms import LetterFold
from iro_desk.exports import DOCX, FOLDED, PDF, TEXT
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
        self._across = across = Line(gap=14)
        self._whole = whole
        self._holder = QWidget()
        ticks = Line(self._holder, gap=14)
        self.pdf = Tick("PDF", ticked=True)
        self.word = Tick("Word")
        self.text = Tick("Text")
        self.fold = Tick("To fold")
        self._ticks = {PDF: self.pdf, DOCX: self.word, TEXT: self.text, FOLDED: self.fold}
        self.put = button("Put in the outbox", "main", "send", on_press=self.pressed.emit)
        for made_as, tick in self._ticks.items():
            tick.setToolTip(made_as.label)
            tick.setAccessibleDescription(made_as.label)
            ticks.addWidget(tick, 0, MIDDLE)
            tick.edited.connect(self.formats_changed)
        across.addWidget(self._holder, 0, MIDDLE)
        across.addWidget(self.put, 0, MIDDLE)
        whole.addLayout(across)
        self.reason = caption("")
        self.reason.setWordWrap(False)
        whole.addWidget(self.reason, 0, RIGHT)
        whole.addStretch(1)
        self.put.setToolTip("Alt+Enter")
        self.fit(LetterFold.A4)
        self.wait_for("Drawing the page")

    def wait_for(self, reason: str) -> None:
        """Show why the button waits; empty when it need not."""
        self.put.wait_for(reason, self.problem_asked.emit)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        announce(self.reason, reason)

    def stack(self, *, is_narrow: bool) -> None:
        """Stand the kinds of file beside the button, or above it where there is no room."""
        home, away = (self._whole, self._across) if is_narrow else (self._across, self._whole)
        if home.indexOf(self._holder) < 0:
            away.removeWidget(self._holder)
            home.insertWidget(1 if is_narrow else 0, self._holder, 0, RIGHT if is_narrow else MIDDLE)

    def fit(self, paper: LetterFold) -> None:
        """Offer the sheets to fold for a letter on A5 pages alone."""
        self.fold.setVisible(paper is LetterFold.BOOKLET)
        if paper is not LetterFold.BOOKLET:
            self.fold.set_value(False)

    def chosen(self, finished: FinishedLetter) -> tuple[FinishedFile, ...]:
        """The finished files of the ticked formats."""
        made = (finished.pdf, *finished.others) if finished.pdf else finished.others
        return tuple(file for file in made if file.format_name in self.wanted())

    def wanted(self) -> tuple[str, ...]:
        """The names of the ticked formats."""
        return tuple(made_as.name for made_as, tick in self._ticks.items() if tick.value())
