"""Time with family: a card for each person, begun from the people around the child."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.asked_when import is_asked
from iro_desk.domain.codes import Role
from iro_desk.gui.pages.review.earlier_answers import EarlierAnswers
from iro_desk.gui.pages.review.part import Part, Problem
from iro_desk.gui.pages.review.typed import read_fields
from iro_desk.gui.widgets.buttons import button, icon_button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.date_field import Reader
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line, emptied
from iro_desk.gui.widgets.record_form import Caret, RecordForm
from iro_desk.gui.widgets.text import caption, card_heading, link
from iro_desk.records import FamilyTimeFields
from iro_desk.records.forms import asked
from iro_desk.services.reviews import FieldHistory, SectionAnswers, SectionSheet

FAMILY_ROLES = (Role.MOTHER, Role.FATHER, Role.SIBLING, Role.RELATIVE)
NAMELESS = "Enter the name, or take this person off."


class PersonTime(Card):
    """The questions about one person.

    Signals:
        edited(): an answer changed.
        removed(): the officer takes this person off.
    """

    edited = Signal()
    removed = Signal()

    def __init__(self, values: Mapping[str, object], name: str, reader: Reader, *, beside: bool) -> None:
        super().__init__(gap=6)
        top = Line(gap=8)
        self.title = card_heading("")
        top.addWidget(self.title, 1)
        self.remove = icon_button("x", "Take this person off", self.removed.emit)
        top.addWidget(self.remove, 0, TOP)
        self.body.addLayout(top)
        self._asked = asked(FamilyTimeFields)
        labels = {one.name: one.form.label.replace("the child", name) for one in self._asked}
        self.form = RecordForm(self._asked, reader, beside=beside, labels=labels)
        self.form.set_values(dict(values))
        self.body.addWidget(self.form)
        self._fit()
        self.form.edited.connect(lambda _field: self._changed())

    @property
    def person(self) -> str:
        """The name as it is typed."""
        return str(self.form.value("person") or "").strip()

    def offer(self, field: str, made: EarlierAnswers) -> None:
        """Put an answer's earlier versions under it."""
        self.form.rows[field].add_below(made)

    def lock(self) -> None:
        """No answer can be changed."""
        self.form.set_read_only(locked=True)
        self.remove.hide()

    def _changed(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        self.title.setText(self.person or "Somebody")
        self.remove.setAccessibleName(f"Take {self.person or 'this person'} off")
        answers = self.form.values()
        for one in self._asked:
            if one.form.when:
                self.form.rows[one.name].setVisible(is_asked(one.form.when, answers, frozenset()))


class FamilyPart(Part):
    """Everybody the child sees or might see, with an offer for those who have no row yet."""

    key = "family_time"

    def __init__(self, name: str, reader: Reader, *, beside: bool = False) -> None:
        super().__init__()
        self._name, self._reader, self._beside = name, reader, beside
        whole = Column(self, gap=10)
        whole.addWidget(card_heading(f"Who {name} sees, and who they might"))
        self._column = Column(gap=10)
        whole.addLayout(self._column)
        self._offers_holder = QWidget()
        self._offers = Flow(self._offers_holder, 12)
        whole.addWidget(self._offers_holder)
        self._none = caption("Add each person by name, brothers and sisters too.")
        whole.addWidget(self._none)
        self.add_button = button("Add somebody", icon="user-plus", on_press=self.add)
        whole.addWidget(self.add_button, 0, LEFT)
        self.cards: list[PersonTime] = []
        self._people: tuple[str, ...] = ()
        self._histories: tuple[FieldHistory, ...] = ()
        self._is_locked = False

    def show_sheet(self, sheet: SectionSheet) -> None:
        """Show the rows."""
        self._is_locked = sheet.review.is_read_only
        self._people = tuple(one.name for one in sheet.people if one.role in FAMILY_ROLES)
        self._show([row.model_dump(mode="json") for row in sheet.family_time])
        for at, card in enumerate(self.cards):
            for history in sheet.histories:
                before, _, field = history.field.partition("].")
                if before == f"family[{at}" and field in card.form.rows:
                    self._offer_earlier(card, history, field)

    def _offer_earlier(self, card: PersonTime, history: FieldHistory, field: str) -> None:
        made = EarlierAnswers(history, card.form.rows[field].label.text(), locked=self._is_locked)
        made.put_back.connect(lambda _field, value: self._put_back_earlier(card, field, value))
        card.offer(field, made)

    def _put_back_earlier(self, card: PersonTime, field: str, value: object) -> None:
        card.form.set_value(field, value)
        self.put_back_asked.emit("", None)

    def kept(self) -> object:
        """Every row."""
        return [card.form.values() for card in self.cards]

    def put_back(self, kept: object) -> None:
        """Show a draft."""
        if isinstance(kept, list):
            self._show(kept)

    def add(self, person: str = "") -> None:
        """Add somebody and go to the first question about them."""
        card = self._insert({"person": person})
        self._offer()
        card.form.focus("how_often" if person else "person")
        self.edited.emit()

    def problems(self) -> tuple[Problem, ...]:
        """People without a name."""
        found = []
        for at, card in enumerate(self.cards):
            _, messages = read_fields(FamilyTimeFields, card.form.values())
            if not card.person:
                messages = messages | {"person": NAMELESS}
            card.form.show_errors(messages)
            found += [(words, f"family[{at}].{field}") for field, words in messages.items()]
        return tuple(found)

    def put_into(self, answers: SectionAnswers) -> SectionAnswers:
        """Every row."""
        rows = [read_fields(FamilyTimeFields, card.form.values())[0] for card in self.cards]
        return replace(answers, family_time=tuple(row for row in rows if row is not None))

    def show_findings(self, messages: Mapping[str, str]) -> None:
        """Say at each person what is missing."""
        for at, card in enumerate(self.cards):
            start = f"family[{at}]."
            card.form.show_errors(
                {f.removeprefix(start): w for f, w in messages.items() if f.startswith(start)}
            )

    def focus_field(self, field: str) -> bool:
        """Put the keyboard in a row, or on the way to add one."""
        for at, card in enumerate(self.cards):
            if field.startswith(f"family[{at}]."):
                card.form.focus(field.partition(".")[2])
                return True
        if field == "family_time":
            self.add_button.setFocus()
            return True
        return False

    def caret(self) -> tuple[str, int] | None:
        """Where the keyboard is."""
        for at, card in enumerate(self.cards):
            found = card.form.caret()
            if found is not None:
                return f"family[{at}].{found.field}", found.place
        return None

    def put_caret(self, field: str, place: int) -> bool:
        """Back to where the officer was."""
        for at, card in enumerate(self.cards):
            if field.startswith(f"family[{at}]."):
                card.form.put_caret(Caret(field.partition(".")[2], place))
                return True
        return self.focus_field(field)

    def lock(self) -> None:
        """No answer can be changed."""
        self.add_button.hide()
        self._offers_holder.hide()
        for card in self.cards:
            card.lock()

    def _show(self, rows: list[dict[str, Any]]) -> None:
        emptied(self._column)
        self.cards = []
        for row in rows:
            self._insert(row)
        self._offer()

    def _insert(self, row: Mapping[str, object]) -> PersonTime:
        card = PersonTime(row, self._name, self._reader, beside=self._beside)
        card.edited.connect(self._changed)
        card.removed.connect(lambda: self._remove(card))
        self.cards.append(card)
        self._column.addWidget(card)
        return card

    def _changed(self) -> None:
        self._offer()
        self.edited.emit()

    def _remove(self, card: PersonTime) -> None:
        self.cards.remove(card)
        card.hide()
        card.deleteLater()
        self._offer()
        self.add_button.setFocus()
        self.edited.emit()

    def _offer(self) -> None:
        emptied(self._offers)
        there = {card.person.casefold() for card in self.cards}
        waiting = [name for name in self._people if name.strip().casefold() not in there]
        for name in waiting:
            self._offers.addWidget(link(f"Add {name}", partial(self.add, name)))
        self._offers_holder.setVisible(bool(waiting) and not self._is_locked)
        self._none.setVisible(not self.cards and not waiting)
