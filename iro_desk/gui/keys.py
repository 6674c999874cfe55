"""What the window may ask of the keys of the open caseload."""

from __future__ import annotations

from typing import Protocol

from iro_desk.gui.entrance.door import Judgement


class Keys(Protocol):
    """The keys of the open vault. Everything but the suggestions takes its time: call it through ``ops.beside``."""

    def audit_faults(self) -> tuple[str, ...]:
        """Return every place where the audit trail was altered, as codes and numbers."""

    def suggest_passphrase(self) -> str:
        """Four words at random."""

    def suggest_recovery_code(self) -> tuple[str, ...]:
        """A new recovery code, in groups; it opens nothing until it is kept."""

    def judge(self, passphrase: str) -> Judgement:
        """Whether the officer's own passphrase will do (S4)."""

    def check(self, passphrase: str) -> None:
        """Raise Refusal when it does not open the vault (S17)."""

    def change_passphrase(self, old: str, new: str) -> None:
        """Let a new passphrase open the vault; raises Refusal when the old one is not right (S17)."""

    def change_recovery_code(self, passphrase: str, code: str) -> None:
        """Let a new code open the vault in place of the old one (S5)."""

    def rotate(self, passphrase: str, code: str) -> None:
        """Give the whole file a new key, opened by the passphrase and a new code (S7)."""

    def forget_deleted(self) -> None:
        """Leave no page, log or older copy beside the file that holds what was deleted for good (S31)."""
