"""Rows of a review that are filled in on a card each: shown, kept, checked, walked to and taken off."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.gui.pages.review.earlier_answers import EarlierAnswers
from iro_desk.gui.pages.review.part import Part, Problem
from iro_desk.gui.pages.review.typed import read_fields
from iro_desk.gui.widgets.buttons import Button, icon_button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import Column, emptied
from iro_desk.gui.widgets.record_form import Caret, RecordForm
from iro_desk.records.base import Fields
from iro_desk.services.reviews import FieldHistory

F = TypeVar("F", bound=Fields)


class FormCard(Card):
    """One row: its questions, and a button that takes it off.

    Args:
        form: its questions, with what is known of them filled in.
        named: the field that says which row it is.
        off: the words of the button.
        gap: between the lines of the card, in pixels at 100%.

    Signals:
        edited(): an answer changed.
        removed(): the officer takes it off.
    """

    edited = Signal()
    removed = Signal()

    def __init__(self, form: RecordForm, named: str, off: str, *, gap: int) -> None:
        super().__init__(gap=gap)
        self.form, self._named = form, named
        self.remove = icon_button("x", off, self.removed.emit)
        self.form.edited.connect(lambda _field: self._changed())

    @property
    def called(self) -> str:
        """Which row it is, as it is typed; empty while that is blank."""
        return str(self.form.value(self._named) or "").strip()

    @property
    def in_turn(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in its order."""
        return (self,)

    def lock(self) -> None:
        """No answer can be changed."""
        self.form.set_read_only(locked=True)
        self.remove.hide()

    def _changed(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        """Show the questions that the answers so far ask for."""


class CardsPart(Part):
    """Every row of one list on a card of its own, with offers of what has no row yet.

    Attributes:
        rows_named: what a finding calls a row, before its number.
        fields: what a row asks.
        unnamed: what is said, by field, of a row that is called nothing.
        cards: the rows, in their order.
        add_button: adds an empty row.
    """

    rows_named: str
    fields: type[Fields]
    unnamed: Mapping[str, str]
    add_button: Button

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[FormCard] = []
        self._column = Column(gap=8)
        self._is_locked = False

    @abstractmethod
    def _made(self, row: Mapping[str, object]) -> FormCard:
        """A card with a row's answers on it."""

    def _offer(self) -> None:
        """Offer what is known and not there yet."""

    def _show_rows(self, rows: list[dict[str, Any]], histories: tuple[FieldHistory, ...]) -> None:
        """Show what the review holds, with the earlier answers of each row under it."""
        self._show(rows)
        for at, card in enumerate(self.cards):
            for history in histories:
                before, _, field = history.field.partition("].")
                if before == f"{self.rows_named}[{at}" and field in card.form.rows:
                    self._offer_earlier(card, history, field)

    def _offer_earlier(self, card: FormCard, history: FieldHistory, field: str) -> None:
        row = card.form.rows[field]
        made = EarlierAnswers(history, row.label.text(), locked=self._is_locked)
        made.put_back.connect(lambda _field, value: self._put_back_earlier(card, field, value))
        row.add_below(made)

    def _put_back_earlier(self, card: FormCard, field: str, value: object) -> None:
        card.form.set_value(field, value)
        self.put_back_asked.emit("", None)

    def kept(self) -> object:
        """Every row."""
        return [card.form.values() for card in self.cards]

    def put_back(self, kept: object) -> None:
        """Show a draft."""
        if isinstance(kept, list):
            self._show(kept)

    def problems(self) -> tuple[Problem, ...]:
        """Rows without a name, and answers that cannot be stored."""
        found = []
        for at, card in enumerate(self.cards):
            _, messages = read_fields(self.fields, card.form.values())
            if not card.called:
                messages = {**messages, **self.unnamed}
            card.form.show_errors(messages)
            found += [(words, f"{self._place(at)}{field}") for field, words in messages.items()]
        return tuple(found)

    def _read(self, fields: type[F]) -> tuple[F, ...]:
        """Every row that can be stored."""
        rows = (read_fields(fields, card.form.values())[0] for card in self.cards)
        return tuple(row for row in rows if row is not None)

    def show_findings(self, messages: Mapping[str, str]) -> None:
        """Say at each row what is missing."""
        for at, card in enumerate(self.cards):
            start = self._place(at)
            card.form.show_errors(
                {f.removeprefix(start): w for f, w in messages.items() if f.startswith(start)}
            )

    def focus_field(self, field: str) -> bool:
        """Put the keyboard in a row, or on the way to add one."""
        found = self._card_of(field)
        if found is not None:
            found[0].form.focus(found[1])
        elif field == self.key:
            self.add_button.setFocus()
        return found is not None or field == self.key

    def caret(self) -> tuple[str, int] | None:
        """Where the keyboard is."""
        for at, card in enumerate(self.cards):
            found = card.form.caret()
            if found is not None:
                return f"{self._place(at)}{found.field}", found.place
        return None

    def put_caret(self, field: str, place: int) -> bool:
        """Back to where the officer was."""
        found = self._card_of(field)
        if found is None:
            return self.focus_field(field)
        found[0].form.put_caret(Caret(found[1], place))
        return True

    def lock(self) -> None:
        """No answer can be changed."""
        self.add_button.hide()
        for card in self.cards:
            card.lock()

    def _place(self, at: int) -> str:
        return f"{self.rows_named}[{at}]."

    def _card_of(self, field: str) -> tuple[FormCard, str] | None:
        """The card that a finding's field is on, and the field there."""
        for at, card in enumerate(self.cards):
            if field.startswith(self._place(at)):
                return card, field.removeprefix(self._place(at))
        return None

    def _show(self, rows: list[dict[str, Any]]) -> None:
        emptied(self._column)
        self.cards = []
        for row in rows:
            self._insert(row)
        self._offer()

    def _insert(self, row: Mapping[str, object]) -> FormCard:
        card = self._made(row)
        card.edited.connect(self._changed)
        card.removed.connect(partial(self._remove, card))
        self.cards.append(card)
        self._column.addWidget(card)
        return card

    def _changed(self) -> None:
        self._offer()
        self.edited.emit()

    def _remove(self, card: FormCard) -> None:
        self.cards.remove(card)
        card.hide()
        card.deleteLater()
        self._offer()
        self.add_button.setFocus()
        self.edited.emit()
