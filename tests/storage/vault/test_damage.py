"""Nothing damaged is ever taken for new, and nothing is ever wiped."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from iro_desk.errors import FileTrouble, Refusal
from iro_desk.storage import keyfile, recovery, vault
from iro_desk.storage.vault import Surroundings
from tests.storage.vault.steps import opens

DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "zero length": lambda content: b"",
    "cut short": lambda content: content[:1000],
    "cut at a page": lambda content: content[: len(content) // 8192 * 4096],
    "another header": lambda content: os.urandom(64) + content[64:],
    "plain file": lambda content: b"SQLite format 3\0" + content[16:],
}


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_database_is_trouble_and_never_a_new_vault(
    how: str, vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """F21."""
    path = vault_folder / vault.DATABASE
    damaged = DAMAGE[how](path.read_bytes())
    path.write_bytes(damaged)
    assert not vault.is_new(vault_folder)
    with pytest.raises(FileTrouble):
        opened = vault.unlock(vault_folder, passphrase, around)
        faults = opened.store.faults()
        opened.lock()
        assert faults
        raise FileTrouble("found by the check")
    assert path.read_bytes()[:64] == damaged[:64]


def test_a_missing_database_beside_a_key_file_is_not_new(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """F21."""
    (vault_folder / vault.DATABASE).unlink()
    assert not vault.is_new(vault_folder)
    with pytest.raises(FileTrouble, match="not where it was"):
        vault.unlock(vault_folder, passphrase, around)
    with pytest.raises(Refusal, match="something in that folder"):
        vault.create(vault_folder, passphrase, recovery.written(bytes(20)), around)


@pytest.mark.parametrize("name", [keyfile.NAME, keyfile.COPY_NAME])
@pytest.mark.parametrize("how", ["gone", "empty", "a bit flipped", "not a key file"])
def test_one_damaged_key_file_is_replaced_by_its_twin(
    name: str, how: str, vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """F40."""
    path = vault_folder / name
    whole = path.read_bytes()
    flipped = whole.replace(b'"wrapped": "', b'"wrapped": "A', 1)
    wrong = {"empty": b"", "a bit flipped": flipped, "not a key file": b"[]"}
    if how == "gone":
        path.unlink()
    else:
        path.write_bytes(wrong[how])
    assert opens(vault_folder, passphrase, around)
    assert keyfile.parsed(path.read_bytes()).slots == keyfile.parsed(whole).slots


def test_both_key_files_damaged_is_trouble_not_a_wrong_passphrase(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """F40."""
    for name in (keyfile.NAME, keyfile.COPY_NAME):
        (vault_folder / name).write_bytes(b"{}")
    with pytest.raises(FileTrouble, match="missing or damaged"):
        vault.unlock(vault_folder, passphrase, around)


def test_a_newer_key_file_is_refused_by_its_number(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """F41."""
    for name in (keyfile.NAME, keyfile.COPY_NAME):
        said = json.loads((vault_folder / name).read_bytes())
        (vault_folder / name).write_text(json.dumps(said | {"version": 7}))
    with pytest.raises(FileTrouble, match="version 7"):
        vault.unlock(vault_folder, passphrase, around)


def test_making_a_vault_that_fails_half_way_leaves_nothing_that_looks_like_one(
    tmp_path: Path, passphrase: str, around: Surroundings, failing_files: Callable[[int], Any]
) -> None:
    """F21: the next start offers a new vault, and it can be made."""
    folder = tmp_path / "new"
    with pytest.raises(FileTrouble):
        vault.create(folder, passphrase, recovery.written(bytes(20)), replace(around, files=failing_files(2)))
    assert vault.is_new(folder)
    vault.create(folder, passphrase, recovery.written(bytes(20)), around).lock()
    assert not vault.is_new(folder)
