"""ProgressBar: how many of how many, as a bar with its numbers in words beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from iro_desk.gui import theme


class ProgressBar(QWidget):
    """A bar six pixels high; the words beside it carry the meaning."""

    #: in company it may be seen
    paints_no_words = True

    def __init__(self, done: int = 0, whole: int = 1) -> None:
        super().__init__()
        self._done, self._whole = done, whole
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.source().changed.connect(self._measure)
        self._measure()
        self.show_progress(done, whole)

    def show_progress(self, done: int, whole: int) -> None:
        """Show ``done`` of ``whole``."""
        self._done, self._whole = done, max(1, whole)
        self.setAccessibleName(f"{done} of {whole}")
        self.update()

    def _measure(self) -> None:
        self.setFixedHeight(theme.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, and what is done in the accent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        edged = theme.current().name == "contrast"
        painter.setBrush(theme.colour("surface" if edged else "line"))
        if edged:
            painter.setPen(theme.colour("line"))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        done = QRectF(0, 0, self.width() * min(1.0, self._done / self._whole), self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        if self._done:
            painter.drawRoundedRect(done, radius, radius)
