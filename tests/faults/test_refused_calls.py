"""The system refuses the calls of a program at work: a few here, hundreds in the full tier; and real disks are full."""

from __future__ import annotations

import os
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from iro_desk.errors import FileTrouble
from iro_desk.exports import folder
from iro_desk.storage.safe_keeping import SafeKeeping
from tests.faults import officer, refusing
from tests.faults.desk import Desk, around, made, save
from tests.faults.invariants import broken
from tests.faults.refusing import Refused
from tests.faults.run import room


def _mount(*options: str) -> bool:
    done = subprocess.run(["mount", *options], capture_output=True, check=False)
    return done.returncode == 0


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A real disk of three megabytes."""
    where = tmp_path / "small"
    where.mkdir()
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not is_root or not _mount("-t", "tmpfs", "-o", "size=3m", "iro-desk-test", str(where)):
        pytest.skip("only the super-user may mount a small disk")
    yield where
    subprocess.run(["umount", "--lazy", str(where)], check=False)


@pytest.fixture
def desk(small: Path) -> Desk:
    """A desk of four words on the small disk."""
    return made(small.parent / "whole", words=4).copied(small / "desk")


def _fill(where: Path) -> Path:
    """Take every byte that is left."""
    filler = where / "filler"
    with filler.open("wb", buffering=0) as writing:
        try:
            while True:
                writing.write(bytes(4096))
        except OSError:
            return filler


def test_a_full_disk_refuses_in_words_and_takes_again_when_there_is_room(desk: Desk, small: Path):
    """F16: nothing acknowledged is lost, how much to free is said, and nothing has to be opened again."""
    held = desk.opened()
    filler = _fill(small)
    with pytest.raises(FileTrouble, match=r"The disk is full.*Free at least \d+ MB") as told:
        for number in range(5, 400):
            save(held, number)
    assert "What was saved before is safe." in str(told.value)
    filler.unlink()
    save(held, number)
    held.lock()
    assert list(broken(desk.copied(small.parent / "after"), number)) == []


def test_a_desk_is_opened_and_locked_on_a_full_disk(desk: Desk, small: Path):
    """F16, F17: the log cannot be folded in, nothing is lost by that."""
    filler = _fill(small)
    desk.opened().lock()
    held = desk.opened()
    with pytest.raises(FileTrouble):
        held.store.write_anew()
    held.lock()
    filler.unlink()
    assert list(broken(desk.copied(small.parent / "after"), 4)) == []


def test_no_backup_is_begun_on_a_disk_with_too_little_room(desk: Desk):
    """F17: the one there stays as it is."""
    before = {path: path.read_bytes() for path in desk.backups.rglob("*") if path.suffix == ".db"}
    held = desk.opened()
    with pytest.raises(FileTrouble, match="too little room on the disk for a backup"):
        SafeKeeping(held, around()).back_up()
    held.lock()
    assert before and all(path.read_bytes() == content for path, content in before.items())


def test_a_letter_for_a_full_drive_leaves_nothing_half_there(small: Path):
    """F18."""
    _fill(small)
    with pytest.raises(FileTrouble, match=r"drive .* is full"):
        folder.place(small, "IRO-2026-0611.pdf", bytes(200_000))
    assert [path.name for path in small.iterdir()] == ["filler"]


def test_a_file_that_may_only_be_read_refuses_in_words_and_takes_again(tmp_path: Path):
    """F19, through SQLite's own switch: a system does not close a disk on which a file is open."""
    desk = made(tmp_path / "desk", words=4)
    held = desk.opened()
    held.store.on_file(lambda driver: driver.execute("PRAGMA query_only = ON"))
    with pytest.raises(FileTrouble, match="may only be read, so this was not saved"):
        save(held, 5)
    held.store.on_file(lambda driver: driver.execute("PRAGMA query_only = OFF"))
    save(held, 5)
    held.lock()
    assert list(broken(desk, 5)) == []


def test_refused_calls_cost_nothing_that_was_called_saved():
    """F15, F16: the tracer refuses a forcing and a write, once and for good; words typed again are kept."""
    if officer.why_not():
        pytest.skip(officer.why_not())
    with TemporaryDirectory(prefix="iro-desk-refused-", dir=room()) as scratch, officer.officer() as working:
        refusals = (("fsync", "EIO"), ("pwrite64", "ENOSPC"))
        tally = refusing.run(Path(scratch), working, random.Random(15), "a few words", 1, refusals)
    assert (tally.broken, tally.states) == ([], 4)


def test_a_log_that_cannot_be_folded_in_is_never_left_beside_a_file_of_another_key():
    """F11, S7, F15: the old key stays in force, for beside the new file that log would let no passphrase open it."""
    if officer.why_not():
        pytest.skip(officer.why_not())
    with TemporaryDirectory(prefix="iro-desk-refused-", dir=room()) as scratch, officer.officer() as working:
        refused = Refused("ftruncate", "EIO", 1, for_good=True)
        tally = refusing.one(Path(scratch), working, "keys", refused)
    assert (tally.broken, tally.states) == ([], 1)
