"""CaseloadGauge: how many children, against the handbook's guide, as a bar with its numbers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from iro_desk.gui import theme

LONGEST = 90


class CaseloadGauge(QWidget):
    """A line from nothing to more than the guide, the guide as a band, and a mark at the caseload.

    Args:
        children: the caseload.
        low, high: the guide.
    """

    def __init__(self, children: int, low: int, high: int) -> None:
        super().__init__()
        self._children, self._low, self._high = children, low, high
        self._longest = max(LONGEST, children, high)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(40))
        self.setAccessibleName(f"{children} children; the guide is {low} to {high}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar, the band, the mark, and three numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick, top = theme.px(9), theme.px(6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(QRectF(0, top, self.width(), thick), thick / 2, thick / 2)
        painter.setBrush(theme.colour("accent_soft"))
        painter.setPen(theme.colour("accent"))
        left, right = self._at(self._low), self._at(self._high)
        painter.drawRect(QRectF(left, top, right - left, thick))
        mark = QRectF(self._at(self._children) - 2, top - theme.px(4), 4, thick + theme.px(8))
        painter.fillRect(mark.adjusted(-2, 0, 2, 0), theme.colour("surface"))
        painter.fillRect(mark, theme.colour("text"))
        painter.setPen(theme.colour("text_muted"))
        painter.setFont(theme.font("caption", tabular=True))
        below = QRectF(0, top + thick + theme.px(6), self.width(), theme.px(18))
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "0")
        for number in (self._low, self._high):
            wide = theme.px(40)
            painter.drawText(
                QRectF(self._at(number) - wide / 2, below.top(), wide, below.height()),
                Qt.AlignmentFlag.AlignHCenter,
                str(number),
            )

    def _at(self, number: int) -> float:
        return self.width() * min(number, self._longest) / self._longest
