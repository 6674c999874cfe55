"""Back and Forward: the places the officer has been, in order (U4)."""

from __future__ import annotations

from iro_desk.gui.place import Place

LONGEST = 60


class History:
    """A line of places with a mark at the one in view."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def current(self) -> Place | None:
        """The place in view, or None at the very beginning."""
        return self._places[self._at] if self._at >= 0 else None

    def go(self, place: Place) -> None:
        """Go somewhere new; what lay ahead is forgotten."""
        if place == self.current:
            return
        self._places = [*self._places[: self._at + 1], place][-LONGEST:]
        self._at = len(self._places) - 1

    def amend(self, place: Place) -> None:
        """Say more exactly where the officer is, without a new step."""
        if self._at >= 0:
            self._places[self._at] = place

    def back(self) -> Place | None:
        """One step back, or None at the beginning."""
        if self._at <= 0:
            return None
        self._at -= 1
        return self.current

    def forward(self) -> Place | None:
        """One step forward, or None at the end."""
        if self._at + 1 >= len(self._places):
            return None
        self._at += 1
        return self.current
