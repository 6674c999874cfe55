"""PaintedList: the base of every painted list; grows to its rows, opens with Enter or a press."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from iro_desk.gui import theme
from iro_desk.gui.widgets.keys import is_enter
from iro_desk.gui.widgets.row_model import RowModel, Spoken


class PaintedList(QListView):
    """A list as tall as its rows, so that the page scrolls and the list does not.

    Signals:
        opened: the key of the row the officer opened.
        menu_asked: the key of a row and where on the screen its actions should appear.
    """

    opened = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, name: str, delegate: QStyledItemDelegate) -> None:
        super().__init__()
        self.rows = RowModel()
        self.setModel(self.rows)
        self._delegate = delegate
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._open)
        theme.source().changed.connect(self.fit)

    def show_rows(self, rows: tuple[Spoken, ...]) -> None:
        """Show these rows, keeping the place when it can."""
        at = self.currentIndex().row()
        self.rows.show_rows(rows)
        if 0 <= at < len(rows):
            self.setCurrentIndex(self.rows.index(at))
        elif self.hasFocus():
            self._begin_at_first()
        self.fit()

    def fit(self) -> None:
        """Grow or shrink to the rows at this width."""
        self.scheduleDelayedItemsLayout()
        option = self._option_for_width()
        count = self.rows.rowCount()
        tall = sum(self._delegate.sizeHint(option, self.rows.index(n)).height() for n in range(count))
        self.setFixedHeight(tall + 2 * self.frameWidth())

    def _option_for_width(self) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        option.initFrom(self)
        option.rect.setWidth(self.viewport().width())
        option.widget = self
        return option

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.rows.row(index.row()).key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if is_enter(event):
            self._begin_at_first()
            if self.currentIndex().isValid():
                self._open(self.currentIndex())
                return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first row is current as soon as the keyboard arrives."""
        super().focusInEvent(event)
        self._begin_at_first()

    def _begin_at_first(self) -> None:
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Right click or the Menu key asks for the row's actions."""
        mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if mouse else self.currentIndex()
        if index.isValid():
            self.menu_asked.emit(self.rows.row(index.row()).key, event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows that wrap are measured again."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """New type means new heights."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "rows"):
            self.fit()

    def minimumSizeHint(self) -> QSize:
        """It may be as narrow as its page."""
        return QSize(theme.px(120), 0)
