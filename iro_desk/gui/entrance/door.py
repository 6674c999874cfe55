"""What the unlock and first-run screens may ask of the vault; the application hands in the real door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from iro_desk.domain.backups import BackupSeen
from iro_desk.gui.operations import Desk


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a passphrase of the officer's own is strong enough, in words."""

    is_enough: bool
    words: str


class Door(Protocol):
    """The way into one vault. Opening and making take a second: call them off the window's thread."""

    @property
    def is_new(self) -> bool:
        """Whether there is no vault yet. A damaged one is not new."""

    def wait_seconds(self) -> float:
        """How long until another try is allowed; 0 when it is now (F38)."""

    def unlock(self, passphrase: str) -> Desk:
        """Open the vault. Raises Refusal for a wrong passphrase, FileTrouble for damage."""

    def unlock_with_recovery(self, code: str, new_passphrase: str) -> Desk:
        """Open with the printed code and set a new passphrase."""

    @property
    def risk(self) -> str:
        """What the vault's folder is that no vault should lie in, as the end of a sentence; empty when none (F25)."""

    def own_disk(self) -> Path | None:
        """Return the folder on this computer's own disk to move to; None when none is known."""

    def move_and_unlock(self, passphrase: str, to: Path) -> Desk:
        """Copy the vault to another folder, prove it, and open it there; the old one stays."""

    def take_over(self) -> None:
        """Let a vault be opened that another computer left locked, as the officer chose (F30)."""

    def use_older(self) -> None:
        """Let an old copy of the vault be opened, as the officer chose after being told (F26)."""

    def backups_in(self, chosen: Path | None, passphrase: str, code: str) -> tuple[BackupSeen, ...]:
        """Return the backups in a folder, or those known here, as far as what was typed opens them.

        Args:
            chosen: None looks where backups are made from this computer.
            code: the recovery code; empty when it is the passphrase that was typed.
        """

    def restore(self, backup: Path, passphrase: str, code: str, new_passphrase: str) -> Desk:
        """Put a backup in the vault's place, keep what was there, and open it."""

    def create(self, passphrase: str, recovery_code: str) -> Desk:
        """Make a new vault and open it."""

    def suggest_passphrase(self) -> str:
        """Four words at random."""

    def suggest_recovery_code(self) -> tuple[str, ...]:
        """A new recovery code, in groups."""

    def judge(self, passphrase: str) -> Judgement:
        """Whether the officer's own passphrase will do (S4)."""


Opened = Callable[[Desk], None]
