"""The real door: it finds, makes and opens the one vault of this computer.

What is slow to import is imported when the officer knocks, so that the door itself is painted at once.
"""

from __future__ import annotations

import os
import random
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from iro_desk import paths
from iro_desk.app.keys import VaultKeys
from iro_desk.domain.backups import RESTORING
from iro_desk.errors import FileTrouble
from iro_desk.gui.entrance.door import Judgement
from iro_desk.storage import passphrase as passphrases
from iro_desk.storage import recovery

if TYPE_CHECKING:
    from iro_desk.domain.backups import BackupSeen
    from iro_desk.storage.restore_elsewhere import Secret
    from iro_desk.storage.safe_keeping import SafeKeeping
    from iro_desk.storage.slots import Cost
    from iro_desk.storage.store import Store
    from iro_desk.storage.vault import Surroundings, Vault

STRONG = "Strong enough for a lost laptop"


@contextmanager
def _disk_in_words() -> Iterator[None]:
    """What a folder that may not be written to says, in words the officer can act on (F19)."""
    try:
        yield
    except OSError as error:
        raise FileTrouble(
            "The folder of your caseload may not be written to.",
            "Check that the disk has room and that the folder is yours, then try again.",
        ) from error


class VaultDoor:
    """The way into the vault in one folder.

    Args:
        folder: where the vault is, or will be.
        now: the present moment.
        cost: what a guess costs in slots made here, and must cost at least; None is the standard.
        backs_up: whether backups are made, as of every vault but that of the invented children.

    Attributes:
        keys: the keys of the vault that is open; None while it is not.
        safe_keeping: the backups of the vault that is open; None while it is not, or when none are made.
    """

    def __init__(
        self, folder: Path, now: Callable[[], datetime], cost: Cost | None = None, *, backs_up: bool = True
    ) -> None:
        self.folder = folder
        self.safe_keeping: SafeKeeping | None = None
        self.keys: VaultKeys | None = None
        self._now = now
        self._cost = cost
        self._backs_up = backs_up
        self._takes_older = False
        self._vault: Vault | None = None

    @property
    def is_new(self) -> bool:
        """Whether there is nothing in the folder at all; anything else is a vault, sound or damaged (F21)."""
        try:
            return not any(self.folder.iterdir())
        except FileNotFoundError:
            return True
        except OSError:
            return False

    def wait_seconds(self) -> float:
        """How long until another try is allowed."""
        from iro_desk.storage import vault

        return vault.wait_seconds(self.folder, self._now())

    def unlock(self, passphrase: str) -> Store:
        """Open the vault with its passphrase."""
        from iro_desk.storage import vault

        with _disk_in_words():
            return self._hold(vault.unlock(self.folder, passphrase, self._around()))

    def unlock_with_recovery(self, code: str, new_passphrase: str) -> Store:
        """Open the vault with its recovery code and set a new passphrase."""
        from iro_desk.storage import vault

        with _disk_in_words():
            return self._hold(vault.unlock_with_recovery(self.folder, code, new_passphrase, self._around()))

    def create(self, passphrase: str, recovery_code: str) -> Store:
        """Make the vault, where it cannot be copied by a sync program while it is open (F25)."""
        from iro_desk.storage import places, vault

        places.refuse(self.folder, environment=os.environ, mounts=places.mounted())
        passphrases.refuse_weak(passphrase, self._words())
        with _disk_in_words():
            self.folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            return self._hold(vault.create(self.folder, passphrase, recovery_code, self._around()))

    def use_older(self) -> None:
        """Let an old copy be opened, as the officer chose after being told (F26)."""
        self._takes_older = True

    def backups_in(self, chosen: Path | None, passphrase: str, code: str) -> tuple[BackupSeen, ...]:
        """Return the backups in a folder, or those this computer knows of, opened with what was typed.

        Args:
            chosen: None looks where backups are made from here.
            code: the recovery code; empty when it is the passphrase that was typed.
        """
        from iro_desk.storage import backups_kept, restore_elsewhere, safe_keeping

        beside = safe_keeping.place_beside(self.folder)
        second = backups_kept.read(beside).second
        places = [chosen] if chosen else [beside, *([second] if second else [])]
        with _disk_in_words():
            return restore_elsewhere.looked_for(places, _secret(passphrase, code), self._around())

    def restore(self, backup: Path, passphrase: str, code: str, new_passphrase: str) -> Store:
        """Put a backup in the vault's place and open it; what was there is kept under ``.before-restore``.

        Args:
            new_passphrase: what opens it from now on; used with a recovery code only.
        """
        from iro_desk.storage import backups_kept, places, restore, restore_elsewhere, safe_keeping

        around = self._around()
        with _disk_in_words():
            places.refuse(self.folder, environment=os.environ, mounts=places.mounted())
            key = restore_elsewhere.key_of(backup, _secret(passphrase, code), around)
            self.folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            restore.make_ready(self.folder, backup, key, around.files, now=self._now())
            beside = safe_keeping.place_beside(self.folder)
            backups_kept.keep(beside, replace(backups_kept.read(beside), paused=True), around.files)
        self.settle_restore()
        self._takes_older = True
        return self.unlock_with_recovery(code, new_passphrase) if code else self.unlock(passphrase)

    def settle_restore(self) -> None:
        """Finish a restore that was made ready, or clear away half of one (F12); call it while nothing is open."""
        if not self.folder.with_name(f"{self.folder.name}{RESTORING}").exists():
            return
        from iro_desk.storage import restore

        around = self._around()
        restore.settle(self.folder, around.host, around.files)

    def suggest_passphrase(self) -> str:
        """Four words at random."""
        return passphrases.suggested(tuple(sorted(self._words())), random.SystemRandom())

    def suggest_recovery_code(self) -> tuple[str, ...]:
        """A fresh recovery code, in groups."""
        return recovery.groups(recovery.new_code(secrets.token_bytes))

    def judge(self, passphrase: str) -> Judgement:
        """Whether the officer's own passphrase is strong enough, in words."""
        found = passphrases.strength(passphrase, self._words())
        return Judgement(found.is_enough, STRONG if found.is_enough else found.words)

    def let_go(self) -> None:
        """Back up what changed, close the store, wipe our copy of the key and release the folder."""
        from iro_desk.storage import used_before

        vault = self._vault
        if vault is None:
            return
        if self.safe_keeping is not None:
            self.safe_keeping.finish()
            with suppress(OSError, FileTrouble):
                used_before.count(vault, self._now(), self._around().files)
        self._vault = self.safe_keeping = self.keys = None
        vault.lock()

    def _hold(self, vault: Vault) -> Store:
        """Keep the open vault, unless it turns out to be an old copy."""
        from iro_desk.storage import restore, used_before
        from iro_desk.storage.safe_keeping import SafeKeeping

        around = self._around()
        try:
            if not self._takes_older:
                used_before.refuse_older(vault)
            restore.note_restored(vault, around.files)
        except FileTrouble:
            vault.lock()
            raise
        self._vault = vault
        if self._backs_up:
            with suppress(OSError, FileTrouble):
                used_before.count(vault, self._now(), around.files)
            self.safe_keeping = SafeKeeping(vault, around)
        self.keys = VaultKeys(vault, self._words(), self.safe_keeping)
        return vault.store

    def _around(self) -> Surroundings:
        from iro_desk.storage.vault import Surroundings

        if self._cost is None:
            return Surroundings(now=self._now, spare_keys=self._backup_folders)
        return Surroundings(now=self._now, cost=self._cost, floor=self._cost, spare_keys=self._backup_folders)

    def _backup_folders(self) -> tuple[Path, ...]:
        """The newest backups on this computer, which hold key files too (F40)."""
        from iro_desk.storage import backups, safe_keeping

        found = backups.found_in(safe_keeping.place_beside(self.folder))
        return tuple(backup.folder for backup in found[:3])

    def _words(self) -> frozenset[str]:
        return frozenset(passphrases.word_list(paths.resource("data/words.txt")))


def _secret(passphrase: str, code: str) -> Secret:
    from iro_desk.storage import restore_elsewhere

    return restore_elsewhere.code_of(code) if code else restore_elsewhere.passphrase_of(passphrase)
