"""Putting a backup in the vault's place: made ready beside it, changed over by renaming, the old vault kept (F12)."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from iro_desk.domain.backups import RESTORING, BackupSeen, Counts
from iro_desk.domain.deeds import Deed
from iro_desk.errors import Damage, FileTrouble, Refusal
from iro_desk.storage import backups, keyfile, leftovers
from iro_desk.storage import engine as engines
from iro_desk.storage.backups import Backup
from iro_desk.storage.backups_second import FOLDER
from iro_desk.storage.files import Files
from iro_desk.storage.keyfile import KeyFile
from iro_desk.storage.lockfile import LockFile
from iro_desk.storage.vault import Vault

READY = "restored.json"
BEFORE = ".before-restore"
LOCAL = "backups"
_FILES = (backups.DATABASE, backups.LOG, keyfile.NAME, keyfile.COPY_NAME)


def looked_for(chosen: Path) -> list[BackupSeen]:
    """Return what can be restored from a folder: a backup, a place of backups, a stick, or a copied vault.

    The newest comes first. A copied vault has the time its file was last written.
    """
    found: dict[Path, BackupSeen] = {}
    for place in (chosen, chosen / FOLDER, chosen / LOCAL, chosen.parent):
        for backup in backups.found_in(place):
            if place != chosen.parent or backup.folder == chosen:
                found[backup.folder] = backup.seen()
    own = backups.noted(chosen)
    if own is not None:
        found[chosen] = own.seen()
    if not found and (chosen / backups.DATABASE).is_file():
        found[chosen] = _copied(chosen)
    return sorted(found.values(), key=lambda seen: (seen.made_at, seen.number), reverse=True)


def _copied(folder: Path) -> BackupSeen:
    written = datetime.fromtimestamp((folder / backups.DATABASE).stat().st_mtime).astimezone()
    return BackupSeen(0, written, folder, is_copy=True)


def lay_out(source: Path, target: Path, files: Files) -> None:
    """Copy what opens a vault into an empty folder.

    Raises:
        FileTrouble: a file could not be read or written.
    """
    try:
        backups.refuse_full(target.parent, (source / backups.DATABASE).stat().st_size, files)
        files.remove_folder(target)
        files.make_folder(target)
        for name in _FILES:
            if (source / name).is_file():
                files.copy(source / name, target / name)
    except OSError as error:
        raise FileTrouble(
            "The backup could not be copied to this computer.",
            "Check that the place is still connected and that the disk has room.",
        ) from error


def make_ready(
    vault_folder: Path, source: Path, key: bytes | bytearray, files: Files, *, keys: KeyFile | None = None,
    openings: int = 0, now: datetime,
) -> Counts:  # fmt: skip
    """Lay a backup out beside the vault, prove it, and mark it ready; nothing has changed place yet.

    Args:
        keys: the key file to go with it, so that today's passphrase opens it; None keeps the backup's own.
        openings: how often the vault was opened, so that the restored one does not count as an old copy.
    Raises:
        FileTrouble: the backup is not sound, or the disk refused; the vault is as it was.
    """
    target = vault_folder.with_name(f"{vault_folder.name}{RESTORING}")
    try:
        lay_out(source, target, files)
        if keys is not None:
            keyfile.keep(target, _with_the_end_of(keys, target, key), files)
        counts = _proved(target, source, key, files, openings)
        said = {"from": source.name, "at": now.isoformat()}
        files.write_atomic(target / READY, json.dumps(said).encode("utf-8"))
    except BaseException as error:
        with suppress(OSError):
            files.remove_folder(target)
        if isinstance(error, OSError):
            raise FileTrouble(
                "The disk would not take the restored desk. Your present one is as it was.",
                "Check that it has room, then try again.",
            ) from error
        raise
    return counts


def _with_the_end_of(keys: KeyFile, target: Path, key: bytes | bytearray) -> KeyFile:
    """Return today's key file with the end of the audit trail as the backup has it: later rows are not in it."""
    own = next((held for held in keyfile.found_in(target) if held.is_sealed_by(bytes(key))), None)
    return replace(keys, trail=own.trail if own else None, mac="").sealed(bytes(key))


def _proved(target: Path, source: Path, key: bytes | bytearray, files: Files, openings: int) -> Counts:
    noted = backups.noted(source)
    leftovers.settle_log(target / backups.DATABASE, key, files)
    counts = backups.proved(target, key, noted.digest if noted else None)
    with engines.opened(target / backups.DATABASE, key, walled=False) as driver:
        if openings > engines.openings(driver):
            engines.set_openings(driver, openings)
    backups.forced(target / backups.DATABASE)
    return counts


def settle(vault_folder: Path, host: str, files: Files) -> Path | None:
    """Finish a restore that was made ready, or clear away one that was not; nothing happens when there is none.

    It is safe to stop at any step: the next start goes on from there.

    Returns:
        Where the vault from before is kept; None when nothing was restored, or there was none.
    Raises:
        FileTrouble: the disk would not let the folders change places.
    """
    target = vault_folder.with_name(f"{vault_folder.name}{RESTORING}")
    if not target.is_dir():
        return None
    try:
        lock = LockFile(vault_folder.parent, host)
    except (Refusal, OSError):
        return None
    try:
        return _changed_over(vault_folder, target, host, files)
    except OSError as error:
        raise FileTrouble(
            "The restored desk could not be put in its place. It is safe, and so is the one from before.",
            "Close other programs that may be using the folder, then open IRO Desk again.",
        ) from error
    finally:
        lock.release()


def _changed_over(vault_folder: Path, target: Path, host: str, files: Files) -> Path | None:
    if not (target / READY).is_file():
        files.remove_folder(target)
        return None
    kept = None
    if vault_folder.exists():
        try:
            LockFile(vault_folder, host).release()
        except Refusal:
            return None
        kept = _free_name(vault_folder)
        files.replace(vault_folder, kept)
    files.replace(target, vault_folder)
    return kept


def note_restored(vault: Vault, files: Files, settle: Callable[[Session], object]) -> None:
    """Say once in the audit trail that the vault just opened came from a backup.

    Args:
        settle: what a desk put back does first, for what it says may not be so any more; doing it twice is harmless.

    Raises:
        FileTrouble: the disk refused.
    """
    ready = vault.folder / READY
    if ready.is_file():
        vault.store.write("Restore from a backup", settle)
        vault.store.note(Deed.RESTORED)
        with suppress(OSError):
            files.remove(ready)


def _free_name(vault_folder: Path) -> Path:
    plain = vault_folder.with_name(f"{vault_folder.name}{BEFORE}")
    numbered = (plain.with_name(f"{plain.name}-{number}") for number in range(2, 10_000))
    return next(path for path in (plain, *numbered) if not path.exists())


def clear_before(vault_folder: Path, files: Files) -> None:
    """Remove the vaults from before a restore, which the officer needs no more."""
    for path in vault_folder.parent.glob(f"{vault_folder.name}{BEFORE}*"):
        files.remove_folder(path)


def rehearse(newest: Backup, place: Path, key: bytes | bytearray, files: Files) -> Counts:
    """Restore a backup into a folder of its own by the same steps, count it twice, and clear it away.

    Raises:
        FileTrouble: it would not have restored.
    """
    trial = place / "rehearsal.making"
    try:
        lay_out(newest.folder, trial, files)
        restored = backups.proved(trial, key, newest.digest)
    finally:
        with suppress(OSError):
            files.remove_folder(trial)
    if restored != backups.proved(newest.folder, key, newest.digest):
        raise Damage("The restored copy does not hold what the backup holds.", "Make a new backup now.")
    return restored
