"""Restoring: whole or not at all, the vault from before kept, and finished or undone at the next start (F12)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session, func, select

from iro_desk.app.door import VaultDoor
from iro_desk.domain.backups import RESTORING
from iro_desk.errors import Damage, FileTrouble, OlderVault, Refusal
from iro_desk.records import Child
from iro_desk.storage import backups, keyfile, restore, vault
from iro_desk.storage.files import DiskFiles
from iro_desk.storage.vault import Surroundings
from tests.conftest import PASSPHRASE, QUICK, RECOVERY_CODE, Laid, StandingClock

NEW = "marble thistle beacon gravel"


def add_child(session: Session) -> None:
    session.add(Child.model_validate({"born_on": date(2014, 5, 2), "preferred_name": "Zorblatt"}))


def children(door: VaultDoor) -> int:
    assert door.safe_keeping is not None
    return door.safe_keeping.today().children


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def door_to(clock: StandingClock) -> Iterator[Callable[[Path], VaultDoor]]:
    made: list[VaultDoor] = []

    def to(folder: Path) -> VaultDoor:
        made.append(VaultDoor(folder, clock, QUICK))
        return made[-1]

    yield to
    for door in made:
        door.let_go()


@pytest.fixture
def with_backup(home: Path, laid: Laid) -> Path:
    """A locked desk of two children, whose backup holds one; the folder of that backup."""
    laid.copied("two children, whose backup holds one", home, _back_up)
    return backups.found_in(home / "backups")[-1].folder


def _back_up(home: Path) -> None:
    door = VaultDoor(home / "caseload", StandingClock(), QUICK)
    store = door.create(PASSPHRASE, RECOVERY_CODE)
    store.write("Add child", add_child)
    assert door.safe_keeping is not None
    door.safe_keeping.back_up()
    store.write("Add child", add_child)
    door.let_go()


def test_from_settings_the_backup_takes_the_desks_place_when_it_is_locked(
    home: Path, with_backup: Path, door_to
) -> None:
    """And today's passphrase opens it, though the backup was made under another."""
    door = door_to(home / "caseload")
    door.unlock(PASSPHRASE)
    door._vault.change_passphrase(PASSPHRASE, NEW)
    seen = {found.where: found for found in door.safe_keeping.listed()}
    assert seen[with_backup].counts.children == 1
    assert door.safe_keeping.make_ready(with_backup).children == 1
    assert children(door) == 2
    door.let_go()
    door.settle_restore()
    again = door_to(home / "caseload")
    again.unlock(NEW)
    assert children(again) == 1
    assert again._vault.audit_faults() == ()
    assert again.safe_keeping.standing().paused
    assert not (home / "caseload" / restore.READY).exists()
    assert (home / "caseload.before-restore" / vault.DATABASE).is_file()
    assert not again.safe_keeping.say_right().paused
    assert sorted(path.name for path in home.iterdir() if path.is_dir()) == ["backups", "caseload"]


def test_a_second_restore_keeps_the_first_ones_before(home: Path, with_backup: Path, door_to) -> None:
    for _ in range(2):
        door = door_to(home / "caseload")
        door.restore(with_backup, PASSPHRASE, "", "")
        door.let_go()
    assert (home / "caseload.before-restore").is_dir()
    assert (home / "caseload.before-restore-2").is_dir()


def test_another_computer_restores_from_a_stick_with_the_recovery_code(
    home: Path, with_backup: Path, door_to, tmp_path: Path
) -> None:
    """The laptop is gone: the stick, the printed code and a new passphrase are enough."""
    stick = tmp_path / "stick"
    stick.mkdir()
    door = door_to(home / "caseload")
    door.unlock(PASSPHRASE)
    door.safe_keeping.choose_second(stick)
    door.let_go()
    other = door_to(tmp_path / "other" / "caseload")
    assert other.is_new
    found = other.backups_in(stick, "", RECOVERY_CODE)
    assert [seen.counts.children for seen in found] == [2]
    other.restore(found[0].where, "", RECOVERY_CODE.lower(), NEW)
    assert children(other) == 2
    other.let_go()
    door_to(tmp_path / "other" / "caseload").unlock(NEW)


def test_the_backup_folder_itself_its_place_and_its_stick_are_all_found(
    home: Path, with_backup: Path, door_to
) -> None:
    door = door_to(home / "caseload")
    for chosen in (with_backup, with_backup.parent, with_backup.parent.parent, None):
        found = door.backups_in(chosen, PASSPHRASE, "")
        assert with_backup in [seen.where for seen in found]
    with pytest.raises(Refusal, match="no backup in that folder"):
        door.backups_in(home / "caseload.before-restore", PASSPHRASE, "")
    with pytest.raises(Refusal, match="opens none of the backups"):
        door.backups_in(with_backup, "another four words here", "")


