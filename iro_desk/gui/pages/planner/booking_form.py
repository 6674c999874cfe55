"""BookingForm: what is booked, for whom, when and where; kept as it is typed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from iro_desk.domain.planning.terms import USUAL_MINUTES, AppointmentKind
from iro_desk.domain.wording import read_date
from iro_desk.errors import Refusal
from iro_desk.gui.autosave import Autosave
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.entry import problems_of
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.date_field import DateField
from iro_desk.gui.widgets.error_summary import ErrorSummary
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import TOP, Line
from iro_desk.gui.widgets.line import LineEdit, NumberEdit
from iro_desk.gui.widgets.tick import Tick
from iro_desk.services import drafts
from iro_desk.services.drafts import KeptDraft
from iro_desk.services.planner import BookableChild, SpotRow

DRAFT = "planner:booking"
KINDS = tuple(
    Option(kind.value, kind.label)
    for kind in AppointmentKind
    if kind not in (AppointmentKind.DIARY, AppointmentKind.TRAVEL)
)


class BookingForm(Card):
    """The form at the side of the week.

    Args:
        appointment_id: the booking it changes; 0 for a new one.

    Signals:
        filed(): its main button was pressed.
        cancelled(): the booking is to be taken away.
        put_away(): it is closed; what was typed is kept.
    """

    filed = Signal()
    cancelled = Signal()
    put_away = Signal()

    def __init__(
        self,
        context: Context,
        appointment_id: int,
        children: Sequence[BookableChild],
        spots: Sequence[SpotRow],
    ) -> None:
        super().__init__("Change the booking" if appointment_id else "Add to the week", gap=6)
        self._context, self.appointment_id = context, appointment_id
        self.problems = ErrorSummary()
        self.body.addWidget(self.problems)
        self.editors: dict[str, Choice | DateField | LineEdit | NumberEdit | Tick] = {
            "kind": Choice(KINDS),
            "child": Choice([Option(str(child.child_id), child.name) for child in children]),
            "booked_on": DateField(lambda text: read_date(text, context.today(), context.calendar)),
            "starts": LineEdit(),
            "minutes": NumberEdit(),
            "spot": Choice([Option(str(spot.spot_id), spot.name) for spot in spots]),
            "new_place": LineEdit(),
            "title": LineEdit(),
            "is_fixed": Tick("Agreed with others"),
        }
        self.rows: dict[str, FieldRow] = {}
        for name, label, help_words, optional in QUESTIONS:
            row = FieldRow(label, self.editors[name], help_words, optional=optional)
            self.rows[name] = row
            if name == "minutes":
                beside = Line(gap=12)
                beside.addWidget(self.rows["starts"], 1, TOP)
                beside.addWidget(row, 1, TOP)
                self.body.addLayout(beside)
            elif name != "starts":
                self.body.addWidget(row)
            self.editors[name].edited.connect(lambda field=name: self._edited(field))
        self._usual, self._hers = True, set[str]()
        self.body.addWidget(self._buttons())
        self._autosave = Autosave(
            context.ops, context.now, DRAFT, appointment_id, None, self.values, self._caret, self
        )
        self.problems.chosen.connect(self._go_to)

    def _buttons(self) -> QWidget:
        holder = QWidget()
        self._line = line = Flow(holder, 8)
        verb = "Change it" if self.appointment_id else "Book it"
        self.book = button(verb, "main", shortcut="Alt+Return", on_press=self.filed.emit)
        line.addWidget(self.book)
        line.addWidget(button("Come back later", on_press=self.put_away.emit))
        if self.appointment_id:
            self.cancel = button("Cancel this booking", "danger", on_press=self.cancelled.emit)
            line.addWidget(self.cancel)
        return holder

    def offer_form(self, words: str, go: Callable[[], object]) -> None:
        """Offer to write up what is booked."""
        self._line.addWidget(button(words, icon="file-text", on_press=go))

    def begin(self, values: Mapping[str, object]) -> None:
        """Show the answers there are, then whatever was typed over them and not yet filed."""
        self.set_values(values)
        find = partial(drafts.find, form=DRAFT, subject_id=self.appointment_id, child_id=None)
        self._context.ops.read(find, self._overlay, self)

    def values(self) -> dict[str, object]:
        """Every answer as it can be kept."""
        return {name: editor.value() for name, editor in self.editors.items()}

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show answers."""
        for name, editor in self.editors.items():
            if name in values:
                editor.set_value(values[name])
        if values.get("minutes"):
            self._usual = False

    def refuse(self, trouble: Refusal) -> None:
        """Say what is still to be put right."""
        messages = problems_of(trouble)
        told = {field: words for words, field in messages}
        for name, row in self.rows.items():
            row.show_problem(told.get(name, ""))
        self.problems.show_problems(messages)

    def let_go(self) -> None:
        """The words are in the booking: the draft may go."""
        self._autosave.let_go()

    def flush(self) -> None:
        """Keep what is typed now."""
        self._autosave.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the form away."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
            return
        super().keyPressEvent(event)

    def _overlay(self, kept: KeptDraft | None) -> None:
        """What was kept, but nothing she has typed since the form was there; the keyboard stays with that too."""
        if kept is not None:
            found = json.loads(kept.content)
            self.set_values({name: value for name, value in found.items() if name not in self._hers})
        if self._hers:
            self._autosave.touched()
        else:
            self._go_to(kept.field if kept is not None else "kind")

    def _edited(self, name: str) -> None:
        """A kind brings its usual length, until another is typed."""
        self._hers.add(name)
        if name == "minutes":
            self._usual = False
        if name == "kind" and self._usual:
            kind = self.editors["kind"].value()
            self.editors["minutes"].set_value(USUAL_MINUTES[AppointmentKind(str(kind))] if kind else None)
        self._autosave.touched()

    def _go_to(self, field: str) -> None:
        self.rows[field if field in self.rows else "kind"].focus()

    def _caret(self) -> tuple[str, int]:
        here = self.window().focusWidget()
        for name, row in self.rows.items():
            if here is not None and row.isAncestorOf(here):
                return name, here.cursorPosition() if isinstance(here, QLineEdit) else 0
        return "kind", 0


QUESTIONS = (
    ("kind", "What is it?", "", False),
    ("child", "Who is it for?", "", True),
    ("booked_on", "Which day?", "", False),
    ("starts", "Starts at", "Such as 2pm.", False),
    ("minutes", "Minutes", "How long.", False),
    ("spot", "Where?", "", True),
    ("new_place", "Or a place not in the list", "It is kept for next time.", True),
    ("title", "In a few words", "On this screen only.", True),
    ("is_fixed", "Agreed with others", "", False),
)
