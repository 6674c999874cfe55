"""Chooses a child by typing a few letters of a name, as Find does; leaving it blank is an answer too."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from iro_desk.gui.context import Context
from iro_desk.gui.widgets.keys import is_enter
from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.services import children
from iro_desk.services.children import FoundChild

MOST = 4


class ChildPicker(QWidget):
    """A line and, while something is typed that is not yet a child, those it may mean.

    Signals:
        edited: another child was chosen, or none.
    """

    edited = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._child_id: int | None = None
        self._name = ""
        whole = Column(self, gap=4)
        self.line = LineEdit()
        self.line.setPlaceholderText("Type a name, or leave it blank")
        self.list = RowList("Children found")
        self.list.setProperty("role", "plain")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.hide()
        whole.addWidget(self.line)
        whole.addWidget(self.list)
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._typed)
        self.list.opened.connect(self._choose)

    @property
    def child_id(self) -> int | None:
        """The child chosen; None when there is none."""
        return self._child_id

    @property
    def is_unanswered(self) -> bool:
        """Whether something is typed that is not a child."""
        return self._child_id is None and bool(self.line.text().strip())

    def show_child(self, child_id: int | None, name: str) -> None:
        """Show a child, or nobody."""
        self._child_id, self._name = child_id, name if child_id is not None else ""
        self.line.setText(self._name)
        self._fold()

    def setAccessibleName(self, name: str) -> None:
        """The line is what the keyboard is in."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Up move in the list while the caret stays in the line; Enter chooses, Esc folds it away."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or self.list.isHidden():
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            count = self.list.rows.rowCount()
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentIndex(self.list.rows.index((self.list.currentIndex().row() + step) % count))
            return True
        if is_enter(event):
            self._choose(self.list.rows.row(self.list.currentIndex().row()).key)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.show_child(None, "")
            self.edited.emit()
            return True
        return super().eventFilter(watched, event)

    def _typed(self, typed: str) -> None:
        was = self._child_id
        self._child_id = None
        if not typed.strip():
            self._fold()
        if was is not None or not typed.strip():
            self.edited.emit()
        self._context.ops.read(partial(children.find, text=typed), partial(self._show, typed), self)

    def _show(self, typed: str, found: tuple[FoundChild, ...]) -> None:
        if typed != self.line.text() or self._child_id is not None:
            return
        rows = tuple(
            ListRow(str(c.child_id), c.initials, c.identity_colour, c.display_name, "", c.detail or " ", "")
            for c in found[:MOST]
        )
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        if rows:
            self.list.setCurrentIndex(self.list.rows.index(0))

    def _choose(self, key: str) -> None:
        rows = (self.list.rows.row(number) for number in range(self.list.rows.rowCount()))
        name = next(row.title for row in rows if row.key == key)
        self.show_child(int(key), name)
        self.line.setFocus()
        self.edited.emit()

    def _fold(self) -> None:
        self.list.show_rows(())
        self.list.hide()
