"""Scrim and OverWindow: a raised panel over the whole window, and one that the keyboard leaves only when it is shut."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from iro_desk.gui import theme
from iro_desk.gui.widgets.properties import dress

GAP = 24


class Scrim(QWidget):
    """What darkens a whole window behind a raised panel, and grows with it.

    Args:
        over: the window it lies on.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._panel = QFrame(self)
        dress(self._panel, role="raised")

    def showEvent(self, event: QShowEvent) -> None:
        """From now on it grows with its window."""
        self.window().installEventFilter(self)
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It grows with its window."""
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The scrim."""
        QPainter(self).fillRect(self.rect(), QColor(theme.colour("scrim")))

    def _place(self) -> None:
        """Cover the window; whoever lays a panel on it says where that stands."""
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())


class OverWindow(Scrim):
    """A scrim with a panel on it; Esc shuts it, and Tab goes round in it.

    Args:
        over: the window it lies on.
        opener: what gets the keyboard back; None when nothing had it.
    """

    def __init__(self, over: QWidget, opener: QWidget | None) -> None:
        super().__init__(over)
        self._opener = opener
        self._stops: tuple[QWidget, ...] = ()

    def lie_over(self, first: QWidget) -> None:
        """Lie over the whole window, with the keyboard on ``first``."""
        self._place()
        self.show()
        self.raise_()
        first.setFocus()

    def shut(self) -> None:
        """Close it, forget what it shows, and give the keyboard back."""
        self.hide()
        if self._opener is not None and shiboken6.isValid(self._opener):
            self._opener.setFocus()
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """While it is open, no key is for the page behind it."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round in here."""
        stops = [stop for stop in self._stops if stop.isVisibleTo(self)]
        here = self.window().focusWidget()
        at = stops.index(here) if here in stops else -1
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc shuts it and keeps nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()

    def _place(self) -> None:
        super()._place()
        gap = theme.px(GAP)
        self._panel.setGeometry(self.rect().adjusted(gap, gap, -gap, -gap))
        layout = self._panel.layout()
        if layout is not None:
            layout.activate()
