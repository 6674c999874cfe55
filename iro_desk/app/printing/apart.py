"""ApartPrinters: asks the printers from a process of its own, so that no slow printer holds up what is typed (F06).

What goes to that process goes through a pipe: its command line, its environment and the disk hold nothing of
the case (S21, S27).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from iro_desk.gui.printing.printers import Amiss, Job, NotPrinted, Printer

COMMAND = (sys.executable, "-m", "iro_desk.app.printing.press_apart")
ASKING = 20.0
"""Seconds a system may take to say which printers there are."""
HANDING, A_PAGE = 120.0, 10.0
"""Seconds the printer may take to be given a paper, once its pages are drawn: and so many more for each page."""
LAST_WORD = 1.0
LEFT_BEHIND = 600.0
"""Seconds after which a room in memory is nobody's any more."""
SPOOLING = "iro-desk-printing-"


class ApartPrinters:
    """The printers of this computer.

    Args:
        command: begins the process apart.
        memory: a folder that lies in memory, for what the system's own part for printing writes down for a
            moment; None where there is none.
    """

    def __init__(self, command: Sequence[str] = COMMAND, memory: Path | None = None) -> None:
        self._command, self._memory = tuple(command), memory or in_memory()
        self._under_way: set[subprocess.Popen[bytes]] = set()
        self._rooms: set[Path] = set()
        self._has_ended = False

    def found(self) -> tuple[Printer, ...]:
        """See :class:`Printers`."""
        with self._begun() as process:
            late = threading.Timer(ASKING, process.kill)
            late.start()
            try:
                told = next(_said(process, {"ask": "printers"}), None)
            finally:
                late.cancel()
        if told is None or "printers" not in told:
            raise NotPrinted(_amiss(told, Amiss.MISSING))
        return tuple(Printer(**one) for one in told["printers"])

    def put(self, job: Job) -> None:
        """See :class:`Printers`."""
        last: dict[str, Any] | None = None
        with self._begun() as process:
            job.end = process.kill
            if job.is_stopped:  # while it was still being written down
                raise NotPrinted(Amiss.STOPPED)
            asked = {"ask": "print", "printer": job.printer, "job": job.name, "size": len(job.content)}
            late: threading.Timer | None = None
            for last in _said(process, asked, job.content):
                job.page, job.pages = last.get("page", job.page), last.get("pages", job.pages)
                if "handing" in last:
                    job.is_handed_over = True
                    late = threading.Timer(HANDING + A_PAGE * job.pages, process.kill)
                    late.start()
            if late is not None:
                late.cancel()
        if last is None or "done" not in last:
            broke = Amiss.BROKE_OFF if job.is_handed_over else Amiss.REFUSED
            raise NotPrinted(Amiss.STOPPED if job.is_stopped else _amiss(last, broke))

    def stop(self) -> None:
        """See :class:`Printers`."""
        self._has_ended = True
        for process in tuple(self._under_way):
            process.kill()
            with suppress(subprocess.TimeoutExpired):
                process.wait(LAST_WORD)
        for room in tuple(self._rooms):
            shutil.rmtree(room, ignore_errors=True)

    @contextmanager
    def _begun(self) -> Iterator[subprocess.Popen[bytes]]:
        """A process apart that has ended, and whose room is swept, when this is over."""
        if self._has_ended:
            raise NotPrinted(Amiss.STOPPED)
        room = None if self._memory is None else Path(tempfile.mkdtemp(prefix=SPOOLING, dir=self._memory))
        if room is not None:
            self._rooms.add(room)
        try:
            process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                env=_environment(room),
            )  # fmt: skip
        except OSError as error:
            self._sweep(room)
            raise NotPrinted(Amiss.MISSING) from error
        self._under_way.add(process)
        try:
            yield process
        finally:
            process.kill()
            process.wait()
            for pipe in _pipes(process):
                with suppress(OSError):  # what was not taken any more
                    pipe.close()
            self._under_way.discard(process)
            self._sweep(room)

    def _sweep(self, room: Path | None) -> None:
        if room is not None:
            shutil.rmtree(room, ignore_errors=True)
            self._rooms.discard(room)


def in_memory() -> Path | None:
    """The officer's own folder in memory, as most Linux desktops keep one; None where there is none.

    What a kill left in it at the worst moment is swept here; it goes with the session in any case.
    """
    for place in (os.environ.get("XDG_RUNTIME_DIR", ""), "/dev/shm"):
        if sys.platform == "linux" and place and Path(place).is_dir() and os.access(place, os.W_OK):
            for left in Path(place).glob(f"{SPOOLING}*"):
                if left.stat().st_mtime < time.time() - LEFT_BEHIND:
                    shutil.rmtree(left, ignore_errors=True)
            return Path(place)
    return None


def _environment(room: Path | None) -> Mapping[str, str]:
    return os.environ if room is None else {**os.environ, "TMPDIR": str(room)}


def _said(
    process: subprocess.Popen[bytes], asked: Mapping[str, object], content: bytes = b""
) -> Iterator[dict[str, Any]]:
    """Ask, and give each line of the answer as it comes; what ends early has said its last."""
    given, heard = _pipes(process)
    with suppress(OSError):
        given.write(json.dumps(asked).encode() + b"\n")
        given.write(content)
        given.flush()
    for line in heard:
        with suppress(ValueError):
            yield json.loads(line)


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert process.stdin is not None and process.stdout is not None
    return process.stdin, process.stdout


def _amiss(told: Mapping[str, Any] | None, otherwise: Amiss) -> Amiss:
    word = None if told is None else told.get("amiss")
    return next((one for one in Amiss if one.value == word), otherwise)
