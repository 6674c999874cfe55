"""Finds the data key: what was typed is tried on every key file that may belong to the vault."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from iro_desk.errors import Damage, FileTrouble
from iro_desk.storage import engine as engines
from iro_desk.storage import keyfile, rotation, slots
from iro_desk.storage.keyfile import KeyFile
from iro_desk.storage.slots import SlotKind
from iro_desk.storage.surroundings import Surroundings


def by_passphrase(folder: Path, passphrase: str, around: Surroundings) -> tuple[KeyFile, bytes] | None:
    """Try the passphrase alone, which always suffices, and then with what the keystore holds (S8)."""
    opened = by(folder, SlotKind.PASSPHRASE, slots.passphrase_secret(passphrase), around)
    if opened is not None or around.keystore is None:
        return opened
    for held in _key_files(folder, around):
        kept = around.keystore.get(held.vault_id) if held.slot(SlotKind.KEYSTORE) else None
        if kept:
            return by(folder, SlotKind.KEYSTORE, slots.passphrase_secret(passphrase, kept), around)
    return None


def _key_files(folder: Path, around: Surroundings) -> list[KeyFile]:
    """Return the vault's key files, or those of its backups when neither can be read (F40)."""
    try:
        return [*keyfile.found_in(folder), *rotation.next_in(folder)]
    except Damage:
        spare: list[KeyFile] = []
        for backup in around.spare_keys():
            with suppress(FileTrouble):
                spare.extend(keyfile.found_in(backup))
        if not spare:
            raise
        return list(dict.fromkeys(spare))


def by(folder: Path, kind: SlotKind, secret: bytes, around: Surroundings) -> tuple[KeyFile, bytes] | None:
    """Try a secret on the key file and then on its copy; None when it opens neither.

    While a rotation of the key was cut short, a key file of the other key is passed over (S7). One that opens but is
    of another vault, or of the time before a rotation, gives way to one whose key the file is under (F40).
    """
    first: tuple[KeyFile, bytes] | None = None
    altered = False
    for held in _key_files(folder, around):
        slot = held.slot(kind)
        data_key = slot and slots.unwrap(slot, secret, floor=around.floor, vault_id=held.vault_id)
        if data_key and held.is_sealed_by(data_key):
            if rotation.is_under_way(folder):
                if rotation.belongs(folder, data_key):
                    return held, data_key
                continue
            if engines.is_under(folder / rotation.DATABASE, data_key):
                return held, data_key
            first = first or (held, data_key)
            continue
        altered = altered or bool(data_key)
    if first is None and altered:
        raise FileTrouble(
            "The key file has been altered since the vault was last open.",
            "Restore the key file from the newest backup.",
        )
    return first
