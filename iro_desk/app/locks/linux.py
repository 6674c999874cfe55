"""Linux: logind says that the computer will sleep or that this session is locked or left; screen savers say theirs."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

LOGIN = "org.freedesktop.login1"
LOGIN_PATH = "/org/freedesktop/login1"
ASKED = f"{LOGIN}.Manager"
SESSION = f"{LOGIN}.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
)


class Login(QObject):
    """Listens to logind, and asks it to wait with sleeping until the desk is locked.

    Args:
        bus: the system bus; one that cannot be reached is left alone.
        lock: locks the desk.
    """

    def __init__(self, bus: QDBusConnection, lock: Callable[[], None], owner: QObject) -> None:
        super().__init__(owner)
        self._bus, self._lock = bus, lock
        self._held: QDBusMessage | None = None  # the right to be waited for; it ends with this process
        if not bus.isConnected():
            return
        bus.connect(LOGIN, LOGIN_PATH, ASKED, "PrepareForSleep", self, _slot("sleeping(bool)"))
        self._ask(LOGIN_PATH, ASKED, "Inhibit", ("sleep", "IRO Desk", "Locks first", "delay"), self._hold)
        # By its name and never by a process number: those are unsigned, which Python cannot say to Qt.
        session = os.environ.get("XDG_SESSION_ID", "auto")
        self._ask(LOGIN_PATH, ASKED, "GetSession", (session,), self._follow)

    @Slot(bool)
    def sleeping(self, _begins: bool) -> None:
        """Before it sleeps; and on waking, for a system that did not wait."""
        self._lock()

    @Slot()
    def locked(self) -> None:
        """This session's screen is locked."""
        self._lock()

    @Slot(QDBusMessage)
    def changed(self, said: QDBusMessage) -> None:
        """Something about this session changed: look whether it is locked, or is no longer the one in front."""
        for name, means_away in (("LockedHint", True), ("Active", False)):
            self._ask(said.path(), PROPERTIES, "Get", (SESSION, name), _when(means_away, self._lock))

    def _hold(self, reply: QDBusMessage) -> None:
        self._held = reply

    def _follow(self, reply: QDBusMessage) -> None:
        (session,) = reply.arguments()
        path = session.path()
        self._bus.connect(LOGIN, path, SESSION, "Lock", self, _slot("locked()"))
        self._bus.connect(LOGIN, path, PROPERTIES, "PropertiesChanged", self, _slot("changed(QDBusMessage)"))

    def _ask(
        self,
        path: str,
        interface: str,
        method: str,
        arguments: tuple[object, ...],
        then: Callable[[QDBusMessage], None],
    ) -> None:
        call = QDBusMessage.createMethodCall(LOGIN, path, interface, method)
        call.setArguments(list(arguments))
        waiting = QDBusPendingCallWatcher(self._bus.asyncCall(call), self)

        def answered(done: QDBusPendingCallWatcher) -> None:
            reply = done.reply()
            if reply.type() == QDBusMessage.MessageType.ReplyMessage:
                then(reply)
            done.deleteLater()

        waiting.finished.connect(answered)


def _slot(signature: str) -> Any:
    """A slot as Qt wants it: the hints of PySide6 say bytes, and PySide6 itself takes only str."""
    return SLOT(signature)


def _when(means_away: bool, lock: Callable[[], None]) -> Callable[[QDBusMessage], None]:
    def look(reply: QDBusMessage) -> None:
        (said,) = reply.arguments()
        if isinstance(said, QDBusVariant) and said.variant() is means_away:
            lock()

    return look


class ScreenSavers(QObject):
    """Listens to the screen savers of the desktop.

    Args:
        bus: the session's bus.
    """

    def __init__(self, bus: QDBusConnection, lock: Callable[[], None], owner: QObject) -> None:
        super().__init__(owner)
        self._lock = lock
        if bus.isConnected():
            for name, path in SAVERS:
                bus.connect(name, path, name, "ActiveChanged", self, _slot("covered(bool)"))

    @Slot(bool)
    def covered(self, begins: bool) -> None:
        """The screen is covered, or shown again."""
        if begins:
            self._lock()
