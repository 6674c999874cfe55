"""A vault is open in one program at a time, and a program that died is forgotten."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session, select

from iro_desk.app import telling
from iro_desk.errors import Damage, FileTrouble, Refusal
from iro_desk.records import Child
from iro_desk.storage import vault
from iro_desk.storage.engine import PAGE_BYTES
from iro_desk.storage.files import DiskFiles
from iro_desk.storage.vault import Surroundings
from tests.storage.vault.steps import opens


def test_a_vault_open_here_is_not_opened_twice(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    opened = vault.unlock(vault_folder, passphrase, around)
    with pytest.raises(Refusal, match="already open"):
        vault.unlock(vault_folder, passphrase, around)
    opened.lock()
    assert opens(vault_folder, passphrase, around)


def test_the_lock_of_a_dead_program_is_taken_silently(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """F30: own host."""
    (vault_folder / "vault.lock").write_text(json.dumps({"host": "this-computer", "pid": 1}))
    assert opens(vault_folder, passphrase, around)


def test_the_lock_of_another_computer_is_never_stolen(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """F30: other host."""
    (vault_folder / "vault.lock").write_text(json.dumps({"host": "elsewhere", "pid": 1}))
    with pytest.raises(Refusal, match="another computer"):
        vault.unlock(vault_folder, passphrase, around)


KILLED = """
import os, sys
from datetime import UTC, date, datetime
from pathlib import Path
from iro_desk.records import Child
from iro_desk.storage import vault
from iro_desk.storage.slots import Cost
quick = Cost(16, 1, 1)
around = vault.Surroundings(now=lambda: datetime.now(UTC), cost=quick, floor=quick, host="this-computer")
opened = vault.unlock(Path(sys.argv[1]), sys.argv[2], around)
def add(session):
    session.add(Child.model_validate({"born_on": date(2014, 5, 2)}))
for _ in range(3):
    opened.store.write("Add child", add)
os._exit(9)
"""


def killed_while_open(folder: Path, passphrase: str) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(folder), passphrase], check=False, timeout=60)
    assert done.returncode == 9


def test_a_program_killed_while_open_loses_nothing_it_saved(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """F30: the log it left is checked and folded in, and its lock is taken."""
    killed_while_open(vault_folder, passphrase)
    assert (vault_folder / "vault.db-wal").stat().st_size
    opened = vault.unlock(vault_folder, passphrase, around)
    assert len(opened.store.read(lambda s: s.exec(select(Child)).all())) == 3
    assert not opened.kept_aside
    opened.lock()
    assert sorted(path.name for path in vault_folder.iterdir()) == [
        "keyfile.copy.json", "keyfile.json", "vault.db", "vault.lock",
    ]  # fmt: skip


def test_half_a_page_is_made_whole_from_the_log(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """F14: the power fails while the log is being folded in, and leaves half of a page in the file."""
    killed_while_open(vault_folder, passphrase)
    file, log = vault_folder / "vault.db", (vault_folder / "vault.db-wal").read_bytes()
    content = bytearray(file.read_bytes())
    page = max(int.from_bytes(log[at : at + 4], "big") for at in range(32, len(log), 24 + PAGE_BYTES))
    content.extend(bytes(max(0, page * PAGE_BYTES - len(content))))
    content[page * PAGE_BYTES - 512 : page * PAGE_BYTES] = b"x" * 512
    file.write_bytes(content)
    again = vault.unlock(vault_folder, passphrase, around)
    assert not again.kept_aside
    assert len(again.store.read(lambda s: s.exec(select(Child)).all())) == 3
    assert again.store.faults() == []
    again.lock()


@pytest.mark.parametrize("cut", [False, True], ids=["one byte flipped", "the log gone"])
def test_work_that_a_spoilt_log_has_lost_is_missed_and_said(
    vault_folder: Path, passphrase: str, around: Surroundings, cut: bool
) -> None:
    """F14, F20, F23, S37: SQLite stops at a spoilt entry without a word; the key file knows that there was more."""
    killed_while_open(vault_folder, passphrase)
    log = vault_folder / "vault.db-wal"
    spoilt = bytearray(log.read_bytes())
    spoilt[40] ^= 1
    if cut:
        log.unlink()
    else:
        log.write_bytes(spoilt)
    again = vault.unlock(vault_folder, passphrase, around)
    assert again.is_short
    assert [notice.words for notice in telling.of_opening(again)] == [telling.SHORT]
    again.lock()
    kept = vault_folder / "vault.db.damaged-wal"
    assert cut or kept.read_bytes() == spoilt, "what cannot be read is kept"
    once_more = vault.unlock(vault_folder, passphrase, around)
    assert not once_more.is_short, "it is said once"
    once_more.lock()


class RefusingOnce(DiskFiles):
    """A disk on which the log's copy cannot be opened, the first time."""

    refused = False

    def copy(self, source: Path, target: Path) -> None:
        if self.refused or not target.name.endswith("-wal"):
            super().copy(source, target)
            return
        self.refused = True
        target.mkdir()

    def remove(self, path: Path) -> None:
        if path.is_dir():
            path.rmdir()
        super().remove(path)


def test_a_log_that_the_disk_refuses_to_show_for_a_moment_is_not_put_aside(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """F15, F28: a refusal says nothing of the log: nothing is opened, all stays, and it is whole the next time."""
    killed_while_open(vault_folder, passphrase)
    refusing = replace(around, files=RefusingOnce())
    with pytest.raises(FileTrouble, match="could not be read") as told:
        vault.unlock(vault_folder, passphrase, refusing)
    assert not isinstance(told.value, Damage), "no backup is offered in the place of what is there"
    again = vault.unlock(vault_folder, passphrase, refusing)
    assert not again.kept_aside
    assert not again.is_short
    assert len(again.store.read(lambda s: s.exec(select(Child)).all())) == 3
    again.lock()


def test_a_log_from_an_earlier_run_is_put_aside(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """F22: frames that do not belong would be folded in by SQLite without a word."""
    killed_while_open(vault_folder, passphrase)
    stale = (vault_folder / "vault.db-wal").read_bytes()
    opened = vault.unlock(vault_folder, passphrase, around)

    def many(session: Session) -> None:
        for _ in range(300):
            session.add(Child.model_validate({"born_on": date(2014, 5, 2), "surname": "x" * 100}))

    opened.store.write("Add children", many)
    opened.lock()
    (vault_folder / "vault.db-wal").write_bytes(stale)
    again = vault.unlock(vault_folder, passphrase, around)
    assert again.kept_aside
    assert (vault_folder / "vault.db.damaged-wal").read_bytes() == stale
    assert len(again.store.read(lambda s: s.exec(select(Child)).all())) == 303
    again.lock()
