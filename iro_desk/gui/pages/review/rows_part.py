"""A list of a review written row by row, such as what could not be agreed: added, changed and taken off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.asked_when import is_asked
from iro_desk.gui.pages.review.earlier_answers import EarlierAnswers
from iro_desk.gui.pages.review.more import More
from iro_desk.gui.pages.review.part import Part, Problem
from iro_desk.gui.pages.review.row_specs import LOOKS, Offers, RowsLook
from iro_desk.gui.pages.review.typed import read_fields
from iro_desk.gui.widgets.buttons import button, icon_button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.date_field import Reader
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.focus import tab_in_turn
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line, Stack, emptied
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.record_form import Caret, RecordForm
from iro_desk.gui.widgets.text import caption, card_heading, link
from iro_desk.records.forms import asked
from iro_desk.services.reviews import FieldHistory, ListKind, ListRows, SectionAnswers, SectionSheet

NARROW = 460
#: after this many offers the rest are typed
MOST = 8


class RowCard(Card):
    """One row.

    Signals:
        edited(): an answer changed.
        removed(): the officer takes it off.
    """

    edited = Signal()
    removed = Signal()

    def __init__(
        self, kind: ListKind, look: RowsLook, values: Mapping[str, object], name: str, reader: Reader
    ) -> None:
        super().__init__(gap=2)
        self._kind, self._look = kind, look
        self._asked = asked(kind.fields)
        labels = {one.name: one.form.label.replace("the child", name) for one in self._asked}
        self.form = RecordForm(self._asked, reader, labels=labels)
        self.form.set_values(dict(values))
        for row in self.form.rows.values():
            if isinstance(row.editor, NarrativeEdit):
                row.editor.show_at_least(2)
        self.remove = icon_button("x", "Take this off", self.removed.emit)
        self.body.addWidget(self.form)
        self._lines: list[tuple[QWidget, tuple[str, ...]]] = []
        for number, names in enumerate(look.lines):
            self._lay(names, with_remove=number == 0)
        self._fit()
        self.form.edited.connect(lambda _field: self._changed())

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

    @property
    def called(self) -> str:
        """Which row it is, as it is typed; empty while that is blank."""
        value = self.form.value(self._kind.named)
        return str(value or "").strip()

    def _changed(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        answers = self.form.values()
        for one in self._asked:
            row = self.form.rows[one.name]
            row.setVisible(is_asked(one.form.when, answers, frozenset()))
        for holder, names in self._lines:
            holder.setVisible(any(not self.form.rows[name].isHidden() for name in names))
        words = self.form.rows[self._kind.named].label.text()
        self.remove.setAccessibleName(f"Take off: {self.called or words}")


class RowsPart(Part):
    """Every row of one list, with an offer for what is known and not there yet."""

    def __init__(self, kind: ListKind, name: str, reader: Reader) -> None:
        super().__init__()
        self.key = kind.name
        self.kind, self._look = kind, LOOKS[kind.name]
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
        self._column = Column(gap=8)
        whole.addLayout(self._column)
        self._offers_holder = QWidget()
        self._offers = Flow(self._offers_holder, 12)
        whole.addWidget(self._offers_holder)
        self.add_button = button(self._look.add, icon="plus", on_press=self.add)
        whole.addWidget(self.add_button, 0, LEFT)
        self.cards: list[RowCard] = []
        self._known: Offers = ()
        self._offered: list[tuple[str, dict[str, object]]] = []
        self._is_locked = False

    def show_sheet(self, sheet: SectionSheet) -> None:
        """Show the rows."""
        self._is_locked = sheet.review.is_read_only
        self._known = self._look.offers(sheet)
        held = next((one.rows for one in sheet.lists if one.name == self.key), ())
        self._show([row.model_dump(mode="json") for row in held])
        for at, card in enumerate(self.cards):
            for history in sheet.histories:
                before, _, field = history.field.partition("].")
                if before == f"{self.key}[{at}" and field in card.form.rows:
                    self._offer_earlier(card, history, field)

    def _offer_earlier(self, card: RowCard, history: FieldHistory, field: str) -> None:
        made = EarlierAnswers(history, card.form.rows[field].label.text(), locked=self._is_locked)
        made.put_back.connect(lambda _field, value: self._put_back_earlier(card, field, value))
        card.form.rows[field].add_below(made)

    def _put_back_earlier(self, card: RowCard, field: str, value: object) -> None:
        card.form.set_value(field, value)
        self.put_back_asked.emit("", None)

    def kept(self) -> object:
        """Every row."""
        return [card.form.values() for card in self.cards]

    def put_back(self, kept: object) -> None:
        """Show a draft."""
        if isinstance(kept, list):
            self._show(kept)

    def add(self, values: Mapping[str, object] | None = None) -> None:
        """Add a row and go to its first question without an answer."""
        card = self._insert(values or {})
        self._offer()
        first, *rest = (name for line in self._look.lines for name in line)
        card.form.focus(rest[0] if values and rest else first)
        self.edited.emit()

    def problems(self) -> tuple[Problem, ...]:
        """Rows without a name, and answers that cannot be stored."""
        found = []
        for at, card in enumerate(self.cards):
            _, messages = read_fields(self.kind.fields, card.form.values())
            if not card.called:
                messages = messages | {self.kind.named: self._look.unnamed}
            card.form.show_errors(messages)
            found += [(words, f"{self.key}[{at}].{field}") for field, words in messages.items()]
        return tuple(found)

    def put_into(self, answers: SectionAnswers) -> SectionAnswers:
        """Every row."""
        rows = [read_fields(self.kind.fields, card.form.values())[0] for card in self.cards]
        mine = ListRows(self.key, tuple(row for row in rows if row is not None))
        return replace(answers, lists=(*(answers.lists or ()), mine))

    def show_findings(self, messages: Mapping[str, str]) -> None:
        """Say at each row what is missing."""
        for at, card in enumerate(self.cards):
            start = f"{self.key}[{at}]."
            card.form.show_errors(
                {f.removeprefix(start): w for f, w in messages.items() if f.startswith(start)}
            )

    def focus_field(self, field: str) -> bool:
        """Put the keyboard in a row, or on the way to add one."""
        if field.startswith(self.key):
            self.more.show_open(is_open=True)
        for at, card in enumerate(self.cards):
            if field.startswith(f"{self.key}[{at}]."):
                card.form.focus(field.partition("].")[2])
                return True
        if field == self.key:
            self.add_button.setFocus()
            return True
        return False

    def caret(self) -> tuple[str, int] | None:
        """Where the keyboard is."""
        for at, card in enumerate(self.cards):
            found = card.form.caret()
            if found is not None:
                return f"{self.key}[{at}].{found.field}", found.place
        return None

    def put_caret(self, field: str, place: int) -> bool:
        """Back to where the officer was."""
        for at, card in enumerate(self.cards):
            if field.startswith(f"{self.key}[{at}]."):
                card.form.put_caret(Caret(field.partition("].")[2], place))
                return True
        return self.focus_field(field)

    def lock(self) -> None:
        """No answer can be changed; a list with nothing in it is not shown."""
        self.add_button.hide()
        self.more.ask.hide()
        self._offers_holder.hide()
        self.setVisible(bool(self.cards))
        for card in self.cards:
            card.form.set_read_only(locked=True)
            card.remove.hide()

    def _show(self, rows: list[dict[str, Any]]) -> None:
        emptied(self._column)
        self.cards = []
        for row in rows:
            self._insert(row)
        self._offer()
        self.more.show_open(is_open=bool(rows))

    def _opened(self) -> None:
        if self.more.is_open:
            self.add_button.setFocus()

    def _insert(self, row: Mapping[str, object]) -> RowCard:
        card = RowCard(self.kind, self._look, row, self._name, self._reader)
        card.edited.connect(self._changed)
        card.removed.connect(lambda: self._remove(card))
        self.cards.append(card)
        self._column.addWidget(card)
        return card

    def _changed(self) -> None:
        self._offer()
        self.edited.emit()

    def _remove(self, card: RowCard) -> None:
        self.cards.remove(card)
        card.hide()
        card.deleteLater()
        self._offer()
        self.add_button.setFocus()
        self.edited.emit()

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
