"""GradeLine: a small line of grades through time, the best at the top; its words always stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from iro_desk.gui import theme

WIDE, TALL, EDGE, DOT = 200, 48, 8, 4.5
RANKS = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """One grade: its place, 1 best, None where it has none; and whether a line joins it to the one before."""

    rank: int | None
    is_joined: bool


class GradeLine(QWidget):
    """A mark for each grade over four faint lines; one without a place is hollow, in the middle.

    Args:
        name: what is graded, and how, in words.
        marks: the grades, the earliest first.
    """

    def __init__(self, name: str, marks: Sequence[Mark]) -> None:
        super().__init__()
        self._marks = tuple(marks)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.source().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Small, at this text size."""
        return QSize(theme.px(WIDE), theme.px(TALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The four places, the line and the marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("chart_grid"), 1))
        for rank in range(1, RANKS + 1):
            painter.drawLine(QPointF(0, self._height(rank)), QPointF(self.width(), self._height(rank)))
        spots = [QPointF(self._across(at), self._height(mark.rank)) for at, mark in enumerate(self._marks)]
        painter.setPen(QPen(theme.colour("chart_1"), theme.px(2)))
        for at, mark in enumerate(self._marks):
            if at and mark.is_joined and mark.rank is not None:
                painter.drawLine(spots[at - 1], spots[at])
        for mark, spot in zip(self._marks, spots, strict=True):
            painter.setBrush(theme.colour("chart_1") if mark.rank is not None else theme.colour("surface"))
            painter.drawEllipse(spot, DOT * self._scale(), DOT * self._scale())
        painter.end()

    def _scale(self) -> float:
        return theme.px(100) / 100

    def _height(self, rank: int | None) -> float:
        edge = theme.px(EDGE)
        place = (rank - 1) / (RANKS - 1) if rank is not None else 0.5
        return edge + (self.height() - 2 * edge) * place

    def _across(self, at: int) -> float:
        edge = theme.px(EDGE)
        return edge + (self.width() - 2 * edge) * at / max(1, len(self._marks) - 1)
