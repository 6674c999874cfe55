"""The desk hears from the system that nobody is at it, over a real bus and from real messages."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from ctypes import addressof

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desk.app.locks import windows
from iro_desk.app.locks.windows import Message, SessionMessages, means_away

needs_a_bus = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None, reason="this system has no D-Bus daemon"
)
PATH = "/org/freedesktop/login1/session/_31"


class FakeLogin(threading.Thread):
    """Stands in for logind on a bus of its own: answers what it is asked, and says what it is told to."""

    def __init__(self, bus: str) -> None:
        super().__init__(daemon=True)
        from jeepney.bus_messages import message_bus
        from jeepney.io.blocking import open_dbus_connection

        self.connection = open_dbus_connection(bus=bus, enable_fds=True)
        self.connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.login1"))
        self.asked: list[tuple[str, object]] = []
        self.values = {"LockedHint": False, "Active": True}
        self.reading, self.writing = os.pipe()

    def leave(self) -> None:
        """Answer nothing more."""
        self.connection.sock.shutdown(socket.SHUT_RDWR)
        self.join(5)
        self.connection.close()
        os.close(self.reading)
        os.close(self.writing)

    def run(self) -> None:
        from jeepney import HeaderFields, MessageType, new_method_return

        while True:
            try:
                call = self.connection.receive()
            except (OSError, EOFError, ValueError):
                return
            if call.header.message_type is not MessageType.method_call:
                continue
            method = call.header.fields[HeaderFields.member]
            self.asked.append((method, call.body))
            if method == "Inhibit":
                reply = new_method_return(call, "h", (self.writing,))
            elif method == "GetSession":
                reply = new_method_return(call, "o", (PATH,))
            else:
                reply = new_method_return(call, "v", (("b", self.values[call.body[1]]),))
            try:
                self.connection.send(reply)
            except BrokenPipeError:
                return  # The bus ends with its test, sometimes before the last answer.

    def says(self, path: str, interface: str, name: str, signature: str = "", body: tuple = ()) -> None:
        from jeepney import DBusAddress, new_signal

        self.connection.send(
            new_signal(DBusAddress(path, interface=interface), name, signature or None, body)
        )

    def changes(self, name: str, value: bool) -> None:
        """One property of the session changes."""
        self.values[name] = value
        body = ("org.freedesktop.login1.Session", {name: ("b", value)}, [])
        self.says(PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged", "sa{sv}as", body)


@pytest.fixture
def bus() -> Iterator[str]:
    """A bus of the test's own; its address."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.communicate()


@pytest.fixture
def locked() -> list[bool]:
    """One entry each time the desk was locked."""
    return []


@pytest.fixture
def login(bus: str, qapp: QApplication, qtbot: QtBot, locked: list[bool]) -> Iterator[FakeLogin]:
    """A fake logind that the program listens to, once the program has asked what it wants to know."""
    from PySide6.QtDBus import QDBusConnection

    from iro_desk.app.locks.linux import Login

    fake = FakeLogin(bus)
    fake.start()
    owner = QObject()
    name = f"login-{id(owner)}"
    Login(QDBusConnection.connectToBus(bus, name), lambda: locked.append(True), owner)
    qtbot.waitUntil(lambda: {"Inhibit", "GetSession"} <= {method for method, _ in fake.asked})
    fake.says("/somebody/else", "org.freedesktop.login1.Session", "Lock")
    yield fake
    QDBusConnection.disconnectFromBus(name)
    fake.leave()


def _sleeps(login: FakeLogin) -> None:
    login.says("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", "b", (True,))


def _wakes(login: FakeLogin) -> None:
    login.says("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", "b", (False,))


def _is_told_to_lock(login: FakeLogin) -> None:
    login.says(PATH, "org.freedesktop.login1.Session", "Lock")


def _screen_locks(login: FakeLogin) -> None:
    login.changes("LockedHint", True)


def _another_user_comes(login: FakeLogin) -> None:
    login.changes("Active", False)


@needs_a_bus
@pytest.mark.parametrize("it", [_sleeps, _wakes, _is_told_to_lock, _screen_locks, _another_user_comes])
def test_what_the_login_service_says_locks_the_desk(
    qtbot: QtBot, login: FakeLogin, locked: list[bool], it: Callable[[FakeLogin], None]
):
    """S11, F37: sleep and waking, the session's own lock, the locked screen, and a switch of user."""
    qtbot.waitUntil(lambda: not locked)

    def heard() -> bool:
        it(login)
        return bool(locked)

    qtbot.waitUntil(heard, timeout=40_000)


