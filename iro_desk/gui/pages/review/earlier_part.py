"""Last time's decisions: what became of each, before any new one is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import DecisionState
from iro_desk.domain.review_row_codes import WhatNow
from iro_desk.domain.wording import counted, dated
from iro_desk.gui.pages.review.part import Part, Problem
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.date_field import DateField, Reader
from iro_desk.gui.widgets.editors import options
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import TOP, Column, Stack, emptied
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.segments import Segments
from iro_desk.gui.widgets.text import caption, wrapped
from iro_desk.services.reviews import EarlierDecision, EarlierMark, SectionAnswers, SectionSheet

NO_DAY = "Enter a day, such as 27 March 2026."
ANSWERS = (
    Option(DecisionState.DONE.value, "Done"),
    Option(DecisionState.PARTLY.value, "Partly"),
    Option(DecisionState.NOT_DONE.value, "Not done"),
    Option(DecisionState.NOT_NEEDED.value, "No longer needed"),
)


class EarlierCard(Card):
    """One earlier decision.

    Args:
        name: the child's.
        reader: turns typed text into a date.
    """

    edited = Signal()

    def __init__(self, decision: EarlierDecision, name: str, reader: Reader) -> None:
        super().__init__(gap=6)
        self.decision = decision
        self.body.addWidget(wrapped(decision.what, "strong"))
        when = f"by {dated(decision.by_when)}" if decision.by_when else ""
        waited = f"waited {counted(decision.times_carried, 'review')}" if decision.times_carried else ""
        self.body.addWidget(caption(", ".join(part for part in (decision.owner, when, waited) if part)))
        self.state = Segments(ANSWERS, clearable=False)
        self.why = NarrativeEdit(lines=2)
        self.done_on, self.evidence, self.effect = DateField(reader), LineEdit(), LineEdit()
        self.what_now = Segments(options(WhatNow))
        self.rows = {
            "state": FieldRow("What happened?", self.state),
            "done_on": FieldRow("Done on", self.done_on, optional=True),
            "evidence": FieldRow(
                "How do you know? Seen, shown, or told by whom", self.evidence, optional=True
            ),
            "outcome_note": FieldRow("Why? A reason, not blame", self.why, optional=True),
            "effect": FieldRow(f"What has it meant for {name}?", self.effect, optional=True),
            "what_now": FieldRow("What now?", self.what_now, optional=True),
        }
        self.state_row, self.why_row = self.rows["state"], self.rows["outcome_note"]
        self._lay()
        self.state.edited.connect(self._answered)
        for editor in (self.why, self.done_on, self.evidence, self.effect, self.what_now):
            editor.edited.connect(self.edited)
        self.show_answer(
            decision.state.value, decision.outcome_note, decision.done_on, decision.evidence, decision.effect,
            None if decision.what_now is None else decision.what_now.value,
        )  # fmt: skip

    def _lay(self) -> None:
        self.body.addWidget(self.rows["state"])
        for names in (("done_on", "evidence"), ("outcome_note", "effect"), ("what_now",)):
            holder = QWidget()
            across = Stack(holder, 520, gap=16)
            for name in names:
                across.addWidget(self.rows[name], 0 if name == "done_on" else 1, TOP)
            self.body.addWidget(holder)

    def kept(self) -> list[object]:
        """The six answers."""
        return [
            self.state.value(), self.why.value(), self.done_on.value(), self.evidence.value(), self.effect.value(),
            self.what_now.value(),
        ]  # fmt: skip

    def show_answer(
        self, state: object, why: object, done_on: object = None, evidence: object = "", effect: object = "",
        what_now: object = None,
    ) -> None:  # fmt: skip
        """Show what became of it."""
        self.state.set_value(state)
        self.why.set_value(why)
        self.done_on.set_value(done_on)
        self.evidence.set_value(evidence)
        self.effect.set_value(effect)
        self.what_now.set_value(what_now)
        self._fit()

    def mark(self) -> EarlierMark:
        """What became of it, as it is stored."""
        done = self.state.value() == DecisionState.DONE.value
        now = None if done else self.what_now.value()
        return EarlierMark(
            self.decision.decision_id, DecisionState(str(self.state.value())), self.why.value(),
            done_on=self.done_on.day() if done else None, evidence=self.evidence.value() if done else "",
            effect="" if done else self.effect.value(), what_now=None if now is None else WhatNow(now),
        )  # fmt: skip

    @property
    def has_wrong_day(self) -> bool:
        """Whether the day it was done is not a day."""
        wrong = (
            not self.rows["done_on"].isHidden() and bool(self.done_on.value()) and self.done_on.day() is None
        )
        self.rows["done_on"].show_problem(NO_DAY if wrong else "")
        return wrong

    def lock(self) -> None:
        """No answer can be changed."""
        for editor in (self.state, self.what_now, self.done_on):
            editor.setEnabled(False)
        for line in (self.why, self.evidence, self.effect):
            line.setReadOnly(True)

    def _answered(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        state = self.state.value()
        done = state == DecisionState.DONE.value
        for name in ("done_on", "evidence"):
            self.rows[name].setVisible(done)
        for name in ("outcome_note", "effect"):
            self.rows[name].setVisible(state is not None and not done)
        self.rows["what_now"].setVisible(state in (DecisionState.PARTLY.value, DecisionState.NOT_DONE.value))


class EarlierPart(Part):
    """Every decision of the review before.

    Args:
        name: the child's.
        reader: turns typed text into a date.
    """

    key = "earlier"

    def __init__(self, name: str, reader: Reader) -> None:
        super().__init__()
        self._name, self._reader = name, reader
        self._column = Column(self, gap=12)
        self.cards: list[EarlierCard] = []

    def show_sheet(self, sheet: SectionSheet) -> None:
        """Show each decision."""
        emptied(self._column)
        self.cards = [EarlierCard(decision, self._name, self._reader) for decision in sheet.earlier]
        for card in self.cards:
            card.edited.connect(self.edited)
            self._column.addWidget(card)
        if not self.cards:
            self._column.addWidget(
                EmptyState("No earlier decisions", "This is the first review recorded here. Carry on.")
            )

    def kept(self) -> object:
        """What became of each, by its number."""
        return {str(card.decision.decision_id): card.kept() for card in self.cards}

    def put_back(self, kept: object) -> None:
        """Show a draft."""
        for card in self.cards:
            key = str(card.decision.decision_id)
            if isinstance(kept, dict) and key in kept:
                card.show_answer(*kept[key])

    def problems(self) -> tuple[Problem, ...]:
        """Days that are not days."""
        wrong = [number for number, card in enumerate(self.cards) if card.has_wrong_day]
        return tuple((f"Earlier decision {at + 1}: {NO_DAY}", f"earlier[{at}].done_on") for at in wrong)

    def put_into(self, answers: SectionAnswers) -> SectionAnswers:
        """Those that have an answer."""
        marks = tuple(card.mark() for card in self.cards if card.state.value() is not None)
        return replace(answers, earlier=marks)

    def show_findings(self, messages: Mapping[str, str]) -> None:
        """Say at each decision what is missing."""
        for number, card in enumerate(self.cards):
            for name, row in card.rows.items():
                row.show_problem(messages.get(f"earlier[{number}].{name}", ""))

    def focus_field(self, field: str) -> bool:
        """Put the keyboard in a decision."""
        for number, card in enumerate(self.cards):
            if field.startswith(f"earlier[{number}]."):
                row = card.rows.get(field.partition("].")[2], card.state_row)
                (card.state_row if row.isHidden() else row).focus()
                return True
        return False

    def lock(self) -> None:
        """No answer can be changed."""
        for card in self.cards:
            card.lock()
