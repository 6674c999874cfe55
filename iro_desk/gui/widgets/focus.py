"""FocusRing: the one ring that shows where the keyboard is, outside the control so nothing shifts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFocusFrame,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from iro_desk.gui import theme

THICK = 2
RINGED = (QAbstractButton, QLineEdit, QComboBox, QTextEdit, QPlainTextEdit, QAbstractSpinBox)


class FocusRing(QFocusFrame):
    """Follows keyboard focus within one window; item views draw their own ring inside the row."""

    #: in company it may be seen
    paints_no_words = True

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.window() is self._window and wants_ring(now):
            self.setWidget(now)
            bring_into_view(now)
        elif self.widget() is not None:
            self.setWidget(None)  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring of two pixels with two pixels of air at 100%; both grow with the text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = theme.px(THICK)
        painter.setPen(QPen(theme.colour("focus"), thick))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corner, half = theme.px(6 + THICK), thick / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), corner, corner)


def tab_in_turn(*parts: QWidget) -> None:
    """Let Tab go through these widgets, each with all that is inside it, in the order given.

    A widget made late comes last in its window until it is put in its turn.
    """
    for before, after in pairwise(_stops(parts)):
        QWidget.setTabOrder(before, after)


def tab_on_the_way(to: QWidget, *parts: QWidget) -> None:
    """Let Tab go through these widgets, in the order given, just before it comes to ``to``."""
    stops = _stops(parts)
    before: QWidget = to
    while True:
        before = before.previousInFocusChain() or to
        if before is to or (
            _can_stop(before) and not any(one is before or one.isAncestorOf(before) for one in stops)
        ):
            break
    for first, after in pairwise(stops if before is to else [before, *stops]):
        QWidget.setTabOrder(first, after)


def _stops(parts: Iterable[QWidget]) -> list[QWidget]:
    """Every stop within these; one that hands the keyboard to a part of itself counts with all its parts.

    Qt comes by such a holder on its way, so one left behind would draw Tab back to its part.
    """
    stops: list[QWidget] = []
    holders: list[QWidget] = []
    for part in parts:
        holder = next((one for one in holders if one.isAncestorOf(part)), None)
        for one in (part, *_inside(part)):  # a holder's own parts come straight after it
            if holder is not None and holder.isAncestorOf(one):
                continue
            holds = _holds_stop(one)
            if holds:
                holder = one
                holders.append(one)
            if holds or _can_stop(one):
                stops.append(one)
    return stops


def _inside(part: QWidget) -> list[QWidget]:
    """Everything within a part; the list that a choice drops down is a window of its own."""
    window = part.window()
    return [widget for widget in part.findChildren(QWidget) if widget.window() is window]


def _can_stop(widget: QWidget) -> bool:
    return widget.focusProxy() is None and widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def _holds_stop(widget: QWidget) -> bool:
    """Whether it hands the keyboard to a part of itself."""
    proxy = widget.focusProxy()
    if proxy is None or not widget.isAncestorOf(proxy):
        return False
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def wants_ring(widget: QWidget) -> bool:
    """Whether the ring goes round this widget rather than the widget showing focus itself."""
    if isinstance(widget, QAbstractItemView):
        return False
    return isinstance(widget, RINGED) or (isinstance(widget, QFrame) and bool(widget.property("ringed")))


def bring_into_view(widget: QWidget) -> None:
    """Scroll so that a focused control is clear of bars."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea) and above.widget() is not None:
            above.ensureWidgetVisible(widget, 8, theme.px(24))
            return
        above = above.parentWidget()
