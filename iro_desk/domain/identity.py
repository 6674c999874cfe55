"""Chooses the colour that marks a child for life: ten places on a ring, brothers and sisters far apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

COLOURS = 10
APART = 3


def distance(one: int, other: int) -> int:
    """How far apart two colours stand on the ring, 0 to 5."""
    around = abs(one - other) % COLOURS
    return min(around, COLOURS - around)


def choose_identity_colour(
    used: Iterable[int], family: Collection[int] = (), same_initials: Collection[int] = ()
) -> int:
    """The colour for one more child: the least used that is free of family and of the same initials.

    Args:
        used: the colour of every child already on the desk.
        family: colours of brothers and sisters; the choice stands at least three away while the ring has
            room, and as far away as it can after that.
        same_initials: colours of children with the same initials; shared only when all ten are taken.
    """
    counts = Counter(used)

    def worth(colour: int) -> tuple[bool, int, int, int]:
        nearest = min((distance(colour, other) for other in family), default=COLOURS)
        return colour in same_initials, -min(nearest, APART), counts[colour], colour

    return min(range(COLOURS), key=worth)
