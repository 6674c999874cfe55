"""Places a finished file in a folder whole or not at all, and proves it by reading it back."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from iro_desk.errors import FileTrouble
from iro_desk.storage.files import patiently

PART: Final = ".iro-part"
MOST_SAME_NAMES: Final = 99
# A disk without hard links (most USB sticks) answers with one of these.
_NO_LINKS: Final = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL})
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EROFS, errno.EPERM})

Opener = Callable[[Path], BinaryIO]


class NotThere(FileTrouble):
    """The folder cannot be reached from here now; it may be there again later."""


@dataclass(frozen=True, slots=True)
class PlacedFile:
    """A file that is whole and in place; ``sha256`` in hexadecimal."""

    path: Path
    sha256: str


def _open_new(path: Path) -> BinaryIO:
    return path.open("xb")


def place(folder: Path, file_name: str, content: bytes, opener: Opener = _open_new) -> PlacedFile:
    """Write a file under its name, never over another and never in part.

    The same content under the same name is left as it is; other content takes the name with a number.

    Args:
        file_name: as made by ``filenames.file_name``.
        opener: opens a new file for writing; handed in so that a full disk can be tried.

    Raises:
        FileTrouble: the folder is missing, full or closed to writing, or the disk gave back other bytes.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    part = folder / f".{file_name}{PART}"
    try:
        require_folder(folder)
        _remove_leftovers(folder)
        try:
            _write(part, content, opener)
            _require_same(part, sha256)
            path = _take_name(part, folder, file_name, sha256)
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        _flush_folder(folder)
        _require_same(path, sha256)
    except OSError as trouble:
        raise in_words(trouble) from trouble
    return PlacedFile(path, sha256)


def require_folder(folder: Path) -> None:
    """Raise NotThere when there is no folder; a drive that does not answer may also say so with an OSError."""
    if not folder.is_dir():
        raise NotThere(
            "The folder for finished files is not there.",
            "Connect the drive, or choose another folder in Settings.",
        )


def _remove_leftovers(folder: Path) -> None:
    """Remove parts a crash left behind; only one of these programs writes here at a time."""
    for left in folder.glob(f".IRO-*{PART}"):
        left.unlink(missing_ok=True)


def _write(part: Path, content: bytes, opener: Opener) -> None:
    with opener(part) as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _require_same(path: Path, sha256: str) -> None:
    if _hash(path) != sha256:
        raise FileTrouble(
            "The file read back from the folder is not the file that was written.",
            "The drive may be failing. Choose another folder and try again.",
        )


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _take_name(part: Path, folder: Path, file_name: str, sha256: str) -> Path:
    """Give the part its final name, or the first free numbered one."""
    stem, suffix = Path(file_name).stem, Path(file_name).suffix
    for number in range(1, MOST_SAME_NAMES + 1):
        path = folder / (file_name if number == 1 else f"{stem}-{number}{suffix}")
        try:
            _name(part, path)
        except FileExistsError:
            if path.is_file() and _hash(path) == sha256:
                return path
            continue
        return path
    raise FileTrouble(
        "The folder already holds many other files under this name.",
        "Move the older files away, or choose another folder.",
    )


def _name(part: Path, path: Path) -> None:
    """Link a part under a name nobody has; both names are on the same disk.

    Raises:
        FileExistsError: the name is taken.
    """
    try:
        patiently(lambda: os.link(part, path))
    except FileExistsError:
        raise
    except OSError as trouble:
        if trouble.errno not in _NO_LINKS:
            raise
        # Only this program writes under a random reference, so looking first and renaming is safe.
        if path.exists():
            raise FileExistsError(errno.EEXIST, "the name is taken") from trouble
        patiently(lambda: part.rename(path))


def _flush_folder(folder: Path) -> None:
    """Ask the disk to keep the new name; Windows and some drives cannot be asked."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def in_words(trouble: OSError) -> FileTrouble:
    """What a disk refused, in words."""
    if trouble.errno in _FULL:
        return FileTrouble(
            "The drive with the folder for finished files is full.",
            "Make room on it, or choose another folder.",
        )
    if trouble.errno in _FORBIDDEN:
        return FileTrouble(
            "The folder for finished files cannot be written to.",
            "Choose a folder you may write to in Settings.",
        )
    return FileTrouble(
        "The file could not be written to the folder for finished files.",
        "Check that the drive is connected, or choose another folder.",
    )
