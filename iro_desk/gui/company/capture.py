"""Capture: keeps every window out of recordings and shared screens, and lets them be shared for half an hour (S22)."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from iro_desk.gui.company.shield import Shield
from iro_desk.gui.operations import Operations
from iro_desk.gui.watchman import Watchman
from iro_desk.services import audit_trail

MINUTES = 30
_Type = QEvent.Type


class Capture(QObject):
    """Hides each window from capture before it is first shown, menus, dialogs and previews included.

    Args:
        shield: None where the system gives no program a way, as on Linux.
        clock: seconds that pass awake and asleep.

    Signals:
        changed(): sharing began, ended, or a minute of it has passed.
    """

    changed = Signal()

    def __init__(
        self, shield: Shield | None, watchman: Watchman, ops: Operations, clock: Callable[[], float],
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._shield, self._ops, self._clock = shield, ops, clock
        self._until: float | None = None
        self._minute = QTimer(self)
        self._minute.setInterval(20_000)
        self._minute.timeout.connect(self.look)
        if shield is not None:
            watchman.look_at((_Type.Show, _Type.WinIdChange), self._shown)

    @property
    def can_hide(self) -> bool:
        """Whether this computer lets a program hide its windows from capture."""
        return self._shield is not None

    @property
    def minutes_left(self) -> int:
        """How much longer the screen may be shared; 0 when it may not."""
        return 0 if self._until is None else max(0, math.ceil((self._until - self._clock()) / 60))

    def share(self) -> None:
        """Let the screen be shared for half an hour. Ask for the passphrase before (S17)."""
        if self._shield is not None:
            self._until = self._clock() + MINUTES * 60
            self._minute.start()
            self._tell(shared=True)

    def stop(self) -> None:
        """Hide every window from capture again."""
        if self._until is not None:
            self._until = None
            self._minute.stop()
            self._tell(shared=False)

    def look(self) -> None:
        """Count down, and end when the half hour is over."""
        if self._until is not None and self._clock() >= self._until:
            self.stop()
        else:
            self.changed.emit()

    def _tell(self, *, shared: bool) -> None:
        for window in QApplication.topLevelWidgets():
            self._hide(window)
        label = "Let the screen be shared" if shared else "Hide the screen from sharing again"
        self._ops.write(label, partial(audit_trail.note_sharing, shared=shared))
        self.changed.emit()

    def _shown(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget) and watched.isWindow():
            self._hide(watched)
        return False

    def _hide(self, window: QWidget) -> None:
        # A widget asked for its number makes its parents windows of their own, which a menu's editor must not be.
        handle = window.windowHandle()
        if self._shield is not None and handle is not None:
            self._shield(int(handle.winId()), self._until is None)


def shared_for(minutes: int) -> str:
    """What the foot of the window says while the screen may be shared; empty when it may not."""
    if not minutes:
        return ""
    return f"Screen may be shared for {minutes} {'minute' if minutes == 1 else 'minutes'}"
