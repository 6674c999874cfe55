"""What the leak check found in the finished files: what stops the letter, and what needs a reason each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from iro_desk.domain.leaks.scanning import Leak
from iro_desk.domain.leaks.words import Question, questions, stops
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import TOP, Column, Line, emptied
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import Icon, caption, labelled, link, wrapped

WHY = "Why is it safe to leave in?"


class LeaksFound(QWidget):
    """Each thing found, where it stands, and a line for why it may stay.

    Signals:
        reason_edited(): why something may stay was typed.
        place_asked(str): where in the letter these words are.
        taking_out(str): these words are to be taken out.
    """

    reason_edited = Signal()
    place_asked = Signal(str)
    taking_out = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = Column(self, gap=8)
        self.blocked: QFrame | None = None
        self.leaks: tuple[Leak, ...] = ()
        self.lines: dict[str, LineEdit] = {}
        self._answered: dict[str, tuple[frozenset[str], str]] = {}

    def show_leaks(self, leaks: Sequence[Leak]) -> None:
        """Show what was found; a reason stays while the sentences it was given for stay as they were."""
        self._remember()
        self.leaks = tuple(dict.fromkeys(leaks))
        asked, stopping = questions(self.leaks), stops(self.leaks)
        if self.lines and not stopping and [*self.lines] == [q.told for q in asked] and self._same(asked):
            return
        emptied(self._column)
        self.lines = {}
        self.blocked = self._blocked(stopping) if stopping else None
        if self.blocked is not None:
            self._column.addWidget(self.blocked)
        for question in asked:
            self._ask(question)
        if not self.leaks:
            self._column.addWidget(_line("check", "ok", "Nothing found in the finished page"))

    def reasons(self) -> dict[str, str]:
        """Why each thing may stay, by the words of its question."""
        return {told: line.value().strip() for told, line in self.lines.items()}

    def unanswered(self) -> LineEdit | None:
        """The first line that waits for a reason."""
        return next((line for line in self.lines.values() if not line.value().strip()), None)

    def _remember(self) -> None:
        beside = {question.told: question.beside for question in questions(self.leaks)}
        for told, line in self.lines.items():
            self._answered[told] = (beside.get(told, frozenset()), line.value())

    def _same(self, asked: Sequence[Question]) -> bool:
        return all(question.beside <= self._answered[question.told][0] for question in asked)

    def _ask(self, question: Question) -> None:
        said = f"{question.told} Keep it only if the child knows and it is safe."
        if self.lines or self.blocked is not None:
            self._column.addSpacing(12)
        self._column.addWidget(_line("triangle-alert", "soon", said))
        if question.where:
            self._column.addWidget(caption(f"Where: {question.where}."))
        self._column.addWidget(self._ways(question.found))
        label = labelled(WHY, "label", wrap=True)
        line = LineEdit()
        line.setAccessibleName(f"{WHY} {question.told}")
        label.setBuddy(line)
        beside, reason = self._answered.get(question.told, (frozenset(), ""))
        if question.beside <= beside:
            line.set_value(reason)
        line.edited.connect(self.reason_edited)
        self._column.addWidget(label)
        self._column.addWidget(line)
        self.lines[question.told] = line

    def _ways(self, found: str) -> QWidget:
        """Out with it, or where it stands."""
        holder = QWidget()
        flow = Flow(holder, 14)
        for words, way in (("Take it out", self.taking_out), ("Show in the page", self.place_asked)):
            made = link(words, partial(way.emit, found), small=True)
            made.setAccessibleDescription(found)
            flow.addWidget(made)
        return holder

    def _blocked(self, stopping: Sequence[Question]) -> QFrame:
        box = QFrame()
        dress(box, role="blocked")
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.setProperty("ringed", True)
        across = Line(box, (14, 12, 14, 12), 10)
        across.addWidget(Icon("shield-alert", "late", 20), 0, TOP)
        texts = Column(gap=6)
        texts.addWidget(labelled("This letter cannot go out yet", "label", tone="late", wrap=True))
        for question in stopping:
            texts.addWidget(wrapped(f"{question.told} Take it out to go on."))
            if question.where:
                texts.addWidget(caption(f"Where: {question.where}."))
            texts.addWidget(self._ways(question.found))
        across.addLayout(texts, 1)
        box.setAccessibleName(". ".join(["This letter cannot go out yet", *(q.told for q in stopping)]))
        return box


def _line(icon: str, ink: str, words: str) -> QWidget:
    holder = QWidget()
    across = Line(holder, gap=10)
    across.addWidget(Icon(icon, ink), 0, TOP)
    across.addWidget(wrapped(words), 1)
    return holder
