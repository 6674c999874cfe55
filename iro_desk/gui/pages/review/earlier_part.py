"""Last time's decisions: what became of each, before any new one is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal

from iro_desk.domain.codes import DecisionState
from iro_desk.domain.wording import counted, dated
from iro_desk.gui.pages.review.part import Part
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import Column, emptied
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.segments import Segments
from iro_desk.gui.widgets.text import caption, wrapped
from iro_desk.services.reviews import EarlierDecision, EarlierMark, SectionAnswers, SectionSheet

ANSWERS = (
    Option(DecisionState.DONE.value, "Done"),
    Option(DecisionState.PARTLY.value, "Partly"),
    Option(DecisionState.NOT_DONE.value, "Not done"),
    Option(DecisionState.NOT_NEEDED.value, "No longer needed"),
)


class EarlierCard(Card):
    """One earlier decision."""

    edited = Signal()

    def __init__(self, decision: EarlierDecision) -> None:
        super().__init__(gap=6)
        self.decision = decision
        self.body.addWidget(wrapped(decision.what, "strong"))
        when = f"by {dated(decision.by_when)}" if decision.by_when else ""
        waited = f"waited {counted(decision.times_carried, 'review')}" if decision.times_carried else ""
        self.body.addWidget(caption(", ".join(part for part in (decision.owner, when, waited) if part)))
        self.state = Segments(ANSWERS, clearable=False)
        self.state_row = FieldRow("What happened?", self.state)
        self.why = NarrativeEdit(lines=2)
        self.why_row = FieldRow("Why, and what it has meant", self.why, optional=True)
        self.body.addWidget(self.state_row)
        self.body.addWidget(self.why_row)
        self.state.edited.connect(self._answered)
        self.why.edited.connect(self.edited)
        self.show_answer(decision.state.value, decision.outcome_note)

    def show_answer(self, state: object, why: object) -> None:
        """Show what became of it."""
        self.state.set_value(state)
        self.why.set_value(why)
        self._fit()

    def _answered(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        self.why_row.setVisible(self.state.value() not in (None, DecisionState.DONE.value))


class EarlierPart(Part):
    """Every decision of the review before."""

    key = "earlier"

    def __init__(self) -> None:
        super().__init__()
        self._column = Column(self, gap=12)
        self.cards: list[EarlierCard] = []

    def show_sheet(self, sheet: SectionSheet) -> None:
        """Show each decision."""
        emptied(self._column)
        self.cards = [EarlierCard(decision) for decision in sheet.earlier]
        for card in self.cards:
            card.edited.connect(self.edited)
            self._column.addWidget(card)
        if not self.cards:
            self._column.addWidget(
                EmptyState("No earlier decisions", "This is the first review recorded here. Carry on.")
            )

    def kept(self) -> object:
        """What became of each, by its number."""
        return {str(c.decision.decision_id): [c.state.value(), c.why.value()] for c in self.cards}

    def put_back(self, kept: object) -> None:
        """Show a draft."""
        for card in self.cards:
            key = str(card.decision.decision_id)
            if isinstance(kept, dict) and key in kept:
                card.show_answer(*kept[key])

    def put_into(self, answers: SectionAnswers) -> SectionAnswers:
        """Those that have an answer."""
        marks = tuple(
            EarlierMark(c.decision.decision_id, DecisionState(str(c.state.value())), c.why.value())
            for c in self.cards
            if c.state.value() is not None
        )
        return replace(answers, earlier=marks)

    def show_findings(self, messages: Mapping[str, str]) -> None:
        """Say at each decision what is missing."""
        for number, card in enumerate(self.cards):
            card.state_row.show_problem(messages.get(f"earlier[{number}].state", ""))
            card.why_row.show_problem(messages.get(f"earlier[{number}].outcome_note", ""))

    def focus_field(self, field: str) -> bool:
        """Put the keyboard in a decision."""
        for number, card in enumerate(self.cards):
            if field == f"earlier[{number}].outcome_note" and not card.why_row.isHidden():
                card.why_row.focus()
                return True
            if field.startswith(f"earlier[{number}]."):
                card.state_row.focus()
                return True
        return False

    def lock(self) -> None:
        """No answer can be changed."""
        for card in self.cards:
            card.state.setEnabled(False)
            card.why.setReadOnly(True)
