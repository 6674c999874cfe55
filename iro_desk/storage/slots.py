"""One wrapped copy of the data key: what opens it, at what cost, and what may not be altered."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from iro_desk.errors import FileTrouble
from iro_desk.storage import passphrase as passphrases

Random = Callable[[int], bytes]
"""Returns so many unguessable bytes."""

_SALT_BYTES = 16
_NONCE_BYTES = 12


class SlotKind(Enum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"
    KEYSTORE = "keystore"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: Argon2id's memory in KiB, passes and lanes."""

    memory_kib: int
    passes: int
    lanes: int

    def is_below(self, floor: Cost) -> bool:
        """Whether a guess is cheaper than ``floor`` allows."""
        return self.memory_kib < floor.memory_kib or self.passes < floor.passes

    def is_within(self, floor: Cost, ceiling: Cost) -> bool:
        """Whether a guess costs at least ``floor`` and at most ``ceiling``."""
        lanes = 1 <= self.lanes <= ceiling.lanes
        return lanes and not self.is_below(floor) and not ceiling.is_below(self)


STANDARD = Cost(memory_kib=128 * 1024, passes=3, lanes=2)
FLOOR = Cost(memory_kib=64 * 1024, passes=3, lanes=1)
NO_COST = Cost(0, 0, 0)
_CEILING = Cost(memory_kib=4 * 1024 * 1024, passes=64, lanes=64)


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key under one lock. Everything but the nonce and the wrapped key is authenticated with it."""

    kind: SlotKind
    salt: bytes
    cost: Cost
    nonce: bytes
    wrapped: bytes

    def as_plain(self) -> dict[str, Any]:
        """Return the slot as JSON values."""
        return {
            "kind": self.kind.value,
            "salt": _text(self.salt),
            "memory_kib": self.cost.memory_kib,
            "passes": self.cost.passes,
            "lanes": self.cost.lanes,
            "nonce": _text(self.nonce),
            "wrapped": _text(self.wrapped),
        }


def from_plain(plain: dict[str, Any]) -> Slot:
    """Read a slot back.

    Raises:
        ValueError, KeyError, TypeError: it is not one.
    """
    cost = Cost(int(plain["memory_kib"]), int(plain["passes"]), int(plain["lanes"]))
    try:
        salt, nonce, wrapped = (
            base64.b64decode(plain[name], validate=True) for name in ("salt", "nonce", "wrapped")
        )
    except binascii.Error as error:
        raise ValueError("not base 64") from error
    if (len(nonce), len(salt)) != (_NONCE_BYTES, _SALT_BYTES):
        raise ValueError("a nonce or a salt of the wrong length")
    return Slot(SlotKind(plain["kind"]), salt, cost, nonce, wrapped)


def wrap(
    kind: SlotKind, secret: bytes, data_key: bytes, *, cost: Cost, vault_id: str, random: Random
) -> Slot:
    """Lock the data key under a secret, and prove that it opens again.

    Args:
        secret: the passphrase's bytes, the recovery secret, or passphrase and keystore secret joined.
    """
    salt, nonce = random(_SALT_BYTES), random(_NONCE_BYTES)
    lock = _lock(kind, secret, salt, cost)
    sealed = AESGCM(lock).encrypt(nonce, data_key, _bound(kind, salt, cost, vault_id))
    slot = Slot(kind, salt, cost, nonce, sealed)
    if AESGCM(lock).decrypt(nonce, sealed, _bound(kind, salt, cost, vault_id)) != data_key:
        raise FileTrouble("The new key did not open the vault, so nothing was changed.")
    return slot


def unwrap(slot: Slot, secret: bytes, *, floor: Cost, vault_id: str) -> bytes | None:
    """Return the data key; None when the secret is not the right one.

    Raises:
        FileTrouble: the slot asks for less work than ``floor``, or for an absurd amount.
    """
    if slot.kind is not SlotKind.RECOVERY and not slot.cost.is_within(floor, _CEILING):
        raise FileTrouble(
            "The key file asks for a protection outside what IRO Desk allows, so it may have been altered.",
            "Restore the key file from the newest backup.",
        )
    lock = _lock(slot.kind, secret, slot.salt, slot.cost)
    try:
        bound = _bound(slot.kind, slot.salt, slot.cost, vault_id)
        return AESGCM(lock).decrypt(slot.nonce, slot.wrapped, bound)
    except InvalidTag:
        return None


def passphrase_secret(passphrase: str, keystore_secret: bytes = b"") -> bytes:
    """Return the bytes a passphrase slot, or with a keystore's secret a keystore slot, is opened with.

    The parts are joined with the length of the first, so that no two pairs read alike.
    """
    typed = passphrases.normalised(passphrase)
    return typed if not keystore_secret else len(typed).to_bytes(4, "big") + typed + keystore_secret


def derived(secret: bytes, salt: bytes, purpose: str) -> bytes:
    """Return 32 bytes for one purpose from an unguessable secret."""
    return HKDF(SHA256(), 32, salt, f"iro-desk {purpose}".encode("ascii")).derive(secret)


def _lock(kind: SlotKind, secret: bytes, salt: bytes, cost: Cost) -> bytes:
    if kind is SlotKind.RECOVERY:
        return derived(secret, salt, kind.value)
    if kind is SlotKind.PASSPHRASE:
        return _stretched(secret, salt, cost)
    length = int.from_bytes(secret[:4], "big")
    typed, kept = secret[4 : 4 + length], secret[4 + length :]
    return derived(_stretched(typed, salt, cost) + kept, salt, kind.value)


def _stretched(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    try:
        return hash_secret_raw(secret, salt, cost.passes, cost.memory_kib, cost.lanes, 32, Type.ID)
    except HashingError as error:
        raise MemoryError from error  # it is made to need much; nothing else can fail with costs it accepted


def _bound(kind: SlotKind, salt: bytes, cost: Cost, vault_id: str) -> bytes:
    said = [vault_id, kind.value, _text(salt), cost.memory_kib, cost.passes, cost.lanes]
    return json.dumps(said).encode("ascii")


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")
