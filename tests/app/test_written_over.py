"""A sync program writes over the open vault's file without replacing it: nothing is mixed, nothing is lost (F24)."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session, col, func, select

from iro_desk.app.door import VaultDoor
from iro_desk.errors import Damage, FileTrouble, OlderVault
from iro_desk.records import Child
from iro_desk.storage import engine as engines
from iro_desk.storage.safe_keeping import SafeKeeping
from iro_desk.storage.store import Store
from tests.conftest import NOON, PASSPHRASE, QUICK, RECOVERY_CODE

SAID = "Another program has changed the vault's file while it was open"


def add(session: Session) -> None:
    session.add(Child.model_validate({"born_on": date(2014, 5, 2)}))


def count(session: Session) -> int:
    return session.exec(select(func.count(col(Child.id)))).one()


def keeping_of(door: VaultDoor) -> SafeKeeping:
    assert door.safe_keeping is not None
    return door.safe_keeping


def write_over(path: Path, content: bytes) -> None:
    """As a sync program does that does not replace: the same file, from its beginning, with its time kept."""
    with path.open("r+b") as writing:
        writing.write(content)
        writing.truncate()
    os.utime(path, (1_700_000_000, 1_700_000_000))


@pytest.fixture
def door(tmp_path: Path) -> VaultDoor:
    """A desk of one child that was locked once."""
    made = VaultDoor(tmp_path / "caseload", lambda: NOON, QUICK)
    made.create(PASSPHRASE, RECOVERY_CODE).write("Add a child", add)
    made.let_go()
    return made


@pytest.mark.parametrize("since", ["yesterday", "this morning"])
def test_an_older_copy_written_over_the_open_file_is_noticed_before_the_next_word(
    since: str, door: VaultDoor, tmp_path: Path
) -> None:
    """F24, F26: it is never written to, the day's work goes into a backup, and the door knows the old file."""
    path = door.folder / "vault.db"
    old = path.read_bytes()
    store = door.unlock(PASSPHRASE)
    keeping_of(door).tend()
    if since == "this morning":
        keeping_of(door).rest()
        old = path.read_bytes()
    store.write("Add a child", add)
    keeping_of(door).rest()
    store.write("Add a child", add)
    assert not keeping_of(door).is_changed
    write_over(path, old)
    before = path.stat()
    assert keeping_of(door).is_changed
    assert not keeping_of(door).is_gone
    with pytest.raises(FileTrouble, match=f"{SAID}, so this was not saved"):
        store.write("Add a child", add)
    with pytest.raises(FileTrouble, match=f"{SAID}, so this was not shown"):
        store.read(count)
    with pytest.raises(FileTrouble, match=SAID):
        keeping_of(door).rest()
    keeping_of(door).rescue()
    door.let_go()
    assert path.read_bytes() == old
    assert path.stat().st_mtime_ns == before.st_mtime_ns

    with pytest.raises(OlderVault, match="older than the one used on 2 March"):
        VaultDoor(door.folder, lambda: NOON, QUICK).unlock(PASSPHRASE)
    again = VaultDoor(door.folder, lambda: NOON, QUICK)
    newest = again.backups_in(None, PASSPHRASE, "")[0]
    assert again.restore(newest.where, PASSPHRASE, "", "").read(count) == 3
    again.let_go()


def cut_short(log: Path) -> None:
    os.truncate(log, 0)


def taken_away(log: Path) -> None:
    log.unlink()


def garbled(log: Path) -> None:
    write_over(log, bytes(log.stat().st_size))


@pytest.mark.parametrize("harm", [cut_short, taken_away, garbled])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take an open file away")
def test_what_another_program_does_to_the_log_is_noticed_too(
    harm: Callable[[Path], None], door: VaultDoor
) -> None:
    """F24: the newest words lie in the log until it is folded in; they are in memory too, and go into a backup."""
    store = door.unlock(PASSPHRASE)
    keeping_of(door).tend()
    store.write("Add a child", add)
    harm(door.folder / "vault.db-wal")
    assert keeping_of(door).is_changed
    with pytest.raises(FileTrouble, match=SAID):
        store.write("Add a child", add)
    keeping_of(door).rescue()
    door.let_go()
    again = VaultDoor(door.folder, lambda: NOON, QUICK)
    newest = again.backups_in(None, PASSPHRASE, "")[0]
    assert again.restore(newest.where, PASSPHRASE, "", "").read(count) == 2
    again.let_go()


def test_what_memory_no_longer_holds_whole_is_called_no_backup_and_no_good_one_goes(door: VaultDoor) -> None:
    """F24, I4: pages of an older file between the newest ones are a damaged vault, however sound each one is."""
    path = door.folder / "vault.db"
    old = path.read_bytes()
    store = door.unlock(PASSPHRASE)
    keeping_of(door).tend()
    store.write("Fill", lambda session: [add(session) for _ in range(200)] and None)
    keeping_of(door).rest()
    before = [seen.where for seen in keeping_of(door).listed()]
    store.on_file(lambda driver: driver.execute("PRAGMA shrink_memory").fetchone())
    write_over(path, old)
    with pytest.raises(Damage):
        keeping_of(door).rescue()
    assert [seen.where for seen in keeping_of(door).listed()] == before
    door.let_go()
    assert path.read_bytes() == old


def test_a_file_that_is_only_looked_at_or_copied_is_not_taken_for_a_changed_one(
    door: VaultDoor, tmp_path: Path
) -> None:
    """F24: a backup program or a scanner reads the file all day; that is no alarm, and costs no time."""
    store = door.unlock(PASSPHRASE)
    keeping = keeping_of(door)
    keeping.tend()
    shutil.copy2(door.folder / "vault.db", tmp_path / "copy.db")
    (door.folder / "vault.db").chmod(0o600)
    store.write("Add a child", add)
    keeping.rest()
    shutil.copy2(door.folder / "vault.db-wal", tmp_path / "copy.db-wal")
    store.read(count)
    keeping.back_up()
    assert not keeping.is_changed
    door.let_go()


def test_writes_that_fold_the_log_by_themselves_are_the_desks_own(store: Store) -> None:
    """F24, F33: the log is folded into the file when it is long; that is no other program."""
    store.on_file(lambda driver: driver.execute("PRAGMA wal_autocheckpoint = 20"))
    folded = set()
    for _ in range(6):
        store.write("Fill", lambda session: [add(session) for _ in range(20)] and None)
        folded.add(store.path.stat().st_mtime_ns)
        assert not store.is_changed
    store.change_file(engines.fold_log)
    assert store.read(count) == 120
    assert len(folded) > 1


def test_reading_that_throws_much_away_is_no_change_by_another(store: Store) -> None:
    """F24: what a read tried and took back may have gone through the log."""

    def try_and_leave(session: Session) -> None:
        session.connection().exec_driver_sql("PRAGMA cache_size = 10")
        session.connection().exec_driver_sql("UPDATE child SET preferred_name = hex(zeroblob(400000))")

    log = store.path.with_name("vault.db-wal")
    store.write("Add a child", add)
    before = log.stat().st_size
    store.read(try_and_leave)
    assert log.stat().st_size > before
    store.write("Add a child", add)
    assert store.read(count) == 2
