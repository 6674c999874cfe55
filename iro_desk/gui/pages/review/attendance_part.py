"""Who came: a line for each person, begun from the people around the child."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import Role
from iro_desk.gui.pages.review.earlier_answers import EarlierAnswers
from iro_desk.gui.pages.review.part import Part, Problem
from iro_desk.gui.widgets.buttons import button, icon_button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Choice
from iro_desk.gui.widgets.editors import options
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import TOP, Column, Line, Stack, emptied
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.text import caption, link
from iro_desk.gui.widgets.tick import Tick
from iro_desk.records import AttendanceFields
from iro_desk.records.forms import asked
from iro_desk.services.children import PersonRow
from iro_desk.services.reviews import FieldHistory, SectionAnswers, SectionSheet

NARROW = 500
LINE = re.compile(r"attendance\[(\d+)\]\.(\w+)")
LABELS = {one.name: one.form.label for one in asked(AttendanceFields)}


class PersonLine(QWidget):
    """One person and the review.

    Signals:
        edited(): an answer changed.
        removed(): the officer takes this line away.
    """

    edited = Signal()
    removed = Signal()

    def __init__(self, name: str, role: str, *, came: bool, took_part: bool) -> None:
        super().__init__()
        whole = Stack(self, NARROW, gap=12)
        across = Line(gap=12)
        self.name = LineEdit(name)
        self.role = Choice(options(Role), blank=False)
        self.role.set_value(role)
        self.came = Tick("Came", ticked=came)
        self.took_part = Tick("Took part", ticked=took_part)
        self.name_row = FieldRow("Name", self.name)
        whole.addWidget(self.name_row, 1, TOP)
        whole.addLayout(across)
        across.addWidget(FieldRow("Who they are", self.role), 0, TOP)
        ticks = Column(gap=0)
        ticks.addWidget(self.came)
        ticks.addWidget(self.took_part)
        across.addLayout(ticks)
        self.remove = icon_button("x", f"Take {name or 'this line'} off the list", self.removed.emit)
        across.addWidget(self.remove)
        for editor in (self.name, self.role, self.came, self.took_part):
            editor.edited.connect(self.edited)

    def kept(self) -> list[object]:
        """The four answers."""
        return [self.name.value(), self.role.value(), self.came.value(), self.took_part.value()]

    def put_back(self, field: str, value: object) -> None:
        """Show an earlier answer."""
        editors: dict[str, Choice | Tick] = {
            "role": self.role, "attended": self.came, "contributed": self.took_part,
        }  # fmt: skip
        if field in editors:
            editors[field].set_value(value)
        else:
            self.name.set_value(value)

    def fields(self) -> AttendanceFields:
        """The line as it is stored."""
        return AttendanceFields(
            name=self.name.value().strip(), role=Role(str(self.role.value())), attended=self.came.value(),
            contributed=self.took_part.value(),
        )  # fmt: skip


class AttendancePart(Part):
    """The attendance list, with an offer for everyone who is not on it yet."""

    key = "attendance"

    def __init__(self) -> None:
        super().__init__()
        whole = Column(self)
        self._card = Card("Who came?", gap=6)
        self._lines = Column(gap=6)
        self._card.body.addLayout(self._lines)
        self._offers_caption = caption("From the people around the child:")
        self._card.body.addWidget(self._offers_caption)
        self._offers_holder = QWidget()
        self._offers = Flow(self._offers_holder, 12)
        self._card.body.addWidget(self._offers_holder)
        self.add_button = button("Add a person", icon="user-plus", on_press=self.add)
        self._card.body.addWidget(self.add_button)
        whole.addWidget(self._card)
        self.lines: list[PersonLine] = []
        self._people: tuple[PersonRow, ...] = ()

    def show_sheet(self, sheet: SectionSheet) -> None:
        """Show the list."""
        self._people = sheet.people
        self._show([[a.name, a.role.value, a.attended, a.contributed] for a in sheet.attendance])
        for history in sheet.histories:
            found = LINE.fullmatch(history.field)
            if found is not None:
                self._offer_earlier(self.lines[int(found[1])], found[2], history, sheet)

    def _offer_earlier(
        self, line: PersonLine, field: str, history: FieldHistory, sheet: SectionSheet
    ) -> None:
        locked = sheet.review.is_read_only
        made = EarlierAnswers(history, LABELS[field], locked=locked, named=True)
        made.put_back.connect(lambda _field, value: self._put_back_earlier(line, field, value))
        line.name_row.add_below(made)

    def _put_back_earlier(self, line: PersonLine, field: str, value: object) -> None:
        line.put_back(field, value)
        self.put_back_asked.emit("", None)

    def kept(self) -> object:
        """Every line."""
        return [line.kept() for line in self.lines]

    def put_back(self, kept: object) -> None:
        """Show a draft."""
        if isinstance(kept, list):
            self._show(kept)

    def add(self, name: str = "", role: Role = Role.OTHER) -> None:
        """Add a line and go to it."""
        line = self._line([name, role.value, True, True])
        self._offer()
        (line.took_part if name else line.name).setFocus()
        self.edited.emit()

    def problems(self) -> tuple[Problem, ...]:
        """Lines without a name."""
        found = []
        for number, line in enumerate(self.lines):
            words = "" if line.name.value().strip() else "Enter the name, or take this line off the list."
            line.name_row.show_problem(words)
            if words:
                found.append((words, f"attendance[{number}].name"))
        return tuple(found)

    def put_into(self, answers: SectionAnswers) -> SectionAnswers:
        """The whole list."""
        return replace(answers, attendance=tuple(line.fields() for line in self.lines))

    def show_findings(self, messages: Mapping[str, str]) -> None:
        """Say at each line what is missing."""
        for number, line in enumerate(self.lines):
            line.name_row.show_problem(messages.get(f"attendance[{number}].name", ""))

    def focus_field(self, field: str) -> bool:
        """Put the keyboard in a line's name."""
        for number, line in enumerate(self.lines):
            if field == f"attendance[{number}].name":
                line.name.setFocus()
                return True
        return False

    def caret(self) -> tuple[str, int] | None:
        """The line with the keyboard."""
        here = self.window().focusWidget()
        at = next((n for n, line in enumerate(self.lines) if here and line.isAncestorOf(here)), None)
        if at is None:
            return None
        return f"attendance[{at}].name", self.lines[at].name.cursorPosition()

    def put_caret(self, field: str, place: int) -> bool:
        """Back to a line."""
        if not self.focus_field(field):
            return False
        next(line for line in self.lines if line.name.hasFocus()).name.setCursorPosition(place)
        return True

    def lock(self) -> None:
        """No answer can be changed."""
        self._card.setEnabled(False)

    def _show(self, rows: list[list[object]]) -> None:
        emptied(self._lines)
        self.lines = []
        for row in rows:
            self._line(row)
        self._offer()

    def _line(self, row: list[object]) -> PersonLine:
        name, role, came, took_part = row
        line = PersonLine(str(name), str(role), came=bool(came), took_part=bool(took_part))
        line.edited.connect(self.edited)
        line.removed.connect(lambda: self._remove(line))
        self.lines.append(line)
        self._lines.addWidget(line)
        return line

    def _remove(self, line: PersonLine) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()
        self._offer()
        self.add_button.setFocus()
        self.edited.emit()

    def _offer(self) -> None:
        emptied(self._offers)
        there = {line.name.value().strip().casefold() for line in self.lines}
        waiting = [person for person in self._people if person.name.casefold() not in there]
        for person in waiting:
            words = f"{person.name}, {person.role_label.lower()}"
            self._offers.addWidget(link(words, partial(self.add, person.name, person.role)))
        self._offers_caption.setVisible(bool(waiting))
        self._offers_holder.setVisible(bool(waiting))
