"""Reads a finished page back: its picture, every word in it, where words stand, and how much room is left."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QSize
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument

FOOT = 0.945
"""Where the foot of a page begins, as a share of its height; no words of the letter stand below."""
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Where:
    """Some words on a page, each rectangle in shares of its width and height."""

    page: int
    boxes: tuple[QRectF, ...]


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

    def where(self, words: str) -> tuple[Where, ...]:
        """Every place where some words stand, however their lines are broken."""
        wanted = re.compile(r"\s+".join(re.escape(word) for word in words.split()), re.IGNORECASE)
        found = []
        for page in range(self.count) if words.strip() else ():
            for match in wanted.finditer(self._document.getAllText(page).text()):
                chosen = self._document.getSelectionAtIndex(page, match.start(), match.end() - match.start())
                found.append(
                    Where(page, tuple(self._shares(page, b.boundingRect()) for b in chosen.bounds()))
                )
        return tuple(found)

    def lines_left(self) -> int | None:
        """About how many more lines this one page holds; None for a file of no page or of several."""
        if self.count != 1:
            return None
        boxes = [self._shares(0, b.boundingRect()) for b in self._document.getAllText(0).bounds()]
        tops = sorted({round(box.top(), 3) for box in boxes if box.bottom() < FOOT})
        gaps = [after - before for before, after in pairwise(tops) if after - before > 0.006]
        if len(gaps) < FEWEST:
            return None
        line = median(gaps)
        return max(0, int((max(gaps) - 2 * line) / line))

    def _shares(self, page: int, box: QRectF) -> QRectF:
        paper = self._document.pagePointSize(page)
        wide, tall = max(paper.width(), 1.0), max(paper.height(), 1.0)
        return QRectF(box.x() / wide, box.y() / tall, box.width() / wide, box.height() / tall)
