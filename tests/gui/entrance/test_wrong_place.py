"""A vault that lies where it should not, or was locked by another computer: the officer is asked at the door."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from iro_desk.app.door import VaultDoor
from iro_desk.errors import FileTrouble, OlderVault
from iro_desk.storage import backups, keyfile, whereabouts
from tests.conftest import NOON, PASSPHRASE, QUICK, RECOVERY_CODE, Laid
from tests.gui.entrance.steps import AtTheDoor, add_child


@pytest.fixture
def copied(tmp_path: Path, laid: Laid) -> Path:
    """A locked vault with one child and one backup, in a folder that OneDrive has begun to copy since."""
    return laid.copied("one child and one backup", tmp_path / "OneDrive", _back_up) / "caseload"


def _back_up(home: Path) -> None:
    door = VaultDoor(home / "caseload", lambda: NOON, QUICK)
    door.create(PASSPHRASE, RECOVERY_CODE).write("Add a child", add_child)
    door.let_go()


def unlocked(qtbot: QtBot, entrance: AtTheDoor, words: str) -> None:
    entrance.press(words)
    qtbot.waitUntil(lambda: bool(entrance.desks))


def test_a_desk_in_a_folder_that_is_copied_is_moved_whole(qtbot: QtBot, stand_at, copied: Path):
    """F25: warned at the door; copied with its backups, proved, switched over; the old one stays till she says."""
    entrance = stand_at(copied)
    assert "copied to the internet by OneDrive" in entrance.reads
    entrance.types(PASSPHRASE)
    unlocked(qtbot, entrance, "Unlock and move it")
    assert entrance.children() == 1
    folder = entrance.door.folder
    assert folder.parent == entrance.door.own_disk() and (folder / "vault.db").is_file()
    assert len(backups.found_in(folder.with_name("backups"))) == 1
    assert (copied / "vault.db").is_file(), "the old one stays"
    entrance.door.let_go()

    again = stand_at(copied)
    assert "OneDrive" not in again.reads
    again.types(PASSPHRASE)
    unlocked(qtbot, again, "Unlock")
    assert again.door.folder == folder and again.children() == 1
    (notice,) = again.door.notices
    assert str(copied) in notice.words and notice.act is not None
    notice.act()
    assert not copied.exists() and not backups.found_in(copied.with_name("backups"))
    assert again.children() == 1


def test_she_may_choose_another_folder_but_no_other_that_is_copied(
    qtbot: QtBot, stand_at, copied: Path, prompts, tmp_path: Path
):
    """F25."""
    entrance = stand_at(copied)
    entrance.press("Choose another folder")
    assert not entrance.desks, "nothing was chosen"
    prompts.folder = tmp_path / "Dropbox"
    entrance.types(PASSPHRASE)
    entrance.press("Choose another folder")
    qtbot.waitUntil(lambda: "copied to the internet by Dropbox" in entrance.reads)
    assert not (tmp_path / "Dropbox").exists() and not whereabouts.pointer_of(copied).exists()
    prompts.folder = tmp_path / "here"
    unlocked(qtbot, entrance, "Choose another folder")
    assert entrance.door.folder == tmp_path / "here" / "caseload"


def test_a_move_that_fails_leaves_the_desk_where_it_was(copied: Path, tmp_path: Path):
    """F25: a file stands where the folder should be; the old one goes on being the desk."""
    (tmp_path / "full").write_text("a file")
    door = VaultDoor(copied, lambda: NOON, QUICK)
    with pytest.raises(FileTrouble, match="could not be moved"):
        door.move_and_unlock(PASSPHRASE, tmp_path / "full")
    assert door.folder == copied
    door.unlock(PASSPHRASE)
    door.let_go()
    assert VaultDoor(copied, lambda: NOON, QUICK).folder == copied


def test_what_a_move_cut_short_left_is_never_written_over(copied: Path, tmp_path: Path):
    """F25: killed before the pointer stood, the new folder holds a vault nobody uses."""
    (tmp_path / "here" / "caseload").mkdir(parents=True)
    (tmp_path / "here" / "caseload" / "vault.db").write_bytes(b"left")
    door = VaultDoor(copied, lambda: NOON, QUICK)
    door.move_and_unlock(PASSPHRASE, tmp_path / "here")
    assert door.folder.name == "caseload-2"
    door.let_go()
    assert (tmp_path / "here" / "caseload" / "vault.db").read_bytes() == b"left"


def test_a_moved_desk_that_is_not_there_is_never_a_new_one(copied: Path, tmp_path: Path):
    """F21, F25, F26: nor is the one that was left opened without a word."""
    door = VaultDoor(copied, lambda: NOON, QUICK)
    door.move_and_unlock(PASSPHRASE, tmp_path / "here")
    door.let_go()
    (tmp_path / "here").rename(tmp_path / "gone")
    lost = VaultDoor(copied, lambda: NOON, QUICK)
    assert not lost.is_new
    with pytest.raises(FileTrouble, match="not where it was"):
        lost.unlock(PASSPHRASE)
    whereabouts.pointer_of(copied).unlink()
    with pytest.raises(OlderVault, match="was moved"):
        VaultDoor(copied, lambda: NOON, QUICK).unlock(PASSPHRASE)


def test_the_lock_of_another_computer_is_taken_only_when_she_says_so(qtbot: QtBot, stand_at, tmp_path: Path):
    """F30: ask, never steal."""
    folder = tmp_path / "caseload"
    door = VaultDoor(folder, lambda: NOON, QUICK)
    door.create(PASSPHRASE, RECOVERY_CODE)
    door.let_go()
    (folder / "vault.lock").write_text(json.dumps({"host": "elsewhere", "pid": 1}))
    entrance = stand_at(folder)
    entrance.types(PASSPHRASE)
    entrance.press("Unlock")
    qtbot.waitUntil(lambda: "left open on another computer" in entrance.reads)
    assert not entrance.desks and json.loads((folder / "vault.lock").read_text())["host"] == "elsewhere"
    entrance.press("It is closed there: open it here")
    entrance.types(PASSPHRASE)
    unlocked(qtbot, entrance, "Unlock")


def test_a_key_file_that_was_mended_is_said_once(tmp_path: Path):
    """F40: the copy opened it; the next time there is nothing to say."""
    folder = tmp_path / "caseload"
    door = VaultDoor(folder, lambda: NOON, QUICK)
    door.create(PASSPHRASE, RECOVERY_CODE)
    door.let_go()
    (folder / keyfile.NAME).write_bytes(b"{")
    door.unlock(PASSPHRASE)
    assert [notice.words[:15] for notice in door.notices] == ["Key file mended"]
    door.let_go()
    door.unlock(PASSPHRASE)
    assert door.notices == ()
    door.let_go()
