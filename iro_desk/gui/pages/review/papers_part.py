"""The papers received before the review: each of the seven plans, come or not, and its date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import SCORED_PLANS, PlanKind, YesNo
from iro_desk.gui.pages.review.earlier_answers import EarlierAnswers
from iro_desk.gui.pages.review.part import Part, Problem
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.date_field import DateField, Reader
from iro_desk.gui.widgets.editors import options
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import TOP, Column, Line, Stack
from iro_desk.gui.widgets.segments import Segments
from iro_desk.gui.widgets.text import caption, rule, strong
from iro_desk.services.reviews import FieldHistory, PaperRow, SectionAnswers, SectionSheet

NARROW = 500


class PapersPart(Part):
    """One line for each plan; a date is asked only of a plan that has come.

    Args:
        reader: turns typed text into a date.
    """

    key = "papers"

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.received: dict[PlanKind, Segments] = {}
        self.dated: dict[PlanKind, DateField] = {}
        self._rows: dict[PlanKind, FieldRow] = {}
        self._earlier: dict[PlanKind, Column] = {}
        whole = Column(self)
        card = Card("Papers received", gap=4)
        card.body.addWidget(caption("Mark each one as it comes, with the date it carries."))
        for number, plan in enumerate(SCORED_PLANS):
            if number:
                card.body.addWidget(rule())
            card.body.addWidget(self._line(plan, reader))
            self._earlier[plan] = Column(gap=2)
            card.body.addLayout(self._earlier[plan])
        whole.addWidget(card)

    def _line(self, plan: PlanKind, reader: Reader) -> QWidget:
        holder = QWidget()
        whole = Stack(holder, NARROW, gap=12)
        named = Column(margins=(0, 12, 0, 0))
        named.addWidget(strong(plan.label))
        named.addStretch(1)
        whole.addLayout(named, 1)
        come = Segments(options(YesNo))
        come.setAccessibleName(f"{plan.label}: received?")
        come.edited.connect(lambda: self._answered(plan))
        dated = DateField(reader)
        dated.edited.connect(self.edited)
        row = FieldRow(f"{plan.label}: its date", dated)
        row.label.hide()
        row.hide()
        answers = Line(gap=12)
        answers.addWidget(row, 0, TOP)
        answered = Column(margins=(0, 4, 0, 4))
        answered.addWidget(come, 0, TOP)
        answers.addLayout(answered)
        whole.addLayout(answers)
        self.received[plan], self.dated[plan], self._rows[plan] = come, dated, row
        return holder

    def _answered(self, plan: PlanKind) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        for plan, row in self._rows.items():
            row.setVisible(self.received[plan].value() == YesNo.YES.value)

    def show_sheet(self, sheet: SectionSheet) -> None:
        """Show what has come."""
        for paper in sheet.papers:
            self.received[paper.plan].set_value(None if paper.received is None else paper.received.value)
            self.dated[paper.plan].set_value(paper.dated_on)
            for history in sheet.histories:
                if history.field.startswith(f"paper.{paper.plan.value}."):
                    self._offer_earlier(paper.plan, history, locked=sheet.review.is_read_only)
        self._fit()

    def _offer_earlier(self, plan: PlanKind, history: FieldHistory, *, locked: bool) -> None:
        is_date = history.field.endswith("dated_on")
        words = "its date" if is_date else "received"
        made = EarlierAnswers(history, f"{plan.label}, {words}", locked=locked, named=True)
        made.put_back.connect(lambda _field, value: self._put_back_earlier(plan, value, is_date=is_date))
        self._earlier[plan].addWidget(made)

    def _put_back_earlier(self, plan: PlanKind, value: object, *, is_date: bool) -> None:
        if is_date:
            self.dated[plan].set_value(value)
        else:
            self.received[plan].set_value(value)
        self.put_back_asked.emit("", None)

    def kept(self) -> object:
        """Each plan's two answers."""
        return {plan.value: [self.received[plan].value(), self.dated[plan].value()] for plan in SCORED_PLANS}

    def put_back(self, kept: object) -> None:
        """Show a draft."""
        for plan in SCORED_PLANS:
            if isinstance(kept, dict) and plan.value in kept:
                come, dated = kept[plan.value]
                self.received[plan].set_value(come)
                self.dated[plan].set_value(dated)
        self._fit()

    def problems(self) -> tuple[Problem, ...]:
        """Dates that are not dates."""
        found = []
        for plan, dated in self.dated.items():
            wrong = not self._rows[plan].isHidden() and dated.value() is not None and dated.day() is None
            words = "Enter a day, such as 27 March 2026." if wrong else ""
            self._rows[plan].show_problem(words)
            if words:
                found.append((f"{plan.label}: enter a day, such as 27 March 2026.", f"paper.{plan.value}"))
        return tuple(found)

    def put_into(self, answers: SectionAnswers) -> SectionAnswers:
        """All seven plans."""
        return replace(answers, papers=tuple(self._paper(plan) for plan in SCORED_PLANS))

    def _paper(self, plan: PlanKind) -> PaperRow:
        answer = self.received[plan].value()
        dated: date | None = self.dated[plan].day() if answer == YesNo.YES.value else None
        return PaperRow(plan, None if answer is None else YesNo(answer), dated)

    def show_findings(self, messages: Mapping[str, str]) -> None:
        """Nothing about the papers stops a review."""

    def focus_field(self, field: str) -> bool:
        """Put the keyboard in a plan's date."""
        plan = next((p for p in SCORED_PLANS if field == f"paper.{p.value}"), None)
        if plan is not None:
            self._rows[plan].focus()
        return plan is not None

    def lock(self) -> None:
        """No answer can be changed."""
        for plan in SCORED_PLANS:
            self.received[plan].setEnabled(False)
            self.dated[plan].setEnabled(False)
