"""The style beneath the stylesheet: focus room, marks of radios and ticks, and no animation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from iro_desk.gui.style.values import Theme

FOCUS_ROOM = 4


class DeskStyle(QProxyStyle):
    """Fusion with our measures.

    Args:
        theme: gives the theme in force each time something is measured or painted.
    """

    def __init__(self, theme: Callable[[], Theme]) -> None:
        super().__init__("Fusion")
        self._theme = theme
        metric = QStyle.PixelMetric
        self._scaled = {
            metric.PM_FocusFrameHMargin: FOCUS_ROOM,
            metric.PM_FocusFrameVMargin: FOCUS_ROOM,
            metric.PM_SmallIconSize: 18,
            metric.PM_ButtonIconSize: 18,
            metric.PM_IndicatorWidth: 20,
            metric.PM_IndicatorHeight: 20,
            metric.PM_ExclusiveIndicatorWidth: 20,
            metric.PM_ExclusiveIndicatorHeight: 20,
            metric.PM_CheckBoxLabelSpacing: 8,
            metric.PM_RadioButtonLabelSpacing: 8,
        }

    def pixelMetric(self, metric: Any, option: Any = None, widget: Any = None) -> int:
        """Focus room, marks and icons grow with the text."""
        if metric in self._scaled:
            return self._theme().px(self._scaled[metric])
        return super().pixelMetric(metric, option, widget)

    def styleHint(self, hint: Any, option: Any = None, widget: Any = None, returned: Any = None) -> int:
        """Access keys are underlined, the ring is not clipped by small containers, nothing is animated."""
        if hint in (QStyle.StyleHint.SH_UnderlineShortcut, QStyle.StyleHint.SH_FocusFrame_AboveWidget):
            return 1
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returned)

    def sizeFromContents(self, kind: Any, option: Any, size: QSize, widget: Any = None) -> QSize:
        """A radio or a tick box is a target at least 32 pixels high."""
        found = super().sizeFromContents(kind, option, size, widget)
        if kind in (QStyle.ContentsType.CT_CheckBox, QStyle.ContentsType.CT_RadioButton):
            found.setHeight(max(found.height(), self._theme().px(32)))
        return found

    def drawPrimitive(self, element: Any, option: Any, painter: QPainter, widget: Any = None) -> None:
        """Paint our own marks; the focus rectangle is left to the ring."""
        primitive = QStyle.PrimitiveElement
        if element == primitive.PE_FrameFocusRect:
            return
        if element == primitive.PE_IndicatorRadioButton:
            self._radio(option, painter)
        elif element == primitive.PE_IndicatorCheckBox:
            self._tick(option, painter)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def _ink(self, option: Any, *, filled: bool) -> tuple[QPen, Any]:
        theme = self._theme()
        live = bool(option.state & QStyle.StateFlag.State_Enabled)
        edge = "accent" if filled else "control_line"
        if not live:
            edge = "disabled_text"
        return QPen(theme.colour(edge), 2 if filled else 1.5), theme.colour("surface")

    def _radio(self, option: Any, painter: QPainter) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_On)
        pen, fill = self._ink(option, filled=chosen)
        mark = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawEllipse(mark)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(pen.color())
            painter.drawEllipse(mark.center(), mark.width() * 0.27, mark.width() * 0.27)
        painter.restore()

    def _tick(self, option: Any, painter: QPainter) -> None:
        theme = self._theme()
        chosen = bool(option.state & QStyle.StateFlag.State_On)
        pen, fill = self._ink(option, filled=chosen)
        mark = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(pen.color() if chosen else fill)
        painter.drawRoundedRect(mark, theme.px(4), theme.px(4))
        if chosen:
            stroke = QPen(theme.colour("on_accent"), mark.width() * 0.13)
            stroke.setCapStyle(Qt.PenCapStyle.RoundCap)
            stroke.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(stroke)
            at = [(0.25, 0.52), (0.43, 0.70), (0.76, 0.32)]
            points = [QPointF(mark.left() + x * mark.width(), mark.top() + y * mark.height()) for x, y in at]
            painter.drawPolyline(points)
        painter.restore()
