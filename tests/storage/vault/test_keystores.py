"""The computer's keystore is an extra way in, never the only one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from iro_desk.storage import slots, vault
from iro_desk.storage.vault import Surroundings
from tests.storage.vault.steps import opens


def test_losing_the_keystore_never_closes_the_other_ways_in(
    vault_folder: Path, passphrase: str, recovery_code: str, around: Surroundings, keystore: Any
) -> None:
    """F39, S8: the keystore is an extra, and nothing about it is kept in plain."""
    opened = vault.unlock(vault_folder, passphrase, around)
    assert opened.use_keystore(passphrase)
    assert opened.uses_keystore
    opened.lock()
    kept = next(iter(keystore.kept.values()))
    assert kept not in b"".join(path.read_bytes() for path in vault_folder.iterdir())
    keystore.is_broken = True
    assert opens(vault_folder, passphrase, around)
    assert opens(vault_folder, passphrase, replace(around, keystore=None))
    vault.unlock_with_recovery(vault_folder, recovery_code, "new", around).lock()


def test_a_keystore_that_keeps_nothing_is_not_used(
    vault_folder: Path, passphrase: str, around: Surroundings, keystore: Any
) -> None:
    """F39: some backends accept a secret and forget it."""
    keystore.is_broken = True
    opened = vault.unlock(vault_folder, passphrase, around)
    assert not opened.use_keystore(passphrase)
    assert not opened.uses_keystore
    opened.lock()


def test_the_keystore_slot_opens_by_itself_only_with_the_passphrase(
    vault_folder: Path, passphrase: str, around: Surroundings, keystore: Any
) -> None:
    opened = vault.unlock(vault_folder, passphrase, around)
    opened.use_keystore(passphrase)
    opened._keep(opened._held.without(slots.SlotKind.PASSPHRASE))
    opened.lock()
    assert not opens(vault_folder, "wrong", around)
    again = vault.unlock(vault_folder, passphrase, around)
    again.set_passphrase(passphrase)
    again.leave_keystore()
    assert keystore.kept == {}
    again.lock()
    assert opens(vault_folder, passphrase, around)
