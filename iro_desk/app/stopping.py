"""Stops cleanly when the system says so: SIGTERM and Ctrl+C end the program with every draft kept (F05)."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


def stop_when_told(owner: QObject, stop: Callable[[], None]) -> None:
    """Call ``stop`` in the window's thread on a signal.

    Python runs signal handlers only when the interpreter runs, which an idle window never does; a
    socket that the signal writes to wakes Qt instead of a timer. Both ends are held by a closure: a
    connection to a method of theirs would not keep them, and an end let go reads as a signal.
    """
    reading, writing = socket.socketpair()
    writing.setblocking(False)
    signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read, owner)

    def told() -> None:
        notifier.setEnabled(False)
        reading.recv(16)
        stop()

    def let_go() -> None:
        signal.set_wakeup_fd(-1)
        reading.close()
        writing.close()

    notifier.activated.connect(told)
    owner.destroyed.connect(let_go)
