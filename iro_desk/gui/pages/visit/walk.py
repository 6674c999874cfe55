"""The walk from one child's visit to the next: who is still to be written, kept in the place itself."""

from __future__ import annotations

from collections.abc import Sequence

from iro_desk.gui.place import Place

WITH = "with:"


def place_of(waiting: Sequence[int]) -> Place:
    """Return the visit of the first of these children, which knows who comes after."""
    first, *rest = waiting
    return Place("visit", first, None, WITH + ",".join(map(str, rest)) if rest else "")


def others_of(place: Place) -> tuple[int, ...]:
    """Return the numbers of the children whose visits come after this one."""
    if not place.part.startswith(WITH):
        return ()
    return tuple(int(number) for number in place.part.removeprefix(WITH).split(",") if number)
