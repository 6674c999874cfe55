"""SettingField: one preference with its editor, kept when it is left, refused in words beside it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.errors import Refusal
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.services import settings
from iro_desk.services.preferences import Preference


class SettingField(QWidget):
    """A preference on the Settings screen."""

    def __init__(self, context: Context, preference: Preference) -> None:
        super().__init__()
        self._context = context
        self._preference = preference
        self._kept = ""
        self.editor: Choice | LineEdit
        if preference.kind == "choice":
            options = tuple(Option(choice.value, choice.label) for choice in preference.choices)
            self.editor = Choice(options, blank=False)
            self.editor.edited.connect(self.keep)
        else:
            self.editor = LineEdit()
            self.editor.editingFinished.connect(self.keep)
        self.row = FieldRow(preference.label, self.editor, preference.help)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.row)
        if preference.kind == "folder":
            whole.addWidget(button("Choose a folder", icon="folder-open", on_press=self._choose))

    def show_value(self, value: str) -> None:
        """Show what is kept."""
        self._kept = value
        self.editor.set_value(value)

    def keep(self) -> None:
        """Keep it now, if it has changed."""
        value = str(self.editor.value() or "")
        if value == self._kept:
            return
        before, self._kept = self._kept, value
        self._context.ops.write(
            f"Change “{self._preference.label}”",
            partial(settings.change, key=self._preference.key, value=value),
            then=lambda _: self.row.show_problem(""),
            owner=self,
            otherwise=partial(self._refused, before),
        )

    def _refused(self, before: str, trouble: Exception) -> bool:
        self._kept = before
        if isinstance(trouble, Refusal):
            self.row.show_problem(str(trouble))
            return True
        return False

    def _choose(self) -> None:
        start = Path(self._kept) if self._kept else None
        folder = self._context.prompts.choose_folder(self, self._preference.label, start)
        if folder is not None:
            self.editor.set_value(str(folder))
            self.keep()
