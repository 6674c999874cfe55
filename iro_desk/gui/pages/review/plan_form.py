"""PlanForm: one plan of the monitoring form: was it there, how good is it, why, and what would make it good."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import YesNo
from iro_desk.domain.scoring import OUTSIDE, PlanQuestions, Scale
from iro_desk.gui.pages.review.earlier_answers import EarlierAnswers
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.editors import options
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.grades import Grade, GradeChoice
from iro_desk.gui.widgets.layouts import TOP, Column, Stack
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.segments import Segments
from iro_desk.gui.widgets.text import caption, heading, wrapped
from iro_desk.records import PlanScoreFields
from iro_desk.services.reviews import FieldHistory, PlanMark

OUTSIDE_MEANS = {
    "not_applicable": "This child does not need this plan.",
    "not_available": "There was no plan to look at.",
}


class PlanForm(QWidget):
    """One plan.

    Args:
        questions: what to look for in it.
        scale: the grades offered.

    Signals:
        edited(): an answer changed.
    """

    edited = Signal()

    def __init__(self, questions: PlanQuestions, scale: Scale) -> None:
        super().__init__()
        self.plan = questions.plan
        self.scale = scale
        self.grades: dict[str, GradeChoice] = {}
        self.available = Segments(options(YesNo))
        self.why = NarrativeEdit(lines=3)
        self.improve = NarrativeEdit(lines=3)
        self.why_row = FieldRow("What makes you say so?", self.why, "Two or three sentences.")
        self.improve_row = FieldRow("What would make it good?", self.improve, optional=True)
        whole = Column(self, gap=10)
        whole.addWidget(heading(questions.label))
        self.available_row = FieldRow("Was it there before the review, and up to date?", self.available)
        whole.addWidget(self.available_row)
        halves = QWidget()
        across = Stack(halves, 640, gap=20)
        across.addWidget(self._scale(), 1, TOP)
        across.addWidget(_looked_for(questions), 1, TOP)
        whole.addWidget(halves)
        whole.addWidget(self.why_row)
        whole.addWidget(self.improve_row)
        for editor in (self.available, self.why, self.improve):
            editor.edited.connect(self.edited)
        self.show_grade("")

    def _scale(self) -> QWidget:
        holder = QWidget()
        column = Column(holder, gap=6)
        self.grade_row = FieldRow("Your grade", holder)
        found = [Grade(g.value, g.label, g.means, g.is_bottom_two) for g in self.scale.grades]
        found += [Grade(value, words, OUTSIDE_MEANS[value]) for value, words in OUTSIDE.items()]
        for grade in found:
            made = GradeChoice(grade)
            made.mark.clicked.connect(lambda _on, key=grade.key: self._give(key))
            self.grades[grade.key] = made
            column.addWidget(made)
        holder.setFocusProxy(next(iter(self.grades.values())).mark)
        return self.grade_row

    @property
    def grade(self) -> str:
        """The grade given; empty for none."""
        return next((key for key, made in self.grades.items() if made.mark.isChecked()), "")

    @property
    def grade_words(self) -> str:
        """The grade in words; empty for none."""
        return self.scale.words(self.grade)

    def show_grade(self, key: str) -> None:
        """Show a grade."""
        for name, made in self.grades.items():
            made.show_chosen(chosen=name == key)
        low = key in self.grades and self.grades[key].grade.low
        self.improve_row.setVisible(low or bool(self.improve.value()))

    def kept(self) -> list[object]:
        """The four answers."""
        return [self.available.value(), self.grade, self.why.value(), self.improve.value()]

    def put_back(self, kept: list[object]) -> None:
        """Show the four answers."""
        available, grade, why, improve = kept
        self.available.set_value(available)
        self.why.set_value(why)
        self.improve.set_value(improve)
        self.show_grade(str(grade or ""))

    def offer(self, history: FieldHistory, *, locked: bool) -> EarlierAnswers:
        """Put an answer's earlier versions under it."""
        field = history.field.partition(".")[2]
        row = {"analysis": self.why_row, "would_be_good": self.improve_row, "grade": self.grade_row}.get(
            field, self.available_row
        )
        made = EarlierAnswers(history, row.label.text(), locked=locked)
        made.put_back.connect(lambda _field, value: self._put_back_earlier(field, value))
        row.add_below(made)
        return made

    def _put_back_earlier(self, field: str, value: object) -> None:
        at = ("available", "grade", "analysis", "would_be_good").index(field)
        kept = self.kept()
        self.put_back([*kept[:at], value, *kept[at + 1 :]])

    def mark(self) -> PlanMark:
        """The plan as it is stored."""
        answer = self.available.value()
        fields = PlanScoreFields(
            available=None if answer is None else YesNo(answer), grade=self.grade, analysis=self.why.value(),
            would_be_good=self.improve.value(),
        )  # fmt: skip
        return PlanMark(self.plan, fields, self.scale.scale_id)

    def show_messages(self, messages: Mapping[str, str]) -> None:
        """Say what is missing at each field."""
        self.grade_row.show_problem(messages.get("grade", ""))
        self.why_row.show_problem(messages.get("analysis", ""))
        self.improve_row.show_problem(messages.get("would_be_good", ""))

    def focus_field(self, name: str) -> None:
        """Put the keyboard in a field."""
        rows = {"analysis": self.why_row, "would_be_good": self.improve_row, "grade": self.grade_row}
        if name in rows:
            rows[name].focus()
        else:
            self.available.setFocus()

    def lock(self) -> None:
        """No answer can be changed."""
        self.available.setEnabled(False)
        self.why.setReadOnly(True)
        self.improve.setReadOnly(True)
        for made in self.grades.values():
            made.setEnabled(False)

    def _give(self, key: str) -> None:
        self.show_grade(key)
        self.edited.emit()


def _looked_for(questions: PlanQuestions) -> Card:
    card = Card("What to look for", sunken=True, gap=6)
    for criterion in questions.criteria:
        card.body.addWidget(wrapped(criterion.text))
    card.body.addWidget(caption("Read the plan with these in mind. The grade is yours."))
    return card
