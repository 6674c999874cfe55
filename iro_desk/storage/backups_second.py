"""The second place for backups: a memory stick or a network folder that is not always there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from iro_desk.errors import FileTrouble, Refusal
from iro_desk.storage import backups, keyfile
from iro_desk.storage.backups import Backup
from iro_desk.storage.files import UNFINISHED, Files

FOLDER = "IRO Desk backups"
_FILES = (backups.DATABASE, keyfile.NAME, keyfile.COPY_NAME)


def begin(chosen: Path, first: Path, files: Files) -> Path:
    """Make the folder for backups in the place the officer chose, and return it.

    Args:
        first: the folder of the backups on this computer.
    Raises:
        Refusal: it is the same folder, or cannot be written to.
    """
    place = chosen if chosen.name == FOLDER else chosen / FOLDER
    if place.absolute().is_relative_to(first.parent.absolute()):
        raise Refusal(
            "That folder is beside the backups that are already made.",
            "Choose a memory stick, or a folder on another disk.",
        )
    try:
        files.make_folder(place)
        files.write_atomic(place / "try.txt", b"This place can be written to.\n")
        files.remove(place / "try.txt")
    except OSError as error:
        raise Refusal("That folder may not be written to.", "Choose another one.") from error
    return place


def is_there(place: Path) -> bool:
    """Whether it is connected. Its folder is never made again by itself: another stick may have its letter."""
    try:
        return place.is_dir()
    except OSError:
        return False


def bring(newest: Backup, place: Path, prove: Callable[[Path, str], object], files: Files) -> Backup:
    """Copy the newest backup to the second place, and prove the copy before it gets its name.

    Args:
        prove: opens, reads and counts what is in a folder, given the sum it must have.
    Raises:
        FileTrouble: the place is full, refused, or gave back something else.
    """
    target = place / newest.folder.name
    making = place / f"{newest.folder.name}{UNFINISHED[0]}"
    try:
        backups.refuse_full(place, (newest.folder / backups.DATABASE).stat().st_size, files)
        backups.clear_unfinished(place, files)
        files.make_folder(making)
        for name in (*_FILES, backups.NOTE):
            if name != backups.NOTE or (newest.folder / name).is_file():
                files.copy(newest.folder / name, making / name)
        prove(making, newest.digest)
        files.replace(making, target)
    except OSError as error:
        raise FileTrouble(
            "The second backup place would not take the backup. The one on this computer is made.",
            "Check that it has room and can be written to.",
        ) from error
    return Backup(target, newest.number, newest.made_at, newest.vault_id, newest.digest)
