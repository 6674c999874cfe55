"""After the lock no process of the program holds a word of the case or the key, looked for from outside (S13, S20)."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from iro_desk.storage.vault import Surroundings, unlock
from tests.conftest import QUICK
from tests.journeys import memory
from tests.journeys.conftest import NOW, TypingProcess
from tests.journeys.typing_process import KEPT

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or not memory.may_be_read(os.getppid()),
    reason="only Linux shows a process's memory as a file, and only to the super-user: the program forbids it",
)
MOST_COPIES = 12


def key_of(home: Path, passphrase: str) -> bytes:
    """The key of the vault, opened by the test while nobody else has it open."""
    vault = unlock(home / "caseload", passphrase, Surroundings(now=lambda: NOW, cost=QUICK, floor=QUICK))
    key = bytes(vault._key)
    vault.lock()
    return key


def needles_of(key: bytes) -> tuple[bytes, ...]:
    """The key as bytes and as anyone would write it down."""
    return key, key.hex().encode(), key.hex().upper().encode(), key.hex().encode("utf-16-le")


def test_while_it_is_open_the_words_and_the_key_are_found(
    typing_process: Callable[..., TypingProcess], desk_with_one_child: Path, passphrase: str
) -> None:
    """S20: the search can find what it looks for; and the key lies in few places."""
    key = key_of(desk_with_one_child, passphrase)
    process = typing_process()
    assert process.stdout is not None and process.stdout.readline() == "saved\n"
    assert memory.count(process.pid, memory.written(KEPT)) > 0
    assert 0 < memory.count(process.pid, needles_of(key)) <= MOST_COPIES


@pytest.mark.parametrize("how", ["lock", "alone"])
def test_after_the_lock_nothing_of_ours_holds_a_word_or_the_key(
    typing_process: Callable[..., TypingProcess], desk_with_one_child: Path, passphrase: str, how: str
) -> None:
    """S13, S20: within five seconds, in every process there is of this run."""
    key = key_of(desk_with_one_child, passphrase)
    process = typing_process(how, "stays")
    assert process.stdout is not None
    assert process.stdout.readline() == "locks\n"
    began = monotonic()
    fresh = int(process.stdout.readline().removeprefix("fresh "))
    try:
        assert process.wait(10) == 0, process.communicate()[1]
        assert monotonic() - began < 5
        ours = memory.processes_with(f"IRO_DESK_HOME={desk_with_one_child}")
        assert fresh in ours and process.pid not in ours
        for pid in ours:
            assert memory.count(pid, memory.written(KEPT)) == 0
            assert memory.count(pid, needles_of(key)) == 0
    finally:
        os.kill(fresh, signal.SIGKILL)
