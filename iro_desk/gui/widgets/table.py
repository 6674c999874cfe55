"""DataTable: rows and columns of frozen values, with figures that line up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QStyledItemDelegate, QTableView

from iro_desk.gui import theme
from iro_desk.gui.widgets.keys import is_enter
from iro_desk.gui.widgets.row_model import Index

NOTHING = QModelIndex()
LENGTH = Qt.ItemDataRole.UserRole
BAR_HIGH = 14


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: what it is known by, its cells, and whether it is a total."""

    key: str
    cells: tuple[str, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: its heading, whether it holds figures, and whether it takes the room that is left.

    Args:
        bar: its cells are per cents, drawn as bars; the figure itself stands in another column.
    """

    words: str
    figures: bool = False
    wide: bool = False
    bar: bool = False


class TableModel(QAbstractTableModel):
    """Frozen rows behind a table."""

    def __init__(self, headings: tuple[Heading, ...]) -> None:
        super().__init__()
        self.headings = headings
        self._aligned = tuple(_aligned(heading) for heading in headings)
        self._rows: tuple[TableRow, ...] = ()

    def show_rows(self, rows: tuple[TableRow, ...]) -> None:
        """Replace every row."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def shown(self) -> tuple[TableRow, ...]:
        """Every row."""
        return self._rows

    def row(self, number: int) -> TableRow:
        """The row at a place."""
        return self._rows[number]

    def rowCount(self, parent: Index = NOTHING) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOTHING) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell, its alignment, and its type."""
        if not index.isValid():
            return None
        row, heading = self._rows[index.row()], self.headings[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if heading.bar else row.cells[index.column()]
        if role == LENGTH:
            return row.cells[index.column()] if heading.bar else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{heading.words}: {row.cells[index.column()]}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._aligned[index.column()]
        if role == Qt.ItemDataRole.FontRole:
            return theme.font("body", bold=row.total, tabular=heading.figures)
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings."""
        if way != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section].words
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._aligned[section]
        return None


def _aligned(heading: Heading) -> int:
    side = Qt.AlignmentFlag.AlignRight if heading.figures else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


class _Hairlines(QStyledItemDelegate):
    def sizeHint(self, option: Any, index: Index) -> QSize:
        """Measured a little narrower than the cell, so that words at the very edge wrap and are not cut."""
        if option.rect.width() > 0:
            option.rect.setWidth(option.rect.width() - theme.px(24))
        return super().sizeHint(option, index)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        super().paint(painter, option, index)
        length = index.data(LENGTH)
        if length:
            _draw_bar(painter, option.rect, float(length))
        model = index.model()
        total = isinstance(model, TableModel) and model.row(index.row()).total
        if index.row() == model.rowCount() - 1 and not total:
            return  # the frame is its line
        painter.save()
        painter.setPen(QPen(theme.colour("control_line" if total else "line"), 1))
        y = option.rect.top() if total else option.rect.bottom()
        painter.drawLine(option.rect.left(), y, option.rect.right(), y)
        painter.restore()


def _draw_bar(painter: QPainter, cell: QRect, percent: float) -> None:
    """A bar of so many per cent over a sunken ground; its number stands beside it."""
    high, side = theme.px(BAR_HIGH), theme.px(8)
    box = QRect(cell.left() + side, cell.center().y() - high // 2, cell.width() - 2 * side, high)
    painter.fillRect(box, theme.colour("sunken"))
    box.setWidth(round(box.width() * min(percent, 100) / 100))
    painter.fillRect(box, theme.colour("chart_1"))


class DataTable(QTableView):
    """A table as tall as its rows.

    Args:
        name: what it holds, for a screen reader.
        headings: its columns.
        rows: the rows to start with.

    Signals:
        opened: the key of the row opened by a press or Enter.
    """

    opened = Signal(str)

    def __init__(self, name: str, headings: tuple[Heading, ...], rows: tuple[TableRow, ...] = ()) -> None:
        super().__init__()
        self.rows = TableModel(headings)
        self.setModel(self.rows)
        self.setItemDelegate(_Hairlines(self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for number, heading in enumerate(headings):
            mode = QHeaderView.ResizeMode.Stretch if heading.wide else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(number, mode)
        self._measured: tuple[object, ...] | None = None
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self.fit)
        header.sectionResized.connect(lambda *_sizes: self._settled.start())
        self.doubleClicked.connect(self._open)
        theme.source().changed.connect(self.fit)
        self.show_rows(rows)

    def show_rows(self, rows: tuple[TableRow, ...]) -> None:
        """Show these rows."""
        self.rows.show_rows(rows)
        self.fit()

    def fit(self) -> None:
        """Grow or shrink to the rows; until it is seen each counts as one line, and none is measured."""
        least = theme.size("table_row")
        self.verticalHeader().setMinimumSectionSize(least)
        if not self.isVisible():
            self._hold(least * self.rows.rowCount())
            return
        header = self.horizontalHeader()
        widths = tuple(header.sectionSize(number) for number in range(header.count()))
        measured = (widths, self.rows.shown(), theme.current())
        if measured == self._measured:
            return
        self._measured = measured
        self.resizeRowsToContents()
        self._hold(sum(self.rowHeight(number) for number in range(self.rows.rowCount())))

    def _hold(self, tall: int) -> None:
        header = max(self.horizontalHeader().sizeHint().height(), theme.size("table_row"))
        self.setFixedHeight(header + tall + 2 * self.frameWidth())

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.rows.row(index.row()).key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if is_enter(event) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Dressed by now, it is measured as it is seen."""
        super().showEvent(event)
        self._measured = None
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cells that wrap are measured again."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()
