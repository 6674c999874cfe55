"""What a guess costs cannot be lowered in the file, and is raised at the next unlock."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from iro_desk.errors import FileTrouble
from iro_desk.storage import keyfile, slots, vault
from iro_desk.storage.slots import Cost
from iro_desk.storage.vault import Surroundings
from tests.storage.vault.steps import opens


def test_a_key_file_altered_with_a_fresh_sum_is_caught_by_its_seal(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """S3: the MAC covers every slot, also those not used to open."""
    held = keyfile.found_in(vault_folder)[0]
    altered = replace(held, slots=held.slots[:1])
    for name in (keyfile.NAME, keyfile.COPY_NAME):
        (vault_folder / name).write_bytes(altered.content())
    with pytest.raises(FileTrouble, match="altered"):
        vault.unlock(vault_folder, passphrase, around)


def test_a_slot_made_cheaper_is_refused_before_any_work(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """S3: parameters cannot be lowered in the file."""
    strict = replace(around, floor=slots.FLOOR)
    with pytest.raises(FileTrouble, match="protection"):
        vault.unlock(vault_folder, passphrase, strict)


def test_the_standard_cost_is_the_one_asked_for() -> None:
    """S3: Argon2id of 128 MiB and three passes; never below 64 MiB and three."""
    assert Cost(131_072, 3, 2) == slots.STANDARD
    assert (slots.FLOOR.memory_kib, slots.FLOOR.passes) == (65_536, 3)


def test_the_cost_is_raised_at_the_next_unlock(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """S3."""
    dearer = replace(around, cost=Cost(64, 2, 1))
    assert opens(vault_folder, passphrase, dearer)
    said = json.loads((vault_folder / keyfile.NAME).read_bytes())
    assert [slot["memory_kib"] for slot in said["slots"] if slot["kind"] == "passphrase"] == [64]
    assert opens(vault_folder, passphrase, dearer)
