"""A sync program puts an older file in the vault's place while the desk is open: nothing is mixed, nothing is lost."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session, func, select

from iro_desk.app.door import VaultDoor
from iro_desk.errors import FileTrouble, OlderVault
from iro_desk.records import Child
from tests.conftest import NOON, PASSPHRASE, QUICK, RECOVERY_CODE


def add(session: Session) -> None:
    session.add(Child.model_validate({"born_on": date(2014, 5, 2)}))


def count(session: Session) -> int:
    return session.exec(select(func.count()).select_from(Child)).one()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody replace a file that is open")
def test_an_older_file_swapped_in_during_the_day_is_never_written_to(tmp_path: Path) -> None:
    """F24, F26: noticed before the next word, the day's work goes into a backup, and the door knows the old file."""
    door = VaultDoor(tmp_path / "caseload", lambda: NOON, QUICK)
    door.create(PASSPHRASE, RECOVERY_CODE).write("Add a child", add)
    door.let_go()
    yesterday = tmp_path / "yesterday.db"
    shutil.copy(door.folder / "vault.db", yesterday)

    store = door.unlock(PASSPHRASE)
    store.write("Add a child", add)
    old = yesterday.read_bytes()
    yesterday.replace(door.folder / "vault.db")
    assert door.safe_keeping is not None and door.safe_keeping.is_gone
    with pytest.raises(FileTrouble, match="moved or replaced"):
        store.write("Add a child", add)
    assert store.read(count) == 2
    door.safe_keeping.rescue()
    door.let_go()
    assert (door.folder / "vault.db").read_bytes() == old

    with pytest.raises(OlderVault, match="older than the one used on 2 March"):
        VaultDoor(door.folder, lambda: NOON, QUICK).unlock(PASSPHRASE)
    again = VaultDoor(door.folder, lambda: NOON, QUICK)
    newest = again.backups_in(None, PASSPHRASE, "")[0]
    assert again.restore(newest.where, PASSPHRASE, "", "").read(count) == 2
    again.let_go()
