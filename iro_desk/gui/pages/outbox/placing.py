"""Placing: takes the outbox to the folder or the server one file after another, while the officer goes on working."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from iro_desk.domain.sending.policies import ConnectionReason
from iro_desk.errors import Refusal
from iro_desk.exports import opening, sending
from iro_desk.exports.carrying import Journey
from iro_desk.exports.protecting.sealing import seal
from iro_desk.exports.sending import Held, Outgoing, Sent
from iro_desk.gui.operations import Operations
from iro_desk.services.sending import sealing, servers
from iro_desk.services.sending.order import WaitsItsTurn
from iro_desk.services.sending.sealing import SealedFile, ToSeal
from iro_desk.services.sending.servers import Server

NOT_SENT = "One file could not be sent. It is still in the outbox."


class Placing(QObject):
    """One journey at a time, to the folder or the server in use; it outlives the screen that began it.

    Only the reading and the writing down use the caseload's worker. The placing itself has a thread of its
    own, so a drive that does not answer keeps nothing that is typed from being saved.

    Args:
        place: puts one file in the folder; handed in so that a slow drive can be tried.
        journey: makes the journey to a server; handed in so that a slow server can be tried.

    Signals:
        went(): one more file is there, or could not be placed.
        ended(object): every file has been tried; a tuple of Sent.
    """

    went = Signal()
    ended = Signal(object)

    def __init__(
        self,
        ops: Operations,
        now: Callable[[], datetime],
        place: Callable[[Outgoing, Path], Sent] = sending.place,
        journey: Callable[[Server], Journey] = Journey,
    ) -> None:
        super().__init__(ops)
        self._ops, self._now, self._place_file, self._set_out = ops, now, place, journey
        self._journey: Journey | None = None
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
        self._ops.read(servers.in_use, self._begin_journey, self, self._not_begun, self._broke_off)

    def add(self, item_ids: Sequence[int], into: Path) -> None:
        """Place these things too: after those on their way to the same folder, or at once when there are none."""
        if not self.is_under_way:
            self.begin(item_ids, into)
        elif into == self._into:
            more = [one for one in item_ids if one not in self._waiting]
            self._waiting += more
            self.whole += len(more)

    def stop(self) -> None:
        """Leave what has not begun in the outbox; the file that is being placed is finished (F06)."""
        self.whole -= len(self._waiting)
        self._waiting.clear()

    def _begin_journey(self, server: Server | None) -> None:
        """Take the folder's files at once; a line to a server is written down before it is opened (S61)."""
        if server is None:
            self._take()
            return
        self._journey = self._set_out(server)
        host = opening.host_of(server.address)
        note = partial(servers.note_connection, host=host, reason=ConnectionReason.SEND, now=self._now())
        self._ops.write(
            "Send to the server", note, lambda _: self._take(), self, self._not_begun, self._broke_off
        )

    def _not_begun(self, trouble: Exception) -> bool:
        """Nothing went, and nothing is written against it."""
        waiting, self._waiting = self._waiting, []
        self._sent = [Held(item_id, str(trouble)) for item_id in waiting]
        self._end()
        return True

    def _broke_off(self) -> None:
        self._not_begun(Refusal(NOT_SENT))

    def _end(self) -> None:
        if self._journey is not None:
            self._journey.close()
            self._journey = None
        self.ended.emit(tuple(self._sent))

    def _take(self) -> None:
        self._take_one(self._waiting.pop(0))

    def _take_one(self, item_id: int) -> None:
        take = partial(sending.outgoing, item_id=item_id, on=self._now().date())
        lost = partial(self._lost, item_id)
        self._ops.read(take, self._place, self, partial(self._not_taken, item_id), lost)

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
        take = partial(self._take_one, sealed.item_id)
        not_taken, lost = partial(self._not_taken, sealed.item_id), partial(self._lost, sealed.item_id)
        self._ops.write("Seal a paper", keep, lambda _: take(), self, not_taken, lost)

    def _place(self, going: Outgoing | ToSeal) -> None:
        if isinstance(going, ToSeal):
            self._seal(going)
            return
        if self._journey is not None:
            place = partial(self._journey.place, going)
        else:
            place = partial(self._place_file, going, self._into)
        self._ops.beside(place, self._write_down, self, lost=partial(self._lost, going.item_id))

    def _write_down(self, sent: Sent) -> None:
        note = partial(sending.write_down, sent=sent, now=self._now())
        not_kept = partial(self._not_written, sent.item_id)
        lost = partial(self._lost, sent.item_id)
        self._ops.write("Send from the outbox", note, self._written, self, not_kept, lost)

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
            self._end()


def placing_of(ops: Operations, now: Callable[[], datetime]) -> Placing:
    """The window's one journey to the folder, under way or not."""
    found = ops.findChild(Placing)
    return found if isinstance(found, Placing) else Placing(ops, now)
