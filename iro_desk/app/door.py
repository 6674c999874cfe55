"""The real door: it finds, makes and opens the one vault of this computer.

What is slow to import is imported when the officer knocks, so that the door itself is painted at once.
"""

from __future__ import annotations

import errno
import os
import random
import secrets
import tempfile
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
from iro_desk.storage import places, recovery, whereabouts

if TYPE_CHECKING:
    from iro_desk.domain.backups import BackupSeen
    from iro_desk.gui.entry_notices import EntryNotice
    from iro_desk.storage.restore_elsewhere import Secret
    from iro_desk.storage.safe_keeping import SafeKeeping
    from iro_desk.storage.slots import Cost
    from iro_desk.storage.store import Store
    from iro_desk.storage.vault import Surroundings, Vault

STRONG = "Strong enough for a lost laptop"


@contextmanager
def _disk_in_words() -> Iterator[None]:
    """What a folder that may not be written to says, in words the officer can act on (F19, F28)."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.EMFILE, errno.ENFILE):
            raise FileTrouble(
                "This computer has too many files open to open one more.",
                "Close other programs, then try again. Nothing was changed.",
            ) from error
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
        notices: what to tell the officer once the desk is open.
    """

    def __init__(
        self, folder: Path, now: Callable[[], datetime], cost: Cost | None = None, *, backs_up: bool = True
    ) -> None:
        self._first = folder
        self.folder = whereabouts.folder_of(folder)
        self.notices: tuple[EntryNotice, ...] = ()
        self.safe_keeping: SafeKeeping | None = None
        self.keys: VaultKeys | None = None
        self._now = now
        self._cost = cost
        self._backs_up = backs_up
        self._takes_older = self._is_older_new = self._takes_over = False
        self._copied: Path | None = None
        self._vault: Vault | None = None

    @property
    def is_new(self) -> bool:
        """Whether there is nothing in the folder at all; anything else is a vault, sound or damaged (F21).

        One that was moved away from is not new, though what says where to can no longer be read.
        """
        if self.folder != self._first or whereabouts.pointer_of(self._first).exists():
            return False
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
        with _disk_in_words():
            from iro_desk.storage import reading, vault

            try:
                opened = vault.unlock(self.folder, passphrase, self._around())
            except OSError as error:
                if not reading.is_closed_to_writing(error) or vault.is_new(self.folder):
                    raise
                return self._read_only(passphrase)
            return self._hold(opened)

    def unlock_with_recovery(self, code: str, new_passphrase: str) -> Store:
        """Open the vault with its recovery code and set a new passphrase."""
        from iro_desk.storage import vault

        with _disk_in_words():
            return self._hold(vault.unlock_with_recovery(self.folder, code, new_passphrase, self._around()))

    def create(self, passphrase: str, recovery_code: str) -> Store:
        """Make the vault, where it cannot be copied by a sync program while it is open (F25)."""
        from iro_desk.storage import vault

        places.refuse(self.folder, environment=os.environ, mounts=places.mounted())
        passphrases.refuse_weak(passphrase, self._words())
        with _disk_in_words():
            self.folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            return self._hold(vault.create(self.folder, passphrase, recovery_code, self._around()))

    @property
    def risk(self) -> str:
        """What the folder of a vault is that no vault should lie in; empty when it will do (F25)."""
        return "" if self.is_new else self._risk_of(self.folder, places.mounted())

    def own_disk(self) -> Path | None:
        """Return the folder on this computer's own disk to move to; None when none is known."""
        usual = paths.home({name: value for name, value in os.environ.items() if name != "IRO_DESK_HOME"})
        return None if self._risk_of(usual, places.mounted()) else usual

    def move_and_unlock(self, passphrase: str, to: Path) -> Store:
        """Copy the vault and its backups to another folder, prove them, and open the desk there (F25).

        The old one stays until the officer has it removed.
        """
        from iro_desk.storage import moved, vault

        places.refuse(to, environment=os.environ, mounts=places.mounted())
        around = self._around()
        with _disk_in_words():
            opened = vault.unlock(self.folder, passphrase, around)
            try:
                self._refuse_older(opened)
                self.folder = moved.move(opened, to, self._first, around.files)
            finally:
                opened.lock()
            return self.unlock(passphrase)

    def take_over(self) -> None:
        """Let a vault be opened that another computer left locked, as the officer chose after being told (F30)."""
        self._takes_over = True

    def use_older(self) -> None:
        """Let an old copy be opened, as the officer chose after being told (F26)."""
        self._takes_older = self._is_older_new = True

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
        from iro_desk.storage import backups_kept, restore, restore_elsewhere, safe_keeping

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
        self._clear_copy()

    def clear_left(self) -> None:
        """Remove the copies that a program killed while it only read has left."""
        if not any(Path(tempfile.gettempdir()).glob(f"{whereabouts.READING}*")):
            return
        from iro_desk.storage import reading

        around = self._around()
        reading.clear_left(around.host, around.files)

    def _read_only(self, passphrase: str) -> Store:
        """Open a copy to read, where the folder cannot be written to (F19); it has no backups and no keys."""
        from iro_desk.app import telling
        from iro_desk.storage import reading

        around = self._around()
        if self._copied is None:
            self._copied = reading.laid_out(self.folder, around.files)
        self._vault = reading.unlock(passphrase, around, self._copied)
        self.notices = (telling.of_reading(), *telling.of_opening(self._vault))
        return self._vault.store

    def _clear_copy(self) -> None:
        if self._copied is not None:
            from iro_desk.storage import reading

            reading.clear(self._copied, self._around().files)
            self._copied = None

    def _hold(self, vault: Vault) -> Store:
        """Keep the open vault, unless it turns out to be an old copy."""
        from iro_desk.app import telling
        from iro_desk.services.sending import doubts
        from iro_desk.storage import restore, used_before
        from iro_desk.storage.safe_keeping import SafeKeeping

        around = self._around()
        try:
            self._refuse_older(vault)
            restore.note_restored(vault, around.files, doubts.raise_for_all)
            if self._is_older_new:
                vault.store.write("Open an older copy", doubts.raise_for_all)
                self._is_older_new = False
        except FileTrouble:
            vault.lock()
            raise
        self._vault = vault
        if self._backs_up:
            with suppress(OSError, FileTrouble):
                used_before.count(vault, self._now(), around.files)
            self.safe_keeping = SafeKeeping(vault, around)
        self.keys = VaultKeys(vault, self._words(), self.safe_keeping)
        self.notices = (*telling.of_opening(vault), *self._of_moving())
        self._clear_copy()
        return vault.store

    def _refuse_older(self, vault: Vault) -> None:
        """Let the vault go again when it turns out to be an old copy, or was moved away from."""
        from iro_desk.storage import moved, used_before

        if self._takes_older:
            return
        moved.refuse_left(vault.folder)
        used_before.refuse_older(vault)

    def _of_moving(self) -> tuple[EntryNotice, ...]:
        from iro_desk.app import telling
        from iro_desk.storage import moved

        old, files = self._first, self._around().files
        if self.folder == old or not moved.is_there(old):
            return ()
        return (telling.of_moving(old, lambda: moved.clear_old(old, self.folder, files)),)

    def _risk_of(self, folder: Path, mounts: str) -> str:
        return places.risk(folder, environment=os.environ, mounts=mounts)

    def _around(self) -> Surroundings:
        from iro_desk.storage.vault import Surroundings

        usual = Surroundings(now=self._now, spare_keys=self._backup_folders, takes_over=self._takes_over)
        return usual if self._cost is None else replace(usual, cost=self._cost, floor=self._cost)

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
