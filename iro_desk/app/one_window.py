"""One window of the program at a time: a second start brings the first to the front and ends (F29)."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject

from iro_desk.errors import Refusal
from iro_desk.storage.lockfile import LockFile

HANDOVER = 3.0
"""Seconds a fresh process waits for the one it follows to end, as after a lock."""
_LOOK_EVERY = 0.05


class OneWindow(QObject):
    """Holds the place of the one window, and hears when the program is started again.

    The system lets the place go when its holder dies, whatever the computer is called by then. The vault has
    a lock of its own, so a folder that may only be read leaves this one out.

    Args:
        home: the officer's folder.
        name: which caseload: the invented children have a window of their own.
        to_front: brings the window to the front.
        patience: seconds to wait for the place.
    """

    def __init__(
        self, home: Path, name: str, to_front: Callable[[], None], parent: QObject, patience: float = HANDOVER
    ) -> None:
        super().__init__(parent)
        self._folder = home / f"{name}-window"
        self._lock: LockFile | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(lambda _: to_front())
        try:
            self.is_first = self._takes_place(patience)
        except OSError:
            self.is_first = True

    def end(self) -> None:
        """Give the place up."""
        self._watcher.deleteLater()
        if self._lock is not None:
            self._lock.release()

    def _takes_place(self, patience: float) -> bool:
        self._folder.mkdir(mode=0o700, exist_ok=True)
        asked = self._folder / "asked"
        asked.touch(mode=0o600)  # the first window hears this at once
        until = time.monotonic() + patience
        while self._lock is None:
            with suppress(Refusal):
                self._lock = LockFile(self._folder, "", takes_over=True)
                self._watcher.addPath(str(asked))
                break
            if time.monotonic() >= until:
                return False
            time.sleep(_LOOK_EVERY)
        return True
