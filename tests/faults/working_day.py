"""A process that does an officer's work at a desk, and says what it was told is kept.

Run as ``python -m tests.faults.working_day``. It reads a line of JSON, forks a worker, and lets it begin at the next
byte. Each line that the worker says counts what was acknowledged so far.
"""

from __future__ import annotations

import ctypes
import json
import os
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

from iro_desk.errors import FileTrouble, Refusal
from iro_desk.exports import folder
from iro_desk.services import attachments
from iro_desk.services.attachments import Picture
from iro_desk.services.imports import preview, reading, taking
from iro_desk.storage import restore, vault
from iro_desk.storage.files import DiskFiles
from iro_desk.storage.safe_keeping import SafeKeeping
from iro_desk.storage.vault import Vault
from tests.faults import later
from tests.faults.desk import (
    NEW_PASSPHRASE,
    NOW,
    PASSPHRASE,
    Desk,
    add_child,
    around,
    code,
    newest_backup,
    save,
)  # fmt: skip
from tests.faults.officer import Asked

PICTURE_BYTES = 9000
PAPER = b"A finished letter. " * 700
CONTROLS = ("OFF", "NORMAL", "no forcing")
TRIES = 4
FELL_OVER, TOLD = 3, 4
"""How a worker ended that met an error nobody had thought of, and one whom the program told in words."""

_LET_TRACE = 0x59616D61
"""PR_SET_PTRACER: some systems let a process be traced by its parents only."""


class Unforced(DiskFiles):
    """A control: files are written and renamed, and nothing is forced to the disk."""

    def fsync_folder(self, folder: Path) -> None:
        """Not at all."""

    def _write_through(self, path: Path, content: bytes) -> None:
        path.unlink(missing_ok=True)
        path.write_bytes(content)


class Day:
    """What was acknowledged so far, said whenever it grows.

    Args:
        control: what is done badly on purpose; empty in earnest.
        patient: whether words that the disk refused are tried again, as the window does.
    """

    def __init__(self, desk: Desk, words: int, control: str = "", *, patient: bool = False) -> None:
        self.desk = desk
        self.tries = TRIES if patient else 1
        self.control = control
        self.files = Unforced() if control == "no forcing" else DiskFiles()
        self._kept = {"words": words, "pictures": 0, "backups": 1, "letters": 0, "children": 1}
        self._kept["new passphrase"] = 0

    def has(self, **more: int) -> None:
        """Say that so much more is kept."""
        for name, count in more.items():
            self._kept[name.replace("_", " ")] = count
        # Not by ``write``, which the tracer may have been told to refuse.
        os.writev(1, [f"said {json.dumps(self._kept)}\n".encode()])

    def opened(self) -> Vault:
        """Open the desk, in earnest or badly."""
        held = self.desk.opened(self.files)
        if self.control in {"OFF", "NORMAL"}:
            held.store.on_file(lambda driver: driver.execute(f"PRAGMA synchronous = {self.control}"))
        return held

    def types(self, held: Vault, first: int, last: int) -> None:
        """Type and send these words."""
        for number in range(first, last + 1):
            self._keep(held, number)
            self.has(words=number)

    def _keep(self, held: Vault, number: int) -> None:
        for _ in range(self.tries - 1):
            try:
                return save(held, number)
            except FileTrouble:
                continue
        return save(held, number)


def typing(day: Day, words: int) -> None:
    """Two sittings: words, pictures, a backup, a letter brought out, and the file written anew."""
    held = day.opened()
    day.types(held, words + 1, words + 6)
    for number in range(1, 3):
        held.store.write("Add picture", partial(_add_picture, number=number))
        day.has(pictures=number)
    SafeKeeping(held, around(day.files)).back_up()
    day.has(backups=2)
    day.types(held, words + 7, words + 10)
    held.store.write_anew()
    _bring_out(day)
    held.lock()
    held = day.opened()
    day.types(held, words + 11, words + 14)
    held.lock()


def a_few(day: Day, words: int) -> None:
    """A few words, and then the power goes."""
    day.types(day.opened(), words + 1, words + 3)


def exporting(day: Day, words: int) -> None:
    """A letter is brought out, and a word typed."""
    held = day.opened()
    _bring_out(day)
    day.types(held, words + 1, words + 1)
    held.lock()


