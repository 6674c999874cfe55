"""Knocking on the door: one slow call, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from iro_desk.errors import FileTrouble, Refusal
from iro_desk.gui.operations import NO_MEMORY


class Knock(QObject):
    """Runs one slow call on the door off the window's thread and brings the answer back.

    Signals:
        opened(object): what the call gave; the Desk, when it opens the vault.
        refused(Exception): a Refusal or FileTrouble, for the screen to show.
        broke(BaseException): a bug.
    """

    opened = Signal(object)
    refused = Signal(object)
    broke = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="door")
        self._arrived.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def at(self, call: Callable[[], object]) -> None:
        """Make the call; one of the signals follows."""
        self._worker.submit(call).add_done_callback(self._arrive)

    def finish(self) -> None:
        """End the worker; nothing more will be asked."""
        self._worker.shutdown(wait=True)

    def _arrive(self, done: Future[object]) -> None:
        if shiboken6.isValid(self):
            self._arrived.emit(done)

    def _settle(self, done: Future[object]) -> None:
        trouble = done.exception()
        if isinstance(trouble, MemoryError):
            trouble = FileTrouble(*NO_MEMORY)
        if trouble is None:
            self.opened.emit(done.result())
        elif isinstance(trouble, Refusal | FileTrouble):
            self.refused.emit(trouble)
        else:
            self.broke.emit(trouble)
