"""One program at a time: a lock the system drops if we die, in a file that says whose it is."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from pathlib import Path

from iro_desk.errors import HeldElsewhere, Refusal
from iro_desk.storage import side_files

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = "vault.lock"
_FAR = 1 << 20
"""Windows locks bytes against reading too, so the locked byte lies far beyond the text."""


class LockFile:
    """Holds the vault for this program until ``release`` or the end of the process.

    Args:
        folder: the vault's folder.
        host: this computer's name; a lock of another computer is never stolen (F30).
        takes_over: the officer said that the other computer has closed it, or is gone.
    Raises:
        HeldElsewhere: another computer has the vault open, or had when it was copied.
        Refusal: another program has the vault open.
    """

    def __init__(self, folder: Path, host: str, *, takes_over: bool = False) -> None:
        self._path = folder / NAME
        self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if not takes_over:
                _refuse_other_host(self._read(), host)
            if not _seize(self._handle):
                raise Refusal(
                    "This vault is already open in another IRO Desk window.", "Go back to that window."
                )
            self._write({"host": host, "pid": os.getpid()})
        except BaseException:
            os.close(self._handle)
            raise

    def release(self) -> None:
        """Let go. The file is emptied rather than removed: removing it would race the next holder."""
        if self._handle < 0:
            return
        with suppress(OSError):
            os.ftruncate(self._handle, 0)
        os.close(self._handle)
        self._handle = -1

    def _read(self) -> str:
        """Return the host named in the file; empty when it names none."""
        os.lseek(self._handle, 0, os.SEEK_SET)
        try:
            said = side_files.plain(os.read(self._handle, 4096))
        except ValueError:
            return ""
        return str(said.get("host", "")) if isinstance(said, dict) else ""

    def _write(self, said: dict[str, object]) -> None:
        """Say whose it is; the system's lock holds without it, so a full disk keeps nobody out (F16)."""
        with suppress(OSError):
            os.ftruncate(self._handle, 0)
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, json.dumps(said).encode("utf-8"))


def _refuse_other_host(holder: str, host: str) -> None:
    if holder and holder != host:
        raise HeldElsewhere(
            "This vault was left open on another computer, or was copied from one.",
            "Close it there first, so that two computers never write to it at once.",
        )


def _seize(handle: int) -> bool:
    """Take the system's lock; False when a living program has it."""
    try:
        if sys.platform == "win32":
            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
