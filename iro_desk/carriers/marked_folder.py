"""A folder that is known again by the mark it holds (F46), and is written to as parts only (S60)."""

from __future__ import annotations

import contextlib
import hashlib
from abc import ABC, abstractmethod

from iro_desk.carriers import marker
from iro_desk.carriers.carrier import PART, Found, NameTaken, SendingTrouble
from iro_desk.carriers.troubles import Trouble, trouble


class MarkedFolder(ABC):
    """What every carrier does with the mark, and with what it reads back.

    Args:
        mark: by which the folder is known again; empty while it has none of ours.
    """

    def __init__(self, mark: str) -> None:
        self._mark = mark

    @property
    def mark(self) -> str:
        """The mark by which the folder is known again; empty while none is known."""
        return self._mark

    @abstractmethod
    def put_part(self, part: str, content: bytes) -> None:
        """Put a whole part there."""

    @abstractmethod
    def settle(self, part: str, name: str) -> None:
        """Give a part its final name, never over another; raises NameTaken."""

    @abstractmethod
    def content_of(self, name: str) -> bytes | None:
        """Read a file; None when there is none of that name."""

    def found(self, name: str) -> Found | None:
        """Read a file back from the far side; None when there is none of that name."""
        content = self.content_of(name)
        return None if content is None else Found(len(content), hashlib.sha256(content).hexdigest())

    def mark_there(self) -> str:
        """Return the mark the folder holds; empty when it holds none."""
        held = self.content_of(marker.NAME)
        return "" if held is None else marker.mark_in(held)

    def leave_mark(self, mark: str) -> str:
        """Leave a mark in a folder that has none; returns the one it has, which may be another officer's."""
        if not self.mark_there():
            part = self.mark_part(mark)
            self.put_part(part, marker.content(mark))
            with contextlib.suppress(NameTaken):
                self.settle(part, marker.NAME)
        self._mark = self.mark_there()
        if not self._mark:
            raise self.other_place()
        return self._mark

    def mark_part(self, mark: str) -> str:
        """The name of the part of a mark: another officer's is never written to."""
        return f"{marker.NAME}-{mark}{PART}"

    def require_known(self) -> None:
        """Raise SendingTrouble when the folder holds another mark than the one it had, or none."""
        if self._mark and self.mark_there() != self._mark:
            raise self.other_place()

    def other_place(self) -> SendingTrouble:
        """What is said of a folder that is not the one it was."""
        return trouble(Trouble.OTHER_PLACE)


def require_part(part: str) -> None:
    """Refuse to write to anything but a part; what calls it otherwise is a bug."""
    if not part.endswith(PART) or "/" in part:
        raise ValueError("only a part is ever written")