def backing_up(day: Day, words: int) -> None:
    """A word, a backup, and a second place for it."""
    held = day.opened()
    day.types(held, words + 1, words + 1)
    keeping = SafeKeeping(held, around(day.files))
    keeping.back_up()
    keeping.choose_second(day.desk.home / "out")
    held.store.write_anew()
    held.lock()


def importing(day: Day, words: int) -> None:
    """A council's return is brought in, whole or not at all."""
    held = day.opened()
    source = day.desk.home / "out" / "return"
    found = held.store.read(
        lambda session: preview.build(reading.read(source), NOW.date(), taking.held(session))
    )
    codes = [child.code for child in found.children]
    held.store.write("Bring in children", lambda session: taking.take(session, found, codes, NOW.date()))
    day.has(children=1 + len(codes))
    held.lock()


def keys(day: Day, words: int) -> None:
    """Another passphrase, then another key for the whole file, with words between."""
    held = day.opened()
    held.change_passphrase(PASSPHRASE, NEW_PASSPHRASE)
    day.has(new_passphrase=1)
    day.types(held, words + 1, words + 2)
    held.rotate_key(NEW_PASSPHRASE, code())
    day.types(held, words + 3, words + 4)
    held.lock()


def putting_back(day: Day, words: int) -> None:
    """The newest backup in the desk's place."""
    held = day.opened()
    key = bytes(held.data_key)
    held.lock()
    restore.make_ready(day.desk.vault, newest_backup(day.desk), key, day.files, now=NOW)
    restore.settle(day.desk.vault, "this-computer", day.files)
    held = day.opened()
    day.types(held, words + 1, words + 2)
    held.lock()


def migrating(day: Day, words: int) -> None:
    """A newer program opens the desk, and is typed into."""
    with later.in_force(later.laid_out(day.desk.home.parent)):
        held = day.opened()
        day.types(held, words + 1, words + 2)
        held.lock()


def beginning(day: Day, words: int) -> None:
    """The first day of all: nothing is there yet."""
    held = vault.create(day.desk.vault, PASSPHRASE, code(), around(day.files))
    held.store.write("Add child", add_child)
    day.has(words=0, backups=0)
    day.types(held, 1, 2)
    SafeKeeping(held, around(day.files)).back_up()
    day.has(backups=1)
    day.types(held, 3, 4)
    held.lock()


def _bring_out(day: Day) -> None:
    folder.place(day.desk.home / "out", "IRO-2026-0611.pdf", PAPER)
    day.has(letters=1)


def _add_picture(session: object, number: int) -> None:
    content = bytes([number]) * PICTURE_BYTES
    attachments.add(session, 1, 0, Picture("", "image/png", content, content[:500]), NOW)  # type: ignore[arg-type]


WORKS: dict[str, Callable[[Day, int], None]] = {
    "typing": typing,
    "a few words": a_few,
    "keys": keys,
    "export": exporting,
    "backup": backing_up,
    "import": importing,
    "restore": putting_back,
    "migrate": migrating,
    "beginning": beginning,
}


def main() -> None:
    """Serve until the harness closes the input."""
    while line := _line():
        asked = Asked(**json.loads(line))
        worker = os.fork()
        if worker == 0:
            _work(asked)
        os.write(1, f"worker {worker}\n".encode())
        _, status = os.waitpid(worker, 0)
        os.write(1, f"ended {os.waitstatus_to_exitcode(status)}\n".encode())


def _work(asked: Asked) -> None:
    """Let oneself be traced, wait for the sign, work, and end."""
    code = FELL_OVER
    try:
        ctypes.CDLL(None).prctl(_LET_TRACE, ctypes.c_ulong(-1), 0, 0, 0)
        os.read(0, 1)
        WORKS[asked.work](
            Day(Desk(Path(asked.home)), asked.words, asked.control, patient=asked.patient), asked.words
        )
        code = 0
    except (FileTrouble, Refusal):
        code = TOLD
    finally:
        if code == FELL_OVER:
            traceback.print_exc()
        os._exit(code)


def _line() -> bytes:
    """Read one line and no more: the byte after it is for the worker."""
    line = b""
    while (byte := os.read(0, 1)) not in (b"", b"\n"):
        line += byte
    return line


if __name__ == "__main__":
    main()
