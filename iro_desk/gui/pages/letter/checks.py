"""The pane beside the letter: what to put right, what to look at, and what the finished page gives away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from iro_desk.domain.leaks.scanning import Leak
from iro_desk.domain.wording import counted
from iro_desk.gui.pages.letter.going import GOES
from iro_desk.gui.pages.letter.leaks_found import LeaksFound
from iro_desk.gui.widgets.layouts import TOP, Column, Line, emptied
from iro_desk.gui.widgets.page import Scrolled
from iro_desk.gui.widgets.text import Icon, caption, card_heading, link, rule, wrapped
from iro_desk.gui.writing.reading_panel import ReadingPanel
from iro_desk.services.letters import LetterFinding


class ChecksPane(Scrolled):
    """Everything found, while the officer types on.

    Signals:
        reason_edited(): why something may stay was typed.
        place_asked(str): where in the letter these words are.
        taking_out(str): these words are to be taken out of the letter.
        finding_asked(str): where a finding is put right, by its code.
    """

    reason_edited = Signal()
    place_asked = Signal(str)
    taking_out = Signal(str)
    finding_asked = Signal(str)

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
        self.meter = wrapped("")
        self._meter = QWidget()
        across = Line(self._meter, gap=10)
        across.addWidget(Icon("file-text", "text_muted"), 0, TOP)
        across.addWidget(self.meter, 1)
        self._meter.hide()
        self.body.addWidget(self._meter)
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
        self.found.taking_out.connect(self.taking_out)

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
            line = _line(*ink, finding.message)
            if finding.code in GOES:
                line.layout().addWidget(self._go(finding))  # type: ignore[union-attr]
            self._findings.addWidget(line)
            self._findings.addWidget(rule())

    def show_room(self, count: int, lines_left: int | None) -> None:
        """Say how long the letter is, and about how much more one page holds."""
        words = f"{count} pages" if count != 1 else "One page"
        if lines_left is not None:
            room = "full" if not lines_left else f"about {counted(lines_left, 'line')} left"
            words = f"{words}, {room}"
        self.meter.setText(words)
        self._meter.setVisible(count > 0)

    def _go(self, finding: LetterFinding) -> QWidget:
        made = link("Go", partial(self.finding_asked.emit, finding.code), small=True)
        made.setAccessibleName(f"Go: {finding.message}")
        return made

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
