"""StackedBars: a few columns of counts, the upper part hatched as well as coloured, each with its numbers."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from iro_desk.gui import theme

WIDE, TALL, FOOT, HEAD, AXIS = 430, 170, 24, 20, 38
THICKEST, STEPS = 58, (1, 2, 5)
MIDDLE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
AT_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Bar:
    """One column: its words beneath, the solid part, and the hatched part above it."""

    words: str
    solid: int
    hatched: int = 0


def step_of(highest: int) -> int:
    """The distance between the lines of the axis, so that there are at most four: 1, 2, 5, 10, 20 and so on."""
    tens = 1
    while True:
        for one in STEPS:
            if highest <= 4 * one * tens:
                return one * tens
        tens *= 10


class StackedBars(QWidget):
    """The columns over an axis that begins at nought. A table of the same numbers always stands beside it.

    Args:
        name: the question it answers.
        bars: the columns.
        solid, hatched: what the two parts are, such as "on time" and "late".
        ink: the role of the hatched part's colour.
    """

    def __init__(
        self, name: str, bars: tuple[Bar, ...], solid: str, hatched: str = "", *, ink: str = "chart_3"
    ) -> None:
        super().__init__()
        self.bars, self._hatched, self._ink = bars, hatched, ink
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        parts = [
            f"{b.words}: {b.solid} {solid}" + (f", {b.hatched} {hatched}" if hatched else "") for b in bars
        ]
        self.setAccessibleName(f"{name} {'; '.join(parts)}")
        self._step = step_of(max((bar.solid + bar.hatched for bar in bars), default=1))
        theme.source().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As in the design, at this text size."""
        return QSize(theme.px(WIDE), theme.px(TALL))

    def minimumSizeHint(self) -> QSize:
        """Room for the numbers at least."""
        return QSize(theme.px(AXIS + 44 * max(1, len(self.bars))), theme.px(TALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines of the axis, then the columns with their numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("caption", tabular=True))
        ground = QRect(
            theme.px(AXIS),
            theme.px(HEAD),
            self.width() - theme.px(AXIS),
            self.height() - theme.px(FOOT + HEAD),
        )
        most = max((bar.solid + bar.hatched for bar in self.bars), default=1)
        top = self._step * max(1, -(-most // self._step))
        for value in range(0, top + 1, self._step):
            y = ground.bottom() - round(ground.height() * value / top)
            painter.setPen(QPen(theme.colour("chart_grid"), 1))
            painter.drawLine(QPoint(ground.left(), y), QPoint(ground.right(), y))
            painter.setPen(theme.colour("text_muted"))
            half = theme.px(10)
            painter.drawText(QRect(0, y - half, ground.left() - theme.px(8), 2 * half), AT_RIGHT, str(value))
        for at, bar in enumerate(self.bars):
            wide = ground.width() // max(1, len(self.bars))
            self._draw(
                painter, bar, QRect(ground.left() + at * wide, ground.top(), wide, ground.height()), top
            )
        painter.end()

    def _draw(self, painter: QPainter, bar: Bar, room: QRect, top: int) -> None:
        thick = min(theme.px(THICKEST), room.width() - theme.px(8))
        left = room.center().x() - thick // 2
        solid, hatched = (round(room.height() * part / top) for part in (bar.solid, bar.hatched))
        low = QRect(left, room.bottom() - solid, thick, solid)
        painter.fillRect(low, theme.colour("chart_1"))
        line = theme.px(18)
        if hatched:
            high = QRect(left, low.top() - hatched, thick, hatched)
            painter.fillRect(high, QBrush(theme.colour(self._ink), Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(theme.colour(self._ink), 1))
            painter.drawRect(high.adjusted(0, 0, -1, -1))
            words = f"{bar.hatched} {self._hatched}"
            painter.drawText(
                QRect(room.left(), high.top() - line, room.width(), line), MIDDLE,
                QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room.width()),
            )  # fmt: skip
        inside = solid >= line + theme.px(4)
        painter.setPen(theme.colour("surface" if inside else "text"))
        if bar.solid and (inside or not hatched):
            above = low.top() + theme.px(2) if inside else low.top() - line
            painter.drawText(QRect(left, above, thick, line), MIDDLE, str(bar.solid))
        painter.setPen(theme.colour("text_muted"))
        foot = QRect(room.left(), room.bottom() + theme.px(4), room.width(), theme.px(FOOT - 4))
        painter.drawText(foot, MIDDLE, bar.words)
