"""NewDay: when the desk opens, and when midnight passes with it open, the dates are brought up to the day."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer

from iro_desk.domain.changes import Changes
from iro_desk.domain.working_days import Calendar
from iro_desk.gui.context import Context
from iro_desk.services import clockwork

LOOK_MS = 60_000
LABEL = "A new day"


class NewDay(QObject):
    """Looks once a minute whether the day has changed.

    Args:
        context: today, and the road to the caseload.
        shipped: the bank holidays that come with the program.
    """

    def __init__(self, context: Context, parent: QObject, shipped: Calendar) -> None:
        super().__init__(parent)
        self._context, self._shipped = context, shipped
        self._day = context.today()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._begin()

    def look(self) -> None:
        """Begin the day if it is another one than before; it may also be an earlier one (F35)."""
        today = self._context.today()
        if today != self._day:
            self._day = today
            self._begin()
            # How late everything is has changed, even where no date has.
            self._context.ops.changed.emit(Changes(None, LABEL, frozenset({"due_date"})), None)

    def _begin(self) -> None:
        context = self._context
        begin = partial(clockwork.begin_day, calendar=self._shipped, moment=context.now())
        context.ops.note(LABEL, begin)
