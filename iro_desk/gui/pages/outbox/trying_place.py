"""TryPlaces: sees whether each place papers go to is there, when the officer asks, and says what it found."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from iro_desk.domain.sending.policies import ConnectionReason
from iro_desk.exports import opening, reaching
from iro_desk.gui.context import Context
from iro_desk.services.sending import destinations, servers
from iro_desk.services.sending.places import Destined

TRYING = "Trying…"
NOT_TRIED = "It could not be tried."


@dataclass(frozen=True, slots=True)
class PlaceTried:
    """What was found at one place.

    Args:
        place: what it is called.
        trouble: why it cannot be used now, in words; empty when it is there.
    """

    address: str
    place: str
    trouble: str


class TryPlaces(QObject):
    """One place after another; it reads nothing there and leaves nothing behind.

    A line to a server is written down before it is opened, as the try in Settings does (S61).

    Signals:
        found(object): a tuple of PlaceTried, once every place was tried.
    """

    found = Signal(object)

    def __init__(self, context: Context, owner: QObject) -> None:
        super().__init__(owner)
        self._context = context
        self._to_try: list[Destined] = []
        self._tried: list[PlaceTried] = []
        self.is_under_way = False

    def begin(self, addresses: Collection[str]) -> None:
        """Try these places, by a folder's path or a server's address."""
        if self.is_under_way:
            return
        self.is_under_way, self._to_try, self._tried = True, [], []
        begin = partial(self._begin, frozenset(addresses))
        self._context.ops.read(destinations.listed, begin, self, self._not_begun, self._end)

    def _begin(self, addresses: frozenset[str], listed: tuple[Destined, ...]) -> None:
        self._to_try = [place for place in listed if place.address in addresses]
        self._next()

    def _not_begun(self, _trouble: Exception) -> bool:
        self._end()
        return False

    def _next(self) -> None:
        if not self._to_try:
            self._end()
            return
        place = self._to_try.pop(0)
        if not place.kind.is_server:
            self._go(place)
            return
        note = partial(
            servers.note_connection, host=opening.host_of(place.address), reason=ConnectionReason.TRY,
            now=self._context.now(),
        )  # fmt: skip
        refused, lost = partial(self._refused, place), partial(self._tell, place, NOT_TRIED)
        go = partial(self._noted, place)
        self._context.ops.write("Open a line to the server", note, go, self, refused, lost)

    def _noted(self, place: Destined, _none: object) -> None:
        self._go(place)

    def _go(self, place: Destined) -> None:
        look: Callable[[], str] = partial(reaching.trouble_at, place.server)
        refused, lost = partial(self._refused, place), partial(self._tell, place, NOT_TRIED)
        self._context.ops.beside(look, partial(self._tell, place), self, refused, lost)

    def _refused(self, place: Destined, trouble: Exception) -> bool:
        self._tell(place, str(trouble))
        return True

    def _tell(self, place: Destined, trouble: str) -> None:
        self._tried.append(PlaceTried(place.address, place.called, trouble))
        self._next()

    def _end(self) -> None:
        self.is_under_way = False
        self.found.emit(tuple(self._tried))
