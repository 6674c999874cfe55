"""Every change to a file on disk: whole or not at all, and readable by its owner only."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Protocol, TypeVar

T = TypeVar("T")

_PASSING_WINDOWS_ERRORS = (5, 32, 33)
"""Access denied, sharing violation, lock violation: a scanner or indexer holds the file for a moment."""

_WAITS = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
"""Seconds between tries; 2.5 s in all (F31)."""

UNFINISHED = (".making", ".leaving")
"""How the name of a folder ends while it is being filled or emptied; what a crash leaves there is rubbish."""


def is_held(error: OSError) -> bool:
    """Whether another program holds the file: a scanner for a moment, or Word for as long as it is open there."""
    return getattr(error, "winerror", None) in _PASSING_WINDOWS_ERRORS


def patiently(act: Callable[[], T], wait: Callable[[float], None] = time.sleep) -> T:
    """Do something to a file, waiting out a program that holds it for a moment (F31).

    Raises:
        OSError: any other refusal at once, and this one after two and a half seconds.
    """
    for pause in _WAITS:
        try:
            return act()
        except OSError as error:
            if not is_held(error):
                raise
            wait(pause)
    return act()


class Files(Protocol):
    """The seam for everything that changes a file, so that a test can make any one step fail."""

    def write_atomic(self, path: Path, content: bytes) -> None:
        """Write the whole file or leave the old one."""

    def replace(self, source: Path, target: Path) -> None:
        """Move ``source`` over ``target`` in one step."""

    def copy(self, source: Path, target: Path) -> None:
        """Copy a whole file, through a part name."""

    def remove(self, path: Path) -> None:
        """Remove a file; nothing happens when there is none."""

    def make_folder(self, path: Path) -> None:
        """Make a folder that its owner alone may enter."""

    def remove_folder(self, path: Path) -> None:
        """Remove a folder and the files in it; nothing happens when there is none."""

    def room(self, path: Path) -> int:
        """Return how many bytes are free on the disk of a folder."""


class DiskFiles:
    """Files on a real disk.

    Args:
        wait: sleeps for so many seconds between tries.
    """

    def __init__(self, wait: Callable[[float], None] = time.sleep) -> None:
        self._wait = wait

    def write_atomic(self, path: Path, content: bytes) -> None:
        """Write to a part name, force it to the disk, then move it into place."""
        part = path.with_name(f"{path.name}.part")
        try:
            self._write_through(part, content)
            self.replace(part, path)
        except OSError:
            with suppress(OSError):
                part.unlink()
            raise

    def replace(self, source: Path, target: Path) -> None:
        """Move ``source`` over ``target``, waiting out a passing denial."""
        patiently(lambda: source.replace(target), self._wait)
        self.fsync_folder(target.parent)

    def copy(self, source: Path, target: Path) -> None:
        """Copy through a part name, so that a half copy never bears the real one."""
        part = target.with_name(f"{target.name}.part")
        try:
            with source.open("rb") as reading, _owner_only(part) as writing:
                shutil.copyfileobj(reading, writing, 1 << 20)
                writing.flush()
                os.fsync(writing.fileno())
            self.replace(part, target)
        except OSError:
            with suppress(OSError):
                part.unlink()
            raise

    def remove(self, path: Path) -> None:
        """Remove the file if it is there, waiting out a passing denial."""
        patiently(lambda: path.unlink(missing_ok=True), self._wait)

    def make_folder(self, path: Path) -> None:
        """Make the folder and its parents, and force their names to the disk; only its owner may enter it (S30)."""
        new = [folder for folder in (path, *path.parents) if not folder.exists()]
        path.mkdir(parents=True, exist_ok=True)
        for folder in reversed(new):
            self.fsync_folder(folder.parent)
        if sys.platform != "win32":
            # A memory stick may know no owners.
            with suppress(PermissionError):
                path.chmod(0o700)

    def remove_folder(self, path: Path) -> None:
        """Take the name away first, so that half a folder never bears it, then the files and the folder."""
        if not path.is_dir():
            return
        leaving = path
        if path.suffix not in UNFINISHED:
            leaving = path.with_name(f"{path.name}{UNFINISHED[1]}")
            self.remove_folder(leaving)
            self.replace(path, leaving)
        for left in leaving.iterdir():
            self.remove(left)
        leaving.rmdir()

    def room(self, path: Path) -> int:
        """Return the bytes free on the disk that holds ``path``, or would."""
        there = next(folder for folder in (path, *path.parents) if folder.exists())
        return shutil.disk_usage(there).free

    def fsync_folder(self, folder: Path) -> None:
        """Force a rename to the disk; Windows and some network disks have no such call."""
        if sys.platform == "win32":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise
        finally:
            os.close(handle)

    def _write_through(self, path: Path, content: bytes) -> None:
        with _owner_only(path) as writing:
            writing.write(content)
            writing.flush()
            os.fsync(writing.fileno())


def _owner_only(path: Path) -> BinaryIO:
    path.unlink(missing_ok=True)
    return os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb"
    )
