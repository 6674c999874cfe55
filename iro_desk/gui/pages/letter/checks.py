"""The pane beside the letter: what to put right, what to look at, and what the finished page gives away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from iro_desk.domain.leaks import Leak
from iro_desk.gui.pages.letter.leaks_found import LeaksFound
from iro_desk.gui.widgets.layouts import TOP, Column, Line, emptied
from iro_desk.gui.widgets.page import Scrolled
from iro_desk.gui.widgets.text import Icon, caption, card_heading, rule, wrapped
from iro_desk.gui.writing.reading_panel import ReadingPanel
from iro_desk.services.letters import LetterFinding


class ChecksPane(Scrolled):
    """Everything found, while the officer types on.

    Signals:
        reason_edited(): why something may stay was typed.
        place_asked(str): where in the letter these words are.
    """

    reason_edited = Signal()
    place_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__((18, 14, 18, 20), 8)
        self.body.addWidget(card_heading("How it reads"))
        self.reading = ReadingPanel()
        self.body.addWidget(self.reading)
        self.list = QFrame()
        self.list.setProperty("ringed", True)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._findings = Column(self.list, gap=6)
        self.body.addWidget(self.list)
        top = Line(gap=8)
        top.addWidget(card_heading("Leak check"), 1)
        top.addWidget(caption("of the finished page"))
        self.body.addSpacing(12)
        self.body.addLayout(top)
        self.found = LeaksFound()
        self.body.addWidget(self.found)
        self.body.addStretch(1)
        self.findings: tuple[LetterFinding, ...] = ()
        self.found.reason_edited.connect(self.reason_edited)
        self.found.place_asked.connect(self.place_asked)

    def show_findings(self, found: Sequence[LetterFinding]) -> None:
        """Show how it reads; names and places are left to the finished page."""
        self.findings = tuple(f for f in found if not f.code.startswith(("leak_", "long_")))
        emptied(self._findings)
        if not self.findings:
            self._findings.addWidget(
                _line("check", "ok", "Contact, advocate, complaint, next date: all there")
            )
        self.list.setAccessibleName(". ".join(["How it reads", *(f.message for f in self.findings)]))
        for finding in self.findings:
            ink = ("circle-alert", "late") if finding.blocking else ("info", "text_muted")
            self._findings.addWidget(_line(*ink, finding.message))
            self._findings.addWidget(rule())

    @property
    def leaks(self) -> tuple[Leak, ...]:
        """What was found in the finished files."""
        return self.found.leaks

    @property
    def blocked(self) -> QFrame | None:
        """The box that says what stops the letter; None when nothing does."""
        return self.found.blocked

    def show_leaks(self, leaks: Sequence[Leak]) -> None:
        """Show what was found in the finished files."""
        self.found.show_leaks(leaks)

    def reasons(self) -> dict[str, str]:
        """Why each thing that was found may stay, by the words of its question."""
        return self.found.reasons()

    def go_to_problem(self) -> None:
        """Bring what stops the letter into view, with the keyboard on it."""
        if self.blocked is not None:
            self.blocked.setFocus(Qt.FocusReason.OtherFocusReason)
        elif (waiting := self.found.unanswered()) is not None:
            waiting.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _line(icon: str, ink: str, words: str) -> QWidget:
    holder = QWidget()
    across = Line(holder, gap=10)
    across.addWidget(Icon(icon, ink), 0, TOP)
    across.addWidget(wrapped(words), 1)
    return holder
