"""What is said of one decision for the letter: what the child asked for, and news that is told face to face first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desk.domain.letters.codes import News
from iro_desk.gui.context import Context
from iro_desk.gui.pages.letter.answers import Answers
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.text import caption, strong
from iro_desk.records import LetterDecisionFields
from iro_desk.records.forms import asked
from iro_desk.services import letters
from iro_desk.services.drafts import DraftKey
from iro_desk.services.letters import DecisionAsked

MOST_OFFERED, SHOWN_LETTERS = 4, 44
ASKED_FOR, TOLD_ON = "asked_for", "told_on"


class DecisionAnswers(Card):
    """One decision in the child's words, its questions, and what the child asked for, offered at one press.

    Args:
        requests: what the child asked for, newest first.
    """

    def __init__(
        self, context: Context, letter_id: int, child_id: int, row: DecisionAsked, requests: Sequence[str]
    ) -> None:
        super().__init__(margins=(14, 12, 14, 12), gap=6)
        self.words = strong(row.for_child)
        self.words.setWordWrap(True)
        self.body.addWidget(self.words)
        self.against = caption(
            "Not what they asked for: say what they asked, so that they know they were heard."
        )
        self.body.addWidget(self.against)
        self.answers = Answers(
            context,
            DraftKey(letters.draft_of_decision(row.decision_id), letter_id, child_id),
            asked(LetterDecisionFields),
            "Say something of a decision",
            partial(letters.answer_decision, letter_id=letter_id, decision_id=row.decision_id),
        )
        self.body.addWidget(self.answers)
        self._is_against = row.is_against
        for name, made in self.answers.form.rows.items():
            made.editor.setAccessibleName(f"{made.label.text().removesuffix(' (optional)')}: {row.for_child}")
            if name == ASKED_FOR and requests:
                made.add_below(self._offer(requests))

    def show_row(self, row: DecisionAsked) -> None:
        """Show what is stored of it."""
        self._is_against = row.is_against
        self.words.setText(row.for_child)
        self.against.setVisible(row.is_against)
        self.setAccessibleName(row.for_child)
        self.answers.show_values(row.said.model_dump(mode="json"))

    def needed(self) -> int:
        """How many of its questions make the letter right: what was asked against a no, and that bad news was told."""
        return int(self._is_against) + int(self._is_hard())

    def missing(self) -> int:
        """How many of those are not answered."""
        return len(self._unsaid())

    def focus_missing(self) -> None:
        """Put the keyboard in what is not answered, or in its first question."""
        self.answers.form.focus(next(iter(self._unsaid()), ASKED_FOR))

    def _unsaid(self) -> tuple[str, ...]:
        form = self.answers.form
        needs = {ASKED_FOR: self._is_against, TOLD_ON: self._is_hard()}
        return tuple(name for name, needed in needs.items() if needed and not form.value(name))

    def _is_hard(self) -> bool:
        return self.answers.form.value("news") == News.HARD.value

    def _offer(self, requests: Sequence[str]) -> QWidget:
        holder = QWidget()
        flow = Flow(holder, 8)
        holder.setContentsMargins(0, 6, 0, 0)
        for words in requests[:MOST_OFFERED]:
            shown = words if len(words) <= SHOWN_LETTERS else f"{words[:SHOWN_LETTERS].rsplit(' ', 1)[0]}…"
            made = button(shown, on_press=partial(self._use, words))
            made.setAccessibleName(f"They asked: {words}")
            made.setToolTip(words)
            flow.addWidget(made)
        return holder

    def _use(self, words: str) -> None:
        """Put what they asked for in the field, where it can be fitted to “You asked for”."""
        self.answers.form.set_value(ASKED_FOR, words.strip().rstrip("."))
        self.answers.touch()
        self.answers.form.focus(ASKED_FOR)
