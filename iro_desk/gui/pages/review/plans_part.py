"""The monitoring form inside a review: seven plans, one at a time, each with its grade and its reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import PlanKind
from iro_desk.gui import theme
from iro_desk.gui.pages.review.monitored_card import MonitoredCard
from iro_desk.gui.pages.review.part import Part
from iro_desk.gui.pages.review.plan_form import PlanForm
from iro_desk.gui.widgets.focus import tab_in_turn
from iro_desk.gui.widgets.in_turn import InTurn
from iro_desk.gui.widgets.layouts import TOP, Column, Stack
from iro_desk.gui.widgets.task_list import Task, TaskRows
from iro_desk.gui.widgets.text import caption
from iro_desk.services.reviews import SectionAnswers, SectionSheet
from iro_desk.services.reviews.plan_sheets import PlanSheet

FROM_REVIEW = "review"


class PlansPart(Part):
    """A list of the plans, and the open one beside it.

    The others are made one at a turn of the loop, so that the window answers meanwhile (F06); each has done to it
    what was done to those made before it.

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
        self._plans: dict[PlanKind, PlanSheet] = {one.row.plan: one for one in sheet.plans}
        self._made: dict[PlanKind, PlanForm] = {}
        self._done: list[Callable[[PlanForm], object]] = []
        self._turns = InTurn(self)
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
        self._pages.addWidget(self.monitored)
        self.monitored.hide()
        self._form(self.open_plan)
        self._turns.add(*(partial(self._form, plan) for plan in self._plans), self._tell)
        self.list.opened.connect(self._opened)
        theme.source().changed.connect(self._measure)
        self._measure()
        self._tell()

    @property
    def forms(self) -> dict[PlanKind, PlanForm]:
        """Every plan, all of them made, in their order."""
        self._turns.finish()
        return {plan: self._made[plan] for plan in self._plans}

    def _form(self, plan: PlanKind) -> PlanForm:
        """One plan, made when it is first wanted."""
        if plan in self._made:
            return self._made[plan]
        place = f"Plan {list(self._plans).index(plan) + 1} of {len(self._plans)}"
        form = self._made[plan] = PlanForm(self._plans[plan], place, self)
        form.hide()
        form.edited.connect(self._changed)
        form.raising.connect(partial(self.raising.emit, plan.value))
        form.thanking.connect(self.thanking)
        self._pages.insertWidget(self._pages.count() - 1, form)
        tab_in_turn(self.list, form)
        for do in self._done:
            do(form)
        form.setVisible(plan is self.open_plan and not self._shows_review)
        return form

    def _to_each(self, do: Callable[[PlanForm], object]) -> None:
        """Do something to every plan, to those still to be made as they are."""
        if len(self._made) < len(self._plans):
            self._done.append(do)
        for form in self._made.values():
            do(form)

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
        self._form(plan)
        self._show(plan)
        self._made[plan].focus_field("available")

    def _show(self, plan: PlanKind | None) -> None:
        self._shows_review = plan is None
        self.monitored.setVisible(plan is None)
        for one, form in self._made.items():
            form.setVisible(one is plan)
        self._tell()

    def show_sheet(self, sheet: SectionSheet) -> None:
        """Show every plan; what is blank begins with what the papers, the tracker and the age already answer."""
        self._to_each(partial(self._fill, sheet, {one.row.plan: one for one in sheet.plans}))
        self._tell()

    def _fill(self, sheet: SectionSheet, plans: Mapping[PlanKind, PlanSheet], form: PlanForm) -> None:
        one = plans[form.plan]
        fields = one.row.fields
        found = fields.available or one.offered.available
        available, grade = None if found is None else found.value, fields.grade or one.offered.grade
        form.put_back([available, grade, fields.analysis, fields.would_be_good, dict(one.answers)])
        for history in sheet.histories:
            if history.field.startswith(f"{form.plan.value}."):
                made = form.offer(history, locked=sheet.review.is_read_only)
                made.put_back.connect(lambda _field, _value: self.put_back_asked.emit("", None))

    def kept(self) -> object:
        """Every plan's answers."""
        return {plan.value: form.kept() for plan, form in self.forms.items()}

    def put_back(self, kept: object) -> None:
        """Show a draft."""
        found = kept if isinstance(kept, dict) else {}
        self._to_each(
            lambda form: form.put_back(found[form.plan.value]) if form.plan.value in found else None
        )
        self._tell()

    def put_into(self, answers: SectionAnswers) -> SectionAnswers:
        """All seven plans."""
        return replace(answers, scores=tuple(form.mark() for form in self.forms.values()))

    def show_findings(self, messages: Mapping[str, str]) -> None:
        """Say at each plan what is missing."""

        def show(form: PlanForm) -> None:
            prefix = f"{form.plan.value}."
            form.show_messages(
                {f.removeprefix(prefix): w for f, w in messages.items() if f.startswith(prefix)}
            )

        self._to_each(show)

    def focus_field(self, field: str) -> bool:
        """Open the plan and put the keyboard in its field."""
        name, _, part = field.partition(".")
        plan = next((plan for plan in self._plans if plan.value == name), None)
        if plan is None:
            return False
        self.open(plan)
        self._made[plan].focus_field(part)
        return True

    def caret(self) -> tuple[str, int] | None:
        """The open plan."""
        return f"{self.open_plan.value}.available", 0

    def lock(self) -> None:
        """No grade can be changed."""
        self._to_each(PlanForm.lock)

    def _changed(self) -> None:
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        tasks = []
        for plan in self._plans:
            form = self._made.get(plan)
            words = "" if form is None else form.grade_words
            proposed = "" if form is None else form.proposed.words(form.scale)
            detail = f"{words}, at this age" if plan in self._unexpected and words else words
            detail = detail or (f"Proposed: {proposed}" if proposed else "")
            tasks.append(Task(plan.value, plan.label, "done" if words else "plain", detail))
        left = self.monitored.left
        about = f"{left} to answer" if left else "Complete"
        tasks.append(Task(FROM_REVIEW, "From the review", "plain" if left else "done", about))
        self.list.show_rows(tuple(tasks))
        at = len(self._plans) if self._shows_review else list(self._plans).index(self.open_plan)
        self.list.setCurrentIndex(self.list.rows.index(at))
