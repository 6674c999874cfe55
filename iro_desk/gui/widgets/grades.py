"""ScorePicker: plain questions propose a grade, and the officer gives her own; never coloured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QRadioButton, QWidget

from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import TOP, Column, Line, Stack
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.segments import Segments
from iro_desk.gui.widgets.text import caption, heading, rule, wrapped

ANSWERS = (Option("yes", "Yes"), Option("partly", "Partly"), Option("no", "No"))
IMPROVE = "What would make it good?"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One plain question about a plan, with the evidence found for it."""

    key: str
    words: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade of the authority's scale; ``low`` marks the bottom two."""

    key: str
    words: str
    descriptor: str
    low: bool = False


class GradeChoice(QFrame):
    """One grade as wide as its column; the whole of it is the target."""

    def __init__(self, grade: Grade) -> None:
        super().__init__()
        self.grade = grade
        across = Column(self, (10, 4, 10, 8), 0)
        self.mark = QRadioButton(grade.words.replace("&", "&&"))
        self.mark.setAutoExclusive(False)
        self.mark.setAccessibleName(grade.words)
        self.mark.setAccessibleDescription(grade.descriptor)
        across.addWidget(self.mark)
        self._under = caption(grade.descriptor)
        beneath = Line(margins=(28, 0, 0, 0))
        beneath.addWidget(self._under, 1)
        across.addLayout(beneath)
        self.show_chosen(chosen=False)

    def show_chosen(self, *, chosen: bool) -> None:
        """Mark it as the officer's own grade or not."""
        self.mark.setChecked(chosen)
        words = self.grade.words.replace("&", "&&")
        self.mark.setText(f"{words} (your grade)" if chosen else words)
        dress(self, role="grade", state="chosen" if chosen else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press anywhere in the box chooses it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.mark.click()


class ScorePicker(QWidget):
    """Criteria at left; the proposal, the grades and the reasons at right.

    Args:
        criteria: the questions.
        grades: the authority's scale, best first.

    Signals:
        answered: the key of the criterion just answered.
        graded: the key of the grade just given.
        edited: the reasons or the improvements were changed.
    """

    answered = Signal(str)
    graded = Signal(str)
    edited = Signal()

    def __init__(self, criteria: Sequence[Criterion], grades: Sequence[Grade]) -> None:
        super().__init__()
        self.criteria: dict[str, Segments] = {}
        self.grades: dict[str, GradeChoice] = {}
        halves = Stack(self, 800, gap=28)
        halves.addWidget(self._questions(criteria), 1, TOP)
        halves.addWidget(self._scale(grades), 1, TOP)

    def _questions(self, criteria: Sequence[Criterion]) -> QWidget:
        card = Card(margins=(14, 6, 14, 6), gap=6)
        for number, criterion in enumerate(criteria):
            if number:
                card.body.addWidget(rule())
            across = Line()
            texts = Column(gap=0)
            texts.addWidget(wrapped(criterion.words))
            texts.addWidget(caption(criterion.evidence))
            across.addLayout(texts, 1)
            made = Segments(ANSWERS)
            made.setAccessibleName(criterion.words)
            made.edited.connect(lambda key=criterion.key: self.answered.emit(key))
            across.addWidget(made)
            card.body.addLayout(across)
            self.criteria[criterion.key] = made
        return card

    def _scale(self, grades: Sequence[Grade]) -> QWidget:
        made = QWidget()
        whole = Column(made, gap=8)
        whole.addWidget(heading("Grade"))
        self._proposed = wrapped("")
        self._because = caption("")
        whole.addWidget(self._proposed)
        whole.addWidget(self._because)
        for grade in grades:
            choice = GradeChoice(grade)
            choice.mark.clicked.connect(lambda _on, key=grade.key: self._give(key))
            self.grades[grade.key] = choice
            whole.addWidget(choice)
        self.why = NarrativeEdit(lines=3)
        self.improve = NarrativeEdit(lines=3)
        whole.addWidget(FieldRow("What makes you say so?", self.why, optional=True))
        self._improve_row = FieldRow(IMPROVE, self.improve, "The bottom two grades need this.")
        self._improve_row.hide()
        whole.addWidget(self._improve_row)
        for editor in (self.why, self.improve):
            editor.edited.connect(self.edited)
        self.propose("", "")
        return made

    def propose(self, words: str, because: str) -> None:
        """Show the proposed grade and its reason in one sentence; empty for none."""
        self._proposed.setText(f"Proposed: {words}" if words else "")
        self._because.setText(because)
        self._proposed.setVisible(bool(words))
        self._because.setVisible(bool(because))

    def grade(self) -> str | None:
        """The officer's grade, or None."""
        return next((key for key, choice in self.grades.items() if choice.mark.isChecked()), None)

    def set_grade(self, key: str | None) -> None:
        """Show a grade already given."""
        for name, choice in self.grades.items():
            choice.show_chosen(chosen=name == key)
        low = key is not None and self.grades[key].grade.low
        self._improve_row.setVisible(low)

    def answers(self) -> dict[str, str | None]:
        """The answer to each criterion: yes, partly, no, or None."""
        return {key: made.value() for key, made in self.criteria.items()}

    def set_answers(self, answers: dict[str, str | None]) -> None:
        """Show answers already given."""
        for key, made in self.criteria.items():
            made.set_value(answers.get(key))

    @property
    def asks_what_would_make_it_good(self) -> bool:
        """Whether the grade given asks for it."""
        return not self._improve_row.isHidden()

    def show_problem(self, words: str) -> None:
        """Say what is missing at the improvements; empty takes it away."""
        self._improve_row.show_problem(words)

    def _give(self, key: str) -> None:
        self.set_grade(key)
        self.graded.emit(key)
