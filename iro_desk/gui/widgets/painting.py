"""What painted rows share: text that wraps, badges, hairlines, and a focus ring inside the row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle

from iro_desk.gui import theme
from iro_desk.gui.widgets.badge import ICONS, INK

WRAP = int(Qt.TextFlag.TextWordWrap)
SOFT = {"late": "late_soft", "soon": "soon_soft", "ok": "ok_soft", "info": "info_soft"}
BOLD = ("late", "soon", "alert")


def text_height(words: str, font: QFont, width: int) -> int:
    """How tall words are when wrapped to a width; nothing is never tall."""
    if not words:
        return 0
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(1, width), 10_000), WRAP, words).height()


def draw_text(
    painter: QPainter, words: str, font: QFont, ink: QColor, box: QRect, align: Qt.AlignmentFlag | None = None
) -> int:
    """Draw wrapped words from the top of a box; the height they took."""
    if not words:
        return 0
    painter.setFont(font)
    painter.setPen(ink)
    flags = WRAP | int((align or Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignTop)
    painter.drawText(box, flags, words)
    return text_height(words, font, box.width())


def badge_font(tone: str) -> QFont:
    """The type of a badge's words."""
    return theme.font("caption", bold=tone in BOLD)


def badge_size(tone: str, words: str) -> QSize:
    """How large a painted badge is; nothing without words."""
    if not words:
        return QSize(0, 0)
    width = QFontMetrics(badge_font(tone)).horizontalAdvance(words) + theme.px(6 + 15 + 5 + 8)
    return QSize(width, theme.px(24))


def draw_badge(painter: QPainter, tone: str, words: str, box: QRect, icon: str = "") -> None:
    """Draw a badge filling a box of ``badge_size``; ``icon`` names another than the tone's own."""
    if not words:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edged = theme.current().name == "contrast" or tone in ("plain", "alert")
    painter.setPen(
        QPen(theme.colour("late" if tone == "alert" else "line"), 1) if edged else Qt.PenStyle.NoPen
    )
    painter.setBrush(theme.colour(SOFT[tone]) if tone in SOFT else Qt.BrushStyle.NoBrush)
    if edged or tone in SOFT:
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(5), theme.px(5))
    side = theme.px(15)
    ink = INK.get(tone, "text_muted")
    left = box.left() + theme.px(6)
    drawn = theme.picture(icon or ICONS.get(tone, "clock"), ink, 15)
    painter.drawPixmap(QRect(left, box.top() + (box.height() - side) // 2, side, side), drawn)
    painter.setFont(badge_font(tone))
    painter.setPen(theme.colour(ink))
    words_box = QRect(left + side + theme.px(5), box.top(), box.width(), box.height())
    painter.drawText(words_box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
    painter.restore()


def draw_ground(painter: QPainter, option: Any, *, last: bool, corner: int = 0) -> None:
    """The row's ground for hover and selection, its hairline, and the ring when it has the keyboard."""
    state = QStyle.StateFlag
    box = QRect(option.rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    role = "selected" if option.state & state.State_Selected else ""
    role = role or ("sunken" if option.state & state.State_MouseOver else "")
    if role:
        painter.setBrush(theme.colour(role))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 0, -1, 0), corner, corner)
    if not last:
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(
            QPointF(box.left(), box.bottom() + 0.5), QPointF(box.right() + 1, box.bottom() + 0.5)
        )
    if option.state & state.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus"), 2))
        radius = theme.px(6)
        painter.drawRoundedRect(QRectF(box).adjusted(2, 2, -2, -2), radius, radius)
    painter.restore()


def inks(option: Any) -> tuple[QColor, QColor]:
    """Ink and muted ink for a row, which follow the ground of a chosen row."""
    if option.state & QStyle.StateFlag.State_Selected:
        chosen = theme.colour("selected_text")
        return chosen, chosen if theme.current().name == "contrast" else theme.colour("text_muted")
    return theme.colour("text"), theme.colour("text_muted")
