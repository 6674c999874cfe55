"""What follows an answer: what to ask next, what is known, and the decision it may lead to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from iro_desk.domain.checklist import FOLLOWED_UP, Mark
from iro_desk.gui.pages.prepare.checklist_list import LETTERS
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.segments import Radios
from iro_desk.gui.widgets.text import caption, labelled, wrapped
from iro_desk.services.checklists import ChecklistRow

OPTIONS = tuple(Option(mark.value, f"{mark.label}  ({LETTERS[mark]})") for mark in Mark)


class FollowUp(Card):
    """The current item.

    Signals:
        answered: the item and the answer's value, chosen here.
        noted: the item and what is known, while it is typed.
        deciding: the item whose decision is wanted.
        left: Esc was pressed, to go back to the list.
    """

    answered = Signal(str, str)
    noted = Signal(str, str)
    deciding = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(gap=8)
        self.item = ""
        self.question = wrapped("", "card_heading")
        self.answers = Radios(OPTIONS)
        self._next = Column(gap=6)
        self.note = NarrativeEdit(lines=3)
        self.note_row = FieldRow("What is known", self.note, optional=True)
        self.decide = button("Add it to the decisions", icon="plus")
        self.decide_words = caption("")
        for widget in (self.question, self.answers):
            self.body.addWidget(widget)
        self.body.addLayout(self._next)
        self.body.addWidget(self.note_row)
        self.body.addWidget(self.decide, 0, LEFT)
        self.body.addWidget(self.decide_words)
        self.answers.edited.connect(lambda: self.answered.emit(self.item, self.answers.value() or ""))
        self.note.edited.connect(lambda: self.noted.emit(self.item, str(self.note.value())))
        self.decide.clicked.connect(lambda: self.deciding.emit(self.item))
        self.hide()

    def show_item(self, row: ChecklistRow | None, *, has_review: bool) -> None:
        """Show one item; None for nothing."""
        self.setVisible(row is not None)
        if row is None:
            return
        due = row.due
        is_same, self.item = self.item == due.item.id, due.item.id
        self.question.setText(due.item.question)
        self.setAccessibleName(due.item.question)
        self.answers.setAccessibleName(due.item.question)
        self.answers.set_value(due.answer.value if due.answer else None)
        emptied(self._next)
        follows = due.answer in FOLLOWED_UP
        if due.third_time:
            self._next.addWidget(labelled(due.third_time, "body", tone="late", wrap=True))
        if row.held:
            self._next.addWidget(caption(f"{row.held}."))
        if row.look:
            self._next.addWidget(labelled(row.look, "body", tone="soon", wrap=True))
        if follows:
            self._next.addWidget(wrapped("Ask next", "strong"))
            for question in due.item.ask_next:
                self._next.addWidget(wrapped(question))
        self.note_row.setVisible(due.answer is not None and (follows or bool(row.note)))
        if not (is_same and self.note.hasFocus()):
            self.note.set_value(row.note)
        self._offer(row, follows=follows, has_review=has_review)

    def _offer(self, row: ChecklistRow, *, follows: bool, has_review: bool) -> None:
        offers = follows and has_review and not row.is_decided
        self.decide.setVisible(offers)
        words = row.offered
        if row.is_decided:
            words = "This is among the decisions of this review."
        elif not has_review:
            words = "Once the review has begun, this can be added to its decisions."
        self.decide_words.setText(words)
        self.decide_words.setVisible(follows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
