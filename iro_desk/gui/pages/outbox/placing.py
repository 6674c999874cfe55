"""Placing: takes the outbox to the folder one file after another, while the officer goes on working."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from iro_desk.exports import sending
from iro_desk.exports.sending import Outgoing, Sent
from iro_desk.gui.operations import Operations

NOT_SENT = "One file could not be sent. It is still in the outbox."


class Placing(QObject):
    """One journey to the folder at a time; it outlives the screen that began it.

    Only the reading and the writing down use the caseload's worker. The placing itself has a thread of its
    own, so a drive that does not answer keeps nothing that is typed from being saved.

    Args:
        place: puts one file in the folder; handed in so that a slow drive can be tried.

    Signals:
        went(): one more file is in the folder, or could not be placed.
        ended(object): every file has been tried; a tuple of Sent.
    """

    went = Signal()
    ended = Signal(object)

    def __init__(
        self,
        ops: Operations,
        now: Callable[[], datetime],
        place: Callable[[Outgoing, Path], Sent] = sending.place,
    ) -> None:
        super().__init__(ops)
        self._ops, self._now, self._place_file = ops, now, place
        self._into = Path()
        self._waiting: list[int] = []
        self._sent: list[Sent] = []
        self.whole = 0

    @property
    def is_under_way(self) -> bool:
        """Whether files are still on their way."""
        return len(self._sent) < self.whole

    @property
    def number(self) -> int:
        """Which file it has got to, counted from one."""
        return min(len(self._sent) + 1, self.whole)

    def begin(self, item_ids: Sequence[int], into: Path) -> None:
        """Place these things in a folder; nothing happens while others are on their way."""
        if self.is_under_way or not item_ids:
            return
        self._waiting, self._sent, self.whole, self._into = list(item_ids), [], len(item_ids), into
        self._take()

    def stop(self) -> None:
        """Leave what has not begun in the outbox; the file that is being placed is finished (F06)."""
        self.whole -= len(self._waiting)
        self._waiting.clear()

    def _take(self) -> None:
        item_id = self._waiting.pop(0)
        take = partial(sending.outgoing, item_id=item_id)
        lost = partial(self._lost, item_id)
        self._ops.read(take, self._place, self, partial(self._not_taken, item_id), lost)

    def _not_taken(self, item_id: int, trouble: Exception) -> bool:
        self._write_down(Sent(item_id, str(trouble)))
        return True

    def _place(self, going: Outgoing) -> None:
        place = partial(self._place_file, going, self._into)
        self._ops.beside(place, self._write_down, self, lost=partial(self._lost, going.item_id))

    def _write_down(self, sent: Sent) -> None:
        note = partial(sending.write_down, sent=sent, now=self._now())
        not_kept = partial(self._not_written, sent.item_id)
        lost = partial(self._lost, sent.item_id)
        self._ops.write("Send to the folder", note, self._written, self, not_kept, lost)

    def _not_written(self, item_id: int, trouble: Exception) -> bool:
        self._written(Sent(item_id, str(trouble)))
        return True

    def _lost(self, item_id: int) -> None:
        """A bug took one file; the others still go, and this one can be sent again."""
        self._written(Sent(item_id, NOT_SENT))

    def _written(self, sent: Sent) -> None:
        self._sent.append(sent)
        if self._waiting:
            self.went.emit()
            self._take()
        else:
            self.ended.emit(tuple(self._sent))


def placing_of(ops: Operations, now: Callable[[], datetime]) -> Placing:
    """The window's one journey to the folder, under way or not."""
    found = ops.findChild(Placing)
    return found if isinstance(found, Placing) else Placing(ops, now)
