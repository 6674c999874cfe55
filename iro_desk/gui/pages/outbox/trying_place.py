"""TryPlace: sees whether the place for papers is there, when the officer asks, and says what it found."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from iro_desk.domain.sending.policies import ConnectionReason
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.exports import opening, reaching
from iro_desk.gui.context import Context
from iro_desk.services.sending import places, servers
from iro_desk.services.sending.servers import Server

TRYING = "Trying…"


class TryPlace(QObject):
    """One try at a time; it reads nothing there and leaves nothing behind.

    A line to a server is written down before it is opened, as the try in Settings does (S61).

    Signals:
        found(str): why the place cannot be used now, in words; empty when it is there.
    """

    found = Signal(str)

    def __init__(self, context: Context, owner: QObject) -> None:
        super().__init__(owner)
        self._context, self._place = context, ""
        self.is_under_way = False

    def begin(self, place: str) -> None:
        """Try a folder's path or a server's address."""
        if self.is_under_way:
            return
        self.is_under_way, self._place = True, place
        ops = self._context.ops
        ops.read(places.server_in_use, self._note, self, self._refused, self._broke_off)

    def _note(self, server: Server | None) -> None:
        if server is None:
            self._go(None)
            return
        note = partial(
            servers.note_connection, host=opening.host_of(server.address), reason=ConnectionReason.TRY,
            now=self._context.now(),
        )  # fmt: skip
        go = partial(self._go, server)
        self._write("Open a line to the server", note, go)

    def _write(self, label: str, note: Callable[..., None], then: Callable[[], None]) -> None:
        ops = self._context.ops
        ops.write(label, note, lambda _none: then(), self, self._refused, self._broke_off)

    def _go(self, server: Server | None) -> None:
        look = partial(reaching.trouble_at, self._place, server)
        self._context.ops.beside(look, self._tell, self, self._refused, self._broke_off)

    def _tell(self, trouble: str) -> None:
        self.is_under_way = False
        self.found.emit(trouble)

    def _refused(self, trouble: Exception) -> bool:
        self.is_under_way = False
        if isinstance(trouble, Refusal | FileTrouble):
            self.found.emit(str(trouble))
            return True
        return False

    def _broke_off(self) -> None:
        self.is_under_way = False
        self.found.emit("It could not be tried.")
