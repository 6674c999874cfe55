"""What the computer says that means nobody is at the desk: its screen locks, someone else comes, or it sleeps (S11)."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject


def listen(lock: Callable[[], None], owner: QObject) -> None:
    """Call ``lock`` whenever the system says so, for as long as ``owner`` lives.

    macOS says neither to a program that brings no library of Apple's: there the clock that counts sleep
    (gui.idle) locks the desk on waking, before its first paint.
    """
    if sys.platform == "win32":
        from iro_desk.app.locks.windows import SessionMessages

        SessionMessages(lock, owner)
    elif sys.platform == "linux":
        from PySide6.QtDBus import QDBusConnection

        from iro_desk.app.locks.linux import Login, ScreenSavers

        Login(QDBusConnection.systemBus(), lock, owner)
        ScreenSavers(QDBusConnection.sessionBus(), lock, owner)
