"""IdentityTile: who a child is, in colour and initials together."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QLabel

from iro_desk.gui import theme

RATIO = 2.0


@lru_cache(maxsize=512)
def _painted(initials: str, fill: str, ink: str, side: int, family: str) -> QPixmap:
    picture = QPixmap(round(side * RATIO), round(side * RATIO))
    picture.setDevicePixelRatio(RATIO)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
    corner = side * 0.2
    painter.drawRoundedRect(QRectF(0, 0, side, side), corner, corner)
    font = theme.font("label")
    font.setPixelSize(max(8, round(side * 0.38)))
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(QRectF(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, initials)
    painter.end()
    return picture


def tile_picture(initials: str, colour: int, side: float = 34) -> QPixmap:
    """The tile as a picture for painting, ``side`` pixels at 100% text."""
    now = theme.current()
    return _painted(initials, now.tile(colour).name(), now.initials.name(), now.px(side), now.family)


class IdentityTile(QLabel):
    """A rounded square with two initials in the colour given to this child for life.

    Args:
        initials: two letters, or one in privacy view.
        colour: the child's place in the list of ten.
        side: 34 in rows, 36 in the banner, 56 on the child's own page.
    """

    #: in company it may be seen
    paints_no_words = True

    def __init__(self, initials: str, colour: int, side: float = 34) -> None:
        super().__init__()
        self._initials, self._colour, self._side = initials, colour, side
        theme.source().changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        picture = tile_picture(self._initials, self._colour, self._side)
        self.setPixmap(picture)
        side = theme.px(self._side)
        self.setFixedSize(side, side)
