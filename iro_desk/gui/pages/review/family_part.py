"""Time with family: a card for each person, begun from the people around the child."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from iro_desk.domain.asked_when import is_asked
from iro_desk.domain.codes import Role
from iro_desk.gui.pages.review.cards_part import CardsPart, FormCard
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.date_field import Reader
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line, emptied
from iro_desk.gui.widgets.record_form import RecordForm
from iro_desk.gui.widgets.text import caption, card_heading, link
from iro_desk.records import FamilyTimeFields
from iro_desk.records.forms import asked
from iro_desk.services.reviews import SectionAnswers, SectionSheet

FAMILY_ROLES = (Role.MOTHER, Role.FATHER, Role.SIBLING, Role.RELATIVE)


class PersonTime(FormCard):
    """The questions about one person."""

    def __init__(self, values: Mapping[str, object], name: str, reader: Reader, *, beside: bool) -> None:
        questions = asked(FamilyTimeFields)
        labels = {one.name: one.form.label.replace("the child", name) for one in questions}
        form = RecordForm(questions, reader, beside=beside, labels=labels)
        form.set_values(dict(values))
        super().__init__(form, "person", "Take this person off", gap=6)
        self._asked = questions
        self.title = card_heading("")
        top = Line(gap=8)
        top.addWidget(self.title, 1)
        top.addWidget(self.remove, 0, TOP)
        self.body.addLayout(top)
        self.body.addWidget(form)
        self._fit()

    def _fit(self) -> None:
        self.title.setText(self.called or "Somebody")
        self.remove.setAccessibleName(f"Take {self.called or 'this person'} off")
        answers = self.form.values()
        for one in self._asked:
            if one.form.when:
                self.form.rows[one.name].setVisible(is_asked(one.form.when, answers, frozenset()))


class FamilyPart(CardsPart):
    """Everybody the child sees or might see, with an offer for those who have no row yet."""

    key = "family_time"
    rows_named = "family"
    fields = FamilyTimeFields
    unnamed = MappingProxyType({"person": "Enter the name, or take this person off."})

    def __init__(self, name: str, reader: Reader, *, beside: bool = False) -> None:
        super().__init__()
        self._name, self._reader, self._beside = name, reader, beside
        whole = Column(self, gap=10)
        whole.addWidget(card_heading(f"Who {name} sees, and who they might"))
        whole.addLayout(self._column)
        self._offers_holder = QWidget()
        self._offers = Flow(self._offers_holder, 12)
        whole.addWidget(self._offers_holder)
        self._none = caption("Add each person by name, brothers and sisters too.")
        whole.addWidget(self._none)
        self.add_button = button("Add somebody", icon="user-plus", on_press=self.add)
        whole.addWidget(self.add_button, 0, LEFT)
        self._people: tuple[str, ...] = ()

    def show_sheet(self, sheet: SectionSheet) -> None:
        """Show the rows."""
        self._is_locked = sheet.review.is_read_only
        self._people = tuple(one.name for one in sheet.people if one.role in FAMILY_ROLES)
        self._show_rows([row.model_dump(mode="json") for row in sheet.family_time], sheet.histories)

    def add(self, person: str = "") -> None:
        """Add somebody and go to the first question about them."""
        card = self._insert({"person": person})
        self._offer()
        card.form.focus("how_often" if person else "person")
        self.edited.emit()

    def put_into(self, answers: SectionAnswers) -> SectionAnswers:
        """Every row."""
        return replace(answers, family_time=self._read(FamilyTimeFields))

    def lock(self) -> None:
        """No answer can be changed."""
        super().lock()
        self._offers_holder.hide()

    def _made(self, row: Mapping[str, object]) -> FormCard:
        return PersonTime(row, self._name, self._reader, beside=self._beside)

    def _offer(self) -> None:
        emptied(self._offers)
        there = {card.called.casefold() for card in self.cards}
        waiting = [name for name in self._people if name.strip().casefold() not in there]
        for name in waiting:
            self._offers.addWidget(link(f"Add {name}", partial(self.add, name)))
        self._offers_holder.setVisible(bool(waiting) and not self._is_locked)
        self._none.setVisible(not self.cards and not waiting)
