"""One backup on a disk: a folder with the encrypted file, its key file and a note, whole or not there at all."""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from iro_desk.domain.backups import BackupSeen, Counts, Mark
from iro_desk.errors import Damage, FileTrouble
from iro_desk.storage import engine as engines
from iro_desk.storage import keyfile, migrate, side_files
from iro_desk.storage.files import UNFINISHED, Files
from iro_desk.storage.keyfile import KeyFile

DATABASE = "vault.db"
LOG = f"{DATABASE}-wal"
NOTE = "backup.json"
_VERSION = 1
_TOO_MANY = (errno.EMFILE, errno.ENFILE)
_NAME = re.compile(r"backup-(\d{4}-\d\d-\d\d-\d{4})-(\d{6,15})")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was opened and counted before it got its name.

    Args:
        number: rises with every backup, whatever the clock says.
        vault_id: which vault it is of; empty where its note cannot be read.
        digest: SHA-256 of the encrypted file.
    """

    folder: Path
    number: int
    made_at: datetime
    vault_id: str
    digest: str

    @property
    def mark(self) -> Mark:
        """Its place in the order."""
        return Mark(self.number, self.made_at)

    def seen(self, counts: Counts | None = None, trouble: str = "") -> BackupSeen:
        """Return it as a list shows it."""
        return BackupSeen(self.number, self.made_at, self.folder, counts, trouble)


def found_in(place: Path) -> list[Backup]:
    """Return the finished backups in a folder, the newest first; none when it cannot be read."""
    try:
        folders = [path for path in place.iterdir() if _NAME.fullmatch(path.name)]
    except OSError:
        return []
    found = [backup for folder in folders if (backup := noted(folder) or _without_note(folder)) is not None]
    return sorted(found, key=lambda backup: backup.number, reverse=True)


def noted(folder: Path) -> Backup | None:
    """Read the note of one backup; None when there is none that can be read, or it is not as it was written."""
    try:
        said = side_files.whole(folder / NOTE)
        made_at = datetime.fromisoformat(said["made_at"])
        if made_at.tzinfo is None:
            return None
        return Backup(folder, int(said["number"]), made_at, str(said["vault"]), str(said["sha256"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _without_note(folder: Path) -> Backup | None:
    """Return a backup by its name alone: a spoilt note is no reason to pass over the file beside it (F20).

    Its moment is as exact as the name. Its digest is today's, so that whoever copies it can prove the copy; that the
    file is sound is shown by opening it.
    """
    found = _NAME.fullmatch(folder.name)
    try:
        if found is None or not (folder / DATABASE).is_file():
            return None
        made_at = datetime.strptime(found[1], "%Y-%m-%d-%H%M").astimezone()
        return Backup(folder, int(found[2]), made_at, "", sum_of(folder / DATABASE))
    except (OSError, ValueError, OverflowError):
        return None


def refuse_full(place: Path, size: int, files: Files) -> None:
    """Refuse to begin where the copy might not fit (F17).

    Args:
        size: bytes of the file that is to be copied.
    """
    wanted = engines.room_for_a_copy(size)
    try:
        free = files.room(place)
    except OSError:
        return
    if free < wanted:
        missing = -(-(wanted - free) // 1_000_000)
        raise FileTrouble(
            "There is too little room on the disk for a backup, so none was made. The ones there are safe.",
            f"Free at least {missing} MB and choose “Back up now”.",
        )


def lay_down(
    place: Path,
    number: int,
    made_at: datetime,
    held: KeyFile,
    key: bytes | bytearray,
    fill: Callable[[Path], None],
    files: Files,
) -> tuple[Backup, Counts]:
    """Make a backup under a name that says it is unfinished, prove it, and only then give it its name (F10).

    Args:
        held: the key file that goes with it.
        fill: writes the encrypted file at a path where there is none.
    Raises:
        FileTrouble: the disk refused, or what it kept is not a sound vault.
    """
    name = f"backup-{made_at:%Y-%m-%d-%H%M}-{number:06d}"
    making = place / f"{name}{UNFINISHED[0]}"
    try:
        files.make_folder(place)
        clear_unfinished(place, files)
        files.make_folder(making)
        fill(making / DATABASE)
        keyfile.keep(making, held, files)
        digest = forced(making / DATABASE)
        counts = proved(making, key, digest)
        said = {
            "kind": "IRO Desk backup", "version": _VERSION, "number": number, "made_at": made_at.isoformat(),
            "vault": held.vault_id, "sha256": digest, "trail": _said_of(held),
        }  # fmt: skip
        files.write_atomic(making / NOTE, side_files.summed(said))
        files.replace(making, place / name)
    except (FileTrouble, OSError) as error:
        _clear(making, files)
        raise _not_made(error) from error
    return Backup(place / name, number, made_at, held.vault_id, digest), counts


def _not_made(error: FileTrouble | OSError) -> FileTrouble:
    """Say that there is no new backup, and why: what the file or the disk answered speaks of saving (F28)."""
    if getattr(error, "errno", None) in _TOO_MANY or _nothing_more_opens():
        return FileTrouble(
            "This computer has too many files open to open one more, so no backup was made. "
            "The ones made before are safe.",
            "Close other programs and choose “Back up now”.",
        )
    if isinstance(error, OSError):
        return FileTrouble(
            "The disk would not take the backup. The ones made before are safe.",
            "Check that the disk has room and can be written to.",
        )
    if isinstance(error, Damage):
        return error
    why = error.what.rstrip(".").removesuffix(", so this was not saved")
    return FileTrouble(f"{why}, so no backup was made. The ones made before are safe.", error.next_step)


def _nothing_more_opens() -> bool:
    """Whether that is why SQLite, which does not say so, could open nothing."""
    try:
        os.close(os.open(os.devnull, os.O_RDONLY))
    except OSError as error:
        return error.errno in _TOO_MANY
    return False


def _said_of(held: KeyFile) -> list[object] | None:
    """How many rows the audit trail had and the digest of the last (S37); None where the key file knows none."""
    return None if held.trail is None else [held.trail.count, held.trail.digest]


def _clear(making: Path, files: Files) -> None:
    with suppress(OSError):
        files.remove_folder(making)


def proved(folder: Path, key: bytes | bytearray, digest: str | None = None) -> Counts:
    """Open what is in a folder with the key, read every page, row and link, and count it.

    Args:
        digest: what the file's SHA-256 was when it was made; None when nothing is known of it.
    Raises:
        Damage: it is not sound, or its key file does not belong to it.
    """
    if not any(held.is_sealed_by(bytes(key)) for held in keyfile.found_in(folder)):
        raise Damage("The backup's key file does not belong to it.", "Choose another backup.")
    if digest is not None and sum_of(folder / DATABASE) != digest:
        raise Damage("The backup is not as it was when it was made.", "Choose another backup.")
    with engines.opened(folder / DATABASE, key, walled=False) as driver:
        if engines.faults(driver):
            raise Damage("The backup cannot be read to its end.", "Choose another backup.")
        return counts_of(driver)


def counts_of(driver: engines.Driver) -> Counts:
    """Count what an open file holds.

    Raises:
        Damage: a page of it cannot be read.
    """
    try:
        rows = migrate.row_counts(driver)
        changes = driver.execute("SELECT coalesce(max(operation), 0) FROM journal").fetchone()[0]
    except engines.DamagedPage as trouble:
        raise Damage("The file is damaged: part of it cannot be read.", "Choose another backup.") from trouble
    return Counts(
        rows.get("child", 0), rows.get("review", 0), rows.get("visit", 0), int(changes), sum(rows.values())
    )


def clear_unfinished(place: Path, files: Files) -> None:
    """Remove what a crash left half made or half removed."""
    for path in list(place.iterdir()):
        if path.suffix in UNFINISHED and path.is_dir():
            files.remove_folder(path)


def sum_of(path: Path) -> str:
    """Return a file's SHA-256."""
    with path.open("rb") as reading:
        return hashlib.file_digest(reading, "sha256").hexdigest()


def forced(path: Path) -> str:
    """Force a file to the disk and return its SHA-256."""
    with path.open("rb+") as writing:
        os.fsync(writing.fileno())
    return sum_of(path)
