"""AnswersView: a form's answers to be checked or read, each with a way to change it while that can be done."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import Share
from iro_desk.domain.sheets.answers import ITEM, Row
from iro_desk.domain.sheets.conditions import is_blank
from iro_desk.domain.sheets.filled import Filled
from iro_desk.domain.sheets.shape import Question, Section
from iro_desk.domain.wording import long_date
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import TOP, Column, Line
from iro_desk.gui.widgets.text import caption, heading, labelled, link, rule, wrapped
from iro_desk.gui.widgets.voice import VoiceBox

NOTHING = "Nothing written"
FOR_YOU = "For you alone: it never leaves in a paper"


class AnswersView(QWidget):
    """Every question that is shown, with its answer.

    Args:
        changeable: whether each answer has a link to change it (U30).

    Signals:
        change_asked(str): the id of the question whose link was pressed.
    """

    change_asked = Signal(str)

    def __init__(self, filled: Filled, *, changeable: bool) -> None:
        super().__init__()
        self._filled, self._changeable = filled, changeable
        column = Column(self, gap=16)
        for section in filled.sections():
            column.addWidget(self._card(section))

    def _card(self, section: Section) -> Card:
        card = Card(margins=(20, 16, 20, 16), gap=10)
        card.body.addWidget(heading(section.title))
        for number, question in enumerate(self._filled.questions(section)):
            if number:
                card.body.addWidget(rule())
            card.body.addWidget(self._row(question))
        return card

    def _row(self, question: Question) -> QWidget:
        holder = QWidget()
        across = Line(holder, gap=16)
        texts = Column(gap=4)
        label = self._filled.say(question.label, question)
        texts.addWidget(labelled(label, "label", wrap=True))
        for made in self._answer(question):
            texts.addWidget(made)
        if question.to == "O":
            texts.addWidget(caption(FOR_YOU))
        across.addLayout(texts, 1)
        if self._changeable:
            change = link("Change", partial(self.change_asked.emit, question.id))
            change.setAccessibleName(f"Change: {label}")
            across.addWidget(change, 0, TOP)
        return holder

    def _answer(self, question: Question) -> list[QWidget]:
        answers = self._filled.answers
        found = answers.get(question.id)
        if is_blank(found):
            return [wrapped(NOTHING, tone="muted")]
        if question.kind == "lines":
            return [
                VoiceBox(line.words, "", line.share.label, private=line.share is Share.PRIVATE)
                for line in answers.lines(question.id)
            ]
        if question.has_rows:
            return [self._of_row(question, row) for row in answers.rows(question.id)]
        told: list[QWidget] = [wrapped(in_words(found))]
        box, because = self._filled.because(question), answers.because(question.id)
        if box is not None and because:
            told += [caption(self._filled.say(box.because, question)), wrapped(because)]
        return told

    def _of_row(self, question: Question, row: Row) -> QWidget:
        card = Card(sunken=True, gap=2, margins=(12, 8, 12, 8))
        if row.cell(ITEM):
            card.body.addWidget(wrapped(str(row.cell(ITEM)), "strong"))
        for column in question.columns:
            cell = row.cell(column.id)
            if not is_blank(cell):
                card.body.addWidget(wrapped(f"{column.label}: {in_words(cell)}"))
        return card


def in_words(answer: object) -> str:
    """An answer as it is read; several stand on lines of their own."""
    if isinstance(answer, date):
        return long_date(answer)
    if isinstance(answer, tuple):
        return "\n".join(str(part) for part in answer)
    return str(answer)
