"""The real door meets what a computer can do to it: another window, a copied folder, a full or locked disk."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from iro_desk.app.door import VaultDoor
from iro_desk.errors import FileTrouble, Refusal
from tests.conftest import NOON, PASSPHRASE, QUICK, RECOVERY_CODE


def moment() -> datetime:
    return NOON


@pytest.fixture
def door_to() -> Iterator[Callable[[Path], VaultDoor]]:
    """Makes doors, and closes every one of them."""
    made: list[VaultDoor] = []

    def to(folder: Path) -> VaultDoor:
        made.append(VaultDoor(folder, moment, QUICK))
        return made[-1]

    yield to
    for door in made:
        door.let_go()


def test_a_vault_made_is_a_vault_opened(tmp_path: Path, door_to):
    folder = tmp_path / "home" / "caseload"
    door = door_to(folder)
    assert door.is_new
    door.create(PASSPHRASE, RECOVERY_CODE)
    door.let_go()
    assert not door.is_new
    door_to(folder).unlock(PASSPHRASE)
    assert folder.stat().st_mode & 0o077 == 0


def test_a_second_window_is_told_that_the_first_has_the_vault(tmp_path: Path, door_to):
    """F29: never two writers."""
    door_to(tmp_path / "caseload").create(PASSPHRASE, RECOVERY_CODE)
    with pytest.raises(Refusal, match="already open in another IRO Desk window"):
        door_to(tmp_path / "caseload").unlock(PASSPHRASE)


@pytest.mark.parametrize("said", [b"", b"{", b'{"folder": "desk"}'], ids=["empty", "cut", "half a path"])
def test_a_desk_that_was_moved_is_not_new_though_nothing_says_where_to(tmp_path: Path, door_to, said: bytes):
    """F21: she is told that the file is not where it was; no empty desk is begun in its place."""
    (tmp_path / "caseload-moved.json").write_bytes(said)
    door = door_to(tmp_path / "caseload")
    assert not door.is_new
    with pytest.raises(FileTrouble, match="not where it was"):
        door.unlock(PASSPHRASE)


@pytest.mark.parametrize("name", ["OneDrive - Council", "Dropbox", "Google Drive", "iCloudDrive"])
def test_a_vault_is_not_made_where_another_program_copies_it(tmp_path: Path, door_to, name: str):
    """F25, S30: and nothing is left in the folder that is copied."""
    with pytest.raises(Refusal, match="copied to the internet"):
        door_to(tmp_path / name / "caseload").create(PASSPHRASE, RECOVERY_CODE)
    assert not (tmp_path / name).exists()


def test_a_folder_the_system_says_is_onedrives_is_refused(tmp_path: Path, door_to, monkeypatch):
    """F25: by what the system says, whatever the folder is called."""
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Work"))
    with pytest.raises(Refusal, match="OneDrive"):
        door_to(tmp_path / "Work" / "caseload").create(PASSPHRASE, RECOVERY_CODE)


def test_a_weak_passphrase_makes_nothing(tmp_path: Path, door_to):
    """S4."""
    with pytest.raises(Refusal):
        door_to(tmp_path / "caseload").create("password", RECOVERY_CODE)
    assert not (tmp_path / "caseload").exists()


def test_a_text_file_for_a_vault_is_damage_and_stays_as_it_was(tmp_path: Path, door_to):
    """F21: never taken for a new vault, never overwritten."""
    folder = tmp_path / "caseload"
    folder.mkdir()
    (folder / "vault.db").write_text("not a vault at all\n")
    door = door_to(folder)
    assert not door.is_new
    with pytest.raises((FileTrouble, Refusal)) as told:
        door.unlock(PASSPHRASE)
    assert "Traceback" not in str(told.value) and str(told.value).endswith(".")
    assert (folder / "vault.db").read_text() == "not a vault at all\n"


def test_a_sound_key_beside_a_text_file_is_damage(tmp_path: Path, door_to):
    """F21."""
    folder = tmp_path / "caseload"
    door = door_to(folder)
    door.create(PASSPHRASE, RECOVERY_CODE)
    door.let_go()
    for left in folder.glob("vault.db-*"):
        left.unlink()
    (folder / "vault.db").write_text("not a vault at all\n" * 1_000)
    with pytest.raises(FileTrouble, match="damaged"):
        door_to(folder).unlock(PASSPHRASE)
    assert (folder / "vault.db").read_text().startswith("not a vault")


def test_a_file_where_the_folder_should_be_is_not_a_new_desk(tmp_path: Path, door_to):
    """F21: the first run would have to remove it."""
    (tmp_path / "caseload").write_text("hello")
    door = door_to(tmp_path / "caseload")
    assert not door.is_new
    with pytest.raises(FileTrouble):
        door.unlock(PASSPHRASE)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no always-full device")
def test_a_disk_with_no_room_makes_no_vault(tmp_path: Path, door_to):
    """F16: the officer reads what to do, and nothing half-made looks like a vault."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "caseload.making").symlink_to("/dev/full")
    with pytest.raises(FileTrouble):
        door_to(home / "caseload").create(PASSPHRASE, RECOVERY_CODE)
    assert door_to(home / "caseload").is_new


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the super-user may write anywhere")
def test_a_folder_that_may_only_be_read_is_told_in_words(tmp_path: Path, door_to):
    """F19."""
    home = tmp_path / "home"
    home.mkdir(mode=0o500)
    with pytest.raises(FileTrouble, match="may not be written to"):
        door_to(home / "inner" / "caseload").create(PASSPHRASE, RECOVERY_CODE)


def test_any_word_of_the_disk_is_told_in_words(tmp_path: Path, door_to):
    """F19: a file stands where the folder of the folder should be."""
    (tmp_path / "home").write_text("a file")
    with pytest.raises(FileTrouble) as told:
        door_to(tmp_path / "home" / "caseload").create(PASSPHRASE, RECOVERY_CODE)
    assert isinstance(told.value.__cause__, OSError)
    assert told.value.__cause__.errno in (errno.ENOTDIR, errno.EEXIST)
