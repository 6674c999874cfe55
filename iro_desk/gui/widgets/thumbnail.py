"""Thumbnail: a small view of a picture on white paper, as it will be printed, in every theme."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QLabel

from iro_desk.gui import theme
from iro_desk.gui.widgets.text import announce

PAD = 6


class Thumbnail(QLabel):
    """One picture; blank paper while there is none.

    Args:
        wide, tall: its size in pixels at 100% text.
    """

    def __init__(self, wide: int, tall: int) -> None:
        super().__init__()
        self._size, self._image, self._has_paper = (wide, tall), QImage(), True
        theme.source().changed.connect(self._draw)
        self._draw()

    @property
    def is_blank(self) -> bool:
        """Whether there is no picture."""
        return self._image.isNull()

    def show_picture(self, content: bytes, shows: str) -> None:
        """Show PNG or JPEG bytes; empty ones leave blank paper.

        Args:
            shows: what the picture shows, for a screen reader.
        """
        self._image = QImage.fromData(QByteArray(content)) if content else QImage()
        announce(self, shows)
        self._draw()

    def _draw(self) -> None:
        whole = QSize(*(theme.px(side) for side in self._size))
        self.setFixedSize(whole)
        self.setPixmap(on_paper(self._image, whole, self.devicePixelRatioF()))


def on_paper(image: QImage, whole: QSize, ratio: float = 1.0) -> QPixmap:
    """Return a picture in the middle of a white sheet of a size, with a line around it.

    Args:
        ratio: the screen's points to a pixel.
    """
    sheet = QPixmap(whole * ratio)
    sheet.fill(Qt.GlobalColor.white)
    sheet.setDevicePixelRatio(ratio)
    painter = QPainter(sheet)
    if not image.isNull():
        pad = theme.px(PAD)
        room = (whole - QSize(2 * pad, 2 * pad)) * ratio
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        small = image.scaled(room, keep, smooth)
        small.setDevicePixelRatio(ratio)
        placed = small.deviceIndependentSize()
        painter.drawImage(
            round((whole.width() - placed.width()) / 2), round((whole.height() - placed.height()) / 2), small
        )
    painter.setPen(theme.colour("line"))
    painter.drawRect(0, 0, whole.width() - 1, whole.height() - 1)
    painter.end()
    return sheet
