"""`iro-desk verify` over backups: each is opened, read to its end and counted, and none is changed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from iro_desk.domain.backups import BackupSeen, counted, in_full
from iro_desk.errors import FileTrouble
from iro_desk.storage import backups, restore_elsewhere
from iro_desk.storage.restore_elsewhere import Secret
from iro_desk.storage.vault import Surroundings


def are_backups(folder: Path) -> bool:
    """Whether a folder is a backup, or a place of backups, rather than a vault in use."""
    return backups.noted(folder) is not None or bool(backups.found_in(folder))


def check(folder: Path, typed: str, world: Surroundings) -> tuple[BackupSeen, ...]:
    """Open and read every backup in a folder; one that is not sound says why.

    Raises:
        Refusal: what was typed opens none of them.
    """
    secret = restore_elsewhere.passphrase_of(typed)
    found = restore_elsewhere.looked_for((folder,), secret, world)
    return tuple(_proved(seen, secret, world) for seen in found)


def _proved(seen: BackupSeen, secret: Secret, world: Surroundings) -> BackupSeen:
    noted = backups.noted(seen.where)
    if seen.counts is None:
        return seen
    try:
        key = restore_elsewhere.key_of(seen.where, secret, world)
        return replace(seen, counts=backups.proved(seen.where, key, noted.digest if noted else None))
    except FileTrouble as trouble:
        return replace(seen, counts=None, trouble=trouble.what)


def say(folder: Path, found: tuple[BackupSeen, ...], out: TextIO, *, as_json: bool) -> bool:
    """Say what was found, and return whether every backup is sound."""
    sound = all(seen.counts for seen in found)
    if as_json:
        plain = [
            {
                "name": seen.where.name, "made_at": seen.made_at.isoformat(), "sound": bool(seen.counts),
                "trouble": seen.trouble, "children": seen.counts and seen.counts.children,
                "reviews": seen.counts and seen.counts.reviews, "visits": seen.counts and seen.counts.visits,
            }
            for seen in found
        ]  # fmt: skip
        print(json.dumps({"folder": folder.name, "sound": sound, "backups": plain}, sort_keys=True), file=out)
        return sound
    print("Every backup is sound." if sound else "Not every backup is sound.", file=out)
    for seen in found:
        print(f"  {in_full(seen.made_at)}: {counted(seen.counts) if seen.counts else seen.trouble}", file=out)
    return sound
