"""The monitoring form inside a review: seven plans, one at a time, each with its grade and its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import PlanKind
from iro_desk.gui import theme
from iro_desk.gui.pages.review.monitored_card import MonitoredCard
from iro_desk.gui.pages.review.part import Part
from iro_desk.gui.pages.review.plan_form import PlanForm
from iro_desk.gui.widgets.layouts import TOP, Column, Stack
from iro_desk.gui.widgets.task_list import Task, TaskRows
from iro_desk.gui.widgets.text import caption
from iro_desk.services.reviews import SectionAnswers, SectionSheet

FROM_REVIEW = "review"


class PlansPart(Part):
    """A list of the plans, and the open one beside it.

    Signals:
        going(str, str): to the section and the field of the review where something is answered.
        raising(str), thanking(): a concern about a plan, or thanks, are to begin.
    """

    going = Signal(str, str)
    raising = Signal(str)
    thanking = Signal()
    key = "plans"

    def __init__(self, sheet: SectionSheet) -> None:
        super().__init__()
        self.forms = {
            one.row.plan: PlanForm(one, f"Plan {at} of {len(sheet.plans)}")
            for at, one in enumerate(sheet.plans, 1)
        }
        self._unexpected = {row.plan for row in sheet.scores if not row.applies_by_default}
        self.open_plan = PlanKind.CARE
        self._shows_review = False
        self.monitored = MonitoredCard(sheet.monitored, locked=sheet.review.is_read_only)
        self.monitored.going.connect(self.going)
        across = Stack(self, 720, gap=20)
        self.list = TaskRows("Plans")
        self._side = QWidget()
        column = Column(self._side)
        column.addWidget(self.list)
        self._scale = caption(f"Scale in use. {sheet.scores[0].scale.label}")
        column.addWidget(self._scale)
        column.addStretch(1)
        across.addWidget(self._side, 0, TOP)
        self._pages = Column()
        across.addLayout(self._pages, 1)
        for plan, form in self.forms.items():
            form.edited.connect(self._changed)
            form.raising.connect(lambda plan=plan: self.raising.emit(plan.value))
            form.thanking.connect(self.thanking)
            self._pages.addWidget(form)
            form.setVisible(plan is self.open_plan)
        self._pages.addWidget(self.monitored)
        self.monitored.hide()
        self.list.opened.connect(self._opened)
        theme.source().changed.connect(self._measure)
        self._measure()
        self._tell()

    def _measure(self) -> None:
        self._side.setFixedWidth(theme.px(200))

    def _opened(self, key: str) -> None:
        if key == FROM_REVIEW:
            self.open_review()
        else:
            self.open(PlanKind(key))

    def open_review(self) -> None:
        """Show what the form takes from the rest of the review."""
        self._show(None)
        self.monitored.take_focus()

    def open(self, plan: PlanKind) -> None:
        """Show one plan and go to its first answer."""
        self.open_plan = plan
        self._show(plan)
        self.forms[plan].focus_field("available")

    def _show(self, plan: PlanKind | None) -> None:
        self._shows_review = plan is None
        self.monitored.setVisible(plan is None)
        for one, form in self.forms.items():
            form.setVisible(one is plan)
        self._tell()

    def show_sheet(self, sheet: SectionSheet) -> None:
        """Show every plan; what is blank begins with what the papers, the tracker and the age already answer."""
        for one in sheet.plans:
            row, fields = one.row, one.row.fields
            found = fields.available or one.offered.available
            available, grade = None if found is None else found.value, fields.grade or one.offered.grade
            answers = dict(one.answers)
            self.forms[row.plan].put_back([available, grade, fields.analysis, fields.would_be_good, answers])
            for history in sheet.histories:
                if history.field.startswith(f"{row.plan.value}."):
                    made = self.forms[row.plan].offer(history, locked=sheet.review.is_read_only)
                    made.put_back.connect(lambda _field, _value: self.put_back_asked.emit("", None))
        self._tell()

    def kept(self) -> object:
        """Every plan's answers."""
        return {plan.value: form.kept() for plan, form in self.forms.items()}

    def put_back(self, kept: object) -> None:
        """Show a draft."""
        for plan, form in self.forms.items():
            if isinstance(kept, dict) and plan.value in kept:
                form.put_back(kept[plan.value])
        self._tell()

    def put_into(self, answers: SectionAnswers) -> SectionAnswers:
        """All seven plans."""
        return replace(answers, scores=tuple(form.mark() for form in self.forms.values()))

    def show_findings(self, messages: Mapping[str, str]) -> None:
        """Say at each plan what is missing."""
        for plan, form in self.forms.items():
            prefix = f"{plan.value}."
            form.show_messages(
                {f.removeprefix(prefix): w for f, w in messages.items() if f.startswith(prefix)}
            )

    def focus_field(self, field: str) -> bool:
        """Open the plan and put the keyboard in its field."""
        name, _, part = field.partition(".")
        plan = next((plan for plan in self.forms if plan.value == name), None)
        if plan is None:
            return False
        self.open(plan)
        self.forms[plan].focus_field(part)
        return True

    def caret(self) -> tuple[str, int] | None:
        """The open plan."""
        return f"{self.open_plan.value}.available", 0

    def lock(self) -> None:
        """No grade can be changed."""
        for form in self.forms.values():
            form.lock()

    def _changed(self) -> None:
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        tasks = []
        for plan, form in self.forms.items():
            words, proposed = form.grade_words, form.proposed.words(form.scale)
            detail = f"{words}, at this age" if plan in self._unexpected and words else words
            detail = detail or (f"Proposed: {proposed}" if proposed else "")
            tasks.append(Task(plan.value, plan.label, "done" if words else "plain", detail))
        left = self.monitored.left
        about = f"{left} to answer" if left else "Complete"
        tasks.append(Task(FROM_REVIEW, "From the review", "plain" if left else "done", about))
        self.list.show_rows(tuple(tasks))
        at = len(self.forms) if self._shows_review else list(self.forms).index(self.open_plan)
        self.list.setCurrentIndex(self.list.rows.index(at))
