"""The decisions of a review: added, ordered, and taken away with a way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea

from iro_desk.gui import theme
from iro_desk.gui.pages.review.decision_card import DecisionCard
from iro_desk.gui.pages.review.earlier_answers import EarlierAnswers
from iro_desk.gui.pages.review.part import Part, Problem
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.date_field import Reader
from iro_desk.gui.widgets.focus import tab_on_the_way
from iro_desk.gui.widgets.layouts import LEFT, Column, Line
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import link, wrapped
from iro_desk.services.children import PersonRow
from iro_desk.services.reviews import DecisionRow, FieldHistory, SectionAnswers, SectionSheet

MARGIN = 60


class DecisionsPart(Part):
    """Every decision as a card, in order.

    Args:
        name: the child's.
        reader: turns typed text into a date.
    """

    key = "decisions"

    def __init__(self, name: str, reader: Reader) -> None:
        super().__init__()
        self._name, self._reader = name, reader
        self.cards: list[DecisionCard] = []
        self._area: QScrollArea | None = None
        self._histories: dict[int, tuple[FieldHistory, ...]] = {}
        self._people: tuple[PersonRow, ...] = ()
        self._is_locked = False
        self._removed: tuple[int, dict[str, Any]] | None = None
        self._filed: tuple[DecisionCard, ...] = ()
        whole = Column(self, gap=12)
        self._empty = wrapped(
            "No decisions yet. Add the first, or answer Yes below when nothing needed deciding.",
            "body",
            "muted",
        )
        whole.addWidget(self._empty)
        self._column = Column(gap=12)
        whole.addLayout(self._column)
        whole.addWidget(self._notice())
        self.add_button = button("Add a decision", icon="plus", hint="Ctrl+D", on_press=self.add)
        whole.addWidget(self.add_button, 0, LEFT)
        # Its own shortcut: a button's would press it a tenth of a second late, and lose the first letters.
        self._add_keys = QShortcut(QKeySequence("Ctrl+D"), self)
        self._add_keys.activated.connect(self.add)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=_WITHIN)
            shortcut.activated.connect(lambda by=step: self._move_here(by))

    def _notice(self) -> QFrame:
        self._gone = QFrame()
        dress(self._gone, role="notice", tone="info")
        across = Line(self._gone, (14, 8, 14, 8), 12)
        self._gone_words = wrapped("")
        across.addWidget(self._gone_words, 1)
        self.undo = link("Put it back", self._put_back_removed)
        across.addWidget(self.undo)
        self._gone.hide()
        return self._gone

    def show_sheet(self, sheet: SectionSheet) -> None:
        """Show the decisions as they are held."""
        self._is_locked = sheet.review.is_read_only
        self._people = sheet.people
        self._histories = {}
        for at, decision in enumerate(sheet.decisions):
            start = f"decisions[{at}]."
            own = tuple(one for one in sheet.histories if one.field.startswith(start))
            if decision.decision_id is not None:
                self._histories[decision.decision_id] = own
        held = [{"decision_id": d.decision_id} | d.fields.model_dump(mode="json") for d in sheet.decisions]
        self._show(held)

    def adopt(self, sheet: SectionSheet) -> None:
        """A decision that is stored now is changed when it is filed again, and not made twice."""
        if len(self._filed) == len(sheet.decisions):
            for card, row in zip(self._filed, sheet.decisions, strict=True):
                card.decision_id = row.decision_id

    def kept(self) -> object:
        """Every decision in order."""
        return [card.kept() for card in self.cards]

    def put_back(self, kept: object) -> None:
        """Show a draft."""
        if isinstance(kept, list):
            self._show(kept)

    def add(self) -> None:
        """Add an empty decision at the end and go to it."""
        self._insert(len(self.cards), {"decision_id": None})
        self._number()
        self.cards[-1].focus_field("what")
        self._follow()
        self.edited.emit()

    def _follow(self) -> None:
        """Scroll to the newest decision each time the page grows to make room for it."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and self._area is None:
            self._area = area
            area.verticalScrollBar().rangeChanged.connect(self._show_newest)

    def _show_newest(self, _least: int, _most: int) -> None:
        """Only while the officer is in it: nothing moves under a hand that is elsewhere."""
        newest = self.cards[-1] if self.cards else None
        if self._area is not None and newest is not None and newest.here() is not None:
            self._area.ensureWidgetVisible(newest.rows["what"], 0, theme.px(MARGIN))

    def problems(self) -> tuple[Problem, ...]:
        """Decisions with nothing decided, and dates that are not dates."""
        found = []
        for number, card in enumerate(self.cards):
            _, messages = card.fields()
            card.show_messages(messages)
            found += [
                (f"Decision {number + 1}: {words[:1].lower()}{words[1:]}", f"decisions[{number}].{field}")
                for field, words in messages.items()
            ]
        return tuple(found)

    def put_into(self, answers: SectionAnswers) -> SectionAnswers:
        """Every decision in order."""
        rows = []
        self._filed = tuple(self.cards)
        for card in self.cards:
            fields, _ = card.fields()
            assert fields is not None, "asked for a decision that has problems"
            rows.append(DecisionRow(card.decision_id, fields))
        return replace(answers, decisions=tuple(rows))

    def show_findings(self, messages: Mapping[str, str]) -> None:
        """Say at each field what is missing."""
        for number, card in enumerate(self.cards):
            prefix = f"decisions[{number}]."
            own = {f.removeprefix(prefix): w for f, w in messages.items() if f.startswith(prefix)}
            card.show_messages(own)

    def focus_field(self, field: str) -> bool:
        """Put the keyboard in a decision, or on the way to add one."""
        for number, card in enumerate(self.cards):
            if field.startswith(f"decisions[{number}]."):
                card.focus_field(field.partition(".")[2])
                return True
        if field.startswith("decisions"):
            self.add_button.setFocus()
            return True
        return False

    def caret(self) -> tuple[str, int] | None:
        """Where the keyboard is."""
        for number, card in enumerate(self.cards):
            found = card.here()
            if found is not None:
                return f"decisions[{number}].{found[0]}", found[1]
        return None

    def put_caret(self, field: str, place: int) -> bool:
        """Back to where the officer was."""
        for number, card in enumerate(self.cards):
            if field.startswith(f"decisions[{number}]."):
                card.put_caret(field.partition(".")[2], place)
                return True
        return False

    def lock(self) -> None:
        """No decision can be changed."""
        self.add_button.hide()
        self._add_keys.setEnabled(False)
        for card in self.cards:
            card.lock()

    def _show(self, rows: list[dict[str, Any]]) -> None:
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []
        for row in rows:
            self._insert(len(self.cards), row)
        self._number()

    def _insert(self, at: int, row: Mapping[str, Any]) -> DecisionCard:
        card = DecisionCard(row.get("decision_id"), self._name, self._reader, self._people)
        card.put_back(row)
        card.edited.connect(self.edited)
        if card.decision_id is not None:
            for history in self._histories.get(card.decision_id, ()):
                self._offer_earlier(card, history)
        card.removed.connect(lambda: self._remove(card))
        card.moved.connect(lambda by: self._move(card, by))
        self.cards.insert(at, card)
        self._column.insertWidget(at, card)
        return card

    def _offer_earlier(self, card: DecisionCard, history: FieldHistory) -> None:
        name = history.field.partition(".")[2]
        row = card.rows.get(name)
        if row is None:
            return
        made = EarlierAnswers(history, row.label.text(), locked=self._is_locked)
        made.put_back.connect(lambda _field, value: self._put_back_earlier(card, name, value))
        row.add_below(made)

    def _put_back_earlier(self, card: DecisionCard, name: str, value: object) -> None:
        card.editors[name].set_value(value)
        self.put_back_asked.emit("", None)

    def _number(self) -> None:
        for number, card in enumerate(self.cards):
            card.show_number(number + 1)
            card.up.setEnabled(number > 0)
            card.down.setEnabled(number < len(self.cards) - 1)
        self._empty.setVisible(not self.cards)
        tab_on_the_way(self.add_button, *self.cards)

    def _move_here(self, by: int) -> None:
        card = next((one for one in self.cards if one.here() is not None), None)
        if card is not None:
            self._move(card, by)

    def _move(self, card: DecisionCard, by: int) -> None:
        at = self.cards.index(card)
        to = at + by
        if not 0 <= to < len(self.cards):
            return
        here = card.here() or ("what", 0)
        self.cards.insert(to, self.cards.pop(at))
        self._column.removeWidget(card)
        self._column.insertWidget(to, card)
        self._number()
        card.put_caret(*here)
        self.edited.emit()

    def _remove(self, card: DecisionCard) -> None:
        at = self.cards.index(card)
        self._removed = (at, card.kept())
        self.cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._number()
        self._gone_words.setText(f"Decision {at + 1} removed.")
        self._gone.show()
        self.undo.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _put_back_removed(self) -> None:
        if self._removed is None:
            return
        at, row = self._removed
        self._removed = None
        self._gone.hide()
        card = self._insert(min(at, len(self.cards)), row)
        self._number()
        card.focus_field("what")
        self.edited.emit()


_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut
