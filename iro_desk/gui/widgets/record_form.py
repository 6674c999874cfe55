"""RecordForm: builds a form from a record's own fields, so that a new field needs no new screen."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.date_field import DateField, Reader
from iro_desk.gui.widgets.editors import Editor, editor_for
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.segments import OneOf
from iro_desk.records.forms import Asked

#: the lines a narrative shows at least when its label stands beside it
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Caret:
    """Where the officer was: the field's name, and how many characters along."""

    field: str
    place: int = 0


@dataclass(frozen=True, slots=True)
class Answered:
    """One field as it reads when answers are checked; ``words`` is empty when nothing was answered."""

    field: str
    label: str
    words: str


class RecordForm(QWidget):
    """The questions of a record, in their order.

    Args:
        fields: the questions, from ``records.forms.asked``.
        reader: turns typed text into a date.
        beside: labels beside their fields (expert mode) rather than above.
        labels: other words for some questions, by field name, such as with the child's name.
        choices: the answers of questions whose answers come from a list kept elsewhere, by field name.

    Signals:
        edited: the name of the field the officer has just changed.
    """

    edited = Signal(str)

    def __init__(
        self,
        fields: Sequence[Asked],
        reader: Reader,
        *,
        beside: bool = False,
        labels: Mapping[str, str] | None = None,
        choices: Mapping[str, Sequence[Option]] | None = None,
    ) -> None:
        super().__init__()
        self._choices = choices or {}
        self._asked = {asked.name: asked for asked in fields}
        self._editors: dict[str, Editor] = {}
        self.rows: dict[str, FieldRow] = {}
        self._column = Column(self, gap=4 if beside else 10)
        for asked in fields:
            self._ask(asked, reader, beside, (labels or {}).get(asked.name, asked.form.label))
        self.set_values({})

    def _ask(self, asked: Asked, reader: Reader, beside: bool, label: str) -> None:
        widget, editor = editor_for(asked, reader)
        if asked.name in self._choices:
            widget = editor = Choice(self._choices[asked.name])
        if beside and isinstance(widget, LineEdit | Choice):
            dress(widget, size="expert")
        if beside and isinstance(widget, NarrativeEdit):
            widget.show_at_least(FEWEST)
        row = FieldRow(label, widget, asked.form.help, optional=asked.form.optional, beside=beside)
        self._editors[asked.name] = editor
        self.rows[asked.name] = row
        self._column.addWidget(row)
        editor.edited.connect(lambda name=asked.name: self._on_edited(name))

    def _on_edited(self, name: str) -> None:
        self.edited.emit(name)

    def values(self) -> dict[str, object]:
        """Every answer as it can be kept in a draft: text, number, true or false, or None.

        A date is YYYY-MM-DD, or the text itself while it is not yet a date; a code is its stored value.
        """
        return {name: self._kept(asked) for name, asked in self._asked.items()}

    def _kept(self, asked: Asked) -> object:
        value = self._editors[asked.name].value()
        return None if value == "" and asked.blank_allowed else value

    def value(self, field: str) -> object:
        """One answer, as in ``values``."""
        return self._kept(self._asked[field])

    def set_values(self, values: Mapping[str, object], leaving: Container[str] = ()) -> None:
        """Show answers; a field not among them shows what a new record starts with.

        Args:
            leaving: the fields that stay as they are.
        """
        for name, asked in self._asked.items():
            if name not in leaving:
                self._editors[name].set_value(values.get(name, asked.default))

    def set_value(self, field: str, value: object) -> None:
        """Show one answer."""
        self._editors[field].set_value(value)

    def show_errors(self, messages: Mapping[str, str]) -> None:
        """Say what is wrong at each field; a field not among them is right."""
        for name, row in self.rows.items():
            row.show_problem(messages.get(name, ""))

    def errors(self) -> tuple[tuple[str, str], ...]:
        """What is wrong, as (message, field) in the order asked, for the summary above the form."""
        return tuple((row.problem, name) for name, row in self.rows.items() if row.problem)

    def focus(self, field: str) -> None:
        """Put the keyboard in a field, scrolled into view."""
        self.rows[field].focus()

    def editor(self, field: str) -> QWidget:
        """The editor of a field."""
        return self.rows[field].editor

    def caret(self) -> Caret | None:
        """Where the keyboard is, or None when it is not in this form."""
        here = self.window().focusWidget()
        for name, row in self.rows.items():
            if here is not None and row.isAncestorOf(here):
                if isinstance(here, NarrativeEdit):
                    return Caret(name, here.caret())
                return Caret(name, here.cursorPosition() if isinstance(here, QLineEdit) else 0)
        return None

    def put_caret(self, caret: Caret) -> None:
        """Go back to where the officer was; a field no longer asked is passed over."""
        if caret.field not in self.rows:
            return
        self.focus(caret.field)
        editor = self.rows[caret.field].editor
        inner = editor.focusProxy() or editor
        if isinstance(inner, NarrativeEdit):
            inner.put_caret(caret.place)
        elif isinstance(inner, QLineEdit):
            inner.setCursorPosition(caret.place)

    def summary(self) -> tuple[Answered, ...]:
        """Every question and its answer in words, for checking answers."""
        return tuple(
            Answered(name, row.label.text().replace("&&", "&").removesuffix(" (optional)"), self._words(name))
            for name, row in self.rows.items()
        )

    def _words(self, name: str) -> str:
        editor = self._editors[name]
        if isinstance(editor, OneOf | Choice | DateField):
            return editor.words()
        value = editor.value()
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if isinstance(value, date):
            return value.isoformat()
        return "" if value is None else str(value)

    def set_read_only(self, *, locked: bool) -> None:
        """Show the answers of a finished record without letting them be changed."""
        for row in self.rows.values():
            editor = row.editor
            entry = editor.entry if isinstance(editor, DateField) else editor
            if isinstance(entry, LineEdit | NarrativeEdit):
                entry.setReadOnly(locked)
                entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            else:
                editor.setEnabled(not locked)
