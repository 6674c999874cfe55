"""The figures for the quarterly report: text to copy, or the table as a file; no names, small numbers hidden."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from iro_desk.domain.figures.hiding import SAID
from iro_desk.errors import Refusal
from iro_desk.exports import figures_file, tracking_list
from iro_desk.exports.figures_file import Form
from iro_desk.gui import clipboard
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.text import caption
from iro_desk.services.figures.wanted import Wanted

KINDS = {Form.ROWS: "Comma-separated (*.csv)", Form.WORKBOOK: "Workbook (*.xlsx)"}
TALL = 320


class ReportView(Card):
    """What leaves, shown before it does.

    Args:
        wanted: the period, and whose figures.

    Signals:
        put_away(): back to the figures.
    """

    put_away = Signal()

    def __init__(self, context: Context, wanted: Wanted) -> None:
        super().__init__("For the quarterly report")
        self._context, self._wanted = context, wanted
        self.body.addWidget(caption(f"No names. {SAID} The file holds every quarter of the year."))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Text for the quarterly report")
        self.text.setMinimumHeight(TALL)
        self.body.addWidget(self.text)
        flow = Flow(None, 10)
        self.copy = button("Copy the text", "main", "clipboard-list", on_press=self._copy)
        rows = button("Save for a spreadsheet", icon="download", on_press=partial(self._save, Form.ROWS))
        book = button("Save as a workbook", icon="download", on_press=partial(self._save, Form.WORKBOOK))
        self._ways = (self.copy, rows, book)
        for way in self._ways:
            flow.addWidget(way)
        flow.addWidget(button("Back to the figures", "quiet", on_press=self.put_away.emit))
        self.body.addLayout(flow)
        read = partial(
            figures_file.text,
            wanted=wanted,
            today=context.today(),
            calendar=context.calendar,
            rules=context.rules,
        )
        context.ops.read(read, self.text.setPlainText, self, self._refused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the figures."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
            return
        super().keyPressEvent(event)

    def _refused(self, trouble: Exception) -> bool:
        """Figures of one child stay here: say so in place of the text."""
        if not isinstance(trouble, Refusal):
            return False
        self.text.setPlainText(str(trouble))
        for way in self._ways:
            way.setEnabled(False)
        return True

    def _copy(self) -> None:
        clipboard.copy(self.text.toPlainText())
        self._context.prompts.tell(self, "The text is copied.", "Paste it within a minute; then it is gone.")

    def _save(self, form: Form) -> None:
        name = figures_file.file_name(form, self._wanted)
        path = self._context.prompts.choose_new_file(self, "Save the figures", name, KINDS[form])
        if path is None:
            return
        whole = path if path.suffix else path.with_suffix(form.value)
        context = self._context
        made = partial(
            figures_file.made,
            form=form,
            wanted=self._wanted,
            today=context.today(),
            calendar=context.calendar,
            rules=context.rules,
        )
        context.ops.read(made, partial(self._write, whole), self)

    def _write(self, path: Path, content: bytes) -> None:
        save = partial(tracking_list.save, content, path, what="table")
        self._context.ops.beside(save, self._saved, self)

    def _saved(self, path: Path) -> None:
        self._context.prompts.show_folder(path.parent)
