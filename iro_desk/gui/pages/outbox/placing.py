"""Placing: takes the outbox to where it goes one file after another, while the officer goes on working."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from iro_desk.errors import Refusal
from iro_desk.exports import sending
from iro_desk.exports.carrying import Journey
from iro_desk.exports.journeys import Journeys
from iro_desk.exports.protecting.sealing import seal
from iro_desk.exports.sending import Held, Outgoing, Sent, Settling, Unsure
from iro_desk.gui.operations import Operations
from iro_desk.services.sending import leaving, sealing
from iro_desk.services.sending.order import WaitsItsTurn
from iro_desk.services.sending.sealing import SealedFile, ToSeal
from iro_desk.services.sending.servers import Server

LABEL = "Send from the outbox"
NOT_SENT = "One file could not be sent. It is still in the outbox."


class Placing(QObject):
    """One sending at a time, to the places its papers go to; it outlives the screen that began it.

    Only the reading and the writing down use the caseload's worker. The placing itself has a thread of its
    own, so a drive that does not answer keeps nothing that is typed from being saved.

    Args:
        journey: makes the journey to one place; handed in so that a slow one can be tried.

    Signals:
        went(): one more file is there, or could not be placed.
        ended(object): every file has been tried; a tuple of Sent.
    """

    went = Signal()
    ended = Signal(object)

    def __init__(
        self, ops: Operations, now: Callable[[], datetime], journey: Callable[[Server], Journey] = Journey
    ) -> None:
        super().__init__(ops)
        self._ops, self._now = ops, now
        self._journeys = Journeys(journey)
        self._waiting: list[int] = []
        self._unread: list[int] = []
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

    def begin(self, item_ids: Sequence[int]) -> None:
        """Send these things, each to its place; nothing happens while others are on their way."""
        if self.is_under_way or not item_ids:
            return
        self._waiting, self._sent, self.whole = list(item_ids), [], len(item_ids)
        self._ops.read(leaving.unread, self._begun, self, self._not_begun, self._broke_off)

    def add(self, item_ids: Sequence[int]) -> None:
        """Send these things too: after those on their way, or at once when there are none."""
        if not self.is_under_way:
            self.begin(item_ids)
            return
        more = [one for one in item_ids if one not in self._waiting]
        self._waiting += more
        self.whole += len(more)

    def stop(self) -> None:
        """Leave what has not begun in the outbox; the file that is being placed is finished (F06)."""
        self.whole -= len(self._waiting)
        self._waiting.clear()

    def _begun(self, unread: tuple[int, ...]) -> None:
        self._unread = list(unread)
        self._next()

    def _not_begun(self, trouble: Exception) -> bool:
        """Nothing went, and nothing is written against it."""
        waiting, self._waiting = self._waiting, []
        self._sent = [Held(item_id, str(trouble)) for item_id in waiting]
        self._end()
        return True

    def _broke_off(self) -> None:
        self._not_begun(Refusal(NOT_SENT))

    def _end(self) -> None:
        self._journeys.close()
        self.ended.emit(tuple(self._sent))

    def _next(self) -> None:
        """What was never read back is read first; it is not among what is counted."""
        if self._unread:
            self._read_back(self._unread.pop(0))
        elif self._waiting:
            self._take(self._waiting.pop(0))
        else:
            self._end()

    def _read_back(self, item_id: int) -> None:
        take = partial(sending.take_unread, item_id=item_id, now=self._now(), noted=self._journeys.noted)
        self._ops.write(LABEL, take, self._read_there, self, self._not_read, self._next)

    def _read_there(self, going: Outgoing | None) -> None:
        if going is None:
            self._next()
        else:
            self._ops.beside(partial(self._journeys.place, going), self._was_read, self, lost=self._next)

    def _was_read(self, sent: Sent | Settling) -> None:
        if isinstance(sent, Settling) or sent.trouble:
            self._next()
            return
        note = partial(sending.write_down, sent=sent, now=self._now())
        self._ops.write(LABEL, note, lambda _: self._next(), self, self._not_read, self._next)

    def _not_read(self, _trouble: Exception) -> bool:
        self._next()
        return True

    def _take(self, item_id: int) -> None:
        take = partial(sending.take, item_id=item_id, now=self._now(), noted=self._journeys.noted)
        self._write(item_id, take, self._place)

    def _not_taken(self, item_id: int, trouble: Exception) -> bool:
        waits = isinstance(trouble, WaitsItsTurn)
        self._write_down(Held(item_id, str(trouble)) if waits else Sent(item_id, str(trouble)))
        return True

    def _seal(self, wanted: ToSeal) -> None:
        """Seal one file first; the sealed copy is kept before it is placed, so that it is never sealed twice (S54)."""
        not_taken = partial(self._not_taken, wanted.item_id)
        lost = partial(self._lost, wanted.item_id)
        self._ops.beside(partial(seal, wanted), self._keep_sealed, self, not_taken, lost)

    def _keep_sealed(self, sealed: SealedFile) -> None:
        keep = partial(sealing.keep, sealed=sealed, now=self._now())
        self._write(sealed.item_id, keep, lambda _: self._take(sealed.item_id), "Seal a paper")

    def _place(self, going: Outgoing | ToSeal | Unsure) -> None:
        if isinstance(going, ToSeal):
            self._seal(going)
        elif isinstance(going, Unsure):
            self._write_down(going)
        else:
            self._carry(going)

    def _carry(self, going: Outgoing) -> None:
        place = partial(self._journeys.place, going)
        lost = partial(self._lost, going.item_id)
        self._ops.beside(place, partial(self._got, going), self, lost=lost)

    def _got(self, going: Outgoing, far: Sent | Settling) -> None:
        """The name it is about to be given is written down before it gets it (F44)."""
        if isinstance(far, Settling):
            named = replace(going, going_name=far.name)
            settling = partial(sending.settling, item_id=far.item_id, name=far.name)
            self._write(far.item_id, settling, lambda _: self._carry(named))
        else:
            self._write_down(far)

    def _write(
        self, item_id: int, act: Callable[..., Any], then: Callable[[Any], None], label: str = LABEL
    ) -> None:
        not_taken, lost = partial(self._not_taken, item_id), partial(self._lost, item_id)
        self._ops.write(label, act, then, self, not_taken, lost)

    def _write_down(self, sent: Sent) -> None:
        note = partial(sending.write_down, sent=sent, now=self._now())
        not_kept = partial(self._not_written, sent.item_id)
        lost = partial(self._written, Sent(sent.item_id, NOT_SENT))
        self._ops.write(LABEL, note, self._written, self, not_kept, lost)

    def _not_written(self, item_id: int, trouble: Exception) -> bool:
        self._written(Sent(item_id, str(trouble)))
        return True

    def _lost(self, item_id: int) -> None:
        """A bug took one file; the others still go, and this one can be sent again."""
        self._write_down(Held(item_id, NOT_SENT))

    def _written(self, sent: Sent) -> None:
        self._sent.append(sent)
        if self._waiting:
            self.went.emit()
        self._next()


def placing_of(ops: Operations, now: Callable[[], datetime]) -> Placing:
    """The window's one sending, under way or not."""
    found = ops.findChild(Placing)
    return found if isinstance(found, Placing) else Placing(ops, now)
