"""What the window may ask of the backups, and the quiet tending of them while it is open."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from iro_desk.domain.backups import BackupSeen, Counts, Plan, Rehearsal, Standing
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.gui.context import Context

FIRST_AFTER_MS = 3_000
AGAIN_EVERY_MS = 60 * 60 * 1000
LOOK_EVERY_MS = 4_000
REST_AFTER_MS = 20_000
GONE = (
    "The vault's file has been moved, deleted or replaced while it was open. Nothing more is written to it."
)
RESCUED = (
    "Everything up to {at} is in a backup. Lock the desk, then put the file back or restore that backup."
)
CHANGED = "Another program has changed the vault's file while it was open. Nothing more is written to it."
RESCUED_CHANGED = (
    "What was open here up to {at} is in a backup. Lock the desk, restore that backup and look through today's "
    "work. Then have that program leave the folder of your desk alone."
)
NOT_RESCUED = (
    "It could not be backed up either. Copy what you are writing elsewhere before you close this window."
)


class SafeKeeping(Protocol):
    """The backups of the open caseload. Everything here takes its time: call it through ``ops.beside``."""

    def tend(self) -> tuple[str, ...]:
        """Make, bring and rehearse what is due; return what the officer should hear of."""

    def rest(self) -> None:
        """Empty the log of the file while nothing is being written."""

    @property
    def is_gone(self) -> bool:
        """Whether the vault's file was moved, deleted or replaced while it was open; quick to ask."""

    @property
    def is_changed(self) -> bool:
        """Whether another program wrote in the vault's file while it was open; quick to ask."""

    def rescue(self) -> datetime:
        """Back up what the open file still holds after that, and return when."""

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

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._context = context
        self._told: set[str] = set()
        self._hourly = QTimer(self)
        self._hourly.setInterval(AGAIN_EVERY_MS)
        self._hourly.timeout.connect(self.tend)
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK_EVERY_MS)
        self._looks.timeout.connect(self.look)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(REST_AFTER_MS)
        self._quiet.timeout.connect(self.rest)
        if context.backups is not None:
            context.ops.saved.connect(lambda _: self._quiet.start())
            self._hourly.start()
            self._looks.start()
            QTimer.singleShot(FIRST_AFTER_MS, self, self.tend)

    def tend(self) -> None:
        """Tend them now."""
        if self._context.backups is not None:
            self._context.ops.beside(self._context.backups.tend, self._tell, self, self._keep_quiet)

    def rest(self) -> None:
        """Have the log emptied, some seconds after the last word was saved (F33)."""
        if self._context.backups is not None:
            self._context.ops.beside(self._context.backups.rest, lambda _: None, self, self._keep_quiet)

    def look(self) -> None:
        """Within five seconds of the file going, save what is still in hand and say so, once (F24)."""
        backups = self._context.backups
        if backups is None or not (backups.is_gone or backups.is_changed):
            return
        self._looks.stop()
        what, rescued = (GONE, RESCUED) if backups.is_gone else (CHANGED, RESCUED_CHANGED)

        def say_rescued(at: datetime) -> None:
            self._context.prompts.tell(self._window, what, rescued.format(at=f"{at:%H:%M}"))

        def say_not_rescued(trouble: Exception) -> bool:
            self._context.prompts.tell(self._window, what, NOT_RESCUED)
            return isinstance(trouble, Refusal | FileTrouble)

        self._context.ops.beside(backups.rescue, say_rescued, self, say_not_rescued)

    def _tell(self, said: tuple[str, ...]) -> None:
        new = [sentence for sentence in said if sentence not in self._told]
        self._told.update(new)
        if new:
            self._context.toast(" ".join(new))

    def _keep_quiet(self, trouble: Exception) -> bool:
        """Settings say what went wrong; a vault being locked is no trouble at all."""
        return isinstance(trouble, Refusal | FileTrouble)
