"""Hands: whether the officer has pressed anything; a screen that loads late never moves the keyboard then."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

PRESSES = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)
HELD = (
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
)  # fmt: skip


class Hands(QObject):
    """Watches what comes to one window from outside, before any part of it sees it.

    Signals:
        pressed(): a key or a button of the mouse.
    """

    pressed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_pressing = False

    def watch(self, window: QWidget) -> None:
        """Begin with a window that is shown; to watch it twice is to watch it once."""
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nothing is taken from the window."""
        if event.type() in PRESSES and not (isinstance(event, QKeyEvent) and event.key() in HELD):
            self.press()
        return False

    def press(self) -> None:
        """Something is pressed; what follows from it at once is the officer's own doing."""
        self.is_pressing = True
        QTimer.singleShot(0, self, self._rest)
        self.pressed.emit()

    def _rest(self) -> None:
        self.is_pressing = False
