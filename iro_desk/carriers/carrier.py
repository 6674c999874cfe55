"""What every way to a destination can do; the outbox drives papers through these calls and no others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

from iro_desk.errors import FileTrouble

PART: Final = ".iro-part"


@dataclass(frozen=True, slots=True)
class Found:
    """A file as it was read back; ``length`` in bytes, ``sha256`` in hexadecimal."""

    length: int
    sha256: str


class SendingTrouble(FileTrouble):
    """A paper could not be carried.

    Args:
        again: whether it is tried again by itself within the sending the officer asked for.
        waits: whether it is nobody's fault, and the paper simply waits; None when what is tried again also waits.
    """

    def __init__(
        self, what: str, next_step: str = "", *, again: bool = False, waits: bool | None = None
    ) -> None:
        super().__init__(what, next_step)
        self.again = again
        self.waits = again if waits is None else waits


class NameTaken(Exception):
    """Something has the final name already."""


class Carrier(Protocol):
    """Every call may be repeated; none deletes or overwrites a finished file."""

    @property
    def mark(self) -> str:
        """The mark by which the destination is known again (F46); empty while none is known."""

    def reach(self) -> None:
        """See that the destination is there, lets the officer in, and is the one it was; raises SendingTrouble."""

    def found(self, name: str) -> Found | None:
        """Read a file or a part back from the far side; None when there is none."""

    def put_part(self, part: str, content: bytes) -> None:
        """Put a whole part there."""

    def settle(self, part: str, name: str) -> None:
        """Give a part its final name, never over another; raises NameTaken."""

    def remove_part(self, part: str) -> None:
        """Remove what is left of a part of ours."""

    def close(self) -> None:
        """Let go."""


class MarkingCarrier(Carrier, Protocol):
    """A carrier to a folder, which can be marked so that it is known again (F46)."""

    def leave_mark(self, mark: str) -> str:
        """Leave a mark in a folder that has none; returns the one it has, which may be another officer's."""
