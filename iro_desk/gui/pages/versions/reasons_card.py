"""What still has to be said before papers leave: what the child said of it, and why what was found may stay in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal

from iro_desk.domain.leaks.words import Question
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.text import wrapped

FOUND = "Found in the finished pages"
FOUND_HOW = "Say why each may be read, or go back and leave out the part it stands in. The reason is kept."
SAY_WHY = "Say why it is safe to leave in."


class ReasonsCard(Card):
    """A line for each thing that was found in the finished files.

    Args:
        said: reasons given before, by the words of each question.

    Signals:
        edited(): a reason was typed.
    """

    edited = Signal()

    def __init__(self, questions: Sequence[Question], said: Mapping[str, str]) -> None:
        super().__init__(FOUND, gap=6)
        self.body.addWidget(wrapped(FOUND_HOW, tone="muted"))
        self.questions = tuple(questions)
        self.lines = {each.told: LineEdit() for each in questions}
        self.rows = {each.told: FieldRow(each.told, self.lines[each.told], each.where) for each in questions}
        for told, row in self.rows.items():
            self.lines[told].set_value(said.get(told, ""))
            self.lines[told].edited.connect(self.edited)
            self.body.addWidget(row)

    def reasons(self) -> Mapping[str, str]:
        """What was said, by the words of each question."""
        return {told: line.value() for told, line in self.lines.items()}

    def answered(self) -> Mapping[Question, str]:
        """What was said of each question, where anything was."""
        return {
            each: self.lines[each.told].value()
            for each in self.questions
            if self.lines[each.told].value().strip()
        }

    def first_unsaid(self) -> FieldRow | None:
        """Mark every question without a reason and return the first; None when all have one."""
        found = None
        for told, why in self.reasons().items():
            row = self.rows[told]
            row.show_problem("" if why.strip() else SAY_WHY)
            found = found or (None if why.strip() else row)
        return found
