"""Before you write: the rule, what only the officer can say of a letter and its decisions, and the child's wishes."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desk.gui.context import Context
from iro_desk.gui.pages.letter.answers import Answers
from iro_desk.gui.pages.letter.decision_answers import DecisionAnswers
from iro_desk.gui.pages.letter.pane import LetterPane
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import TOP, Column, Line, emptied
from iro_desk.gui.widgets.text import Icon, announce, caption, card_heading, labelled, wrapped
from iro_desk.records import LetterFields, LetterWishesFields
from iro_desk.records.forms import asked
from iro_desk.services import letters
from iro_desk.services.drafts import DraftKey
from iro_desk.services.letters import LetterAsked, LetterRow

WISHES = frozenset({"carer_call", "without_words", "fewer_reminders", "read_with"})
"""What is asked here of how a child wants their letters; the page and its colours are chosen above the words."""
DECISION = "decision"


class BeforePane(LetterPane):
    """The questions of one letter; the words are drawn again after each answer, and her own stay."""

    def __init__(self, context: Context, letter_id: int, child_id: int) -> None:
        super().__init__(context, letter_id, child_id)
        self.send, self.rule = wrapped("", "strong"), wrapped("")
        self.body.addWidget(self._guide())
        self.count = labelled("", "label", wrap=True)
        self.body.addWidget(self.count)
        self.about: Answers | None = None
        self.decisions: dict[int, DecisionAnswers] = {}
        self.wishes = self._wishes_form()
        self._about_holder, self._decisions_holder = Column(gap=0), Column(gap=12)
        self.body.addLayout(self._about_holder)
        self._decisions_heading = card_heading("Each decision, for the child")
        self.body.addWidget(self._decisions_heading)
        self.body.addLayout(self._decisions_holder)
        self.body.addSpacing(8)
        self.body.addWidget(card_heading("How the child wants their letters"))
        self.body.addWidget(caption("Kept for the child, and used for every letter after this one."))
        self.body.addWidget(self.wishes)
        self.body.addStretch(1)
        self._decisions_heading.hide()
        self._wanted = ""

    def show_letter(self, row: LetterRow) -> None:
        """Read the questions and their answers again."""
        ops = self.context.ops
        ops.read(partial(letters.asked, letter_id=self.letter_id), self._show, self)
        ops.read(partial(letters.wishes, child_id=self.child_id), self._show_wishes, self)

    def flush(self) -> None:
        """Keep and file every answer."""
        for form in self._forms():
            form.flush()

    def focus_first(self) -> None:
        """Put the keyboard in the first question that waits for an answer, once they are read."""
        self.go_to("")

    def go_to(self, field: str) -> None:
        """Put the keyboard in a question: of the letter by its name, of a decision as "decision:" and its number."""
        self._wanted = ""
        if self.about is None:
            self._wanted = field or "first"
            return
        kind, _, number = field.partition(":")
        if kind == DECISION:
            of_decisions = list(self.decisions.values())
            wanted = self.decisions.get(int(number)) if number else _first_untold(of_decisions)
            if wanted is not None:
                wanted.focus_missing()
                self.reveal(wanted, wanted.focusWidget() or wanted)
            return
        shown = self.about.asked()
        first = next(iter((*self.about.unsaid(), *(one.name for one in shown))), "")
        name = field if field in self.about.form.rows else first
        if name:
            row = self.about.form.rows[name]
            row.focus()
            self.reveal(row, row.editor)

    def _show(self, said: LetterAsked) -> None:
        self.send.setText(said.send)
        self.rule.setText(said.rule)
        if self.about is None:
            self.about = self._about_form(said)
            self._about_holder.addWidget(self.about)
        self.about.show_values(said.said.model_dump(mode="json"))
        self._show_decisions(said)
        self._say_count()
        if self._wanted:
            self.go_to(self._wanted)

    def _about_form(self, said: LetterAsked) -> Answers:
        made = Answers(
            self.context,
            DraftKey(letters.ABOUT_LETTER, self.letter_id, self.child_id),
            asked(LetterFields),
            "Say something for the letter",
            partial(letters.answer, letter_id=self.letter_id),
            said.known,
        )
        made.edited.connect(self._say_count)
        return made

    def _show_decisions(self, said: LetterAsked) -> None:
        numbers = tuple(row.decision_id for row in said.decisions)
        if tuple(self.decisions) != numbers:
            self.flush()
            emptied(self._decisions_holder)
            self.decisions = {
                row.decision_id: DecisionAnswers(
                    self.context, self.letter_id, self.child_id, row, said.requests
                )
                for row in said.decisions
            }
            for made in self.decisions.values():
                made.answers.edited.connect(self._say_count)
                self._decisions_holder.addWidget(made)
        for row in said.decisions:
            self.decisions[row.decision_id].show_row(row)
        self._decisions_heading.setVisible(bool(numbers))

    def _wishes_form(self) -> Answers:
        return Answers(
            self.context,
            DraftKey(letters.ABOUT_WISHES, self.letter_id, self.child_id),
            [field for field in asked(LetterWishesFields) if field.name in WISHES],
            "Keep how a child wants their letters",
            partial(letters.change_wishes, child_id=self.child_id, letter_id=self.letter_id),
        )

    def _show_wishes(self, said: LetterWishesFields) -> None:
        self.wishes.show_values(said.model_dump(mode="json"))

    def _forms(self) -> tuple[Answers, ...]:
        about = () if self.about is None else (self.about,)
        return (*about, *(one.answers for one in self.decisions.values()), self.wishes)

    def _say_count(self) -> None:
        """How many of the questions that make the letter theirs are answered."""
        about = () if self.about is None else (self.about,)
        total = sum(len(form.asked()) for form in about) + sum(d.needed() for d in self.decisions.values())
        missing = sum(len(form.unsaid()) for form in about) + sum(
            d.missing() for d in self.decisions.values()
        )
        words = f"{total - missing} of {total} said" if total else "Nothing needs to be said"
        self.count.setText(words)
        announce(self.count, words)

    def _guide(self) -> QWidget:
        card = Card(sunken=True, margins=(14, 12, 14, 12), gap=6)
        across = Line(gap=10)
        across.addWidget(Icon("clock", "text_muted"), 0, TOP)
        across.addWidget(self.send, 1)
        card.body.addLayout(across)
        card.body.addWidget(self.rule)
        return card


def _first_untold(decisions: list[DecisionAnswers]) -> DecisionAnswers | None:
    """The first decision with something still to say, or the first of all."""
    return next((one for one in decisions if one.missing()), decisions[0] if decisions else None)
