"""VisitForm: what must be said stands open; every other part of the guide is folded until it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import groupby

from PySide6.QtWidgets import QWidget

from iro_desk.domain import visit_guide
from iro_desk.domain.findings import Finding
from iro_desk.domain.sheets.filled import Filled, Known
from iro_desk.domain.sheets.shape import Form, Section
from iro_desk.gui.pages.sheet.form_view import FormView, split
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.date_field import Reader
from iro_desk.gui.widgets.focus import tab_in_turn
from iro_desk.gui.widgets.in_turn import InTurn, Piece
from iro_desk.gui.widgets.layouts import LEFT, Line
from iro_desk.gui.widgets.task_list import State
from iro_desk.gui.widgets.text import Link, heading, link

OPEN, FOLD = "Open this part", "Fold it away"


class VisitForm(FormView):
    """The questions of one visit. A folded part is made when it is first opened, so that the page comes at once.

    Args:
        before: what stands on the page before the form, in the order of the keyboard.
    """

    def __init__(
        self, form: Form, known: Known, people: tuple[str, ...], reader: Reader, before: QWidget,
        parent: QWidget | None = None, turns: InTurn | None = None,
    ) -> None:  # fmt: skip
        self.folds: dict[str, Link] = {}
        self._contents: dict[str, QWidget] = {}
        self._waiting: dict[str, object] = {}
        self._before = before
        super().__init__(form, known, people, reader, parent, turns)

    def values(self) -> dict[str, object]:
        """Everything typed, in parts that have not been opened too."""
        unmade = {
            name: value
            for name, value in self._waiting.items()
            if name.removesuffix(".because") not in self.fields
        }
        return {**unmade, **super().values()}

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show these answers; a part that has not been opened keeps its own until it is."""
        asked = {question.id for question in self.form.questions}
        self._waiting = {name: v for name, v in values.items() if name.removesuffix(".because") in asked}
        super().show_values(values)

    def look(self) -> tuple[Finding, ...]:
        """Everything there is to say; a part not begun stops nothing."""
        return visit_guide.findings(self.filled)

    def findings(self) -> tuple[Finding, ...]:
        """What there was to say when it was last looked at."""
        return self._findings

    def open(self, section_id: str) -> None:
        """Open a part, making its questions the first time."""
        if section_id not in self.folds:
            return
        if section_id not in self._contents:
            self._make(section_id)
        self._contents[section_id].show()
        self.folds[section_id].setText(FOLD)

    def focus_section(self, section_id: str) -> None:
        """Put the keyboard in the first question of a part."""
        self.open(section_id)
        super().focus_section(section_id)

    def focus_place(self, place: str) -> None:
        """Put the keyboard in a question, opening its part."""
        self.open(self.section_of(place))
        super().focus_place(place)

    def put_caret(self, place: str, caret: int) -> None:
        """Back to where the officer was."""
        name, within = split(place)
        self.open(self.section_of(place))
        if name in self.fields and name in self.filled.shown():
            self.fields[name].put_caret(within, caret)
        else:
            self.focus_place("")

    def put_in_turn(self) -> None:
        """Let Tab go down the page as it is read: the way to open a part, and then its questions."""
        stops: list[QWidget] = []
        for section in self.form.sections:
            if section.id in self.folds:
                stops.append(self.folds[section.id])
            made = [self.fields[question.id] for question in section.questions if question.id in self.fields]
            stops += [stop for field in made for stop in field.stops()]
        whole = (self._before, *stops, *self.afterwards)
        tab_in_turn(*(stop for stop in whole if stop.window() is self.window()))

    def _card(self, section: Section) -> Card:
        if section.id in visit_guide.FIRST:
            return super()._card(section)
        card = Card(margins=(20, 14, 20, 14), gap=12)
        card.setAccessibleName(section.title)
        return card

    def _pieces(self) -> list[Piece]:
        """A part that stands open by itself; those that are folded together, since nothing is in them yet."""
        pieces: list[Piece] = []
        for is_first, sections in groupby(self.form.sections, key=lambda one: one.id in visit_guide.FIRST):
            if is_first:
                pieces += [partial(self._lay, section) for section in sections]
            else:
                pieces.append(partial(self._lay, *sections))
        return pieces

    def _begin(self, card: Card, section: Section) -> None:
        if section.id in visit_guide.FIRST:
            super()._begin(card, section)
            return
        top = Line(gap=12)
        top.addWidget(heading(section.title), 1)
        fold = link(OPEN, partial(self._turn, section.id))
        fold.setAccessibleName(f"{section.title}: open or fold")
        top.addWidget(fold, 0, LEFT)
        card.body.addLayout(top)
        self.folds[section.id] = fold

    def _turn(self, section_id: str) -> None:
        content = self._contents.get(section_id)
        if content is None or content.isHidden():
            self.open(section_id)
            super().focus_section(section_id)
        else:
            content.hide()
            self.folds[section_id].setText(OPEN)

    def _make(self, section_id: str) -> None:
        section = next(one for one in self.form.sections if one.id == section_id)
        content = Card(margins=(0, 0, 0, 0), gap=12)
        content.setProperty("role", "plain")
        self.cards[section_id].body.addWidget(content)
        self.fill(content, section, Filled(self.form, self.filled.answers, self._known))
        values = {**self._waiting}
        for question in section.questions:
            self.fields[question.id].show_values(values)
        self._contents[section_id] = content
        self.fields = {q.id: self.fields[q.id] for q in self.form.questions if q.id in self.fields}
        self._work_out()
        self.put_in_turn()

    def _state(self, section: Section, *, is_wrong: bool) -> State:
        if is_wrong and self._has_tried:
            return "problem"
        if not visit_guide.is_begun(self.filled, section):
            return "done" if section.id == "guide" else "not_started"
        return "in_progress" if is_wrong else "done"
