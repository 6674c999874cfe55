"""Every flipped byte is caught or harmless: never a wrong row, and the damaged file is kept (F20, F21)."""

from __future__ import annotations

import random
from pathlib import Path

from iro_desk.errors import FileTrouble
from iro_desk.storage import backups, keyfile, restore, restore_elsewhere, vault
from tests.faults.desk import NOW, PASSPHRASE, Desk, around, made
from tests.faults.invariants import Tally, cleared

FILES = (vault.DATABASE, vault.DATABASE, vault.DATABASE, keyfile.NAME, keyfile.COPY_NAME)


def run(folder: Path, rng: random.Random, count: int) -> Tally:
    """Flip one byte ``count`` times, each in a fresh copy, open it, and restore the backup where it is refused."""
    tally, whole = Tally("single-byte flips"), made(folder / "whole", words=20)
    for number in range(count):
        desk = whole.copied(folder / f"flip-{number}")
        name = rng.choice(FILES)
        path = desk.vault / name
        at = rng.randrange(path.stat().st_size)
        _flip(path, at, 1 << rng.randrange(8))
        damaged = path.read_bytes()
        if not _opens(desk):
            tally.refused += 1
            if path.read_bytes() != damaged:
                tally.broken.append(f"flip of {name} at {at}: the damaged file was not kept")
            _restore(desk)
        tally.add(f"flip of {name} at {at}", desk, 20)
        cleared(desk)
    return tally


def _flip(path: Path, at: int, bit: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= bit
    path.write_bytes(content)


def _opens(desk: Desk) -> bool:
    try:
        desk.opened().lock()
    except FileTrouble:
        return False
    return True


def _restore(desk: Desk) -> None:
    """As the door does it: with the key of the backup's own key file."""
    newest = backups.found_in(desk.backups)[0].folder
    key = restore_elsewhere.key_of(newest, restore_elsewhere.passphrase_of(PASSPHRASE), around())
    restore.make_ready(desk.vault, newest, key, around().files, now=NOW)
