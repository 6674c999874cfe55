"""Changing the passphrase or the code leaves the database as it was, and always a way in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from iro_desk.errors import FileTrouble
from iro_desk.storage import recovery, vault
from iro_desk.storage.refusals import WrongPassphrase, WrongRecoveryCode
from iro_desk.storage.vault import Surroundings
from tests.storage.vault.steps import opens


def test_the_recovery_code_opens_and_forces_a_new_passphrase(
    vault_folder: Path, passphrase: str, recovery_code: str, around: Surroundings
) -> None:
    """S5."""
    vault.unlock_with_recovery(vault_folder, recovery_code.lower(), "quite other new words", around).lock()
    assert not opens(vault_folder, passphrase, around)
    assert opens(vault_folder, "quite other new words", around)


def test_a_replaced_recovery_code_opens_nothing(
    vault_folder: Path, passphrase: str, recovery_code: str, around: Surroundings
) -> None:
    """S5: the code can be revoked."""
    opened = vault.unlock(vault_folder, passphrase, around)
    fresh = recovery.written(bytes(range(20, 40)))
    opened.set_recovery_code(fresh)
    opened.lock()
    with pytest.raises(WrongRecoveryCode):
        vault.unlock_with_recovery(vault_folder, recovery_code, "new", around)
    vault.unlock_with_recovery(vault_folder, fresh, "new", around).lock()


def test_changing_the_passphrase_leaves_the_database_untouched(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """S6."""
    opened = vault.unlock(vault_folder, passphrase, around)
    before = (vault_folder / vault.DATABASE).read_bytes()
    with pytest.raises(WrongPassphrase):
        opened.change_passphrase("not the old one", "new")
    opened.change_passphrase(passphrase, "new")
    assert (vault_folder / vault.DATABASE).read_bytes() == before
    opened.lock()
    assert not opens(vault_folder, passphrase, around)
    assert opens(vault_folder, "new", around)


@pytest.mark.parametrize("step", range(1, 5))
def test_a_passphrase_change_that_fails_at_any_step_leaves_a_way_in(
    step: int,
    vault_folder: Path,
    passphrase: str,
    recovery_code: str,
    around: Surroundings,
    failing_files: Callable[[int], Any],
) -> None:
    """F11: the old or the new passphrase opens, and the recovery code always does."""
    files = failing_files(0)
    opened = vault.unlock(vault_folder, passphrase, replace(around, files=files))
    files.calls.clear()
    files.fail_on = step
    with pytest.raises(FileTrouble):
        opened.change_passphrase(passphrase, "new")
    opened.lock()
    assert opens(vault_folder, passphrase, around) or opens(vault_folder, "new", around)
    vault.unlock_with_recovery(vault_folder, recovery_code, "third", around).lock()
