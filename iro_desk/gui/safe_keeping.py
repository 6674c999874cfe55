"""What the window may ask of the backups, and the quiet tending of them while it is open."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from iro_desk.domain.backups import BackupSeen, Counts, Plan, Rehearsal, Standing
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.gui.context import Context

FIRST_AFTER_MS = 3_000
AGAIN_EVERY_MS = 60 * 60 * 1000


class SafeKeeping(Protocol):
    """The backups of the open caseload. Everything here takes its time: call it through ``ops.beside``."""

    def tend(self) -> tuple[str, ...]:
        """Make, bring and rehearse what is due; return what the officer should hear of."""

    def back_up(self) -> Standing:
        """Make a backup now."""

    def standing(self) -> Standing:
        """Return how safe the work is."""

    def choose_second(self, chosen: Path | None) -> Standing:
        """Begin a second place; None ends it."""

    def choose_plan(self, plan: Plan) -> Standing:
        """Keep backups for other lengths of time."""

    def say_right(self) -> Standing:
        """The restored desk is right: old backups may go again."""

    def rehearse(self) -> Rehearsal:
        """Try a restore of the newest backup without touching the desk."""

    def listed(self) -> tuple[BackupSeen, ...]:
        """Return every backup that can be restored, with what it holds."""

    def today(self) -> Counts:
        """Return what the desk holds now."""

    def make_ready(self, chosen: Path) -> Counts:
        """Make a backup ready to take the desk's place at the next lock."""


class Tending(QObject):
    """Looks after the backups soon after unlocking and once an hour, and says a thing once, not each time."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._told: set[str] = set()
        self._hourly = QTimer(self)
        self._hourly.setInterval(AGAIN_EVERY_MS)
        self._hourly.timeout.connect(self.tend)
        if context.backups is not None:
            self._hourly.start()
            QTimer.singleShot(FIRST_AFTER_MS, self, self.tend)

    def tend(self) -> None:
        """Tend them now."""
        if self._context.backups is not None:
            self._context.ops.beside(self._context.backups.tend, self._tell, self, self._keep_quiet)

    def _tell(self, said: tuple[str, ...]) -> None:
        new = [sentence for sentence in said if sentence not in self._told]
        self._told.update(new)
        if new:
            self._context.toast(" ".join(new))

    def _keep_quiet(self, trouble: Exception) -> bool:
        """Settings say what went wrong; a vault being locked is no trouble at all."""
        return isinstance(trouble, Refusal | FileTrouble)
