"""Restoring at the door, where no vault is open: backups are opened with what the officer types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from iro_desk.domain.backups import BackupSeen
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.storage import backups, keyfile, recovery, restore, slots
from iro_desk.storage import engine as engines
from iro_desk.storage.slots import SlotKind
from iro_desk.storage.vault import Surroundings

NOT_OPENED = "What you typed does not open this one. It may have had another passphrase then."


@dataclass(frozen=True, slots=True)
class Secret:
    """What the officer typed to open a backup: its passphrase of that time, or the recovery code."""

    kind: SlotKind
    content: bytes


def passphrase_of(typed: str) -> Secret:
    """A passphrase."""
    return Secret(SlotKind.PASSPHRASE, slots.passphrase_secret(typed))


def code_of(typed: str) -> Secret:
    """A recovery code; a slip of the pen is refused at once."""
    return Secret(SlotKind.RECOVERY, recovery.secret_of(typed))


def looked_for(places: Sequence[Path], secret: Secret, around: Surroundings) -> tuple[BackupSeen, ...]:
    """Return the backups in some folders, the newest first, with what each holds as far as the secret opens it.

    Raises:
        Refusal: there is none, or the secret opens none of them.
    """
    found = {seen.where: seen for place in places for seen in restore.looked_for(place)}
    if not found:
        raise Refusal(
            "There is no backup in that folder.",
            "Choose the folder that holds it: it is called “IRO Desk backups”, or “backups”.",
        )
    newest_first = sorted(found.values(), key=lambda seen: (seen.made_at, seen.number), reverse=True)
    keys: dict[bytes, bytes | None] = {}
    opened = tuple(_opened(seen, _key(seen.where, secret, around, keys)) for seen in newest_first)
    if not any(seen.counts for seen in opened) and all(seen.trouble == NOT_OPENED for seen in opened):
        raise Refusal(
            "What you typed opens none of the backups there.",
            "A backup keeps the passphrase of the day it was made. Try that one, or the recovery code.",
        )
    return opened


def key_of(folder: Path, secret: Secret, around: Surroundings) -> bytes:
    """Return the key of one backup.

    Raises:
        Refusal: the secret does not open it.
        FileTrouble: its key file cannot be read.
    """
    found = _key(folder, secret, around, {})
    if found is None:
        raise Refusal(NOT_OPENED, "Try the passphrase of that time, or the recovery code.")
    return found


def _key(
    folder: Path, secret: Secret, around: Surroundings, known: dict[bytes, bytes | None]
) -> bytes | None:
    """Open the key file of a backup; the same key file is opened once, for that takes a second."""
    try:
        files = keyfile.found_in(folder)
    except FileTrouble:
        return None
    for held in files:
        content = held.content()
        if content not in known:
            slot = held.slot(secret.kind)
            key = slot and slots.unwrap(slot, secret.content, floor=around.floor, vault_id=held.vault_id)
            known[content] = key if key and held.is_sealed_by(key) else None
        if known[content]:
            return known[content]
    return None


def _opened(seen: BackupSeen, key: bytes | None) -> BackupSeen:
    if key is None:
        return replace(seen, trouble=NOT_OPENED)
    if seen.is_copy:
        # A copied vault may need its log: it is opened as a copy of the copy when it is restored.
        return seen
    try:
        with engines.opened(seen.where / backups.DATABASE, key, walled=False) as driver:
            return replace(seen, counts=backups.counts_of(driver))
    except FileTrouble as trouble:
        return replace(seen, trouble=trouble.what)