def test_a_copied_vault_restores_with_its_log_and_is_called_a_copy(
    home: Path, with_backup: Path, door_to, tmp_path: Path
) -> None:
    """F23: what stood in the log only is there again."""
    door = door_to(home / "caseload")
    store = door.unlock(PASSPHRASE)
    store.write("Add child", add_child)
    copied = tmp_path / "copied"
    copied.mkdir()
    for name in (vault.DATABASE, f"{vault.DATABASE}-wal", keyfile.NAME):
        (copied / name).write_bytes((home / "caseload" / name).read_bytes())
    door.let_go()
    other = door_to(tmp_path / "other" / "caseload")
    (seen,) = other.backups_in(copied, PASSPHRASE, "")
    assert seen.is_copy
    other.restore(seen.where, PASSPHRASE, "", "")
    assert children(other) == 3


def test_a_backup_that_rotted_is_refused_and_the_desk_is_as_it_was(
    home: Path, with_backup: Path, door_to
) -> None:
    path = with_backup / vault.DATABASE
    content = bytearray(path.read_bytes())
    content[-100] ^= 1
    path.write_bytes(content)
    door = door_to(home / "caseload")
    with pytest.raises(Damage):
        door.restore(with_backup, PASSPHRASE, "", "")
    assert not list(home.glob("*.restoring"))
    door.unlock(PASSPHRASE)
    assert children(door) == 2


@pytest.mark.parametrize("begun", [False, True])
def test_stopped_at_any_step_the_next_start_finishes_or_undoes(
    begun: bool, home: Path, with_backup: Path, around: Surroundings, failing_files, door_to
) -> None:
    """F12, F13: and stopping that again changes nothing of it."""
    folder = home / "caseload"
    kept_before = (folder / vault.DATABASE).read_bytes()
    key = _key_of(folder, around)
    for step in range(1, 60):
        files = failing_files(step)
        try:
            restore.make_ready(folder, with_backup, key, files, now=around.now())
            restore.settle(folder, "this-computer", files)
            finished = True
        except (FileTrouble, OSError):
            finished = False
        if begun:
            for more in range(1, 4):
                try:
                    restore.settle(folder, "this-computer", failing_files(more))
                except FileTrouble:
                    continue
        restore.settle(folder, "this-computer", DiskFiles())
        held = _children(folder, around)
        if held == 1:
            before = home / "caseload.before-restore"
            assert before.is_dir()
            assert (before / vault.DATABASE).read_bytes() == kept_before
            _put_back(folder, before)
        assert not folder.with_name(f"caseload{RESTORING}").exists()
        assert _children(folder, around) == 2
        kept_before = (folder / vault.DATABASE).read_bytes()
        if finished:
            break
    assert finished and step > 5


def _put_back(folder: Path, before: Path) -> None:
    for left in folder.iterdir():
        left.unlink()
    folder.rmdir()
    before.rename(folder)


def _key_of(folder: Path, around: Surroundings) -> bytes:
    found = vault.unlock(folder, PASSPHRASE, around)
    key = bytes(found.data_key)
    found.lock()
    return key


def _children(folder: Path, around: Surroundings) -> int:
    found = vault.unlock(folder, PASSPHRASE, around)
    count = found.store.read(lambda s: s.exec(select(func.count()).select_from(Child)).one())
    found.lock()
    return count


def test_an_open_vault_is_not_changed_over(home: Path, with_backup: Path, door_to) -> None:
    """F29: a second window that starts meanwhile leaves it alone."""
    door = door_to(home / "caseload")
    door.unlock(PASSPHRASE)
    door.safe_keeping.make_ready(with_backup)
    door_to(home / "caseload").settle_restore()
    assert (home / f"caseload{RESTORING}").is_dir()
    door.let_go()
    door_to(home / "caseload").settle_restore()
    assert not (home / f"caseload{RESTORING}").exists()


def test_an_older_vault_put_in_its_place_is_told_and_opened_only_when_chosen(
    home: Path, with_backup: Path, door_to
) -> None:
    """F26."""
    folder = home / "caseload"
    old = (folder / vault.DATABASE).read_bytes()
    door = door_to(folder)
    door.unlock(PASSPHRASE).write("Add child", add_child)
    door.let_go()
    (folder / vault.DATABASE).write_bytes(old)
    again = door_to(folder)
    with pytest.raises(OlderVault, match="older than the one used on 2 March"):
        again.unlock(PASSPHRASE)
    again.use_older()
    again.unlock(PASSPHRASE)
    assert children(again) == 2
    again.let_go()
    door_to(folder).unlock(PASSPHRASE)


def test_a_restored_desk_is_no_older_one(home: Path, with_backup: Path, door_to) -> None:
    """F26: by way of Settings, and of the door, which the officer chose herself."""
    door = door_to(home / "caseload")
    door.unlock(PASSPHRASE)
    door.safe_keeping.make_ready(with_backup)
    door.let_go()
    door.settle_restore()
    door_to(home / "caseload").unlock(PASSPHRASE)


def test_a_disk_without_room_restores_nothing(home: Path, with_backup: Path, around: Surroundings) -> None:
    """F17."""

    class Full(DiskFiles):
        def room(self, path: Path) -> int:
            return 0

    key = _key_of(home / "caseload", around)
    with pytest.raises(FileTrouble, match="too little room"):
        restore.make_ready(home / "caseload", with_backup, key, Full(), now=around.now())
    assert _children(home / "caseload", around) == 2
