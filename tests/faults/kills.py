"""A worker is killed at a moment drawn at random, and the next start must find everything (F01, F02, F09 to F13)."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from queue import Queue
from threading import Thread

from iro_desk.storage.safe_keeping import SafeKeeping
from tests.faults import later
from tests.faults.desk import NEW_PASSPHRASE, PASSPHRASE, Desk, around, made
from tests.faults.invariants import Tally, cleared, kept_in

PROJECT = Path(__file__).resolve().parents[2]
LONGEST = {
    "save": 0.25,
    "backup": 0.5,
    "restore": 0.4,
    "migrate": 0.6,
    "passphrase change": 0.2,
    "rekey": 0.6,
}
"""Seconds a worker may work before it is killed; a desk serves several workers, one after another."""
ROUNDS = 5
PATIENCE = 180
"""Seconds to wait for the robot on a computer that is busy with other work."""


class Robot:
    """The process that forks workers; its output is read by a thread of its own."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.robot"],
            cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            encoding="utf-8", env={**os.environ, "PYTHONPATH": str(PROJECT)},
        )  # fmt: skip
        self._said: Queue[str] = Queue()
        self._reader = Thread(target=self._read, name="robot", daemon=True)
        self._reader.start()

    def works(self, work: str, desk: Desk, first: int, seconds: float) -> int:
        """Let a worker work for so long, kill it, and return the last word it had acknowledged.

        A worker that ended by itself had an error, which is one too.
        """
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"work": work, "home": str(desk.home), "first": first}) + "\n")
        self._process.stdin.flush()
        worker, began, last = 0, False, first - 1
        while not (worker and began):
            words = self._said.get(timeout=PATIENCE)
            worker = int(words.split()[1]) if words.startswith("worker") else worker
            began = began or words == "began"
        time.sleep(seconds)
        os.kill(worker, signal.SIGKILL)
        while (words := self._said.get(timeout=PATIENCE)) != "ended":
            last = int(words.split()[1]) if words.startswith("kept") else last
        return last

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(PATIENCE)
        self._reader.join(5)
        self._process.stdout.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._said.put(line.strip())


@contextmanager
def robot() -> Iterator[Robot]:
    """A robot, ended with the block."""
    made_now = Robot()
    try:
        yield made_now
    finally:
        made_now.close()


def run(folder: Path, rng: random.Random, work: str, count: int) -> Tally:
    """Kill ``count`` workers; every desk serves a few of them, so that recovery itself is cut short too."""
    tally = Tally(f"SIGKILL: {work}")
    folder.mkdir(parents=True, exist_ok=True)
    whole = made(folder / "whole", words=3)
    migrated = later.in_force(later.laid_out(folder)) if work == "migrate" else nullcontext()
    with robot() as killed, migrated:
        while tally.states < count:
            desk = whole.copied(folder / f"desk-{tally.states}")
            _one_desk(tally, desk, killed, rng, work, count)
            cleared(desk)
    return tally


def _one_desk(tally: Tally, desk: Desk, killed: Robot, rng: random.Random, work: str, count: int) -> None:
    kept = 3
    passphrases = (PASSPHRASE, NEW_PASSPHRASE) if work == "passphrase change" else ()
    for _ in range(min(ROUNDS, count - tally.states)):
        if work == "restore":
            _backed_up(desk)
        seconds = rng.random() * LONGEST[work]
        kept = max(kept, killed.works(work, desk, kept + 1, seconds))
        tally.add(f"after {seconds:.3f} s", desk, kept, passphrases=passphrases)
        kept = _typed(desk, kept, passphrases)
        if work == "migrate" or passphrases:
            break


def _typed(desk: Desk, kept: int, passphrases: tuple[str, ...]) -> int:
    """A word on its way when the worker died may have been kept: the next one follows it."""
    if passphrases:
        return kept
    return max(kept, kept_in(desk))


def _backed_up(desk: Desk) -> None:
    held = desk.opened()
    SafeKeeping(held, around()).back_up()
    held.lock()
