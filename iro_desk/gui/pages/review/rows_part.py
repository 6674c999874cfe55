"""A list of a review written row by row, such as what could not be agreed: added, changed and taken off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from iro_desk.domain.asked_when import is_asked
from iro_desk.gui.pages.review.cards_part import CardsPart, FormCard
from iro_desk.gui.pages.review.more import More
from iro_desk.gui.pages.review.row_specs import LOOKS, Offers, RowsLook
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.date_field import Reader
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.focus import tab_in_turn
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line, Stack, emptied
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.record_form import RecordForm
from iro_desk.gui.widgets.text import caption, card_heading, link
from iro_desk.records.forms import asked
from iro_desk.services.reviews import ListKind, ListRows, SectionAnswers, SectionSheet

NARROW = 460
#: after this many offers the rest are typed
MOST = 8


class RowCard(FormCard):
    """One row."""

    def __init__(
        self, kind: ListKind, look: RowsLook, values: Mapping[str, object], name: str, reader: Reader
    ) -> None:
        questions = asked(kind.fields)
        labels = {one.name: one.form.label.replace("the child", name) for one in questions}
        form = RecordForm(questions, reader, labels=labels)
        form.set_values(dict(values))
        super().__init__(form, kind.named, "Take this off", gap=2)
        self._kind, self._look, self._asked = kind, look, questions
        for row in self.form.rows.values():
            if isinstance(row.editor, NarrativeEdit):
                row.editor.show_at_least(2)
        self.body.addWidget(self.form)
        self._lines: list[tuple[QWidget, tuple[str, ...]]] = []
        for number, names in enumerate(look.lines):
            self._lay(names, with_remove=number == 0)
        self._fit()

    def _lay(self, names: tuple[str, ...], *, with_remove: bool) -> None:
        """Put the questions of one line side by side."""
        holder = QWidget()
        across = Stack(holder, NARROW, gap=16)
        for name in names:
            across.addWidget(self.form.rows[name], 1, TOP)
        self._lines.append((holder, names))
        line = Line(gap=8)
        line.addWidget(holder, 1)
        if with_remove:
            line.addWidget(self.remove, 0, TOP)
        self.body.addLayout(line)

    @property
    def in_turn(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in its order; taking the row off comes last."""
        return (*(self.form.rows[name] for _, names in self._lines for name in names), self.remove)

    def _fit(self) -> None:
        answers = self.form.values()
        for one in self._asked:
            row = self.form.rows[one.name]
            row.setVisible(is_asked(one.form.when, answers, frozenset()))
        for holder, names in self._lines:
            holder.setVisible(any(not self.form.rows[name].isHidden() for name in names))
        words = self.form.rows[self._kind.named].label.text()
        self.remove.setAccessibleName(f"Take off: {self.called or words}")


class RowsPart(CardsPart):
    """Every row of one list, with an offer for what is known and not there yet."""

    def __init__(self, kind: ListKind, name: str, reader: Reader) -> None:
        super().__init__()
        self.key = self.rows_named = kind.name
        self.kind, self._look = kind, LOOKS[kind.name]
        self.fields, self.unnamed = kind.fields, {kind.named: self._look.unnamed}
        self._name, self._reader = name, reader
        outer = Column(self, (0, 6, 0, 0), 8)
        self.more = More(self._look.heading)
        inner = QWidget()
        whole = Column(inner, gap=8)
        if self._look.is_rare:
            outer.addWidget(self.more)
            self.more.body.addWidget(inner)
            self.more.ask.clicked.connect(self._opened)
        else:
            outer.addWidget(inner)
            whole.addWidget(card_heading(self._look.heading))
        if self._look.hint:
            whole.addWidget(caption(self._look.hint))
        whole.addLayout(self._column)
        self._offers_holder = QWidget()
        self._offers = Flow(self._offers_holder, 12)
        whole.addWidget(self._offers_holder)
        self.add_button = button(self._look.add, icon="plus", on_press=self.add)
        whole.addWidget(self.add_button, 0, LEFT)
        self._known: Offers = ()
        self._offered: list[tuple[str, dict[str, object]]] = []

    def show_sheet(self, sheet: SectionSheet) -> None:
        """Show the rows."""
        self._is_locked = sheet.review.is_read_only
        self._known = self._look.offers(sheet)
        held = next((one.rows for one in sheet.lists if one.name == self.key), ())
        self._show_rows([row.model_dump(mode="json") for row in held], sheet.histories)

    def add(self, values: Mapping[str, object] | None = None) -> None:
        """Add a row and go to its first question without an answer."""
        card = self._insert(values or {})
        self._offer()
        first, *rest = (name for line in self._look.lines for name in line)
        card.form.focus(rest[0] if values and rest else first)
        self.edited.emit()

    def put_into(self, answers: SectionAnswers) -> SectionAnswers:
        """Every row."""
        mine = ListRows(self.key, self._read(self.kind.fields))
        return replace(answers, lists=(*(answers.lists or ()), mine))

    def focus_field(self, field: str) -> bool:
        """Put the keyboard in a row, or on the way to add one."""
        if field.startswith(self.key):
            self.more.show_open(is_open=True)
        return super().focus_field(field)

    def lock(self) -> None:
        """No answer can be changed; a list with nothing in it is not shown."""
        super().lock()
        self.more.ask.hide()
        self._offers_holder.hide()
        self.setVisible(bool(self.cards))

    def _show(self, rows: list[dict[str, Any]]) -> None:
        super()._show(rows)
        self.more.show_open(is_open=bool(rows))

    def _opened(self) -> None:
        if self.more.is_open:
            self.add_button.setFocus()

    def _made(self, row: Mapping[str, object]) -> FormCard:
        return RowCard(self.kind, self._look, row, self._name, self._reader)

    def _offer(self) -> None:
        """Offer what is known and not there yet; made again only when that has changed."""
        there = {card.called.casefold() for card in self.cards}
        waiting = [
            (words, values)
            for words, values in self._known
            if str(values[self.kind.named]).strip().casefold() not in there
        ][:MOST]
        if self._offers.count() != len(waiting) or waiting != self._offered:
            emptied(self._offers)
            for words, values in waiting:
                self._offers.addWidget(link(f"Add {words}", partial(self.add, values)))
        self._offered = waiting
        self._offers_holder.setVisible(bool(waiting) and not self._is_locked)
        tab_in_turn(
            *(row for card in self.cards for row in card.in_turn), self._offers_holder, self.add_button
        )
