"""WrappedLink: a link of a whole sentence, which folds when there is no room for it on one line."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from iro_desk.gui import theme
from iro_desk.gui.widgets.text import Link

FOLDED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
LEAST = 120
ROOM = 2


class WrappedLink(Link):
    """A link that may take several lines.

    Args:
        ink: the role of its colour.
    """

    def __init__(self, words: str, ink: str = "link") -> None:
        super().__init__(words)
        self._words, self._ink = words, ink
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """How tall it is when folded to a width."""
        return self._box(width).height() + 2 * theme.px(ROOM)

    def sizeHint(self) -> QSize:
        """The whole sentence on one line."""
        wide = QFontMetrics(self._font()).horizontalAdvance(self._words) + theme.px(ROOM)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """It can always be folded further."""
        return QSize(min(theme.px(LEAST), self.sizeHint().width()), theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Underlined words, as many lines as they need."""
        painter = QPainter(self)
        painter.setFont(self._font())
        painter.setPen(theme.colour(self._ink))
        room = theme.px(ROOM)
        painter.drawText(self.rect().adjusted(0, room, 0, -room), int(FOLDED), self._words)
        painter.end()

    def _box(self, width: int) -> QRect:
        return QFontMetrics(self._font()).boundingRect(QRect(0, 0, width, 100_000), int(FOLDED), self._words)

    def _font(self) -> QFont:
        font = QFont(theme.font("body"))
        font.setUnderline(True)
        return font
