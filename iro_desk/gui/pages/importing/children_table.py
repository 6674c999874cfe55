"""The children in a file, with a box to tick beside each; Space ticks, and a filter narrows what is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from iro_desk.gui import theme
from iro_desk.gui.widgets.row_model import Index

HEADINGS = ("Number", "Born", "Legal status", "Home", "Last review", "On your desk")
LEGAL_STATUS, HOME, ON_DESK = 2, 3, 5
SHOWN, LINES = 7, 2
LARGE_SHOWN, LARGE_LINES = 5, 3
NOTHING = QModelIndex()


@dataclass(frozen=True, slots=True)
class ChildLine:
    """One child of the file: the code, and the cells under ``HEADINGS``."""

    code: str
    cells: tuple[str, ...]

    @property
    def searched(self) -> str:
        """Everything the filter looks in."""
        return " ".join(self.cells).casefold()

    @property
    def is_held(self) -> bool:
        """Whether the child is on the desk already."""
        return bool(self.cells[ON_DESK])


class ChildrenModel(QAbstractTableModel):
    """The lines shown, and which children are chosen whether or not they are shown.

    Signals:
        chosen_changed: a child was chosen or let go.
    """

    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[ChildLine, ...] = ()
        self.shown: tuple[ChildLine, ...] = ()
        self.chosen: set[str] = set()

    def show_lines(self, lines: tuple[ChildLine, ...]) -> None:
        """Replace every line; nothing is chosen."""
        self._lines = lines
        self.chosen.clear()
        self.narrow("", only_chosen=False)
        self.chosen_changed.emit()

    def narrow(self, typed: str, *, only_chosen: bool) -> None:
        """Show the lines that hold every word typed."""
        words = typed.casefold().split()
        self.beginResetModel()
        self.shown = tuple(
            line
            for line in self._lines
            if all(word in line.searched for word in words) and (not only_chosen or line.code in self.chosen)
        )
        self.endResetModel()

    def choose(self, codes: Iterable[str], *, chosen: bool) -> None:
        """Choose children or let them go."""
        self.chosen = self.chosen | set(codes) if chosen else self.chosen - set(codes)
        if self.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, 0))
        self.chosen_changed.emit()

    def turn(self, row: int) -> None:
        """Choose the child in a row, or let them go."""
        code = self.shown[row].code
        self.choose((code,), chosen=code not in self.chosen)

    def rowCount(self, parent: Index = NOTHING) -> int:
        """How many lines are shown."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = NOTHING) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(HEADINGS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column can be ticked."""
        held = super().flags(index)
        return held | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else held

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell, its tick, and how a screen reader says it."""
        if not index.isValid():
            return None
        line = self.shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.cells[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if line.code in self.chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = "chosen" if line.code in self.chosen else "not chosen"
            return ", ".join((*(f"{h}: {c}" for h, c in zip(HEADINGS, line.cells, strict=True) if c), state))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or clear a box."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.choose((self.shown[index.row()].code,), chosen=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings."""
        if way != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return HEADINGS[section] if role == Qt.ItemDataRole.DisplayRole else None


class ChildrenTable(QTableView):
    """A table that scrolls within itself, so that a file of thousands stays quick."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = ChildrenModel()
        self.setModel(self.lines)
        self.setAccessibleName("Children in the file")
        self.setAccessibleDescription("Space chooses a child or lets them go.")
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(40)
        for column in (LEGAL_STATUS, HOME, ON_DESK):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.lines.modelReset.connect(self.fit)
        theme.source().changed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Seven rows high, or fewer when fewer are shown; a row has room for its words to wrap."""
        large = theme.current().is_large
        words = (LARGE_LINES if large else LINES) * QFontMetrics(theme.font("body")).lineSpacing()
        tall = max(theme.size("table_row"), words + theme.px(10))
        self.setColumnHidden(ON_DESK, not any(line.is_held for line in self.lines.shown))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(tall)
        rows = max(1, min(LARGE_SHOWN if large else SHOWN, self.lines.rowCount()))
        header = max(self.horizontalHeader().sizeHint().height(), theme.size("table_row"))
        self.setFixedHeight(header + rows * tall + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the row wherever in it the keyboard stands."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.lines.turn(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first row is current as soon as the keyboard arrives."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.lines.rowCount():
            self.setCurrentIndex(self.lines.index(0, 0))
