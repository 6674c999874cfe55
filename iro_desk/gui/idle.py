"""IdleLock: says when the desk has been left alone too long, or the computer has been asleep (S10, S15, F37)."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

from iro_desk.gui.watchman import Watchman

MINUTES = 5
WARNED_FOR = 60.0
BEAT = 10.0
ASLEEP_AFTER = 2 * BEAT
_Type = QEvent.Type
INPUT = (
    _Type.KeyPress, _Type.MouseButtonPress, _Type.MouseMove, _Type.Wheel, _Type.TouchBegin, _Type.TouchUpdate,
    _Type.TabletPress, _Type.TabletMove, _Type.InputMethod, _Type.DragEnter, _Type.DragMove, _Type.Drop,
)  # fmt: skip
PAINTS = (_Type.Paint, _Type.UpdateRequest, _Type.Expose)


def steady() -> float:
    """Seconds that pass whether the computer is awake or asleep, whatever its calendar is set to."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)  # macOS counts sleep here, and not in monotonic()
    return time.monotonic()


class IdleLock(QObject):
    """Counts from the last key, press or move of the mouse anywhere in the program.

    Args:
        watchman: shows it every event.
        clock: seconds that pass awake and asleep.

    Signals:
        warned(int): so many seconds are left.
        calmed(): there was input after a warning.
        due(): lock now.
    """

    warned = Signal(int)
    calmed = Signal()
    due = Signal()

    def __init__(self, watchman: Watchman, clock: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._limit = MINUTES * 60.0
        self._touched_at = self._beat_at = clock()
        self._is_warning = self._must_not_paint = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.look)
        watchman.look_at(INPUT, self._touched)
        watchman.look_at(PAINTS, self._before_paint)
        self.look()

    def set_minutes(self, minutes: int) -> None:
        """How long the desk may be left alone."""
        self._limit = minutes * 60.0

    @property
    def looks_again_in(self) -> int:
        """Milliseconds until it looks by itself; -1 when it has stopped."""
        return self._timer.remainingTime()

    def end(self) -> None:
        """Count no more."""
        self._timer.stop()

    def look(self) -> None:
        """See how long it has been; also run by its own timer."""
        now = self._clock()
        if self._has_slept(now):
            self._wake()
            return
        self._beat_at = now
        left = self._limit - (now - self._touched_at)
        if left <= 0:
            self._touched_at = now
            self._is_warning = False
            self.due.emit()
        elif left <= self._warns_for:
            self._is_warning = True
            self.warned.emit(max(1, round(left)))
        self._timer.start(self._until_next(left))

    @property
    def _warns_for(self) -> float:
        """A minute; half of it where the whole limit is a minute."""
        return min(WARNED_FOR, self._limit / 2)

    def _until_next(self, left: float) -> int:
        """In milliseconds: each second of a warning, otherwise a beat, or less when the warning is nearer."""
        if self._is_warning:
            return 1000
        return max(1, round(min(BEAT, max(left - self._warns_for, 0.05)) * 1000))

    def _touched(self, watched: QObject, event: QEvent) -> bool:
        if not event.spontaneous():
            return False  # a mouse that Qt moves itself, as when a menu opens under it
        now = self._clock()
        if self._has_slept(now):
            self._wake()
            return True  # a key pressed to wake the computer is not meant for a child's record
        self._touched_at = now
        if self._is_warning:
            self._is_warning = False
            self.calmed.emit()
        return False

    def _before_paint(self, watched: QObject, event: QEvent) -> bool:
        """After a sleep nothing is painted before the lock (S12)."""
        if not self._must_not_paint and self._has_slept(self._clock()):
            self._wake()
        return self._must_not_paint

    def _has_slept(self, now: float) -> bool:
        return now - self._beat_at > ASLEEP_AFTER

    def _wake(self) -> None:
        """Lock as soon as the event that showed the sleep is over: windows cannot go while one is being painted."""
        if not self._must_not_paint:
            self._must_not_paint = True
            QTimer.singleShot(0, self, self._lock_on_waking)

    def _lock_on_waking(self) -> None:
        self._beat_at = self._touched_at = self._clock()
        self._is_warning = False
        self.due.emit()
        self._must_not_paint = False
        self._timer.start(round(BEAT * 1000))
