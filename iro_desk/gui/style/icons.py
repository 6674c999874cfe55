"""Line icons: one drawing, coloured and sized when asked for."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from iro_desk.gui.style.tokens import resource

STROKE = 'stroke-width="1.75"'
RATIOS = (1.0, 1.5, 2.0)


@cache
def _drawing(name: str) -> str:
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    return text.replace('stroke-width="2"', STROKE)


@cache
def drawn(name: str, colour: str, side: int, ratio: float = 2.0) -> QPixmap:
    """The icon as a picture.

    Args:
        name: the drawing's name.
        colour: its ink, as Qt writes a colour.
        side: its width and height in pixels of the screen's own scale.
        ratio: device pixels to one pixel.
    """
    pixels = round(side * ratio)
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def icon(name: str, colour: str, disabled: str, side: int) -> QIcon:
    """The icon at three densities, in its ink and in the ink of a control that waits."""
    made = QIcon()
    for ratio in RATIOS:
        made.addPixmap(drawn(name, colour, side, ratio), QIcon.Mode.Normal)
        made.addPixmap(drawn(name, disabled, side, ratio), QIcon.Mode.Disabled)
    return made
