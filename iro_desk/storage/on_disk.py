"""Knows whether the vault's file is the one that was opened, and whether another program wrote in it (F24)."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2

from iro_desk.errors import FileTrouble
from iro_desk.storage.engine import Driver

LATE_NS: Final = 2_000_000_000 if sys.platform == "win32" else 0
"""How long after a write Windows may still set the time of an open file; elsewhere the time comes with the write."""

_left_open: list[Driver] = []


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file as the disk tells of it. It is never opened for this: closing it again would drop SQLite's locks."""

    identity: tuple[int, int]
    size: int
    written: int
    latest: int

    def is_like(self, later: _Seen) -> bool:
        return (self.identity, self.size) == (later.identity, later.size) and (
            self.written <= later.written <= self.latest
        )


class OnDisk:
    """The file of an open vault and its log, as this program last left them.

    The worker looks before each piece of work and notes what it left after it, so that whatever else happens to
    them was done by another program; looking is two questions to the disk.

    Args:
        path: the encrypted file, open by now.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._log = path.with_name(f"{path.name}-wal")
        self._working, self._turns = False, 0
        self._is_changed = False
        self._file, self._logged = _seen(path), _seen(self._log)
        self._identity = self._file and self._file.identity

    @property
    def is_moved(self) -> bool:
        """Whether the file was renamed, deleted, or replaced by another one."""
        seen = _seen(self._path)
        return seen is None or seen.identity != self._identity

    @property
    def is_changed(self) -> bool:
        """Whether another program wrote in the file or its log, cut it short, or took the log away."""
        turn = self._turns
        idle = not self._working
        if idle and self._differs() and not self._working and turn == self._turns:
            self._is_changed = True
        return self._is_changed

    @contextmanager
    def at_work(self, writes: Callable[[], int] | None = None) -> Iterator[None]:
        """Look before a piece of the worker's work, and note what it left.

        Args:
            writes: how much was written so far, for work that should only read; None when it may write.
        """
        self._is_changed = self._is_changed or self._differs()
        before = writes() if writes is not None else -1
        self._turns += 1
        self._working = True
        try:
            yield
        finally:
            if writes is None or writes() != before:
                self._note()
            self._working = False

    def refuse_gone(self) -> None:
        """Refuse to write to a file that is no longer the vault's, or not the vault's alone."""
        if self.is_moved:
            raise FileTrouble(
                "The vault's file has been moved or replaced while it was open, so this was not saved.",
                "Put the file back, then open the vault again.",
            )
        self.refuse_changed()

    def refuse_changed(self, done: str = "saved") -> None:
        """Refuse to go on with a file in which this program's pages and another's may be mixed.

        Args:
            done: what is not done, such as "shown".
        """
        if self._is_changed:
            raise FileTrouble(
                f"Another program has changed the vault's file while it was open, so this was not {done}.",
                "Lock the desk and restore the newest backup.",
            )

    def put_down(self, driver: Driver) -> bool:
        """Close a changed file without folding its log into it; the log is put aside. False when it is sound.

        SQLite folds as it closes, unless the file has been moved: so a copy takes the file's place. Where an open
        file cannot be replaced it stays open until the process ends, which is next.
        """
        self._is_changed = self._is_changed or self._differs()
        if not self._is_changed:
            return False
        copy = self._path.with_name(f"{self._path.name}.checking")
        with suppress(OSError):
            shutil.copy2(self._path, copy)
            copy.replace(self._path)
        if self.is_moved:
            with suppress(dbapi2.Error):
                driver.close()
        else:
            _left_open.append(driver)
            with suppress(OSError):
                copy.unlink()
        with suppress(OSError):
            self._log.replace(self._path.with_name(f"{self._path.name}.damaged-wal"))
        return True

    def _note(self) -> None:
        if not self.is_moved:
            self._file, self._logged = _seen(self._path), _seen(self._log)

    def _differs(self) -> bool:
        """A file that was moved is another matter: what is open is whole. SQLite makes the log when it needs it."""
        if self.is_moved:
            return False
        pairs = ((self._file, _seen(self._path)), (self._logged, _seen(self._log)))
        return any(before is not None and (now is None or not before.is_like(now)) for before, now in pairs)


def _seen(path: Path) -> _Seen | None:
    try:
        found = path.stat()
    except OSError:
        return None
    written = found.st_mtime_ns
    latest = written if not LATE_NS else max(written, time.time_ns()) + LATE_NS
    return _Seen((found.st_dev, found.st_ino), found.st_size, written, latest)
