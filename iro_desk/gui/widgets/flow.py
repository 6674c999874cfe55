"""Flow: items side by side that go on to a new line when there is no more room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from iro_desk.gui import theme


class Flow(QLayout):
    """Lays items out like words in a paragraph.

    Args:
        parent: the widget it lays out, or None when it goes inside another layout.
        gap: between items and lines, at 100% text.
        last_at_right: whether the last item ends where its line ends.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = 8, *, last_at_right: bool = False) -> None:
        super().__init__()
        self._gap = gap
        self._last_at_right = last_at_right
        self._items: list[QLayoutItem] = []
        if parent is not None:
            parent.setLayout(self)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item last."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the item at a place away, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """A narrower flow is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How tall it is at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """All on one line."""
        gap = theme.px(self._gap)
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        if not hints:
            return QSize(0, 0)
        width = sum(hint.width() for hint in hints) + gap * (len(hints) - 1)
        return QSize(width, max(hint.height() for hint in hints))

    def minimumSize(self) -> QSize:
        """As wide as its widest item."""
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        gap = theme.px(self._gap)
        x, y, tall = rect.x(), rect.y(), 0
        line: list[tuple[QLayoutItem, int, QSize]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            hint.setWidth(min(hint.width(), max(rect.width(), item.minimumSize().width())))
            if item.hasHeightForWidth():
                hint.setHeight(item.heightForWidth(hint.width()))
            if x > rect.x() and x + hint.width() > rect.right() + 1:
                _settle(line, y, tall, move=move)
                line, x, y, tall = [], rect.x(), y + tall + gap // 2, 0
            line.append((item, x, hint))
            x += hint.width() + gap
            tall = max(tall, hint.height())
        if line and self._last_at_right and line[-1][0] is self._items[-1]:
            last, x, hint = line.pop()
            line.append((last, max(x, rect.right() + 1 - hint.width()), hint))
        _settle(line, y, tall, move=move)
        return y + tall - rect.y()


def _settle(line: list[tuple[QLayoutItem, int, QSize]], y: int, tall: int, *, move: bool) -> None:
    if move:
        for item, x, hint in line:
            item.setGeometry(QRect(QPoint(x, y + (tall - hint.height()) // 2), hint))
