"""Reads a finished page back: its picture, and every word in it."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument


class FinishedPages(QObject):
    """The pages of one finished file, opened from its very bytes.

    Args:
        content: the file as it will leave.
    """

    def __init__(self, content: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(self)
        self._document.load(self._buffer)

    @property
    def count(self) -> int:
        """How many pages there are; 0 for a file that cannot be read."""
        return self._document.pageCount()

    def picture(self, page: int, width: int, sharpness: float) -> QImage:
        """One page as a picture.

        Args:
            width: on the screen, in pixels that do not depend on the screen.
            sharpness: screen pixels for each of those.
        """
        paper = self._document.pagePointSize(page)
        wide = max(1, round(width * sharpness))
        tall = max(1, round(wide * paper.height() / max(paper.width(), 1.0)))
        drawn = self._document.render(page, QSize(wide, tall))
        drawn.setDevicePixelRatio(sharpness)
        return drawn

    def text(self) -> str:
        """Every word, page by page, read back out of the file."""
        return "\n".join(self._document.getAllText(page).text() for page in range(self.count))
