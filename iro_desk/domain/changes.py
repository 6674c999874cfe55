"""Changes: what one operation did, for audit, undo and the refreshing of screens."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The outcome of one write.

    Args:
        operation: the journal's sequence number; None when nothing journalled changed.
        label: what the officer would recognise in Undo, such as "Record visit".
        kinds: the table names touched.
        children: the children whose rows were touched.
    """

    operation: int | None
    label: str
    kinds: frozenset[str]
    children: frozenset[int] = frozenset()
