"""Who came: a line for each person, begun from the people around the child."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import Role, YesNo
from iro_desk.domain.review_row_codes import CameHow
from iro_desk.gui.pages.review.earlier_answers import EarlierAnswers
from iro_desk.gui.pages.review.more import More
from iro_desk.gui.pages.review.part import Part, Problem
from iro_desk.gui.widgets.buttons import button, icon_button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Choice
from iro_desk.gui.widgets.editors import options
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.focus import tab_in_turn, tab_on_the_way
from iro_desk.gui.widgets.layouts import TOP, Column, Line, Stack, emptied
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.segments import Segments
from iro_desk.gui.widgets.text import caption, link
from iro_desk.gui.widgets.tick import Tick
from iro_desk.records import AttendanceFields
from iro_desk.records.forms import asked
from iro_desk.services.children import PersonRow
from iro_desk.services.reviews import FieldHistory, SectionAnswers, SectionSheet

NARROW = 500
LINE = re.compile(r"attendance\[(\d+)\]\.(\w+)")
PARENTS = ((Role.MOTHER, "mother"), (Role.FATHER, "father"))
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
        lines = Column(self, gap=0)
        holder = QWidget()
        lines.addWidget(holder)
        whole = Stack(holder, NARROW, gap=12)
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
        self.more = More("How, and for which part")
        self.more.ask.setAccessibleName(f"How {name or 'this person'} took part, and for which part")
        self.more.ask.clicked.connect(self._opened)
        lines.addWidget(self.more)
        self.how: Segments | None = None
        self.for_part: LineEdit | None = None
        for editor in (self.name, self.role, self.came, self.took_part):
            editor.edited.connect(self.edited)

    def _opened(self) -> None:
        if self.more.is_open:
            self.tell_more(*self._how())
            assert self.how is not None, "made a moment ago"
            self.how.setFocus()

    def tell_more(self, how: object, for_part: object) -> None:
        """Show how they took part and for which part; the two are made the first time they are needed."""
        if self.how is None or self.for_part is None:
            self.how, self.for_part = Segments(options(CameHow)), LineEdit()
            pair = QWidget()
            across = Stack(pair, NARROW, gap=16)
            across.addWidget(FieldRow("How", self.how), 0, TOP)
            across.addWidget(FieldRow("For which part", self.for_part, optional=True), 1, TOP)
            self.more.body.addWidget(pair)
            tab_in_turn(self.more.ask, pair)
            self.how.edited.connect(self.edited)
            self.for_part.edited.connect(self.edited)
        self.more.show_open(is_open=True)
        self.how.set_value(how)
        self.for_part.set_value(for_part)

    def _how(self) -> tuple[str | None, str]:
        if self.how is None or self.for_part is None:
            return None, ""
        return self.how.value(), self.for_part.value().strip()

    def kept(self) -> list[object]:
        """The six answers."""
        return [self.name.value(), self.role.value(), self.came.value(), self.took_part.value(), *self._how()]

    def put_back(self, field: str, value: object) -> None:
        """Show an earlier answer."""
        editors: dict[str, Choice | Tick] = {
            "role": self.role, "attended": self.came, "contributed": self.took_part,
        }  # fmt: skip
        if field in editors:
            editors[field].set_value(value)
        elif field in ("how", "for_part"):
            how, part = self._how()
            self.tell_more(value if field == "how" else how, value if field == "for_part" else part)
        else:
            self.name.set_value(value)

    def fields(self) -> AttendanceFields:
        """The line as it is stored."""
        how, part = self._how()
        return AttendanceFields(
            name=self.name.value().strip(), role=Role(str(self.role.value())), attended=self.came.value(),
            contributed=self.took_part.value(), how=None if how is None else CameHow(how), for_part=part,
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
        self._joined: dict[Role, PersonLine] = {}

    def show_sheet(self, sheet: SectionSheet) -> None:
        """Show the list."""
        self._people = sheet.people
        self._show([_answers(one) for one in sheet.attendance])
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

    def follow(self, answers: Mapping[str, object]) -> None:
        """Put a parent on the list once it is answered that they came: it is asked, and not asked twice.

        Args:
            answers: the section's own, by field; a line put on so goes again when the answer does.
        """
        for role, parent in PARENTS:
            came = answers.get(f"{parent}_attended") == YesNo.YES.value
            joined = self._joined.get(role)
            if joined is not None and joined not in self.lines:
                del self._joined[role]  # she took it off
                joined = None
            person = next((one for one in self._people if one.role is role), None)
            listed = any(line.role.value() == role.value for line in self.lines)
            if came and person is not None and not listed:
                joined = self._joined[role] = self._line([person.name, role.value, True, True])
            if joined is not None and not came:
                self._drop(self._joined.pop(role))
            elif joined is not None:
                took_part = answers.get(f"{parent}_participated")
                joined.took_part.set_value(took_part in (None, YesNo.YES.value))
        self._offer()

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
        name, role, came, took_part, *more = row
        line = PersonLine(str(name), str(role), came=bool(came), took_part=bool(took_part))
        if any(more):
            line.tell_more(*more)
        line.edited.connect(self.edited)
        line.removed.connect(lambda: self._remove(line))
        self.lines.append(line)
        self._lines.addWidget(line)
        return line

    def _drop(self, line: PersonLine) -> None:
        self.lines.remove(line)
        self._lines.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _remove(self, line: PersonLine) -> None:
        self._drop(line)
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
        tab_on_the_way(self.add_button, *self.lines, self._offers_holder)


def _answers(one: AttendanceFields) -> list[object]:
    how = None if one.how is None else one.how.value
    return [one.name, one.role.value, one.attended, one.contributed, how, one.for_part]
