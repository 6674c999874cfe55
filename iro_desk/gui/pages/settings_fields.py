"""SettingField: one preference with its editor, kept when it is left, refused in words beside it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QWidget

from iro_desk.errors import Refusal
from iro_desk.gui import theme
from iro_desk.gui.asking_again import ask_again
from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings.number_row import NumberRow
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.text import link
from iro_desk.services import settings
from iro_desk.services.preferences import Preference

NUMBERS = ("number", "decimal", "time")
NUMBER_WIDTH = 92


class SettingField(QWidget):
    """A preference on the Settings screen.

    Args:
        compact: a number on one line with its label, what it counts and what it starts as.
    """

    def __init__(self, context: Context, preference: Preference, *, compact: bool = False) -> None:
        super().__init__()
        self._context = context
        self._preference = preference
        self._kept: str | None = None
        self.editor: Choice | LineEdit = self._made()
        self.reset = link(f"Put back to {preference.default}", self._put_back, small=True)
        self.reset.setAccessibleName(f"{preference.label}: put back to {preference.default}")
        self.reset.hide()
        self.row = self._row(compact=compact)
        self._lay()
        context.theme.changed.connect(self._measure)
        self._measure()

    @property
    def is_read(self) -> bool:
        """Whether what is kept has been read and is shown."""
        return self._kept is not None

    def show_value(self, value: str) -> None:
        """Show what is kept; what is half typed stays, unless something else has been kept since."""
        if value != self._kept:
            self._kept = value
            self.editor.set_value(value)
            self.row.show_problem("")
        self._show_reset()

    def keep(self) -> None:
        """Keep it now, if it has changed."""
        value = str(self.editor.value() or "")
        if self._kept is None or value == self._kept:
            return
        before, self._kept = self._kept, value
        write, needed = partial(self._write, before, value), settings.asked_again(self._preference.key, value)
        if needed:
            ask_again(self._context, self, needed, "Change it", write, partial(self._leave, before))
        else:
            write()

    def _leave(self, before: str) -> None:
        """She thought better of it."""
        if shiboken6.isValid(self):
            self.show_value(before)

    def _write(self, before: str, value: str) -> None:
        self._context.ops.write(
            f"Change “{self._preference.label}”",
            partial(settings.change, key=self._preference.key, value=value),
            then=lambda _: self._done(),
            owner=self if shiboken6.isValid(self) else None,
            otherwise=partial(self._refused, before),
        )

    def _made(self) -> Choice | LineEdit:
        if self._preference.kind == "choice":
            options = tuple(Option(choice.value, choice.label) for choice in self._preference.choices)
            chosen = Choice(options, blank=False)
            chosen.edited.connect(self.keep)
            return chosen
        line = LineEdit()
        line.editingFinished.connect(self.keep)
        return line

    def _start(self) -> str:
        """What a number counts and what it starts as."""
        shown = self._preference
        if shown.kind not in NUMBERS:
            return ""
        starts = f"starts as {shown.default}"
        return f"{shown.unit}, {starts}" if shown.unit else starts.capitalize()

    def _row(self, *, compact: bool) -> FieldRow | NumberRow:
        shown = self._preference
        if compact and isinstance(self.editor, LineEdit):
            return NumberRow(shown.label, self.editor, self._start(), self.reset, shown.help)
        return FieldRow(shown.label, self.editor, shown.help, source=self._start())

    def _lay(self) -> None:
        whole = Column(self, gap=4)
        whole.addWidget(self.row)
        if self._preference.kind == "folder":
            whole.addWidget(button("Choose a folder", icon="folder-open", on_press=self._choose))
        if isinstance(self.row, FieldRow):
            whole.addWidget(self.reset, 0, LEFT)

    def _done(self) -> None:
        self.row.show_problem("")
        self._show_reset()

    def _refused(self, before: str, trouble: Exception) -> bool:
        if not shiboken6.isValid(self):
            return False  # the screen was left with it half typed: the window says why
        self._kept = before
        if isinstance(trouble, Refusal):
            self.row.show_problem(str(trouble))
            return True
        return False

    def _show_reset(self) -> None:
        is_number = self._preference.kind in NUMBERS
        self.reset.setVisible(is_number and self._kept != self._preference.default)

    def _put_back(self) -> None:
        self.editor.set_value(self._preference.default)
        self.editor.setFocus()
        self.keep()

    def _choose(self) -> None:
        start = Path(self._kept) if self._kept else None
        folder = self._context.prompts.choose_folder(self, self._preference.label, start)
        if folder is not None:
            self.editor.set_value(str(folder))
            self.keep()

    def _measure(self) -> None:
        if self._preference.kind in NUMBERS:
            self.editor.setFixedWidth(theme.px(NUMBER_WIDTH))
