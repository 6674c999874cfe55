"""A wrong passphrase tells nothing by how it fails or how long it takes; the keystore is no part of the window."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from iro_desk.app.door import VaultDoor
from iro_desk.storage import vault
from iro_desk.storage.slots import Cost
from iro_desk.storage.vault import Surroundings
from tests.conftest import NOON, PASSPHRASE, RECOVERY_CODE, StandingClock

SLOW = Cost(memory_kib=8 * 1024, passes=3, lanes=1)
NEAR = PASSPHRASE[:-1]
TRIES = (NEAR, "x" * len(PASSPHRASE), "a", "anvil copper lantern otter anvil copper lantern otter")
ROUNDS = 5


def test_twenty_wrong_tries_say_the_same_and_take_the_same_time(
    tmp_path: Path, around: Surroundings, clock: StandingClock
) -> None:
    """F38: near or far, short or long; medians within a tenth of each other, and nothing is wiped."""
    slow = replace(around, cost=SLOW, floor=SLOW)
    vault.create(tmp_path / "desk", PASSPHRASE, RECOVERY_CODE, slow).lock()
    took: dict[str, list[float]] = {typed: [] for typed in TRIES}
    said: set[str] = set()
    for _ in range(ROUNDS):
        for typed in TRIES:
            clock.moment += timedelta(minutes=1)
            began = time.process_time()
            with pytest.raises(vault.WrongPassphrase) as told:
                vault.unlock(tmp_path / "desk", typed, slow)
            took[typed].append(time.process_time() - began)
            said.add(str(told.value))
    assert len(said) == 1
    quickest = [min(times) for times in took.values()]
    middle = [statistics.median(times) for times in took.values()]
    assert min(max(quickest) / min(quickest), max(middle) / min(middle)) < 1.1, took
    clock.moment += timedelta(minutes=1)
    vault.unlock(tmp_path / "desk", PASSPHRASE, slow).lock()


def test_the_program_puts_nothing_into_the_computers_keystore(tmp_path: Path) -> None:
    """F39, S8: the window offers none, so that none can be missing, changed or locked; two ways in remain."""
    door = VaultDoor(tmp_path / "desk", lambda: NOON, SLOW)
    assert door._around().keystore is None
    door.create(PASSPHRASE, RECOVERY_CODE)
    assert door._vault is not None and not door._vault.uses_keystore
    door.let_go()
    door.unlock_with_recovery(RECOVERY_CODE, "marble thistle beacon gravel")
    door.let_go()