@needs_a_bus
def test_the_computer_is_asked_to_wait_with_sleeping(login: FakeLogin):
    """S12: locked before it sleeps, so that there is nothing to paint on waking."""
    ((_, body),) = [asked for asked in login.asked if asked[0] == "Inhibit"]
    assert body[0] == "sleep" and body[3] == "delay" and body[1] == "IRO Desk"


@needs_a_bus
def test_what_does_not_mean_away_leaves_the_desk_open(qtbot: QtBot, login: FakeLogin, locked: list[bool]):
    """S11: the screen is unlocked, and another user's session is told to lock."""

    def heard() -> bool:
        login.changes("LockedHint", False)
        login.says("/org/freedesktop/login1/session/_99", "org.freedesktop.login1.Session", "Lock")
        return ("Get", ("org.freedesktop.login1.Session", "Active")) in login.asked

    qtbot.waitUntil(heard)
    assert not locked
    _sleeps(login)
    qtbot.waitUntil(lambda: bool(locked))
    assert locked == [True], "only the sleep was heard as leaving the desk"


@needs_a_bus
def test_a_screen_saver_that_covers_the_screen_locks_it_and_one_that_goes_does_not(
    bus: str, qtbot: QtBot, locked: list[bool]
):
    """S11: desktops whose lock logind does not hear of."""
    from jeepney import DBusAddress, new_signal
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import open_dbus_connection
    from PySide6.QtDBus import QDBusConnection

    from iro_desk.app.locks.linux import ScreenSavers

    name = "org.gnome.ScreenSaver"
    saver = open_dbus_connection(bus=bus)
    saver.send_and_get_reply(message_bus.RequestName(name))
    owner = QObject()
    ours = QDBusConnection.connectToBus(bus, f"saver-{id(owner)}")
    ScreenSavers(ours, lambda: locked.append(True), owner)
    ours.interface().isServiceRegistered(name)  # Answered only after the bus knows what we listen for.
    address = DBusAddress("/org/gnome/ScreenSaver", interface=name)
    saver.send(new_signal(address, "ActiveChanged", "b", (False,)))
    saver.send(new_signal(address, "ActiveChanged", "b", (True,)))
    qtbot.waitUntil(lambda: locked == [True])
    QDBusConnection.disconnectFromBus(f"saver-{id(owner)}")
    saver.close()


@needs_a_bus
def test_no_bus_at_all_is_no_trouble(locked: list[bool]):
    """S11: a computer without logind."""
    from PySide6.QtDBus import QDBusConnection

    from iro_desk.app.locks.linux import Login, ScreenSavers

    nowhere = QDBusConnection("there is no such bus")
    owner = QObject()
    Login(nowhere, lambda: locked.append(True), owner)
    ScreenSavers(nowhere, lambda: locked.append(True), owner)
    assert not locked


@pytest.mark.parametrize(
    ("message", "first", "away"),
    [
        (0x02B1, 0x7, True),  # WTS_SESSION_LOCK
        (0x02B1, 0x8, False),  # WTS_SESSION_UNLOCK
        (0x02B1, 0x2, True),  # WTS_CONSOLE_DISCONNECT: another user comes
        (0x02B1, 0x1, False),  # WTS_CONSOLE_CONNECT
        (0x0218, 0x4, True),  # PBT_APMSUSPEND
        (0x0218, 0x7, True),  # PBT_APMRESUMESUSPEND
        (0x0218, 0x12, True),  # PBT_APMRESUMEAUTOMATIC
        (0x0218, 0xA, False),  # PBT_APMPOWERSTATUSCHANGE: the battery
        (0x0100, 0x7, False),  # WM_KEYDOWN
    ],
)
def test_windows_messages_mean_what_windows_says(message: int, first: int, away: bool):
    """S11 (W): the numbers are those of winuser.h and wtsapi32.h."""
    assert means_away(Message(message=message, first=first)) is away


def test_a_message_that_comes_through_the_program_locks_the_desk(qapp: QApplication, locked: list[bool]):
    """S11 (W): and is passed on."""
    owner = QObject()
    heard = SessionMessages(lambda: locked.append(True), owner)
    message = Message(message=windows.SESSION_CHANGED, first=windows.SESSION_LOCKED)
    assert heard.nativeEventFilter(b"windows_generic_MSG", addressof(message)) == (False, 0)
    assert locked == [True]
    assert heard.nativeEventFilter(b"xcb_generic_event_t", addressof(message)) == (False, 0)
    assert locked == [True]
    heard.end()
