"""Opening a vault whose folder cannot be written to: an encrypted copy is opened, to be read only (F19)."""

from __future__ import annotations

import errno
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from iro_desk.errors import FileTrouble, Refusal
from iro_desk.storage import attempts, vault
from iro_desk.storage.files import Files
from iro_desk.storage.lockfile import LockFile
from iro_desk.storage.surroundings import Surroundings
from iro_desk.storage.vault import OURS, Vault
from iro_desk.storage.whereabouts import READING

ONLY_READ = "This desk is open to read only."
WRITABLE = "Copy what you write elsewhere, or have the folder made writable and unlock again."

_CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def is_closed_to_writing(error: OSError) -> bool:
    """Whether a disk or folder refused because it may only be read, rather than for want of room."""
    return error.errno in _CLOSED


def unlock(passphrase: str, around: Surroundings, copied: Path) -> Vault:
    """Open an encrypted copy of a vault with its passphrase; nothing can be written to it.

    Args:
        copied: the copy's folder from ``laid_out``; wrong tries are counted there.
    Raises:
        Refusal, FileTrouble: as when the vault itself is unlocked.
    """
    opened = vault.unlock(copied, passphrase, replace(around, takes_over=True))
    opened.store.refuse_writing(FileTrouble(ONLY_READ, WRITABLE))
    return opened


def laid_out(folder: Path, files: Files) -> Path:
    """Copy a vault, encrypted as it is, to a folder of this computer's temporary ones.

    Raises:
        FileTrouble: the vault cannot be read either, or there is no room.
    """
    try:
        inside = Path(tempfile.mkdtemp(prefix=READING)) / folder.name
        files.make_folder(inside)
        for name in (*OURS, attempts.NAME):
            if (folder / name).is_file():
                files.copy(folder / name, inside / name)
    except OSError as error:
        raise FileTrouble(
            "The folder of your caseload cannot be written to, and could not be copied to be read.",
            "Check that the folder is yours and that this computer's disk has room, then try again.",
        ) from error
    return inside


def clear(inside: Path, files: Files) -> None:
    """Remove the copy; what cannot go now goes at the next start."""
    with suppress(OSError):
        files.remove_folder(inside)
        inside.parent.rmdir()


def clear_left(host: str, files: Files) -> None:
    """Remove copies that a program which was killed has left; one that is open stays."""
    for left in Path(tempfile.gettempdir()).glob(f"{READING}*"):
        with suppress(OSError):
            for inside in left.iterdir():
                try:
                    LockFile(inside, host, takes_over=True).release()
                except Refusal:
                    continue
                clear(inside, files)
            left.rmdir()
