"""The real keys of the open vault, for Settings."""

from __future__ import annotations

import random
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from iro_desk.errors import FileTrouble
from iro_desk.gui.entrance.door import Judgement
from iro_desk.storage import passphrase as passphrases
from iro_desk.storage import recovery

if TYPE_CHECKING:
    from iro_desk.storage.safe_keeping import SafeKeeping
    from iro_desk.storage.vault import Vault


class VaultKeys:
    """Changes the keys of one open vault.

    Args:
        words: the list that passphrases are drawn from.
        safe_keeping: its backups, told when the key changes; None when none are made.
    """

    def __init__(self, vault: Vault, words: frozenset[str], safe_keeping: SafeKeeping | None) -> None:
        self._vault, self._words, self._safe_keeping = vault, words, safe_keeping

    def audit_faults(self) -> tuple[str, ...]:
        """Return every place where the audit trail was altered."""
        return tuple(fault.words for fault in self._vault.audit_faults())

    def suggest_passphrase(self) -> str:
        """Four words at random."""
        return passphrases.suggested(tuple(sorted(self._words)), random.SystemRandom())

    def suggest_recovery_code(self) -> tuple[str, ...]:
        """A fresh recovery code, in groups."""
        return recovery.groups(recovery.new_code(secrets.token_bytes))

    def judge(self, passphrase: str) -> Judgement:
        """Whether the officer's own passphrase is strong enough, in words."""
        found = passphrases.strength(passphrase, self._words)
        return Judgement(found.is_enough, found.words)

    def check(self, passphrase: str) -> None:
        """Refuse a passphrase that does not open this vault."""
        self._vault.refuse_wrong(passphrase)

    def change_passphrase(self, old: str, new: str) -> None:
        """Refuse a weak one, then rewrap the key (S4, S6)."""
        passphrases.refuse_weak(new, self._words)
        self._vault.change_passphrase(old, new)

    def change_recovery_code(self, passphrase: str, code: str) -> None:
        """Let only someone with the passphrase draw a new code (S17)."""
        self._vault.refuse_wrong(passphrase)
        self._vault.set_recovery_code(code)

    def rotate(self, passphrase: str, code: str) -> None:
        """Give the file a new key, and make a backup under it at once."""
        self._vault.rotate_key(passphrase, code)
        if self._safe_keeping is not None:
            # The backups say themselves what went wrong, in their own tab.
            with suppress(FileTrouble):
                self._safe_keeping.back_up()

    def forget_deleted(self) -> None:
        """Write the file anew after a deletion for good."""
        self._vault.forget_deleted()
