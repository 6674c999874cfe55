"""The overdue list for the tracking meeting: as a page, for a spreadsheet, or copied."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from iro_desk.exports import tracking_list
from iro_desk.exports.tracking_list import Form
from iro_desk.gui import clipboard
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.segments import Radios
from iro_desk.gui.widgets.text import caption, heading, labelled, wrapped
from iro_desk.services.plans_tracker import Wanted

KINDS = {Form.PAGE: "PDF (*.pdf)", Form.ROWS: "Comma-separated (*.csv)"}
INITIALS, NAMES = "initials", "names"
CHILDREN = (Option(INITIALS, "Initials and case number"), Option(NAMES, "Full name"))


class MeetingPanel(QWidget):
    """How the list leaves the desk.

    Args:
        wanted: the plan and the social worker it is narrowed to.
        summed_up: what will be on it, in a sentence.

    Signals:
        put_away(): it was closed.
    """

    put_away = Signal()

    def __init__(self, context: Context, wanted: Wanted, summed_up: str) -> None:
        super().__init__()
        self._context, self._wanted = context, wanted
        whole = Column(self, gap=10)
        whole.addWidget(heading("For the tracking meeting"))
        whole.addWidget(wrapped(summed_up))
        whole.addWidget(caption("By social worker, then by child. Every page is marked OFFICIAL-SENSITIVE."))
        question = labelled("Children are shown by", "label")
        whole.addWidget(question)
        self.shown_by = Radios(CHILDREN, clearable=False)
        self.shown_by.setAccessibleName("Children are shown by")
        self.shown_by.set_value(INITIALS)
        question.setBuddy(self.shown_by)
        whole.addWidget(self.shown_by)
        for made in (
            button("Save as a PDF", "main", "download", on_press=partial(self._save, Form.PAGE)),
            button("Save for a spreadsheet", icon="download", on_press=partial(self._save, Form.ROWS)),
            button("Copy as text", icon="clipboard-list", on_press=self._copy),
            button("Close this", "quiet", on_press=self.put_away.emit),
        ):
            whole.addWidget(made, 0, LEFT)
        whole.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
            return
        super().keyPressEvent(event)

    def _save(self, form: Form) -> None:
        context = self._context
        name = tracking_list.file_name(form, context.today())
        path = context.prompts.choose_new_file(self, "Save the overdue plans", name, KINDS[form])
        if path is None:
            return
        whole = path if path.suffix else path.with_suffix(form.value)
        made = partial(
            tracking_list.made,
            form=form,
            today=context.today(),
            wanted=self._wanted,
            full_names=self._full_names(),
        )
        context.ops.read(made, partial(self._write, whole), self)

    def _write(self, path: Path, content: bytes) -> None:
        self._context.ops.beside(partial(tracking_list.save, content, path), self._saved, self)

    def _saved(self, path: Path) -> None:
        self._context.prompts.show_folder(path.parent)

    def _copy(self) -> None:
        context = self._context
        made = partial(
            tracking_list.text,
            today=context.today(),
            wanted=self._wanted,
            full_names=self._full_names(),
        )
        context.ops.read(made, self._copied, self)

    def _copied(self, text: str) -> None:
        clipboard.copy(text)
        self._context.prompts.tell(
            self,
            "The list is copied.",
            "Paste it within a minute; then it is gone.",
        )

    def _full_names(self) -> bool:
        return self.shown_by.value() == NAMES
