"""The disk fails at the first operation, the second, and so on: once, and for good (F10 to F13, F42)."""

from __future__ import annotations

import errno
from collections.abc import Callable
from contextlib import nullcontext, suppress
from pathlib import Path

from iro_desk.errors import FileTrouble, Refusal
from iro_desk.storage import restore
from iro_desk.storage.files import DiskFiles
from iro_desk.storage.safe_keeping import SafeKeeping
from tests.faults import later
from tests.faults.desk import NEW_PASSPHRASE, NOW, PASSPHRASE, Desk, around, code, made, newest_backup
from tests.faults.invariants import Tally, cleared

BOTH = (PASSPHRASE, NEW_PASSPHRASE)
Work = Callable[[Desk, DiskFiles], None]


class Failing(DiskFiles):
    """Real files but for the chosen operation.

    Args:
        fail_on: the operation that fails, counting from 1.
        for_good: whether every later one fails too, as on a dead disk.
    """

    def __init__(self, fail_on: int, *, for_good: bool) -> None:
        super().__init__(wait=lambda _: None)
        self._fail_on, self._for_good = fail_on, for_good
        self.calls = 0
        self.failed = False

    def _write_through(self, path: Path, content: bytes) -> None:
        self._step()
        super()._write_through(path, content)

    def replace(self, source: Path, target: Path) -> None:
        self._step()
        super().replace(source, target)

    def copy(self, source: Path, target: Path) -> None:
        self._step()
        super().copy(source, target)

    def remove(self, path: Path) -> None:
        self._step()
        super().remove(path)

    def make_folder(self, path: Path) -> None:
        self._step()
        super().make_folder(path)

    def fsync_folder(self, folder: Path) -> None:
        self._step()
        super().fsync_folder(folder)

    def _step(self) -> None:
        self.calls += 1
        if self.calls == self._fail_on or (self._for_good and self.calls > self._fail_on):
            self.failed = True
            raise OSError(errno.EIO, "the disk failed")


def back_up(desk: Desk, files: DiskFiles) -> None:
    """Make a backup, thin the old ones, and bring it to a second place."""
    held = desk.opened()
    try:
        keeping = SafeKeeping(held, around(files))
        keeping.back_up()
        (desk.home / "stick").mkdir(exist_ok=True)
        keeping.choose_second(desk.home / "stick")
    finally:
        held.lock()


def put_back(desk: Desk, files: DiskFiles) -> None:
    """Restore the newest backup."""
    held = desk.opened()
    key = bytes(held.data_key)
    held.lock()
    restore.make_ready(desk.vault, newest_backup(desk), key, files, now=NOW)
    restore.settle(desk.vault, "this-computer", files)


def save(desk: Desk, files: DiskFiles) -> None:
    """Unlock, and lock again: the key file and the count of tries are written."""
    desk.opened(files).lock()


def change_passphrase(desk: Desk, files: DiskFiles) -> None:
    """Change the passphrase."""
    held = desk.opened(files)
    try:
        held.change_passphrase(PASSPHRASE, NEW_PASSPHRASE)
    finally:
        held.lock()


def rekey(desk: Desk, files: DiskFiles) -> None:
    """Give the file a new key."""
    held = desk.opened(files)
    try:
        held.rotate_key(PASSPHRASE, code())
    finally:
        held.lock()


def migrate(desk: Desk, files: DiskFiles) -> None:
    """Open it with a program that has one revision more."""
    desk.opened(files).lock()


WORKS: dict[str, tuple[Work, tuple[str, ...]]] = {
    "backup": (back_up, ()),
    "restore": (put_back, ()),
    "unlock": (save, ()),
    "migrate": (migrate, ()),
    "passphrase change": (change_passphrase, BOTH),
    "rekey": (rekey, ()),
}


def run(folder: Path, name: str, *, step: int = 1, most: int = 400) -> Tally:
    """Fail every operation of a piece of work in turn, and assert the invariants after each.

    Args:
        step: 1 fails each operation, 3 every third.
    """
    work, passphrases = WORKS[name]
    tally, whole = Tally(f"nth failure: {name}"), made(folder / "whole", words=5)
    with later.in_force(later.laid_out(folder)) if name == "migrate" else nullcontext():
        for for_good in (False, True):
            for number in range(1, most, step):
                desk = whole.copied(folder / f"nth-{for_good}-{number}")
                files = Failing(number, for_good=for_good)
                with suppress(FileTrouble, Refusal, OSError):
                    work(desk, files)
                if name == "rekey":
                    _backed_up_again(desk)
                how = "for good" if for_good else "once"
                tally.add(f"operation {number} {how}", desk, 5, passphrases=passphrases)
                cleared(desk)
                if not files.failed:
                    break
    return tally


def _backed_up_again(desk: Desk) -> None:
    """A backup keeps the key of its day: after a new key the program makes another at once."""
    held = desk.opened()
    SafeKeeping(held, around()).back_up()
    held.lock()
