"""Collects Python's garbage in the window's thread only.

Python collects in whichever thread happens to allocate. When that is the desk's worker, a dropped
widget is handed to the binding to be deleted later, by then twice: the process dies in
``Shiboken::BindingManager::runDeletionInMainThread``. So automatic collection is off while a window is
open, and this timer does the same work where the widgets live.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 5_000


class Collecting(QObject):
    """Looks every few seconds whether a collection is due, by Python's own thresholds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the youngest generations whose threshold has been passed."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return
