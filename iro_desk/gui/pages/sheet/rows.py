"""RowsEditor: a question answered by rows of cells; Enter on "Add" gives another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from iro_desk.domain.sheets.answers import ITEM, SOURCE
from iro_desk.domain.sheets.conditions import is_blank
from iro_desk.domain.sheets.shape import Column, Question
from iro_desk.domain.wording import dated
from iro_desk.gui.pages.sheet.editors import Asking, Editor, editor_of
from iro_desk.gui.widgets.buttons import button, icon_button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import LEFT, TOP, Line, Stack
from iro_desk.gui.widgets.layouts import Column as Down
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.text import caption, labelled, wrapped

BESIDE = 640
MOST_ACROSS = 3
CELL = re.compile(r"\[(\d+)\](?:\.(.+))?")
LOOKED_THROUGH = ("decisions", "actions")
ROW_NAME, ACTION_NAME = "Row", "Action"


class RowCard(Card):
    """One row.

    Signals:
        edited(): a cell changed.
        removed(): it is to go.
    """

    edited = Signal()
    removed = Signal()

    def __init__(self, question: Question, asking: Asking, row: Mapping[str, object]) -> None:
        super().__init__(sunken=True, gap=4)
        self._kept = dict(row)
        self._called = ACTION_NAME if question.kind == "actions" else ROW_NAME
        self._question = question.label
        self._has_item = bool(question.items)
        top = Line(gap=8)
        self._title = wrapped("", "strong")
        top.addWidget(self._title, 1)
        self.remove = icon_button("trash-2", "Take this row out", self.removed.emit)
        top.addWidget(self.remove, 0, TOP)
        self.body.addLayout(top)
        self.remove.setVisible(not self._has_item)
        self.cells: dict[str, FieldRow] = {}
        self.editors: dict[str, Editor] = {}
        shown = [(column, row.get(column.id)) for column in question.columns if column.shown]
        told = [(column.label, in_words(cell)) for column, cell in shown if not is_blank(cell)]
        self._said = str(row.get(ITEM) or (told[0][1] if told else ""))
        besides = told if row.get(ITEM) else told[1:]
        if besides:
            self.body.addWidget(caption(". ".join(f"{label}: {words}" for label, words in besides)))
        self._lay([column for column in question.columns if not column.shown], asking)
        for name, editor in self.editors.items():
            editor.set_value(row.get(name))

    def _lay(self, columns: list[Column], asking: Asking) -> None:
        """Long writing and long lists have a line to themselves; the others stand side by side."""
        waiting: list[QWidget] = []
        for column in columns:
            editor = editor_of(column, asking)
            editor.edited.connect(self.edited)
            row = FieldRow(column.label, editor, column.hint)
            self.cells[column.id], self.editors[column.id] = row, editor
            if isinstance(editor, NarrativeEdit):
                self._across(waiting)
                waiting = []
                self.body.addWidget(row)
                continue
            waiting.append(row)
            if len(waiting) == MOST_ACROSS:
                self._across(waiting)
                waiting = []
        self._across(waiting)

    def _across(self, rows: list[QWidget]) -> None:
        if rows:
            holder = QWidget()
            across = Stack(holder, BESIDE, gap=16)
            for row in rows:
                across.addWidget(row, 1, TOP)
            self.body.addWidget(holder)

    def show_number(self, number: int) -> None:
        """Say which it is, counted from one."""
        said = self._said or f"{self._called} {number}"
        self._title.setText(said)
        self.setAccessibleName(f"{said}, {self._question}")
        self.remove.setAccessibleName(f"Take out {self._called.lower()} {number}: {self._question}")
        for name, row in self.cells.items():
            self.editors[name].setAccessibleName(
                f"{said}: {row.label.text().replace('&&', '&')}, {self._question}"
            )

    def value(self) -> dict[str, object]:
        """Every cell with an answer, those that were only shown among them, and where the row came from."""
        found = {**self._kept, **{name: editor.value() for name, editor in self.editors.items()}}
        return {name: cell for name, cell in found.items() if not is_blank(cell)}

    @property
    def is_blank(self) -> bool:
        """Whether nothing has been said in it."""
        return not self.value().keys() - {ITEM, SOURCE}


class RowsEditor(QWidget):
    """The rows of one question; there is always one to type into.

    Signals:
        edited(): a cell changed, or a row came or went.
        moved(): there are other rows than before.
    """

    edited = Signal()
    moved = Signal()

    def __init__(self, question: Question, asking: Asking) -> None:
        super().__init__()
        self._question, self._asking = question, asking
        self.cards: list[RowCard] = []
        whole = Down(self, gap=10)
        self._column = Down(gap=10)
        whole.addLayout(self._column)
        words = "Add an action" if question.kind == "actions" else "Add a row"
        self.add_button = button(words, icon="plus", on_press=self.add)
        self.add_button.setAccessibleName(f"{words}: {question.label}")
        whole.addWidget(self.add_button, 0, LEFT)
        self._none = labelled("There is nothing to look at here.", "body", tone="muted")
        whole.addWidget(self._none)
        self.add_button.setVisible(self._may_add)
        self.set_value(None)

    @property
    def _may_add(self) -> bool:
        """Whether rows are typed; those that are looked through one by one are all there already."""
        follows = self._question.filled_from in LOOKED_THROUGH
        return not self._question.items and not follows

    def value(self) -> list[dict[str, object]]:
        """Every row with something in it."""
        return [card.value() for card in self._filled()]

    def set_value(self, value: object) -> None:
        """Show these rows, and the items that have none."""
        rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list | tuple) else []
        if self._question.items:
            by_item = {row.get(ITEM): row for row in rows}
            rows = [{**by_item.get(item, {}), ITEM: item} for item in self._question.items]
        rows = rows or ([{}] if self._may_add else [])
        said = [{name: cell for name, cell in row.items() if not is_blank(cell)} for row in rows]
        if self.cards and said == [card.value() for card in self.cards]:
            return  # they stand there already
        for card in tuple(self.cards):
            self._drop(card)
        for row in rows:
            self._append(row)
        self._none.setVisible(not self.cards)
        self._number()

    def add(self) -> None:
        """Another row at the end, with the keyboard in it."""
        card = self._append({})
        self._number()
        next(iter(card.editors.values())).setFocus()

    def show_problems(self, found: Mapping[str, str]) -> None:
        """Say at each cell what is missing, by its place such as "[0].name"; a whole row says it at its first."""
        filled = self._filled()
        for card in self.cards:
            for row in card.cells.values():
                row.show_problem("")
        for place, words in found.items():
            at = CELL.fullmatch(place)
            if at is not None and int(at[1]) < len(filled):
                cells = filled[int(at[1])].cells
                cells.get(at[2] or "", next(iter(cells.values()))).show_problem(words)

    def focus_place(self, place: str) -> None:
        """Put the keyboard in a cell, or in the first there is."""
        at, filled = CELL.fullmatch(place), self._filled() or self.cards
        if not filled:
            self.add_button.setFocus()
            return
        card = filled[min(int(at[1]), len(filled) - 1)] if at else self.cards[0]
        cells = card.cells
        cells.get((at[2] or "") if at else "", next(iter(cells.values()))).focus()

    def caret(self) -> tuple[str, int] | None:
        """The cell with the keyboard, and the caret's place in it; None when it is not here."""
        here = self.window().focusWidget()
        for number, card in enumerate(self.cards):
            for name, row in card.cells.items():
                if here is not None and row.isAncestorOf(here):
                    return f"[{number}].{name}", caret_in(here)
        return None

    def stops(self) -> list[QWidget]:
        """Everything the keyboard stops at, in the order it is read."""
        within = [stop for card in self.cards for stop in (*card.editors.values(), card.remove)]
        return [*within, self.add_button]

    def _filled(self) -> list[RowCard]:
        return [card for card in self.cards if self._question.items or not card.is_blank]

    def _append(self, row: Mapping[str, object]) -> RowCard:
        card = RowCard(self._question, self._asking, row)
        card.edited.connect(self.edited)
        card.removed.connect(lambda: self._take_out(card))
        card.remove.setVisible(self._may_add)
        self.cards.append(card)
        self._column.addWidget(card)
        return card

    def _take_out(self, card: RowCard) -> None:
        at = self.cards.index(card)
        self._drop(card)
        if not self.cards:
            self._append({})
        self._number()
        self.cards[min(at, len(self.cards) - 1)].remove.setFocus()
        self.edited.emit()

    def _drop(self, card: RowCard) -> None:
        self.cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _number(self) -> None:
        for number, card in enumerate(self.cards, 1):
            card.show_number(number)
        self.moved.emit()


def caret_in(here: QWidget) -> int:
    """Where the caret stands in an editor, in characters."""
    if isinstance(here, NarrativeEdit):
        return here.caret()
    return here.cursorPosition() if isinstance(here, QLineEdit) else 0


def in_words(cell: object) -> str:
    """A cell that is shown and not typed; a day is said in words."""
    if isinstance(cell, list | tuple):
        return ", ".join(str(part) for part in cell)
    try:
        return dated(date.fromisoformat(str(cell)))
    except ValueError:
        return str(cell)
