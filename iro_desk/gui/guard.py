"""Guard: locks the desk by itself when it is left alone, minimised, or the computer says so (S10, S11)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from iro_desk.gui.company.kinds import leave_shown
from iro_desk.gui.curtain import Curtain, LockWarning
from iro_desk.gui.idle import IdleLock
from iro_desk.gui.operations import Operations
from iro_desk.gui.put_away import put_away
from iro_desk.gui.watchman import Watchman

_Type = QEvent.Type
REACHES = (_Type.ShortcutOverride, _Type.KeyPress, _Type.MouseButtonPress)


class Guard(QObject):
    """Stands over one window from when it is opened until its file is closed.

    Args:
        window: the desk.
        ops: knows whether every word is on the disk.
        watchman: shows it every event.
        clock: seconds that pass awake and asleep.
        lock: ends the program; every word is handed over first.
    """

    def __init__(
        self,
        window: QMainWindow,
        ops: Operations,
        watchman: Watchman,
        clock: Callable[[], float],
        lock: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window, self._ops, self._lock = window, ops, lock
        self._locks_when_minimised = True
        self.warning, self.curtain = LockWarning(window), Curtain(window)
        leave_shown(self.warning)
        leave_shown(self.curtain)
        self.idle = IdleLock(watchman, clock, self)
        self.idle.warned.connect(self._warn)
        self.idle.calmed.connect(self.warning.hide)
        self.idle.due.connect(self.lock)
        ops.saved.connect(self._lock_at_last)
        watchman.look_at(REACHES, self._keep_out)
        window.installEventFilter(self)

    def use(self, *, minutes: int, when_minimised: bool) -> None:
        """Go by what is set in Settings."""
        self.idle.set_minutes(minutes)
        self._locks_when_minimised = when_minimised

    def lock(self) -> None:
        """Lock without asking. Words that are on no disk are waited for behind a curtain, never lost (F16)."""
        self.warning.hide()
        if self._ops.is_behind:
            put_away(self._window)
            self.curtain.draw()
        else:
            self._lock()

    def end(self) -> None:
        """Watch over it no more."""
        self.idle.end()
        self._window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window made small is a desk left."""
        if (
            event.type() == _Type.WindowStateChange
            and self._window.isMinimized()
            and self._locks_when_minimised
        ):
            QTimer.singleShot(0, self, self.lock)
        return False

    def _warn(self, seconds: int) -> None:
        if not self.curtain.isVisible():
            if not self.warning.isVisible():
                QApplication.alert(self._window)
            self.warning.count(seconds)

    def _lock_at_last(self, _: object) -> None:
        if self.curtain.isVisible():
            self._lock()

    def _keep_out(self, watched: QObject, event: QEvent) -> bool:
        """While the curtain is drawn no key reaches what is behind it."""
        if not self.curtain.isVisible():
            return False
        is_behind = watched is self._window.windowHandle() or (
            isinstance(watched, QWidget) and watched.window() is self._window
        )
        if is_behind:
            event.accept()  # an override that is not accepted goes on to be a shortcut
        return is_behind
