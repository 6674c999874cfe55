"""A process that does an officer's work under the system's own tracer, which notes its calls or makes them fail."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Asked:
    """A piece of work.

    Args:
        work: one of ``working_day.WORKS``.
        words: how many words the desk holds.
        control: what is to be done badly on purpose; empty in earnest.
        patient: whether it goes on after the disk failed.
    """

    work: str
    home: str
    words: int
    control: str = ""
    patient: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """How it ended: 0 for well, and what was acknowledged last; None when nothing was."""

    code: int
    kept: dict[str, int] | None


@cache
def why_not() -> str:
    """Why no process can be traced on this computer; empty when one can."""
    if not sys.platform.startswith("linux"):
        return "calls to the disk are traced on Linux only"
    if shutil.which("strace") is None:
        return "the system's tracer (strace) is not installed"
    tried = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "this computer does not let a process be traced"


class Officer:
    """The process; it forks a worker for every piece of work, so that it starts but once."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.working_day"],
            cwd=PROJECT, env={**os.environ, "PYTHONPATH": str(PROJECT)},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def works(self, asked: Asked, tracing: list[str]) -> Done:
        """Have work done under the tracer.

        Args:
            tracing: what the tracer is to do.
        """
        assert self._process.stdin is not None and self._process.stdout is not None
        self._say(json.dumps(asdict(asked)).encode() + b"\n")
        worker = self._process.stdout.readline().decode().removeprefix("worker ").strip()
        tracer = subprocess.Popen(["strace", "-f", *tracing, "-p", worker], stderr=subprocess.PIPE)
        assert tracer.stderr is not None
        tracer.stderr.readline()
        self._say(b"!")
        kept = None
        for line in self._process.stdout:
            if line.startswith(b"ended "):
                break
            if line.startswith(b"said "):
                kept = json.loads(line[5:])
        tracer.stderr.read()
        tracer.stderr.close()
        tracer.wait()
        return Done(int(line.split()[1]), kept)

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def _say(self, words: bytes) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(words)
        self._process.stdin.flush()


@contextmanager
def officer() -> Iterator[Officer]:
    """An officer, gone home with the block."""
    made_now = Officer()
    try:
        yield made_now
    finally:
        made_now.close()
