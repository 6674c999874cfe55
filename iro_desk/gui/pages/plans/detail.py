"""One plan at the side of the tracker: how its date is worked out, and recording the one she has seen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import PlanKind
from iro_desk.domain.plan_currency import DATED_BY, plan_words
from iro_desk.domain.wording import long_date
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.badge import Badge
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.date_field import DateField
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line, emptied
from iro_desk.gui.widgets.text import Icon, caption, heading, link, wrapped
from iro_desk.records import PlanFields
from iro_desk.records.forms import Asked, asked
from iro_desk.services import plans_tracker
from iro_desk.services.clockwork import StandingDate
from iro_desk.services.drafts import DraftKey
from iro_desk.services.plans_tracker import PlanLine

PANEL = "panel"
NOT_OVERDUE = "A plan with no date here is not called overdue: the return brings no plan dates."


class PlanDetail(QWidget):
    """What is known of one plan of one child.

    Signals:
        filed(): its date was recorded.
        put_away(): Esc was pressed in the form.
        asked_to_record(): the button was pressed.
    """

    filed = Signal()
    put_away = Signal()
    asked_to_record = Signal()

    def __init__(self, context: Context, line: PlanLine) -> None:
        super().__init__()
        self._context, self.line = context, line
        whole = Column(self, gap=10)
        whole.addWidget(heading(plan_words(line.plan)))
        self.to_child = link(f"{line.name}, {line.age}", self._open_child)
        whole.addWidget(self.to_child, 0, LEFT)
        whole.addWidget(Badge(line.currency.tone.value, line.currency.words), 0, LEFT)
        for words in _known(line):
            whole.addWidget(wrapped(words, "caption", "muted"))
        self._form_holder = Column(gap=10)
        whole.addLayout(self._form_holder)
        self.entry: Entry | None = None
        self._put_button()
        if line.limit is not None:
            whole.addWidget(_working(line.limit))
        else:
            whole.addWidget(caption(_no_limit(line)))
        note = Place("sheet", line.child_id, None, PANEL)
        self.to_panel = link("Write a panel note", partial(context.go, note))
        whole.addWidget(self.to_panel, 0, LEFT)
        concern = Place("child", line.child_id, None, f"concerns:raise/{line.plan.value}")
        self.to_concern = link("Raise a concern about it", partial(context.go, concern))
        whole.addWidget(self.to_concern, 0, LEFT)
        whole.addStretch(1)

    def record(self) -> None:
        """Open the small form."""
        if self.entry is not None:
            return
        line = self.line
        emptied(self._form_holder)
        key = DraftKey(plans_tracker.form_of(line.plan), 0, line.child_id)
        write = partial(
            plans_tracker.record, child_id=line.child_id, plan=line.plan, today=self._context.today()
        )
        label = f"Record a date: {plan_words(line.plan)}"
        self.entry = Entry(self._context, key, _questions(line.plan), label, write)
        self._form_holder.addWidget(self.entry)
        holder = QWidget()
        across = Flow(holder, 10)
        across.addWidget(button("Record and go on", "main", shortcut="Alt+Return", on_press=self.entry.file))
        across.addWidget(button("Come back later", on_press=self.close_entry))
        self._form_holder.addWidget(holder)
        self.entry.filed.connect(lambda _none: self.filed.emit())
        self.entry.put_away.connect(self.close_entry)
        for day in self.entry.findChildren(DateField):
            day.entry.returnPressed.connect(self.entry.file)
        self.entry.begin({})

    def close_entry(self) -> None:
        """Put the form away; what was typed stays as a draft."""
        if self.entry is not None:
            self.entry.flush()
            self.entry = None
            self._put_button()
            self.put_away.emit()

    def flush(self) -> None:
        """Keep what is typed."""
        if self.entry is not None:
            self.entry.flush()

    def _put_button(self) -> None:
        emptied(self._form_holder)
        made = button("Record its date", icon="pencil", shortcut="Alt+R", on_press=self.asked_to_record.emit)
        self._form_holder.addWidget(made, 0, LEFT)

    def _open_child(self) -> None:
        self._context.go(Place("child", self.line.child_id, None, "plans"))


def _known(line: PlanLine) -> tuple[str, ...]:
    what = "Assessed" if line.plan is PlanKind.HEALTH else "Dated"
    day = f"{what} {long_date(line.dated_on)}" if line.dated_on else "No date is held here"
    worker = ", ".join(part for part in (line.worker.name, line.worker.team) if part)
    social = f"Social worker: {worker}" if worker else "No social worker is named"
    return tuple(words for words in (day, line.note, line.before_review, social) if words)


def _no_limit(line: PlanLine) -> str:
    if line.plan not in DATED_BY:
        return "No rule here says by when this plan is looked at again."
    return "Nothing more is owed for now." if line.dated_on else "No rule asks for it yet."


def _working(limit: StandingDate) -> Card:
    """The sum line by line, its answer, and the rule; every line wraps, for the side is narrow."""
    due = limit.due
    card = Card("How its date is worked out", gap=4)
    for step in due.steps[:-1]:
        card.body.addWidget(caption(f"{step.label}: {step.value}"))
    if due.weekend_note:
        card.body.addWidget(caption(due.weekend_note))
    card.body.addWidget(wrapped(f"Not after {long_date(due.due_on)}", "strong"))
    if limit.own_on is not None:
        card.body.addWidget(wrapped(f"Your own date: {long_date(limit.own_on)}", "strong"))
        card.body.addWidget(caption(limit.own_reason))
    source = Line(gap=6)
    source.addWidget(Icon("scale", "text_muted", 16), 0, TOP)
    source.addWidget(caption(f"{due.source} ({due.force.value})"), 1)
    card.body.addLayout(source)
    return card


def _questions(plan: PlanKind) -> tuple[Asked, ...]:
    """The two fields of a plan that are asked here, the date in the words of its plan."""
    found = {question.name: question for question in asked(PlanFields)}
    words = "Day of the assessment" if plan is PlanKind.HEALTH else "Date on the plan"
    day = found["dated_on"]
    return (replace(day, form=replace(day.form, label=words, optional=False)), found["note"])
