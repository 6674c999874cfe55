"""Remembers, outside the vault, how often it was opened: a file that says fewer is an old copy (F26)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from iro_desk.errors import OlderVault
from iro_desk.storage import engine as engines
from iro_desk.storage import side_files
from iro_desk.storage.files import Files
from iro_desk.storage.vault import Vault

NAME = "used.json"


def place_beside(vault_folder: Path) -> Path:
    """Return the file that remembers, beside the vault's folder and so outside what may be swapped."""
    return vault_folder.with_name(f"{vault_folder.name}-{NAME}")


def refuse_older(vault: Vault) -> None:
    """Refuse a vault that has been opened less often than the one last used here.

    Raises:
        OlderVault: naming the day that one was used.
    """
    count, at = _remembered(vault)
    if at is not None and vault.store.on_file(engines.openings) < count:
        raise OlderVault(
            f"This vault is older than the one used on {at.day} {at:%B}. Something may have put an old copy back.",
            "Restore the newest backup, or open the old copy if that is what you want.",
        )


def count(vault: Vault, now: datetime, files: Files) -> None:
    """Count one opening or closing, in the vault first and then outside it.

    A file that another program put in the vault's place, or wrote over it, is not counted in: so it is known as
    older the next time (F24).

    Raises:
        OSError, FileTrouble: the disk refused.
    """
    number = max(_remembered(vault)[0], vault.store.on_file(engines.openings)) + 1
    if not vault.store.is_changed:
        vault.store.change_file(lambda driver: engines.set_openings(driver, number))
    said = {"vault": vault.keys.vault_id, "openings": number, "at": now.isoformat()}
    files.write_atomic(place_beside(vault.folder), side_files.summed(said))


def _remembered(vault: Vault) -> tuple[int, datetime | None]:
    """Return the count and the moment kept for this vault; none for one never seen here."""
    try:
        said = side_files.whole(place_beside(vault.folder))
        if said["vault"] != vault.keys.vault_id:
            return 0, None
        return int(said["openings"]), datetime.fromisoformat(said["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0, None
