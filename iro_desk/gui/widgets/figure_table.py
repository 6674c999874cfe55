"""FigureTable: a table in which every figure opens what is behind it, by a press or Enter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from iro_desk.gui.widgets.keys import is_enter
from iro_desk.gui.widgets.table import DataTable, Heading, TableRow


class FigureTable(DataTable):
    """A table whose cells are chosen one by one.

    Args:
        name: what it holds, for a screen reader.
        headings: its columns.
        rows: the rows to start with.

    Signals:
        asked: the key of the row and the number of the column of a figure that was opened.
    """

    asked = Signal(str, int)

    def __init__(self, name: str, headings: tuple[Heading, ...], rows: tuple[TableRow, ...] = ()) -> None:
        super().__init__(name, headings, rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setAccessibleDescription("Enter opens the cases behind a figure.")
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press opens the figure under it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._ask(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the figure with the keyboard."""
        if is_enter(event) and self.currentIndex().isValid():
            self._ask(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _ask(self, index: QModelIndex) -> None:
        self.asked.emit(self.rows.row(index.row()).key, index.column())
