"""InTurn: work on a page done a piece at each turn of the loop, so that the window answers meanwhile (F06)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

Piece = Callable[[], object]


class InTurn(QObject):
    """Pieces of work in their order; what is left when its parent goes is never done."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pieces: deque[Piece] = deque()
        self._once_whole: Piece | None = None
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self.turn)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left to do."""
        return not self._pieces

    def add(self, *pieces: Piece) -> None:
        """Do these after what is left, each at a turn of its own."""
        self._pieces.extend(pieces)
        if self._pieces:
            self._timer.start()

    def turn(self) -> None:
        """Do the next piece now."""
        if self.is_whole:
            return
        piece = self._pieces.popleft()
        if self._pieces:
            self._timer.start()  # before the piece: one that fails does not keep the others from their turn
        piece()
        if self.is_whole and self._once_whole is not None:
            then, self._once_whole = self._once_whole, None
            then()

    def drop(self) -> None:
        """Do nothing of what is left."""
        self._pieces.clear()
        self._timer.stop()

    def finish(self) -> None:
        """Do what is left at once, for whoever cannot wait for it."""
        while not self.is_whole:
            self.turn()

    def when_whole(self, then: Piece) -> None:
        """Do something once nothing is left; only the last thing asked for is done."""
        if self.is_whole:
            then()
        else:
            self._once_whole = then
