"""PlanForm: one plan of the monitoring form: what was seen in it, the grade that points to, and the officer's own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import YesNo
from iro_desk.domain.proposals import Proposal, propose
from iro_desk.domain.scoring import OUTSIDE, Grade, history_words
from iro_desk.domain.wording import dated
from iro_desk.gui.pages.review.earlier_answers import EarlierAnswers
from iro_desk.gui.pages.review.plan_criteria import Besides, CriteriaCard
from iro_desk.gui.pages.review.plan_proposal import ProposalCard
from iro_desk.gui.widgets import grades as choices
from iro_desk.gui.widgets.editors import options
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.grades import GradeChoice
from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.segments import Segments
from iro_desk.gui.widgets.text import caption, heading, link, wrapped
from iro_desk.records import PlanScoreFields
from iro_desk.services.monitoring import BESIDES, split
from iro_desk.services.quality_data import sentences
from iro_desk.services.reviews import FieldHistory, PlanMark
from iro_desk.services.reviews.plan_sheets import PlanSheet

OUTSIDE_MEANS = {
    "not_applicable": "This child does not need this plan.",
    "not_available": "There was no plan to look at.",
}
FIELDS = ("available", "grade", "analysis", "would_be_good")
TWO_OR_THREE = "Two or three sentences."
LOW_NEEDS = "One of the two lowest grades needs this."


class PlanForm(QWidget):
    """One plan.

    Args:
        sheet: its questions, what is known, and what was answered.
        place: which of the seven it is, such as "Plan 1 of 7".

    Signals:
        edited(): an answer changed.
        raising(), thanking(): a concern, or thanks, are to begin from this plan.
    """

    edited = Signal()
    raising = Signal()
    thanking = Signal()

    def __init__(self, sheet: PlanSheet, place: str) -> None:
        super().__init__()
        self.sheet, self.scale, self.plan = sheet, sheet.row.scale, sheet.row.plan
        self.grades: dict[str, GradeChoice] = {}
        self.available = Segments(options(YesNo))
        self.criteria = CriteriaCard(sheet.questions.criteria, sheet.evidence)
        self.besides, self.proposal = Besides(), ProposalCard()
        self.why, self.improve = NarrativeEdit(lines=3), NarrativeEdit(lines=3)
        self.why_row = FieldRow("What makes you say so?", self.why, TWO_OR_THREE)
        self.improve_row = FieldRow("What would make it good?", self.improve, LOW_NEEDS)
        self._prompt, self.differs = caption(""), wrapped("")
        whole = Column(self, gap=10)
        on = "" if sheet.dated_on is None else f", dated {dated(sheet.dated_on)}"
        whole.addWidget(caption(f"{place}{on}"))
        whole.addWidget(heading(f"{sheet.row.label}: how good is it?"))
        whole.addWidget(caption(sheet.questions.asks))
        self.available_row = FieldRow("Was it there before the review, and up to date?", self.available)
        if sheet.offered.because:
            self.available_row.add_below(caption(f"{sheet.offered.because}."))
        whole.addWidget(self.available_row)
        whole.addWidget(self.criteria)
        whole.addWidget(self.besides)
        self._lay_grade(whole)
        self._connect()
        self.show_grade("")

    def _lay_grade(self, whole: Column) -> None:
        holder = QWidget()
        column = Column(holder, gap=6)
        self.grade_row = FieldRow("Your grade", holder)
        for grade in self.scale.grades:
            self._offer_grade(
                column, choices.Grade(grade.value, grade.label, self._means(grade), grade.is_bottom_two)
            )
        for value, words in OUTSIDE.items():
            self._offer_grade(column, choices.Grade(value, words, OUTSIDE_MEANS[value]))
        holder.setFocusProxy(next(iter(self.grades.values())).mark)
        whole.addWidget(self.proposal)
        whole.addWidget(self.grade_row)
        self.history = caption("")
        whole.addWidget(self.history)
        whole.addWidget(self.differs)
        self.why_row.add_below(self._prompt)
        whole.addWidget(self.why_row)
        whole.addWidget(self.improve_row)
        self.next_steps = QWidget()
        flow = Flow(self.next_steps, 16)
        self.to_raise = link("Raise a concern", self.raising.emit)
        self.to_thank = link("Thank the worker", self.thanking.emit)
        flow.addWidget(self.to_raise)
        flow.addWidget(self.to_thank)
        whole.addWidget(self.next_steps)

    def _offer_grade(self, column: Column, grade: choices.Grade) -> None:
        made = GradeChoice(grade)
        made.mark.clicked.connect(lambda _on, key=grade.key: self._give(key))
        self.grades[grade.key] = made
        column.addWidget(made)

    def _means(self, grade: Grade) -> str:
        """What the grade looks like in this plan, or else in any."""
        return (self.sheet.questions.grades or {}).get(grade.label.casefold(), grade.means)

    def _connect(self) -> None:
        for editor in (self.available, self.criteria, self.besides, self.why, self.improve):
            editor.edited.connect(self._changed)
        self.criteria.past_end.connect(self.focus_grade)

    @property
    def grade(self) -> str:
        """The grade given; empty for none."""
        return next((key for key, made in self.grades.items() if made.mark.isChecked()), "")

    @property
    def grade_words(self) -> str:
        """The grade in words; empty for none."""
        return self.scale.words(self.grade)

    @property
    def proposed(self) -> Proposal:
        """What the answers on the screen point to."""
        seen, besides = split(self._answers(), self.sheet.questions)
        known = {**self.sheet.known, **besides}
        if known.get("plan_absent") is None and self.available.value() is not None:
            known["plan_absent"] = self.available.value() == YesNo.NO.value
        return propose(self.sheet.questions, seen, known, self.sheet.thresholds)

    def show_grade(self, key: str) -> None:
        """Show a grade."""
        for name, made in self.grades.items():
            made.show_chosen(chosen=name == key)
        self._fit()

    def _fit(self) -> None:
        """Show what belongs to the grade given and to the answers so far."""
        key, found = self.grade, self.proposed
        graded = self.scale.grade(key)
        self.criteria.setVisible(key not in OUTSIDE)
        self.besides.ask(() if key in OUTSIDE else found.to_ask)
        self.proposal.show_proposal(found, self.scale, self.sheet.thresholds, chosen=key)
        words = found.words(self.scale)
        is_other = graded is not None and bool(words) and words != graded.label
        self.differs.setVisible(is_other)
        if is_other and graded is not None:
            self.differs.setText(sentences()["differ"].format(grade=graded.label, proposed=words))
        self.history.setText(history_words(self.scale, key, self.sheet.earlier))
        self.history.setVisible(bool(self.history.text()))
        low = graded is not None and graded.is_bottom_two
        self.improve_row.setVisible(low or bool(self.improve.value()))
        prompts = self.sheet.questions.prompts or {}
        self._prompt.setText(prompts.get(graded.rank or 0, "") if graded is not None else "")
        self._prompt.setVisible(bool(self._prompt.text()))
        self.next_steps.setVisible(graded is not None or key == "not_available")

    def _answers(self) -> dict[str, str]:
        besides = {f"{BESIDES}{name}": value for name, value in self.besides.values.items()}
        return {**self.criteria.values(), **besides}

    def kept(self) -> list[object]:
        """The four answers, and what was seen."""
        return [
            self.available.value(), self.grade, self.why.value(), self.improve.value(), self._answers()
        ]  # fmt: skip

    def put_back(self, kept: list[object]) -> None:
        """Show the four answers, and what was seen when that was kept too."""
        available, grade, why, improve, *seen = kept
        self.available.set_value(available)
        self.why.set_value(why)
        self.improve.set_value(improve)
        if seen and isinstance(seen[0], dict):
            self._put_back_seen({str(name): str(value) for name, value in seen[0].items()})
        self.show_grade(str(grade or ""))

    def _put_back_seen(self, seen: Mapping[str, str]) -> None:
        self.criteria.show_values(seen)
        self.besides.show_values(
            {name.removeprefix(BESIDES): value for name, value in seen.items() if name.startswith(BESIDES)}
        )

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
        at = FIELDS.index(field)
        kept = self.kept()
        self.put_back([*kept[:at], value, *kept[at + 1 :]])

    def mark(self) -> PlanMark:
        """The plan as it is stored."""
        answer = self.available.value()
        fields = PlanScoreFields(
            available=None if answer is None else YesNo(answer), grade=self.grade, analysis=self.why.value(),
            would_be_good=self.improve.value(),
        )  # fmt: skip
        return PlanMark(self.plan, fields, self.scale.scale_id, self._answers())

    def show_messages(self, messages: Mapping[str, str]) -> None:
        """Say what is missing at each field."""
        self.available_row.show_problem(messages.get("available", ""))
        self.grade_row.show_problem(messages.get("grade", ""))
        self.why_row.show_problem(messages.get("analysis", ""))
        self.improve_row.show_problem(messages.get("would_be_good", ""))

    def focus_field(self, name: str) -> None:
        """Put the keyboard in a field."""
        rows = {"analysis": self.why_row, "would_be_good": self.improve_row}
        if name in rows:
            rows[name].focus()
        elif name == "grade":
            self.focus_grade()
        elif name == "criteria" and self.criteria.rows:
            next(iter(self.criteria.rows.values())).answers.setFocus()
        else:
            self.available.setFocus()

    def focus_grade(self) -> None:
        """Put the keyboard on the grade given, or the one proposed, or the first."""
        words = self.proposed.words(self.scale)
        proposed = next((made for made in self.grades.values() if made.grade.words == words), None)
        given = self.grades.get(self.grade)
        (given or proposed or next(iter(self.grades.values()))).mark.setFocus()

    def lock(self) -> None:
        """No answer can be changed; what was proposed is told as it was on that day."""
        self.available.setEnabled(False)
        was_asked = bool(self.criteria.values())
        self.criteria.setVisible(was_asked and self.grade not in OUTSIDE)
        self.proposal.setVisible(was_asked and self.grade not in OUTSIDE)
        self.proposal.show_kept(self.sheet.row)
        self.why.setReadOnly(True)
        self.improve.setReadOnly(True)
        self.criteria.lock()
        self.besides.lock()
        self.next_steps.hide()
        for made in self.grades.values():
            made.setEnabled(False)

    def _give(self, key: str) -> None:
        self.show_grade(key)
        self.edited.emit()

    def _changed(self) -> None:
        self._fit()
        self.edited.emit()
