"""Running: takes one paper to its printer while the officer goes on working; it outlives the screen that began it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from iro_desk.gui.operations import Operations
from iro_desk.gui.printing.printers import Amiss, Job, NotPrinted, Printers
from iro_desk.services.sending import printing

EVERY_MS = 200
LABEL = "Print a paper"
BUSY = "Another paper is being printed."
BEGINNING = "It is being written down."
DRAWING = "Drawing page {page} of {pages} for the printer."
HANDED = "The printer is taking it."


class Running(QObject):
    """One paper at a time, each a job of its own. What is not begun when the desk locks is never begun.

    Signals:
        moved(): it has come further, or there is one more or one less.
        ended(object): it is over; the trouble there was, or None when the printer has it.
    """

    moved = Signal()
    ended = Signal(object)

    def __init__(self, ops: Operations, printers: Printers, now: Callable[[], datetime]) -> None:
        super().__init__(ops)
        self._ops, self._printers, self._now = ops, printers, now
        self.job: Job | None = None
        self.item_id: int | None = None
        self._beat = QTimer(self)
        self._beat.setInterval(EVERY_MS)
        self._beat.timeout.connect(self.moved)

    def print_thing(self, item_id: int, job: Job, begin: Callable[[Any], int]) -> None:
        """Print a thing of the outbox, if nothing else is being printed.

        Args:
            begin: a service with everything but its session given: it notes the look and returns the number of
                this printing, or refuses.
        """
        if self.job is None:
            self._take(job, item_id)
            self._ops.write(LABEL, begin, partial(self._put, job), self, self._over, self._lost)

    def print_own(self, job: Job) -> None:
        """Print a paper of her own, if nothing else is being printed."""
        if self.job is None:
            self._take(job, None)
            put = partial(self._put, job, None)
            self._ops.write(LABEL, printing.note_own, lambda _: put(), self, self._over, self._lost)

    def stop(self) -> None:
        """Print nothing of it, unless the printer has it already."""
        if self.job is not None:
            self.job.stop()
            self.moved.emit()

    def _take(self, job: Job, item_id: int | None) -> None:
        self.job, self.item_id = job, item_id
        self._beat.start()
        self.moved.emit()

    def _put(self, job: Job, printed_id: int | None) -> None:
        failed = partial(self._failed, printed_id)
        done = partial(self._done, printed_id)
        self._ops.beside(
            partial(self._printers.put, job), done, self, failed, partial(self._broke, printed_id)
        )

    def _done(self, printed_id: int | None, _nothing: None) -> None:
        if printed_id is None:
            self._end(None)
            return
        note = partial(printing.note_printed, printed_id=printed_id, now=self._now())
        self._ops.write(LABEL, note, lambda _: self._end(None), self, self._over, self._lost)

    def _failed(self, printed_id: int | None, trouble: Exception) -> bool:
        """What broke off on the way to the tray may have come out in part: that is left for her to say."""
        broke_off = isinstance(trouble, NotPrinted) and trouble.amiss is Amiss.BROKE_OFF
        if printed_id is None or broke_off:
            return self._over(trouble)
        note = partial(printing.note_not_printed, printed_id=printed_id)
        self._ops.write(LABEL, note, lambda _: self._end(trouble), self, self._over, self._lost)
        return True

    def _broke(self, printed_id: int | None) -> None:
        """A bug, which has been told of, took it."""
        self._failed(printed_id, NotPrinted(Amiss.REFUSED))

    def _lost(self) -> None:
        self._end(NotPrinted(Amiss.REFUSED))

    def _over(self, trouble: Exception) -> bool:
        self._end(trouble)
        return True

    def _end(self, trouble: Exception | None) -> None:
        self._beat.stop()
        self.job = self.item_id = None
        self.moved.emit()
        self.ended.emit(trouble)


def progress_words(job: Job) -> str:
    """How far a paper has come."""
    if job.is_handed_over:
        return HANDED
    return DRAWING.format(page=job.page, pages=job.pages) if job.pages else BEGINNING


def running_of(ops: Operations, printers: Printers, now: Callable[[], datetime]) -> Running:
    """The window's one press, busy or not."""
    found = ops.findChild(Running)
    return found if isinstance(found, Running) else Running(ops, printers, now)
