"""`iro-desk verify` finds what was altered in the audit trail and says where."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from iro_desk.cli.verify import FOUND_FAULTS, SOUND, main
from iro_desk.domain.deeds import Deed
from iro_desk.storage import engine, vault
from iro_desk.storage.vault import Surroundings

TAMPERING = {
    "UPDATE audit SET deed = 'changed' WHERE sequence = 4": "audit altered: 4",
    "DELETE FROM audit WHERE sequence BETWEEN 5 AND 6": "audit missing: 5 to 6",
    "DELETE FROM audit WHERE sequence > 8": "audit missing: 9 to 12",
    "UPDATE audit SET id = 99 WHERE sequence = 3": "audit out of order: 3",
}


def verified(folder: Path, passphrase: str, around: Surroundings) -> tuple[int, list[str]]:
    out = io.StringIO()
    code = main([str(folder), "--json"], out, lambda: passphrase, around)
    return code, json.loads(out.getvalue())["faults"]


@pytest.mark.parametrize("statement", TAMPERING)
def test_verify_finds_tampering_and_names_the_rows(
    statement: str, vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    """S36, S37: by someone with the passphrase and a cipher tool; truncation too, for the key file knows the end."""
    opened = vault.unlock(vault_folder, passphrase, around)
    for _ in range(10):
        opened.store.note(Deed.EXPORTED)
    key = bytes(opened.data_key)
    opened.lock()
    assert verified(vault_folder, passphrase, around) == (SOUND, [])
    with engine.opened(vault_folder / vault.DATABASE, key) as driver:
        driver.execute(statement)
    assert verified(vault_folder, passphrase, around) == (FOUND_FAULTS, [TAMPERING[statement]])
