"""Chooses the editor for a field from its kind: one place that knows every kind of answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import Code
from iro_desk.domain.typed_dates import DateNotUnderstood, lacks_year
from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.date_field import DateField, Reader
from iro_desk.gui.widgets.line import DecimalEdit, LineEdit, NumberEdit
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.segments import OneOf, Radios, Segments
from iro_desk.gui.widgets.tick import Tick
from iro_desk.records.forms import Asked

MOST_SEGMENTS = 6
MOST_RADIOS = 7
SEGMENT_LETTERS = 44


class Editor(Protocol):
    """What every editor can do."""

    @property
    def edited(self) -> SignalInstance:
        """Emitted when the officer changes the answer."""

    def value(self) -> object:
        """The answer as it can be kept in a draft: text, number, true or false, or None."""

    def set_value(self, value: object) -> None:
        """Show an answer."""


def options(kind: type[Code]) -> tuple[Option, ...]:
    """The answers of a code list, in its order."""
    return tuple(Option(member.value, member.label) for member in kind)


def one_of(answers: Sequence[Option], *, blank: bool) -> OneOf | Choice:
    """Segments for a few short answers, radios for up to seven, a list for more."""
    letters = sum(len(answer.words) for answer in answers)
    if len(answers) <= MOST_SEGMENTS and letters <= SEGMENT_LETTERS:
        return Segments(answers, clearable=blank)
    if len(answers) <= MOST_RADIOS:
        return Radios(answers, clearable=blank)
    return Choice(answers, blank=blank)


def editor_for(asked: Asked, reader: Reader) -> tuple[QWidget, Editor]:
    """The editor of a field, as a widget and by what it can do; the two are one object."""
    made = _made(asked, reader)
    return made, made


def _made(
    asked: Asked, reader: Reader
) -> LineEdit | NarrativeEdit | DateField | Tick | OneOf | Choice | NumberEdit | DecimalEdit:
    kind = asked.kind
    if issubclass(kind, Code):
        return one_of(options(kind), blank=asked.blank_allowed)
    if issubclass(kind, bool):
        return Tick(asked.form.label)
    if issubclass(kind, date):
        return DateField(_with_year(asked.form.label, reader) if asked.form.year else reader)
    if issubclass(kind, int):
        return NumberEdit()
    if issubclass(kind, float):
        return DecimalEdit()
    if issubclass(kind, str):
        return NarrativeEdit() if asked.form.narrative else LineEdit()
    raise TypeError(f"no editor is known for {kind.__name__}")


def _with_year(label: str, reader: Reader) -> Reader:
    """A reader that takes no year for granted."""

    def read(text: str) -> date | None:
        if lacks_year(text):
            raise DateNotUnderstood(f"The {label[:1].lower()}{label[1:]} must include a year.")
        return reader(text)

    return read
