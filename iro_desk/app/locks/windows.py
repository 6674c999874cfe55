"""Windows: the messages that say the session is locked, left or asleep."""

from __future__ import annotations

import sys
from collections.abc import Callable
from ctypes import Structure, c_int32, c_size_t, c_ssize_t, c_uint32, c_void_p

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtGui import QWindow

SESSION_CHANGED = 0x02B1
CONSOLE_LEFT, REMOTE_LEFT, SESSION_LOCKED, LOGGED_OFF = 0x2, 0x4, 0x7, 0x6
POWER = 0x0218
SLEEPS, WAKES, WAKES_BY_ITSELF = 0x4, 0x7, 0x12
AWAY = {
    SESSION_CHANGED: frozenset({CONSOLE_LEFT, REMOTE_LEFT, SESSION_LOCKED, LOGGED_OFF}),
    POWER: frozenset({SLEEPS, WAKES, WAKES_BY_ITSELF}),
}


class Message(Structure):
    """A window message, as Windows lays it out."""

    _fields_ = (
        ("window", c_void_p),
        ("message", c_uint32),
        ("first", c_size_t),
        ("second", c_ssize_t),
        ("time", c_uint32),
        ("x", c_int32),
        ("y", c_int32),
    )


def means_away(message: Message) -> bool:
    """Whether a message says that nobody is at the desk."""
    return message.first in AWAY.get(message.message, ())


class SessionMessages(QAbstractNativeEventFilter):
    """Listens to what Windows tells a window of the program's that is never shown.

    Args:
        owner: listens for as long as this lives.
    """

    def __init__(self, lock: Callable[[], None], owner: QObject) -> None:
        super().__init__()
        self._lock = lock
        self._window = QWindow()
        self._window.create()
        application = QCoreApplication.instance()
        assert application is not None
        application.installNativeEventFilter(self)
        owner.destroyed.connect(self.end)
        if sys.platform == "win32":
            import ctypes

            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(c_void_p(self._window.winId()), 0)

    def end(self) -> None:
        """Listen no more."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self)

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """Nothing is taken from the system."""
        if kind == b"windows_generic_MSG" and means_away(Message.from_address(int(message))):
            self._lock()
        return False, 0
