"""The power fails: a few of the states here, five hundred in the full tier; and the simulated disk is a harsh one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.faults import officer, power
from tests.faults.disks import MODES, SECTOR, Disk
from tests.faults.officer import Officer
from tests.faults.recording import Step
from tests.faults.run import room


@pytest.fixture(scope="module")
def working() -> Iterator[Officer]:
    """One officer for every recording."""
    if officer.why_not():
        pytest.skip(officer.why_not())
    with officer.officer() as made:
        yield made


@pytest.fixture
def scratch() -> Iterator[Path]:
    """A folder in memory, where there is one: the disk is simulated."""
    with TemporaryDirectory(prefix="iro-desk-power-", dir=room()) as folder:
        yield Path(folder)


@pytest.mark.parametrize(("work", "count"), [("typing", 40), ("beginning", 10)])
def test_a_power_cut_costs_nothing_that_was_called_saved(
    working: Officer, work: str, count: int, scratch: Path
):
    """F14: the calls of the production driver are replayed; 520 states in the full tier."""
    tally = power.run(scratch, working, random.Random(14), work, count)
    assert (tally.broken, tally.states) == ([], count)


@pytest.mark.parametrize("bad", ["OFF", "NORMAL"])
def test_a_program_that_forces_too_little_is_found_out(working: Officer, bad: str, scratch: Path):
    """F14: the negative controls, in which acknowledged words are lost."""
    tally = power.control(scratch, working, random.Random(14), bad, 6)
    assert tally.caught and not tally.broken


def _disk(tmp_path: Path, *steps: Step) -> Disk:
    home = tmp_path / "home"
    home.mkdir()
    (home / "a").write_bytes(b"old")
    disk = Disk(home)
    for step in steps:
        disk.take(step)
    return disk


def _left(disk: Disk, tmp_path: Path, mode: str) -> list[dict[str, bytes]]:
    found = []
    for seed in range(20):
        target = tmp_path / f"{mode}-{seed}"
        disk.left(target, mode, mode, random.Random(seed))
        found.append({path.name: path.read_bytes() for path in target.iterdir()})
    return found


OPEN = Step("open", path="a", handle=3, flags="O_RDWR")
NEW = Step("write", handle=3, at=0, content=b"n" * 3 * SECTOR)


@pytest.mark.parametrize("mode", MODES)
def test_what_was_forced_is_always_there(mode: str, tmp_path: Path):
    disk = _disk(tmp_path, OPEN, NEW, Step("sync", handle=3))
    assert all(found == {"a": NEW.content} for found in _left(disk, tmp_path, mode))


def test_what_was_not_forced_may_be_there_or_not_or_in_part(tmp_path: Path):
    disk = _disk(tmp_path, OPEN, NEW)
    assert {found["a"] for found in _left(disk, tmp_path, "dropped")} == {b"old"}
    assert {found["a"] for found in _left(disk, tmp_path, "kept")} == {NEW.content}
    torn = {found["a"] for found in _left(disk, tmp_path, "torn")}
    assert len(torn) > 3, "each 512 bytes go their own way"


def test_a_name_is_sure_only_once_its_folder_is_forced(tmp_path: Path):
    """A renaming is old or new, and the contents go their own way."""
    folder, renamed = Step("open", path=".", handle=4, flags="O_RDONLY"), Step("rename", path="a", target="b")
    disk = _disk(tmp_path, renamed)
    assert {tuple(found) for found in _left(disk, tmp_path, "some")} == {("a",), ("b",)}
    disk.take(folder)
    disk.take(Step("sync", handle=4))
    assert {tuple(found) for found in _left(disk, tmp_path, "dropped")} == {("b",)}
