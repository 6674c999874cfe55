"""Notices when the window answers nobody, and writes down what it was doing: places in the code, no values (F06)."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer

from iro_desk import log

BEAT = 1.0
STALLED_AFTER = 3.0
CODE = "window.stalled"


class Stalls(QObject):
    """A heart that beats in the window's thread, and another thread that listens for it.

    A computer that slept is no stall: the clock stands still with it, and both threads wake together.

    Args:
        clock: seconds that pass while the computer is awake.
        beat, after: seconds between two beats, and without one until it is written down; once for each stall.
    """

    def __init__(
        self, parent: QObject, clock: Callable[[], float] = monotonic, beat: float = BEAT,
        after: float = STALLED_AFTER,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._clock, self._every, self._after = clock, beat, after
        self._last = clock()
        self._window_thread = threading.get_ident()
        self._over = threading.Event()
        self._timer = QTimer(self)
        self._timer.setInterval(int(beat * 1000))
        self._timer.timeout.connect(self._note_beat)
        self._timer.start()
        self._listener = threading.Thread(target=self._listen, name="stalls", daemon=True)
        self._listener.start()

    def end(self) -> None:
        """Listen no more."""
        self._timer.stop()
        self._over.set()
        self._listener.join()

    def _note_beat(self) -> None:
        self._last = self._clock()

    def _listen(self) -> None:
        told_of = None
        while not self._over.wait(self._every):
            last = self._last
            if self._clock() - last > self._after and told_of != last:
                told_of = last
                log.note_stack(CODE, sys._current_frames().get(self._window_thread))
