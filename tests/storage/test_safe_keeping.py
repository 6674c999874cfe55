"""Backups: opened and counted before they are called backups, and never at the cost of one that is good."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from iro_desk.domain.backups import Plan
from iro_desk.errors import Damage, FileTrouble, Refusal
from iro_desk.records import Child
from iro_desk.services import drafts
from iro_desk.storage import backups, backups_kept, keyfile, vault
from iro_desk.storage import engine as engines
from iro_desk.storage.backups_second import FOLDER
from iro_desk.storage.files import DiskFiles
from iro_desk.storage.safe_keeping import SafeKeeping, place_beside
from iro_desk.storage.vault import Surroundings, Vault
from tests.conftest import NOON

DAY = timedelta(days=1)


def add_child(session: Session) -> None:
    session.add(Child.model_validate({"born_on": date(2014, 5, 2), "preferred_name": "Zorblatt"}))


@pytest.fixture
def opened(vault_folder: Path, passphrase: str, around: Surroundings) -> Iterator[Vault]:
    found = vault.unlock(vault_folder, passphrase, around)
    found.store.write("Add child", add_child)
    yield found
    found.lock()


@pytest.fixture
def place(vault_folder: Path) -> Path:
    return place_beside(vault_folder)


@pytest.fixture
def keeping(opened: Vault, around: Surroundings) -> SafeKeeping:
    return SafeKeeping(opened, around)


def flip(path: Path, at: int = -100) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def test_the_first_backup_is_made_at_once_and_the_next_after_a_day(
    keeping: SafeKeeping, place: Path, clock
) -> None:
    keeping.tend()
    keeping.tend()
    assert [found.number for found in backups.found_in(place)] == [1]
    clock.pass_seconds(DAY.total_seconds())
    keeping.tend()
    assert [found.number for found in backups.found_in(place)] == [2, 1]


def test_a_backup_is_one_sound_file_with_its_key_file_for_its_owner_alone(
    keeping: SafeKeeping, place: Path, passphrase: str, around: Surroundings, tmp_path: Path
) -> None:
    """F23, S30: it never needs a log beside it, and opens by itself with the passphrase."""
    standing = keeping.back_up()
    assert standing.checked is not None and standing.checked.children == 1
    (found,) = backups.found_in(place)
    assert {path.name for path in found.folder.iterdir()} == {
        vault.DATABASE, keyfile.NAME, keyfile.COPY_NAME, backups.NOTE,
    }  # fmt: skip
    assert all(path.stat().st_mode & 0o077 == 0 for path in found.folder.iterdir())
    assert b"Zorblatt" not in (found.folder / vault.DATABASE).read_bytes()
    alone = tmp_path / "elsewhere"
    alone.mkdir()
    for name in (vault.DATABASE, keyfile.NAME):
        (alone / name).write_bytes((found.folder / name).read_bytes())
    elsewhere = vault.unlock(alone, passphrase, around)
    assert elsewhere.store.read(lambda s: s.get_one(Child, 1).preferred_name) == "Zorblatt"
    assert elsewhere.audit_faults() == ()
    elsewhere.lock()


def test_writing_goes_on_while_a_backup_is_made(keeping: SafeKeeping, opened: Vault, place: Path) -> None:
    """What was committed before it began is in it; what is written meanwhile waits for no whole copy."""
    opened.store.write("Fill", lambda s: [add_child(s) for _ in range(3000)] and None)
    done = threading.Event()

    def back_up() -> None:
        keeping.back_up()
        done.set()

    thread = threading.Thread(target=back_up)
    thread.start()
    waits = []
    while not done.is_set():
        began = time.monotonic()
        opened.store.write("Add child", add_child)
        waits.append(time.monotonic() - began)
    thread.join()
    (found,) = backups.found_in(place)
    counts = backups.proved(found.folder, opened.data_key, found.digest)
    assert counts.children >= 3001
    assert waits and max(waits) < 2.0


def test_a_damaged_vault_makes_no_backup_and_leaves_the_good_one(
    keeping: SafeKeeping, opened: Vault, place: Path
) -> None:
    """F20: nothing but what could be read to its end is called a backup."""
    opened.store.write("Fill", lambda s: [add_child(s) for _ in range(2000)] and None)
    keeping.back_up()
    before = {path: path.read_bytes() for path in place.rglob("*.db")}
    opened.store.on_file(lambda driver: driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone())
    opened.store.on_file(lambda driver: driver.execute("PRAGMA shrink_memory").fetchone())
    flip(opened.folder / vault.DATABASE, 60 * 4096 + 100)
    with pytest.raises(Damage):
        keeping.back_up()
    assert {path: path.read_bytes() for path in place.rglob("*.db")} == before
    assert "damaged" in keeping.standing().trouble
    assert not list(place.glob("*.making"))


def test_a_disk_without_room_is_told_before_anything_is_begun(
    opened: Vault, around: Surroundings, place: Path
) -> None:
    """F17: twice the size and 50 MB; the backup there stays."""
    SafeKeeping(opened, around).back_up()

    class Full(DiskFiles):
        def room(self, path: Path) -> int:
            return 50 * 1024 * 1024

    keeping = SafeKeeping(opened, replace(around, files=Full()))
    with pytest.raises(FileTrouble, match=r"too little room.*Free at least \d+ MB"):
        keeping.back_up()
    assert len(backups.found_in(place)) == 1
    assert "too little room" in keeping.standing().trouble


def test_every_step_that_fails_leaves_the_last_backup_and_the_next_try_works(
    opened: Vault, around: Surroundings, place: Path, failing_files: Callable[[int], DiskFiles]
) -> None:
    """F10, F17: the disk dies at the first step, the second, and so on until it does not."""
    SafeKeeping(opened, around).back_up()
    for step in range(1, 100):
        files = failing_files(step)
        try:
            SafeKeeping(opened, replace(around, files=files)).back_up()
            break
        except FileTrouble:
            newest = backups.found_in(place)[0]
            assert backups.proved(newest.folder, opened.data_key, newest.digest).children == 1
    assert step > 4
    SafeKeeping(opened, around).back_up()
    assert not list(place.glob("*.making")) and not list(place.glob("*.leaving"))


def test_old_backups_are_thinned_and_a_restored_desk_stops_that(
    keeping: SafeKeeping, place: Path, clock, around: Surroundings
) -> None:
    keeping.choose_plan(Plan(days=2, weeks=1, months=1))
    for _ in range(6):
        clock.pass_seconds(DAY.total_seconds())
        keeping.back_up()
    assert len(backups.found_in(place)) == 3
    backups_kept.keep(place, replace(backups_kept.read(place), paused=True), around.files)
    for _ in range(3):
        clock.pass_seconds(DAY.total_seconds())
        keeping.back_up()
    assert len(backups.found_in(place)) == 6
    assert not keeping.say_right().paused
    clock.pass_seconds(DAY.total_seconds())
    keeping.back_up()
    assert len(backups.found_in(place)) == 3


def test_with_the_clock_set_back_a_backup_is_made_and_none_removed(
    keeping: SafeKeeping, place: Path, clock
) -> None:
    """F35."""
    keeping.choose_plan(Plan(days=1, weeks=1, months=1))
    for _ in range(3):
        clock.pass_seconds(DAY.total_seconds())
        keeping.back_up()
    clock.pass_seconds(-365 * DAY.total_seconds())
    for _ in range(3):
        clock.pass_seconds(60)
        keeping.back_up()
    assert [found.number for found in backups.found_in(place)] == [6, 5, 4, 3, 2, 1]


def test_a_vault_that_lost_half_its_children_removes_no_old_backup(
    keeping: SafeKeeping, opened: Vault, place: Path, clock
) -> None:
    """A bad vault never costs a good backup."""
    keeping.choose_plan(Plan(days=1, weeks=1, months=1))
    opened.store.write("Fill", lambda s: [add_child(s) for _ in range(5)] and None)
    for _ in range(3):
        clock.pass_seconds(DAY.total_seconds())
        keeping.back_up()
    opened.store.write("Empty", lambda s: [s.delete(s.get_one(Child, n)) for n in range(1, 6)] and None)
    clock.pass_seconds(DAY.total_seconds())
    keeping.back_up()
    assert len(backups.found_in(place)) == 4


def test_a_backup_says_where_the_audit_trail_ended(keeping: SafeKeeping, place: Path, opened: Vault) -> None:
    """S37: in the note beside it, so that rows cut off later show there too."""
    opened.store.on_file(lambda _driver: None)  # the end is kept outside the file a moment after the deed
    end = opened.keys.trail
    assert end is not None
    keeping.back_up()
    (made,) = backups.found_in(place)
    assert json.loads((made.folder / backups.NOTE).read_text())["trail"] == [end.count, end.digest]


def test_the_second_place_gets_the_same_backup_and_says_when(
    keeping: SafeKeeping, tmp_path: Path, clock, opened: Vault
) -> None:
    keeping.back_up()
    stick = tmp_path / "stick"
    stick.mkdir()
    standing = keeping.choose_second(stick)
    assert (standing.second, standing.second_worked) == (stick / FOLDER, clock.moment)
    clock.pass_seconds(DAY.total_seconds())
    keeping.tend()
    there = backups.found_in(stick / FOLDER)
    assert [found.number for found in there] == [2, 1]
    assert backups.proved(there[0].folder, opened.data_key, there[0].digest).children == 1


def test_a_stick_that_is_not_there_is_one_quiet_sentence_and_not_another_stick(
    keeping: SafeKeeping, tmp_path: Path, place: Path, clock
) -> None:
    """Its folder is never made again by itself: another stick may have taken its letter."""
    stick = tmp_path / "stick"
    stick.mkdir()
    keeping.choose_second(stick)
    stick.rename(tmp_path / "away")
    stick.mkdir()
    assert keeping.tend() == (
        "The second backup place is not connected. Backups are still made on this computer.",
    )
    assert list(stick.iterdir()) == []
    assert keeping.standing().second_missing
    assert len(backups.found_in(place)) == 1
    stick.rmdir()
    (tmp_path / "away").rename(stick)
    clock.pass_seconds(60)
    assert keeping.tend() == ()
    assert len(backups.found_in(stick / FOLDER)) == 1


def test_the_second_place_is_not_the_first(keeping: SafeKeeping, place: Path) -> None:
    keeping.back_up()
    with pytest.raises(Refusal, match="beside the backups"):
        keeping.choose_second(place)


def test_a_rehearsal_restores_counts_and_leaves_nothing(keeping: SafeKeeping, place: Path, clock) -> None:
    keeping.back_up()
    found = keeping.rehearse()
    assert (found.trouble, found.at) == ("", clock.moment)
    assert found.counts is not None and found.counts.children == 1
    assert keeping.standing().rehearsed == clock.moment
    assert not list(place.glob("rehearsal*"))


def test_a_rehearsal_of_a_backup_that_rotted_says_so(keeping: SafeKeeping, place: Path) -> None:
    keeping.back_up()
    flip(backups.found_in(place)[0].folder / vault.DATABASE)
    assert "not as it was" in keeping.rehearse().trouble
    assert keeping.standing().rehearsal_trouble


def test_the_program_rehearses_by_itself_once_a_month(keeping: SafeKeeping, clock) -> None:
    keeping.tend()
    first = keeping.standing().rehearsed
    clock.pass_seconds(29 * DAY.total_seconds())
    keeping.tend()
    assert keeping.standing().rehearsed == first == clock.moment - 29 * DAY
    clock.pass_seconds(DAY.total_seconds())
    keeping.tend()
    assert keeping.standing().rehearsed == clock.moment


def test_locking_backs_up_what_changed_and_nothing_else(
    vault_folder: Path, passphrase: str, around: Surroundings, place: Path
) -> None:
    for number in (1, 2):
        found = vault.unlock(vault_folder, passphrase, around)
        keeping = SafeKeeping(found, around)
        if number == 1:
            found.store.write("Add child", add_child)
            found.store.write("Add child", add_child)
        keeping.finish()
        found.lock()
        with pytest.raises(FileTrouble, match="locked"):
            keeping.back_up()
    assert len(backups.found_in(place)) == 1


def test_a_damaged_pair_of_key_files_is_replaced_from_the_newest_backup(
    vault_folder: Path, passphrase: str, around: Surroundings, place: Path
) -> None:
    """F40: and both are whole again afterwards."""
    found = vault.unlock(vault_folder, passphrase, around)
    SafeKeeping(found, around).back_up()
    found.lock()
    for name in (keyfile.NAME, keyfile.COPY_NAME):
        (vault_folder / name).write_bytes(b"{}")
    spare = replace(around, spare_keys=lambda: [b.folder for b in backups.found_in(place)])
    vault.unlock(vault_folder, passphrase, spare).lock()
    assert all((vault_folder / name).stat().st_size > 100 for name in (keyfile.NAME, keyfile.COPY_NAME))
    vault.unlock(vault_folder, passphrase, around).lock()


def test_an_unlocking_reads_every_page_of_a_small_vault(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """F20: a page that nothing reads at once is found at the door all the same."""
    found = vault.unlock(vault_folder, passphrase, around)
    found.store.write("Fill", lambda s: [add_child(s) for _ in range(500)] and None)
    found.lock()
    path = vault_folder / vault.DATABASE
    flip(path)
    damaged = path.read_bytes()
    with pytest.raises(Damage, match="cannot be read"):
        vault.unlock(vault_folder, passphrase, around)
    assert path.read_bytes() == damaged
    with pytest.raises(FileTrouble), engines.opened(path, bytes(32)):
        pass


def reopened(opened: Vault, passphrase: str, around: Surroundings) -> Vault:
    """The same vault in a fresh process, which was not backed up as the one before ended."""
    opened.lock()
    return vault.unlock(opened.folder, passphrase, around)


def test_work_that_no_backup_holds_is_backed_up_at_the_next_unlocking(
    keeping: SafeKeeping, opened: Vault, place: Path, passphrase: str, around: Surroundings
) -> None:
    """F10, P19: killed, or too large to be backed up as it was locked; it does not wait for tomorrow."""
    keeping.tend()
    for _ in range(3):
        opened.store.write("Add child", add_child)
    again = reopened(opened, passphrase, around)
    SafeKeeping(again, around).tend()
    newest = backups.found_in(place)[0]
    assert newest.number == 2
    assert backups.proved(newest.folder, again.data_key, newest.digest).children == 4
    again.lock()
    unchanged = vault.unlock(opened.folder, passphrase, around)
    SafeKeeping(unchanged, around).tend()
    assert backups.found_in(place)[0].number == 2, "nothing was done since"
    unchanged.lock()


def test_four_hours_of_work_are_backed_up_while_the_desk_is_open(
    keeping: SafeKeeping, opened: Vault, place: Path, clock
) -> None:
    """F10: and four hours without any are not."""
    keeping.tend()
    clock.pass_seconds(4 * 3600)
    keeping.tend()
    assert backups.found_in(place)[0].number == 1
    opened.store.write("Add child", add_child)
    keeping.tend()
    assert backups.found_in(place)[0].number == 2


def test_the_log_is_emptied_while_nothing_is_written(keeping: SafeKeeping, opened: Vault) -> None:
    """F33, P22: an import of forty megabytes leaves no log of forty megabytes."""

    def long(session: Session) -> None:
        for number in range(20):
            drafts.keep(
                session, form="visit", subject_id=number, child_id=None, content="x" * 2_000_000, field="",
                caret=0, now=NOON,
            )  # fmt: skip

    log = opened.folder / backups.LOG
    opened.store.write("Bring in", long)
    opened.store.write("Add child", add_child)
    opened.store.write("Add child", add_child)
    assert log.stat().st_size <= 64 << 20
    keeping.rest()
    assert log.stat().st_size == 0
    assert opened.store.faults() == []
