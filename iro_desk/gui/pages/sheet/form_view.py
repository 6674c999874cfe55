"""FormView: every section of a form on one page, showing what its conditions ask for as answers are given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.findings import Finding
from iro_desk.domain.sheets.answers import read_answers
from iro_desk.domain.sheets.checks import check
from iro_desk.domain.sheets.conditions import is_blank
from iro_desk.domain.sheets.filled import Filled, Known
from iro_desk.domain.sheets.shape import Form, Section
from iro_desk.gui.pages.sheet.editors import Asking
from iro_desk.gui.pages.sheet.question_field import QuestionField
from iro_desk.gui.pages.sheet.rows import RowsEditor
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.date_field import Reader
from iro_desk.gui.widgets.focus import tab_in_turn
from iro_desk.gui.widgets.in_turn import InTurn, Piece
from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.task_list import State, Task
from iro_desk.gui.widgets.text import caption, heading

PLACE = re.compile(r"([a-z0-9_]+)(.*)")


class FormView(QWidget):
    """A form being written.

    Args:
        parent: where it will stand: what is made in its place, and shown last, is dressed only once.
        turns: makes it a section at a turn of the loop; None makes all of it now.

    Signals:
        edited(): an answer changed.
    """

    edited = Signal()

    def __init__(
        self, form: Form, known: Known, people: tuple[str, ...], reader: Reader,
        parent: QWidget | None = None, turns: InTurn | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.form, self._known = form, known
        self._asking = Asking(reader, people, known.grades)
        self.cards: dict[str, Card] = {}
        self.fields: dict[str, QuestionField] = {}
        self._section_of = {q.id: section for section in form.sections for q in section.questions}
        self._findings: tuple[Finding, ...] = ()
        self._has_tried = self._has_grown = False
        self._turning = QTimer(self, singleShot=True, interval=0)
        self._turning.timeout.connect(self.put_in_turn)
        self.afterwards: tuple[QWidget, ...] = ()
        self.filled = self._blank = Filled(form, read_answers(form, {}), known)
        self._column = Column(self, gap=16)
        pieces = (*self._pieces(), self._work_out)
        if turns is not None:
            turns.add(*pieces)
            return
        for piece in pieces:
            piece()

    def _pieces(self) -> list[Piece]:
        """How its sections are made."""
        return [partial(self._lay, section) for section in self.form.sections]

    def _lay(self, *sections: Section) -> None:
        for section in sections:
            card = self.cards[section.id] = self._card(section)
            self._column.addWidget(card)
            self._begin(card, section)

    def _card(self, section: Section) -> Card:
        """The card of a section, empty: what is put in a card that has its place is dressed only once."""
        card = Card(margins=(20, 16, 20, 16), gap=12)
        card.setAccessibleName(section.title)
        return card

    def _begin(self, card: Card, section: Section) -> None:
        """Put in a card what stands in it from the beginning."""
        card.body.addWidget(heading(section.title))
        self.fill(card, section, self._blank)

    def fill(self, card: Card, section: Section, blank: Filled) -> None:
        """Put a section's questions in its card."""
        if section.hint:
            card.body.addWidget(caption(blank.say(section.hint)))
        for question in section.questions:
            label, hint = blank.say(question.label, question), blank.say(question.hint, question)
            field = QuestionField(question, label, hint, self._asking)
            field.edited.connect(self._answered)
            field.grown.connect(self._grow)
            if isinstance(field.editor, RowsEditor):
                field.editor.moved.connect(self._turning.start)
            self.fields[question.id] = field
            card.body.addWidget(field)

    def values(self) -> dict[str, object]:
        """Everything typed, hidden answers too, as a draft keeps it."""
        found: dict[str, object] = {}
        for field in self.fields.values():
            found |= {
                name: value for name, value in field.values().items() if not is_blank(value) and value != []
            }
        return found

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show these answers."""
        for field in self.fields.values():
            field.show_values(values)
        self._work_out()

    def try_to_finish(self) -> tuple[Finding, ...]:
        """Look for what is left and what is worth a look, and say it at each field."""
        self._has_tried = True
        self._work_out()
        self.show_findings(self._findings)
        return self._findings

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Say at each field what is missing."""
        told: dict[str, dict[str, str]] = {}
        for finding in findings:
            name, place = split(finding.field)
            if finding.severity == "stop":
                told.setdefault(name, {}).setdefault(place, finding.message)
        for name, field in self.fields.items():
            field.show_problems(told.get(name, {}))

    def tasks(self) -> tuple[Task, ...]:
        """The sections that are shown, each with how far it has got (U13)."""
        wrong = {self._section_of[split(f.field)[0]].id for f in self._findings if f.severity == "stop"}
        return tuple(
            Task(section.id, section.title, self._state(section, is_wrong=section.id in wrong))
            for section in self.filled.sections()
        )

    def section_of(self, place: str) -> str:
        """The id of the section a place is in; empty for none."""
        section = self._section_of.get(split(place)[0])
        return section.id if section is not None else ""

    def focus_section(self, section_id: str) -> None:
        """Put the keyboard in the first question of a section."""
        section = next(one for one in self.form.sections if one.id == section_id)
        first = next(iter(self.filled.questions(section)), None)
        if first is not None:
            self.fields[first.id].focus_place("")

    def focus_place(self, place: str) -> None:
        """Put the keyboard in a question, a box or a cell; in the first question when it is not here."""
        name, within = split(place)
        shown = self.filled.shown()
        if name in self.fields and name in shown:
            self.fields[name].focus_place(within)
        elif shown:
            self.focus_section(self.filled.sections()[0].id)

    def caret(self) -> tuple[str, int]:
        """Where the keyboard is, and the caret in it."""
        for name, field in self.fields.items():
            found = field.caret()
            if found is not None:
                return name + found[0], found[1]
        return "", 0

    def put_caret(self, place: str, caret: int) -> None:
        """Back to where the officer was."""
        name, within = split(place)
        if name in self.filled.shown():
            self.fields[name].put_caret(within, caret)
        else:
            self.focus_place("")

    def put_in_turn(self) -> None:
        """Let Tab go through the questions as they are read, and then to what comes after the form.

        Rows made late would come last in their window. A date is moved whole: its calendar left behind would
        draw Tab back to it.
        """
        stops = [stop for field in self.fields.values() for stop in field.stops()]
        tab_in_turn(*(stop for stop in (*stops, *self.afterwards) if stop.window() is self.window()))

    def look(self) -> tuple[Finding, ...]:
        """Everything there is to say of the answers as they stand."""
        return check(self.filled)

    def _answered(self) -> None:
        self._work_out()
        if self._has_tried:
            self.show_findings(self._findings)
        self.edited.emit()

    def _grow(self) -> None:
        self._has_grown = True

    def _work_out(self) -> None:
        """Show what the answers now ask for, and hide the rest with its words kept."""
        self.filled = Filled(self.form, read_answers(self.form, self.values()), self._known)
        self._findings = self.look()
        shown = self.filled.shown()
        for name, field in self.fields.items():
            if field.isHidden() == (name in shown):
                field.setVisible(name in shown)
            box = self.filled.because(field.question)
            field.show_box(self.filled.say(box.because, field.question) if box else "")
        sections = {section.id for section in self.filled.sections()}
        for section_id, card in self.cards.items():
            if card.isHidden() == (section_id in sections):
                card.setVisible(section_id in sections)
        if self._has_grown:
            self._has_grown = False
            self.put_in_turn()

    def _state(self, section: Section, *, is_wrong: bool) -> State:
        answered = any(q.id in self.filled.answers.values for q in self.filled.questions(section))
        if is_wrong and self._has_tried:
            return "problem"
        if not answered:
            return "not_started"
        return "in_progress" if is_wrong else "done"


def split(place: str) -> tuple[str, str]:
    """Return the question of a place and where in it: "panel[0].name" is "panel" and "[0].name"."""
    found = PLACE.fullmatch(place)
    return (found[1], found[2]) if found else ("", "")
