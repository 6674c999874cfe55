"""The papers received before the review: each of the seven plans, come or not, its date, and what was done about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import SCORED_PLANS, PlanKind, YesNo
from iro_desk.domain.review_row_codes import PaperCame, PaperCurrent
from iro_desk.gui.pages.review.earlier_answers import EarlierAnswers
from iro_desk.gui.pages.review.part import Part, Problem
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.date_field import DateField, Reader
from iro_desk.gui.widgets.editors import options
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.focus import tab_in_turn
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line, Stack
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.segments import Segments
from iro_desk.gui.widgets.text import caption, rule, strong
from iro_desk.services.reviews import FieldHistory, PaperRow, SectionAnswers, SectionSheet

NARROW = 500
CAME = (PaperCame.IN_TIME.value, PaperCame.ON_DAY.value)
CHASED = (PaperCame.MISSING.value, PaperCame.ON_DAY.value)
REST = "The others: not received"
NO_DAY = "Enter a day, such as 27 March 2026."


class PaperMore(QWidget):
    """What is said of a paper beyond its date: whether it is up to date, and who was asked for one that is missing.

    Args:
        plan: the plan, for the names of its fields.
        reader: turns typed text into a date.
        edited: called when an answer changes.
    """

    def __init__(self, plan: PlanKind, reader: Reader, edited: Callable[[], object]) -> None:
        super().__init__()
        across = Stack(self, NARROW, gap=16)
        self.current = Segments(options(PaperCurrent))
        self.chased_on = DateField(reader)
        self.chased = LineEdit()
        self._current = FieldRow("Up to date?", self.current)
        self.chased_row = FieldRow("Chased on", self.chased_on, optional=True)
        self._chased = FieldRow("Who was asked, and the answer", self.chased, optional=True)
        for row in (self._current, self.chased_row):
            across.addWidget(row, 0, TOP)
        across.addWidget(self._chased, 1, TOP)
        across.addStretch()
        for editor in (self.current, self.chased_on, self.chased):
            editor.setAccessibleName(f"{plan.label}: {editor.accessibleName().lower()}")
            editor.edited.connect(edited)

    def fit(self, came: object) -> None:
        """Show what can be asked of a paper that came so."""
        self._current.setVisible(came in CAME)
        self.chased_row.setVisible(came in CHASED)
        self._chased.setVisible(came in CHASED)

    def kept(self) -> list[str | None]:
        """The three answers."""
        return [self.current.value(), self.chased_on.value(), self.chased.value()]

    def put_back(self, kept: Sequence[object]) -> None:
        """Show the three answers."""
        current, chased_on, chased = kept
        self.current.set_value(current)
        self.chased_on.set_value(chased_on)
        self.chased.set_value(chased)


class PapersPart(Part):
    """One line for each plan; a date is asked only of a plan that has come.

    Args:
        reader: turns typed text into a date.
        whole: ask also whether it is up to date and who was asked for it; without, only whether it came.
    """

    key = "papers"

    def __init__(self, reader: Reader, *, whole: bool = False) -> None:
        super().__init__()
        self._reader, self._is_whole = reader, whole
        self.received: dict[PlanKind, Segments] = {}
        self.dated: dict[PlanKind, DateField] = {}
        self.more: dict[PlanKind, PaperMore] = {}
        self._asked: dict[PlanKind, FieldRow] = {}
        self._rows: dict[PlanKind, FieldRow] = {}
        self._below: dict[PlanKind, Stack] = {}
        self._earlier: dict[PlanKind, Column] = {}
        self._expected: frozenset[PlanKind] = frozenset()
        whole_column = Column(self)
        card = Card("Papers received", gap=4)
        card.body.addWidget(caption("Mark each one as it comes, with the date it carries."))
        for number, plan in enumerate(SCORED_PLANS):
            if number:
                card.body.addWidget(rule())
            card.body.addWidget(self._line(plan, reader))
            self._earlier[plan] = Column(gap=2)
            if whole:
                card.body.addWidget(self._second(plan))
            card.body.addLayout(self._earlier[plan])
        self.rest = button(REST, on_press=self._answer_the_rest)
        self.rest.setVisible(False)
        card.body.addWidget(self.rest, 0, LEFT)
        whole_column.addWidget(card)

    def _line(self, plan: PlanKind, reader: Reader) -> QWidget:
        holder = QWidget()
        whole = Stack(holder, NARROW, gap=12)
        named = Column(margins=(0, 12, 0, 0))
        named.addWidget(strong(plan.label))
        named.addStretch(1)
        whole.addLayout(named, 1)
        come = Segments(options(PaperCame if self._is_whole else YesNo))
        come.edited.connect(self._answered)
        dated = DateField(reader)
        dated.edited.connect(self.edited)
        row = FieldRow(f"{plan.label}: its date", dated)
        row.label.hide()
        row.hide()
        answers = Line(gap=12)
        if not self._is_whole:
            answers.addWidget(row, 0, TOP)
        asked = FieldRow(f"{plan.label}: received?", come)
        asked.label.hide()
        answers.addWidget(asked, 0, TOP)
        whole.addLayout(answers)
        self.received[plan], self.dated[plan] = come, dated
        self._asked[plan], self._rows[plan] = asked, row
        return holder

    def _second(self, plan: PlanKind) -> QWidget:
        """The line under a plan: its date, and what else is asked when that is needed."""
        holder = QWidget()
        across = self._below[plan] = Stack(holder, NARROW, gap=16)
        self._rows[plan].label.setText("Its date")
        self._rows[plan].label.show()
        across.addWidget(self._rows[plan], 0, TOP)
        return holder

    def _answered(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        for plan, row in self._rows.items():
            came = self.received[plan].value()
            row.setVisible(came in CAME)
            if self._is_whole and came in (*CAME, *CHASED):
                self._more_of(plan).fit(came)
            if plan in self.more:
                self.more[plan].setVisible(came in (*CAME, *CHASED))

    def _more_of(self, plan: PlanKind) -> PaperMore:
        """What else is asked of a plan, made when it is first needed."""
        if plan not in self.more:
            self.more[plan] = PaperMore(plan, self._reader, self.edited.emit)
            self._below[plan].addWidget(self.more[plan], 1, TOP)
            tab_in_turn(self._asked[plan], self._rows[plan], self.more[plan])
        return self.more[plan]

    def _answer_the_rest(self) -> None:
        """Every plan without an answer did not come, or is not needed where the child's age expects none."""
        for plan in SCORED_PLANS:
            if self.received[plan].value() is None:
                came = PaperCame.MISSING if plan in self._expected else PaperCame.NOT_APPLICABLE
                self.received[plan].set_value(came.value)
        self._answered()

    def show_sheet(self, sheet: SectionSheet) -> None:
        """Show what has come."""
        self._expected = frozenset(score.plan for score in sheet.scores if score.applies_by_default)
        self.rest.setVisible(self._is_whole and not sheet.review.is_read_only)
        for paper in sheet.papers:
            current = None if paper.current is None else paper.current.value
            self._put(paper.plan, [_came(paper), paper.dated_on, current, paper.chased_on, paper.chased])
            for history in sheet.histories:
                if history.field.startswith(f"paper.{paper.plan.value}."):
                    self._offer_earlier(paper.plan, history, locked=sheet.review.is_read_only)
        self._fit()

    def _put(self, plan: PlanKind, kept: Sequence[object]) -> None:
        """Show the answers about a plan; what a shorter list does not tell stays."""
        self.received[plan].set_value(kept[0])
        self.dated[plan].set_value(kept[1])
        if self._is_whole and any(kept[2:]):
            self._more_of(plan).put_back(kept[2:])

    def _offer_earlier(self, plan: PlanKind, history: FieldHistory, *, locked: bool) -> None:
        is_date = history.field.endswith("dated_on")
        words = "its date" if is_date else "received"
        made = EarlierAnswers(history, f"{plan.label}, {words}", locked=locked, named=True)
        made.put_back.connect(lambda _field, value: self._put_back_earlier(plan, value, is_date=is_date))
        self._earlier[plan].addWidget(made)

    def _put_back_earlier(self, plan: PlanKind, value: object, *, is_date: bool) -> None:
        (self.dated if is_date else self.received)[plan].set_value(value)
        self._fit()
        self.put_back_asked.emit("", None)

    def kept(self) -> object:
        """Each plan's answers: whether it came, its date, and what else is asked."""
        return {
            plan.value: [
                self.received[plan].value(),
                self.dated[plan].value(),
                *(self.more[plan].kept() if plan in self.more else ()),
            ]
            for plan in SCORED_PLANS
        }

    def put_back(self, kept: object) -> None:
        """Show a draft."""
        for plan in SCORED_PLANS:
            if isinstance(kept, dict) and plan.value in kept:
                self._put(plan, kept[plan.value])
        self._fit()

    def problems(self) -> tuple[Problem, ...]:
        """Dates that are not dates."""
        found = []
        for plan, dated in self.dated.items():
            rows = [(self._rows[plan], dated)]
            if plan in self.more:
                rows.append((self.more[plan].chased_row, self.more[plan].chased_on))
            for row, field in rows:
                wrong = not row.isHidden() and field.value() is not None and field.day() is None
                row.show_problem(NO_DAY if wrong else "")
                if wrong:
                    words = f"{plan.label}: {NO_DAY[:1].lower()}{NO_DAY[1:]}"
                    found.append((words, f"paper.{plan.value}"))
        return tuple(found)

    def put_into(self, answers: SectionAnswers) -> SectionAnswers:
        """All seven plans."""
        return replace(answers, papers=tuple(self._paper(plan) for plan in SCORED_PLANS))

    def _paper(self, plan: PlanKind) -> PaperRow:
        came = self.received[plan].value()
        received = YesNo.YES if came in CAME else YesNo.NO if came == PaperCame.MISSING.value else None
        dated = self.dated[plan].day() if came in CAME else None
        row = PaperRow(
            plan, received, dated, on_day=came == PaperCame.ON_DAY.value,
            not_applicable=came == PaperCame.NOT_APPLICABLE.value,
        )  # fmt: skip
        more = self.more.get(plan)
        if more is None:
            return row
        current = more.current.value() if came in CAME else None
        return replace(
            row,
            current=None if current is None else PaperCurrent(current),
            chased_on=more.chased_on.day() if came in CHASED else None,
            chased=more.chased.value().strip() if came in CHASED else "",
        )

    def show_findings(self, messages: Mapping[str, str]) -> None:
        """Say at each plan what is missing."""
        for plan in SCORED_PLANS:
            place = f"paper.{plan.value}"
            self._asked[plan].show_problem(messages.get(place, ""))
            self._rows[plan].show_problem(messages.get(f"{place}.dated_on", ""))

    def focus_field(self, field: str) -> bool:
        """Put the keyboard in a plan's answer, or in its date when that is asked."""
        plan = next((p for p in SCORED_PLANS if field.partition(".")[2].partition(".")[0] == p.value), None)
        if plan is None or not field.startswith("paper."):
            return False
        (self._asked[plan] if self._rows[plan].isHidden() else self._rows[plan]).focus()
        return True

    def lock(self) -> None:
        """No answer can be changed."""
        self.rest.hide()
        for plan in SCORED_PLANS:
            self.received[plan].setEnabled(False)
            self.dated[plan].setEnabled(False)
        for more in self.more.values():
            more.setEnabled(False)


def _came(paper: PaperRow) -> str | None:
    """How a plan came, as it is chosen."""
    if paper.not_applicable:
        return PaperCame.NOT_APPLICABLE.value
    if paper.received is None:
        return None
    if paper.received is YesNo.NO:
        return PaperCame.MISSING.value
    return (PaperCame.ON_DAY if paper.on_day else PaperCame.IN_TIME).value
