"""A vault that lay where it may not is moved to this computer's own disk: copied, proved, switched over (F25)."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from iro_desk.errors import FileTrouble, OlderVault, Refusal
from iro_desk.storage import backups, backups_kept, backups_second, keyfile, restore
from iro_desk.storage import engine as engines
from iro_desk.storage.files import UNFINISHED, Files
from iro_desk.storage.safe_keeping import place_beside
from iro_desk.storage.vault import OURS, Vault
from iro_desk.storage.whereabouts import pointer_of

LEFT = "moved.json"
"""In the folder that was left, so that it is known for an old copy though the pointer were lost."""


def move(vault: Vault, to: Path, first: Path, files: Files) -> Path:
    """Copy an open vault and its backups to another folder, prove every copy, and only then point there.

    Nothing is taken from the old folder, and until the pointer stands the old one is the vault.

    Args:
        to: the folder that is to hold the vault's folder.
        first: where the vault was first, beside which the pointer is kept.
    Returns:
        The vault's folder in the new place.
    Raises:
        FileTrouble: the disk refused, or gave back something else; the vault is where it was.
    """
    try:
        files.make_folder(to)
        backups.refuse_full(to, vault.store.path.stat().st_size, files)
        target = _free_name(to / first.name)
        _lay_copy(vault, target, files)
        _bring_backups(vault.folder, target, files)
        content = json.dumps({"folder": str(target.absolute())})
        files.write_atomic(pointer_of(first), content.encode("utf-8"))
        with suppress(OSError):
            files.write_atomic(vault.folder / LEFT, content.encode("utf-8"))
    except OSError as error:
        raise FileTrouble(
            "Your desk could not be moved, and is where it was.",
            "Check that this computer's disk has room, then try again.",
        ) from error
    return target


def clear_old(old: Path, now_in: Path, files: Files) -> None:
    """Remove the vault that was moved away from, and those of its backups that lie in the new place too.

    Raises:
        Refusal: the new folder does not hold a vault.
        FileTrouble: the disk refused.
    """
    if not (now_in / backups.DATABASE).is_file():
        raise Refusal("Your desk is not in its new place.", "Leave the old one where it is.")
    brought = {backup.digest for backup in backups.found_in(place_beside(now_in))}
    try:
        files.remove_folder(old)
        for backup in backups.found_in(place_beside(old)):
            if backup.digest in brought:
                files.remove_folder(backup.folder)
        restore.clear_before(old, files)
    except OSError as error:
        raise FileTrouble(
            "The old desk could not all be removed.", "Remove what is left of it by hand."
        ) from error


def refuse_left(folder: Path) -> None:
    """Refuse a vault that was moved away from (F26).

    Raises:
        OlderVault: work may have been done in the new place since.
    """
    if (folder / LEFT).is_file():
        raise OlderVault(
            "This vault was moved to another folder of this computer, so this one may be older.",
            "Restore the newest backup, or open the old copy if that is what you want.",
        )


def is_there(folder: Path) -> bool:
    """Whether anything of a vault is in a folder."""
    return any((folder / name).exists() for name in OURS)


def _free_name(target: Path) -> Path:
    """A folder nobody has: a move that was cut short may have left one, and nothing is written over."""
    numbered = (target.with_name(f"{target.name}-{number}") for number in range(2, 10_000))
    return next(path for path in (target, *numbered) if not path.exists())


def _lay_copy(vault: Vault, target: Path, files: Files) -> None:
    making = target.with_name(f"{target.name}{UNFINISHED[0]}")
    try:
        files.remove_folder(making)
        files.make_folder(making)
        engines.make_empty(making / backups.DATABASE)
        with_key = engines.connect(making / backups.DATABASE, vault.data_key, creating=True, walled=False)
        try:
            vault.store.copy_in_steps(with_key)
        finally:
            with_key.close()
        keyfile.keep(making, vault.keys, files)
        backups.forced(making / backups.DATABASE)
        if backups.proved(making, vault.data_key) != vault.store.on_file(backups.counts_of):
            raise FileTrouble("The copy does not hold what your desk holds.", "Nothing was moved. Try again.")
        files.replace(making, target)
    except BaseException:
        with suppress(OSError):
            files.remove_folder(making)
        raise


def _bring_backups(old: Path, target: Path, files: Files) -> None:
    place = place_beside(target)
    there = {backup.folder.name for backup in backups.found_in(place)}
    backups_kept.keep(place, backups_kept.read(place_beside(old)), files)
    for backup in backups.found_in(place_beside(old)):
        if backup.folder.name not in there:
            backups_second.bring(backup, place, _same, files)


def _same(folder: Path, digest: str) -> None:
    if backups.sum_of(folder / backups.DATABASE) != digest:
        raise FileTrouble("A backup is not as it was when it was made.", "Your desk was not moved.")
