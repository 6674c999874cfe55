"""Columns and lines whose margins and gaps grow with the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from iro_desk.gui import theme

Margins = tuple[int, int, int, int]
NONE: Margins = (0, 0, 0, 0)
FREE = 16_777_215
"""As wide as Qt lets a widget be."""


class Scaled(QBoxLayout):
    """A box layout measured in pixels at 100% text.

    Args:
        direction: down or across.
        parent: the widget it lays out, or None when it goes inside another layout.
        margins: left, top, right, bottom.
        gap: between items.
    """

    def __init__(
        self, direction: QBoxLayout.Direction, parent: QWidget | None, margins: Margins, gap: int
    ) -> None:
        super().__init__(direction)
        if parent is not None:
            parent.setLayout(self)
        self._margins = margins
        self._gap = gap
        theme.source().changed.connect(self._measure)
        self._measure()

    def set_margins(self, margins: Margins) -> None:
        """Change left, top, right and bottom."""
        self._margins = margins
        self._measure()

    def _measure(self) -> None:
        left, top, right, bottom = (theme.px(length) for length in self._margins)
        self.setContentsMargins(left, top, right, bottom)
        self.setSpacing(theme.px(self._gap))


class Column(Scaled):
    """Items one beneath another."""

    def __init__(self, parent: QWidget | None = None, margins: Margins = NONE, gap: int = 8) -> None:
        super().__init__(QBoxLayout.Direction.TopToBottom, parent, margins, gap)


class Line(Scaled):
    """Items side by side."""

    def __init__(self, parent: QWidget | None = None, margins: Margins = NONE, gap: int = 8) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, parent, margins, gap)


class Stack(Scaled):
    """A line that becomes a column when its widget is narrower than ``below`` pixels at 100% text."""

    def __init__(self, parent: QWidget, below: int, margins: Margins = NONE, gap: int = 16) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, parent, margins, gap)
        self._below = below
        self._widget = parent
        self._side: tuple[QWidget, int] | None = None
        parent.installEventFilter(self)

    def hold(self, side: QWidget, wide: int) -> None:
        """Keep one widget ``wide`` pixels at 100% text while it stands beside the others; beneath them it is free."""
        self._side = (side, wide)
        self._turn()

    def minimumSize(self) -> QSize:
        """As narrow as it can be when stacked; otherwise its own width would keep it from ever stacking."""
        least = super().minimumSize()
        items = [item for at in range(self.count()) if (item := self.itemAt(at)) is not None]
        sides = self.contentsMargins()
        wide = max((item.minimumSize().width() for item in items if not item.isEmpty()), default=0)
        return QSize(min(least.width(), wide + sides.left() + sides.right()), least.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn when the widget's width passes the mark."""
        if watched is self._widget and event.type() == QEvent.Type.Resize:
            self._turn()
        return super().eventFilter(watched, event)

    def _measure(self) -> None:
        super()._measure()
        if hasattr(self, "_side"):
            self._turn()

    def _turn(self) -> None:
        narrow = self._widget.width() < theme.px(self._below)
        across = QBoxLayout.Direction.LeftToRight
        self.setDirection(QBoxLayout.Direction.TopToBottom if narrow else across)
        if self._side is not None:
            side, wide = self._side
            side.setMinimumWidth(0 if narrow else theme.px(wide))
            side.setMaximumWidth(FREE if narrow else theme.px(wide))


def emptied(layout: QLayout) -> None:
    """Take every item out of a layout and let its widgets go."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            emptied(inner)


TOP = Qt.AlignmentFlag.AlignTop
LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
MIDDLE = Qt.AlignmentFlag.AlignVCenter
