"""CardButton: one large card with a picture and its word, pressed by pointing at it or with Space."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from iro_desk.domain.feeling_cards import FeelingCard
from iro_desk.gui import theme

WIDE, TALL, SIDE = 148, 158, 92
CHOSEN = "Chosen"


class CardButton(QPushButton):
    """A card; chosen ones have a thick edge and say so in words, never in colour alone."""

    def __init__(self, card: FeelingCard) -> None:
        super().__init__()
        self.card = card
        self._picture = QImage()
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(card.word)
        self.setAccessibleDescription(card.shows)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.source().changed.connect(self.updateGeometry)

    def show_picture(self, content: bytes) -> None:
        """Show its picture, drawn once."""
        self._picture = QImage.fromData(QByteArray(content))
        self.update()

    def sizeHint(self) -> QSize:
        """Large enough to point at from across a table, and larger with the text."""
        return QSize(theme.px(WIDE), theme.px(TALL))

    def minimumSizeHint(self) -> QSize:
        """Never smaller: it is for a hand that may not be sure."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Colours follow the theme."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, its picture and its word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        chosen = self.isChecked()
        edge = theme.px(4) if chosen else 1
        box = QRectF(self.rect()).adjusted(edge / 2 + 1, edge / 2 + 1, -edge / 2 - 1, -edge / 2 - 1)
        painter.setPen(QPen(theme.colour("accent" if chosen else "control_line"), edge))
        painter.setBrush(theme.colour("accent_soft" if chosen else "surface"))
        painter.drawRoundedRect(box, theme.px(10), theme.px(10))
        side = theme.px(SIDE)
        at = QRectF((self.width() - side) / 2, theme.px(10), side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)  # the lines of the pictures are black in every theme
        painter.drawRoundedRect(at, theme.px(8), theme.px(8))
        painter.drawImage(at, self._picture)
        words = QRectF(theme.px(8), theme.px(12) + side, self.width() - theme.px(16), theme.px(48))
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("body", bold=chosen))
        said = f"✓ {self.card.word}" if chosen else self.card.word
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), said)
