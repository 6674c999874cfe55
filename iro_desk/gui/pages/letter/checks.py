"""The pane beside the letter: what to put right, what to look at, and what the finished page gives away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from iro_desk.domain.leaks import Leak
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line, emptied
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.page import Scrolled
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import Icon, Link, caption, card_heading, labelled, link, rule, wrapped
from iro_desk.services.letters import LetterFinding

KINDS = {
    "name": "the name", "first_name": "the first name", "surname": "the family name", "place": "the home",
    "postcode": "the postcode", "telephone": "a telephone number", "email": "an e-mail address",
    "born_on": "the date of birth", "case_number": "the case number", "words": "words",
}  # fmt: skip


def told(leak: Leak) -> str:
    """What was found and whose it is."""
    found = " ".join(leak.found.split())
    return f"“{found}” is {KINDS.get(leak.kind, leak.kind)} of {leak.whose}."


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
        self._leaks = Column(gap=8)
        self.body.addLayout(self._leaks)
        self._asking = QWidget()
        column = Column(self._asking, gap=4)
        label = labelled("Why is it safe to leave in?", "label", wrap=True)
        self.reason = LineEdit()
        self.reason.setAccessibleName("Why is it safe to leave in?")
        label.setBuddy(self.reason)
        column.addWidget(label)
        column.addWidget(self.reason)
        self._asking.hide()
        self.body.addWidget(self._asking)
        self.body.addStretch(1)
        self.blocked: QFrame | None = None
        self.findings: tuple[LetterFinding, ...] = ()
        self.leaks: tuple[Leak, ...] = ()
        self.reason.edited.connect(self.reason_edited)

    def show_findings(self, found: Sequence[LetterFinding]) -> None:
        """Show how it reads; names and places are left to the finished page."""
        self.findings = tuple(f for f in found if not f.code.startswith("leak_"))
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

    def show_leaks(self, leaks: Sequence[Leak]) -> None:
        """Show what was found in the finished page."""
        self.leaks = tuple(dict.fromkeys(leaks))
        emptied(self._leaks)
        blocking = {told(leak): leak.found for leak in self.leaks if leak.blocking}
        others = {told(leak): leak.found for leak in self.leaks if not leak.blocking}
        self.blocked = self._blocked(blocking) if blocking else None
        if self.blocked is not None:
            self._leaks.addWidget(self.blocked)
        for words, found in others.items():
            said = f"{words} Keep it only if the child knows and it is safe."
            self._leaks.addWidget(_line("triangle-alert", "soon", said))
            self._leaks.addWidget(self._go_to(found), 0, LEFT)
        if not self.leaks:
            self._leaks.addWidget(_line("check", "ok", "Nothing found in the finished page"))
        self._asking.setVisible(bool(others))

    def show_waiting(self) -> None:
        """The finished page is being read."""
        emptied(self._leaks)
        self.leaks, self.blocked = (), None
        self._leaks.addWidget(_line("loader", "text_muted", "Reading the finished page"))

    def go_to_problem(self) -> None:
        """Bring what stops the letter into view, with the keyboard on it."""
        if self.blocked is not None:
            self.blocked.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._asking.isVisible():
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, found: str) -> Link:
        made = link("Show me where", lambda: self.place_asked.emit(found), small=True)
        made.setAccessibleDescription(found)
        return made

    def _blocked(self, lines: Mapping[str, str]) -> QFrame:
        box = QFrame()
        dress(box, role="blocked")
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.setProperty("ringed", True)
        across = Line(box, (14, 12, 14, 12), 10)
        across.addWidget(Icon("shield-alert", "late", 20), 0, TOP)
        texts = Column(gap=6)
        texts.addWidget(labelled("This letter cannot go out yet", "label", tone="late", wrap=True))
        for words, found in lines.items():
            texts.addWidget(wrapped(f"{words} Take it out to go on."))
            texts.addWidget(self._go_to(found), 0, LEFT)
        across.addLayout(texts, 1)
        box.setAccessibleName(". ".join(["This letter cannot go out yet", *lines]))
        return box


def _line(icon: str, ink: str, words: str) -> QWidget:
    holder = QWidget()
    across = Line(holder, gap=10)
    across.addWidget(Icon(icon, ink), 0, TOP)
    across.addWidget(wrapped(words), 1)
    return holder
