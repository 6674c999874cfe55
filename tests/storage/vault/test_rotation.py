"""A new key for the whole file, and a crash at every step of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, func, select

from iro_desk.errors import FileTrouble
from iro_desk.records import Child
from iro_desk.storage import engine, keyfile, recovery, rotation, vault
from iro_desk.storage.files import DiskFiles
from iro_desk.storage.refusals import WrongPassphrase, WrongRecoveryCode
from iro_desk.storage.surroundings import Surroundings

NEW_CODE = recovery.written(bytes(range(20, 40)))


def add_child(session: Session) -> None:
    session.add(Child.model_validate({"born_on": date(2014, 5, 2), "preferred_name": "Zorblatt"}))


def children(opened: vault.Vault) -> int:
    return opened.store.read(lambda s: s.exec(select(func.count()).select_from(Child)).one())


def rotated(folder: Path, passphrase: str, around: Surroundings) -> bytes:
    """Rotate the key of a vault with one child in it, and return the old key."""
    opened = vault.unlock(folder, passphrase, around)
    try:
        opened.store.write("Add", add_child)
        old = bytes(opened.data_key)
        opened.rotate_key(passphrase, NEW_CODE)
        opened.store.write("Add", add_child)
        assert children(opened) == 2
    finally:
        opened.lock()
    return old


def test_the_old_key_opens_nothing_and_everything_is_still_there(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """S7: new key, whole file; the passphrase stays, work goes on at once, the audit trail holds."""
    old = rotated(vault_folder, passphrase, around)
    with pytest.raises(FileTrouble):
        engine.connect(vault_folder / vault.DATABASE, old, walled=False)
    again = vault.unlock(vault_folder, passphrase, around)
    assert children(again) == 2
    assert again.audit_faults() == ()
    assert bytes(again.data_key) != old
    again.lock()
    left = {path.name for path in vault_folder.iterdir()}
    assert not left & {rotation.NEXT, rotation.COPY}
    assert keyfile.both_read(vault_folder)


@pytest.mark.parametrize("name", [keyfile.NAME, keyfile.COPY_NAME])
@pytest.mark.parametrize("whose", ["from before the new key", "of another desk"])
def test_one_key_file_that_belongs_to_another_file_gives_way_to_its_twin(
    name: str, whose: str, vault_folder: Path, passphrase: str, around: Surroundings, tmp_path: Path
) -> None:
    """F40, S7: both open with her passphrase; the one that the file is under is taken, and the other written again."""
    before = (vault_folder / name).read_bytes()
    rotated(vault_folder, passphrase, around)
    if whose == "of another desk":
        vault.create(tmp_path / "other", passphrase, NEW_CODE, around).lock()
        before = (tmp_path / "other" / name).read_bytes()
    (vault_folder / name).write_bytes(before)
    again = vault.unlock(vault_folder, passphrase, around)
    assert children(again) == 2
    assert keyfile.parsed((vault_folder / name).read_bytes()).slots == again.keys.slots
    again.lock()


def test_only_the_new_recovery_code_opens_it(
    vault_folder: Path, passphrase: str, recovery_code: str, around: Surroundings
) -> None:
    """S5, S7."""
    rotated(vault_folder, passphrase, around)
    with pytest.raises(WrongRecoveryCode):
        vault.unlock_with_recovery(vault_folder, recovery_code, "walnut ember harbour quilt", around)
    opened = vault.unlock_with_recovery(vault_folder, NEW_CODE, "walnut ember harbour quilt", around)
    assert children(opened) == 2
    opened.lock()


def test_a_wrong_passphrase_changes_nothing(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """S17."""
    opened = vault.unlock(vault_folder, passphrase, around)
    before = bytes(opened.data_key)
    with pytest.raises(WrongPassphrase):
        opened.rotate_key("not this one", NEW_CODE)
    assert bytes(opened.data_key) == before
    opened.lock()


def test_an_altered_row_of_the_trail_is_not_whitewashed(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """S36: rotation seals anew only what was sealed."""
    opened = vault.unlock(vault_folder, passphrase, around)
    opened.store.write("Add", add_child)
    opened.store.on_file(
        lambda driver: driver.execute("UPDATE audit SET deed = 'removed' WHERE sequence = 2")
    )
    before = opened.audit_faults()
    opened.rotate_key(passphrase, NEW_CODE)
    assert opened.audit_faults() == before != ()
    opened.lock()


@pytest.mark.parametrize("step", range(1, 10))
def test_a_disk_that_dies_at_any_step_leaves_one_key_in_force(
    step: int,
    vault_folder: Path,
    passphrase: str,
    recovery_code: str,
    around: Surroundings,
    failing_files: Callable[[int], Any],
) -> None:
    """F11, S7: the passphrase opens it, one of the two recovery codes opens it, nothing is lost."""
    first = vault.unlock(vault_folder, passphrase, around)
    first.store.write("Add", add_child)
    first.lock()
    failing = failing_files(0)
    opened = vault.unlock(vault_folder, passphrase, replace(around, files=failing))
    assert children(opened) == 1
    failing.fail_on = len(failing.calls) + step
    with suppress(FileTrouble):
        opened.rotate_key(passphrase, NEW_CODE)
    assert children(opened) == 1, "the open desk goes on either way"
    dead = vault_folder.with_name("as the power went")
    shutil.copytree(vault_folder, dead, ignore=shutil.ignore_patterns("*.lock", "*lock*"))
    failing.fail_on = 0
    opened.lock()
    assert opens_by_a_code(dead, recovery_code, around)
    again = vault.unlock(dead, "walnut ember harbour quilt", around)
    assert (children(again), again.audit_faults()) == (1, ())
    again.lock()
    still = vault.unlock(vault_folder, passphrase, around)
    assert children(still) == 1
    still.lock()
    assert not rotation.is_under_way(vault_folder)


def test_a_copy_does_not_take_over_beside_a_log_of_the_old_key(tmp_path: Path) -> None:
    """F11, S7: SQLite would read the pages of the log as the file's, and no key would open both."""
    for name in (rotation.COPY, "vault.db", "vault.db-wal"):
        (tmp_path / name).write_text(name)
    with pytest.raises(OSError, match="not folded"):
        rotation.take_over(tmp_path, DiskFiles())
    assert (tmp_path / "vault.db").read_text() == "vault.db"
    (tmp_path / "vault.db-wal").write_text("")
    rotation.take_over(tmp_path, DiskFiles())
    assert (tmp_path / "vault.db").read_text() == rotation.COPY


def opens_by_a_code(folder: Path, recovery_code: str, around: Surroundings) -> bool:
    for code in (recovery_code, NEW_CODE):
        try:
            vault.unlock_with_recovery(folder, code, "walnut ember harbour quilt", around).lock()
        except WrongRecoveryCode:
            continue
        return True
    return False
