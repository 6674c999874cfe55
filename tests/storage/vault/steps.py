"""What the tests of the vault share."""

from __future__ import annotations

from pathlib import Path

from iro_desk.storage import vault
from iro_desk.storage.refusals import WrongPassphrase
from iro_desk.storage.vault import Surroundings


def opens(folder: Path, passphrase: str, around: Surroundings) -> bool:
    try:
        vault.unlock(folder, passphrase, around).lock()
    except WrongPassphrase:
        return False
    return True
