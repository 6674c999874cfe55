"""A computer that lets nothing more be opened: every door answers in words, and nothing is lost (F28)."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session, select

from iro_desk.app.door import VaultDoor
from iro_desk.errors import FileTrouble
from iro_desk.exports import folder
from iro_desk.exports.whole_file import write_whole
from iro_desk.records import Child
from tests.conftest import NOON, PASSPHRASE, QUICK, RECOVERY_CODE

if sys.platform == "win32":
    pytest.skip("Windows has no such limit", allow_module_level=True)
import resource


@contextmanager
def nothing_more_may_be_opened() -> Iterator[None]:
    """Take every file descriptor there is, a few dozen above those in use."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(
        resource.RLIMIT_NOFILE, (max(int(path.name) for path in Path("/dev/fd").iterdir()) + 24, hard)
    )
    taken: list[int] = []
    try:
        try:
            while True:
                taken.append(os.open(os.devnull, os.O_RDONLY))
        except OSError:
            pass
        yield
    finally:
        for handle in taken:
            os.close(handle)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def add(session: Session) -> None:
    session.add(Child.model_validate({"born_on": date(2014, 5, 2)}))


def in_words(act: Callable[[], object]) -> str:
    with pytest.raises(FileTrouble) as told:
        act()
    return str(told.value)


def test_an_open_desk_goes_on_and_what_needs_a_file_says_so(tmp_path: Path) -> None:
    """F28: work is saved all the same; a backup and a file that leaves wait until there is room again."""
    door = VaultDoor(tmp_path / "caseload", lambda: NOON, QUICK)
    store = door.create(PASSPHRASE, RECOVERY_CODE)
    assert door.safe_keeping is not None
    store.write("Add a child", add)
    with nothing_more_may_be_opened():
        store.write("Add a child", add)
        told = in_words(door.safe_keeping.back_up)
        assert told.startswith(
            "This computer has too many files open to open one more, so no backup was made."
        )
        assert in_words(lambda: write_whole(tmp_path / "a.pdf", b"x"))
        assert in_words(lambda: folder.place(tmp_path, "IRO-2026-K7F3Q2.pdf", b"x"))
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == []
    door.safe_keeping.back_up()
    assert len(store.read(lambda s: s.exec(select(Child)).all())) == 2
    assert store.faults() == []
    door.let_go()


def test_a_door_says_why_it_cannot_open(tmp_path: Path) -> None:
    """F28: too many open files is not a folder that may not be written to; the next try opens it."""
    door = VaultDoor(tmp_path / "caseload", lambda: NOON, QUICK)
    door.create(PASSPHRASE, RECOVERY_CODE)
    door.let_go()
    with nothing_more_may_be_opened():
        assert in_words(lambda: door.unlock(PASSPHRASE)).startswith("This computer has too many files open")
    door.unlock(PASSPHRASE)
    door.let_go()
