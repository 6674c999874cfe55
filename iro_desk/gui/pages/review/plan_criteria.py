"""CriteriaCard: the plain questions about one plan, each with what is known and what every answer looks like."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from iro_desk.domain.codes import CriterionAnswer
from iro_desk.domain.plan_questions import CapFact, Criterion
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Stack, emptied
from iro_desk.gui.widgets.segments import Segments
from iro_desk.gui.widgets.text import caption, link, rule, wrapped

SHOW, PUT_AWAY = "Show what each answer looks like", "Put away what each answer looks like"
KEYS = "1 to 5 answers and goes on; arrows change; Delete takes back."
MEANT = (CriterionAnswer.MET, CriterionAnswer.PARTLY, CriterionAnswer.NOT_MET)
YES_NO = (Option("yes", "Yes"), Option("no", "No"))


class NumberedAnswers(Segments):
    """Joined answers that a digit chooses, which then lets the next question have the keyboard."""

    going_on = Signal()

    def _key(self, at: int, event: QKeyEvent) -> bool:
        digit = event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and digit.isascii() and digit.isdigit() and 1 <= int(digit) <= len(self.buttons):
            self._choose(int(digit) - 1)
            self.going_on.emit()
            return True
        return super()._key(at, event)


class CriterionRow(QWidget):
    """One question, what is known beneath it, and its five answers."""

    def __init__(self, criterion: Criterion, evidence: str) -> None:
        super().__init__()
        self.criterion = criterion
        across = Stack(self, 640, gap=12)
        texts = QWidget()
        column = Column(texts, gap=0)
        column.addWidget(wrapped(criterion.text))
        self.evidence: QLabel | None = None
        if evidence:
            self.evidence = caption(evidence)
            column.addWidget(self.evidence)
        self._looks = caption("")
        column.addWidget(self._looks)
        across.addWidget(texts, 1, TOP)
        self.answers = NumberedAnswers(
            tuple(Option(one.value, one.label, criterion.words_of(one)) for one in CriterionAnswer)
        )
        self.answers.setAccessibleName(criterion.text)
        if evidence:
            self.answers.setAccessibleDescription(evidence)
        across.addWidget(self.answers, 0, TOP)
        self._shows_all = False
        self.answers.edited.connect(self.fit)
        self.fit()

    def show_all(self, *, shows_all: bool) -> None:
        """Show what every answer looks like, or only the one chosen."""
        self._shows_all = shows_all
        self.fit()

    def fit(self) -> None:
        """Say what the chosen answer looks like."""
        value = self.answers.value()
        if self._shows_all:
            lines = [f"{one.label}: {self.criterion.words_of(one)}" for one in MEANT]
        else:
            lines = [] if value is None else [self.criterion.words_of(CriterionAnswer(value))]
        self._looks.setText("\n".join(line for line in lines if line))
        self._looks.setVisible(bool(self._looks.text()))


class CriteriaCard(Card):
    """All questions about one plan.

    Signals:
        edited(): an answer changed.
        past_end(): the last question was answered by its digit.
    """

    edited = Signal()
    past_end = Signal()

    def __init__(self, criteria: tuple[Criterion, ...], evidence: Mapping[str, str]) -> None:
        super().__init__(margins=(14, 8, 14, 10), gap=6)
        self.rows: dict[str, CriterionRow] = {}
        self._all = link(SHOW, self._turn, small=True)
        self._shows_all = False
        self.body.addWidget(self._all, 0, LEFT)
        for criterion in criteria:
            self.body.addWidget(rule())
            made = CriterionRow(criterion, evidence.get(criterion.code, ""))
            made.answers.edited.connect(self.edited)
            self.rows[criterion.code] = made
            self.body.addWidget(made)
        self._lead_on()
        self.body.addWidget(caption(KEYS))

    def _lead_on(self) -> None:
        rows = list(self.rows.values())
        for at, row in enumerate(rows):
            if at + 1 < len(rows):
                row.answers.going_on.connect(rows[at + 1].answers.setFocus)
            else:
                row.answers.going_on.connect(self.past_end)

    def _turn(self) -> None:
        self._shows_all = not self._shows_all
        words = PUT_AWAY if self._shows_all else SHOW
        self._all.setText(words)
        self._all.setAccessibleName(words)
        for row in self.rows.values():
            row.show_all(shows_all=self._shows_all)

    def values(self) -> dict[str, str]:
        """The answers given."""
        return {code: value for code, row in self.rows.items() if (value := row.answers.value()) is not None}

    def show_values(self, answers: Mapping[str, str]) -> None:
        """Show answers already given."""
        for code, row in self.rows.items():
            row.answers.set_value(answers.get(code))
            row.fit()

    def lock(self) -> None:
        """No answer can be changed."""
        for row in self.rows.values():
            row.answers.setEnabled(False)


class Besides(QWidget):
    """What a cap hangs on and the desk does not know: asked only when it would change the proposal.

    Signals:
        edited(): an answer changed.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._body = Column(self, gap=8)
        self.values: dict[str, str] = {}
        self.asked: dict[str, Segments] = {}
        self._is_locked = False
        self.hide()

    def ask(self, facts: tuple[CapFact, ...]) -> None:
        """Ask these, and keep the answers given to others."""
        if tuple(one.name for one in facts) == tuple(self.asked):
            return
        emptied(self._body)
        self.asked = {}
        for fact in facts:
            row = QWidget()
            across = Stack(row, 640, gap=12)
            across.addWidget(wrapped(fact.asked), 1, TOP)
            made = Segments(YES_NO)
            made.setAccessibleName(fact.asked)
            made.set_value(self.values.get(fact.name))
            made.setEnabled(not self._is_locked)
            made.edited.connect(lambda name=fact.name: self._answer(name))
            across.addWidget(made, 0, TOP)
            self.asked[fact.name] = made
            self._body.addWidget(row)
        self.setVisible(bool(facts))

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show answers already given."""
        self.values = dict(values)
        for name, made in self.asked.items():
            made.set_value(values.get(name))

    def lock(self) -> None:
        """No answer can be changed."""
        self._is_locked = True
        for made in self.asked.values():
            made.setEnabled(False)

    def _answer(self, name: str) -> None:
        value = self.asked[name].value()
        self.values.pop(name, None)
        if value is not None:
            self.values[name] = value
        self.edited.emit()
