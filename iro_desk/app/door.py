"""The real door: it finds, makes and opens the one vault of this computer.

What is slow to import is imported when the officer knocks, so that the door itself is painted at once.
"""

from __future__ import annotations

import os
import random
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from iro_desk import paths
from iro_desk.errors import FileTrouble
from iro_desk.gui.entrance.door import Judgement
from iro_desk.storage import passphrase as passphrases
from iro_desk.storage import recovery

if TYPE_CHECKING:
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
    """

    def __init__(self, folder: Path, now: Callable[[], datetime], cost: Cost | None = None) -> None:
        self.folder = folder
        self._now = now
        self._cost = cost
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
        """Close the store, wipe our copy of the key and release the folder."""
        if self._vault is not None:
            self._vault.lock()
            self._vault = None

    def _hold(self, vault: Vault) -> Store:
        self._vault = vault
        return vault.store

    def _around(self) -> Surroundings:
        from iro_desk.storage.vault import Surroundings

        if self._cost is None:
            return Surroundings(now=self._now)
        return Surroundings(now=self._now, cost=self._cost, floor=self._cost)

    def _words(self) -> frozenset[str]:
        return frozenset(passphrases.word_list(paths.resource("data/words.txt")))
