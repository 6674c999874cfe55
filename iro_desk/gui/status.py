"""Keeps the status line true: Saved only when the row is on the disk, Saving when it takes a while (U16)."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.domain.clocks import MonthRule
from iro_desk.gui.company.capture import Capture, shared_for
from iro_desk.gui.company.in_company import InCompany
from iro_desk.gui.company.kinds import leave_shown
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.status_line import SAVING_SHOWN_AFTER_MS, StatusLine
from iro_desk.gui.widgets.text import announce
from iro_desk.services import settings
from iro_desk.services.settings import OfficerSettings
from iro_desk.services.waiting import Waiting, waiting

NOT_YET = "Not saved yet."
TROUBLE = (
    "Keep this window open: your words are still on the screen and are being tried again. "
    "Free some space on the disk, or plug the drive back in, and they will be saved by themselves."
)

COMPARING = "Months counted as 91 and 183 days"


class DeskStatus(QWidget):
    """The foot of the window."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        leave_shown(self)
        self.line = StatusLine()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.line)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SAVING_SHOWN_AFTER_MS)
        self._slow.timeout.connect(self.line.show_saving)
        ops = context.ops
        ops.saving.connect(self._saving)
        ops.saved.connect(self._saved)
        ops.not_saved.connect(self._not_saved)
        ops.changed.connect(lambda *_: self.count())
        self._why = ""
        self.line.help_asked.connect(self._tell_what_to_do)
        self.count()

    @property
    def words(self) -> str:
        """What it says of saving."""
        return self.line.words

    def count(self) -> None:
        """Say again what waits, and whether the children are invented."""
        self._context.ops.read(waiting, self._show, self)
        self._context.ops.read(settings.current, self._show_months, self)

    def follow(self, company: InCompany, capture: Capture | None) -> None:
        """Say whether names are hidden, with a press that turns it, and how long the screen may be shared."""
        if capture is not None:
            capture.changed.connect(lambda: self.line.show_sharing(shared_for(capture.minutes_left)))
        self.line.privacy_asked.connect(company.turn)
        company.changed.connect(lambda: self.line.show_privacy(hiding=company.is_hiding))

    def _saving(self) -> None:
        if self._context.ops.is_behind:
            return
        if not self._slow.isActive():
            self._slow.start()

    def _saved(self, at: datetime | None) -> None:
        self._slow.stop()
        if at is not None:
            self.line.show_saved(f"{at:%H:%M}")
            announce(self, self.line.words)

    def _not_saved(self, why: str) -> None:
        """Say it in one sentence, which the window is wide enough for, and have it read out but once."""
        self._slow.stop()
        self._why, before = why, self.line.words
        self.line.show_not_saved(f"{why.partition('. ')[0].rstrip('.')}.")
        if self.line.words != before:
            announce(self, self.line.words)

    def _tell_what_to_do(self) -> None:
        self._context.prompts.tell(self, NOT_YET, f"{self._why} {TROUBLE}")

    def _show_months(self, kept: OfficerSettings) -> None:
        """While months are counted as days, every screen says so."""
        self.line.show_months(COMPARING if kept.rules.months is MonthRule.DAYS else "")

    def _show(self, counts: Waiting) -> None:
        things = "thing" if counts.outbox == 1 else "things"
        self.line.show_network(
            f"Offline. {counts.outbox} {things} in the outbox" if counts.outbox else "Offline"
        )
        self.line.show_demonstration(on=counts.has_demonstration)
