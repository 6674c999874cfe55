"""Writes a ZIP file of which every part is under words: WinZip's AE-2 with AES-256, which 7-Zip opens (S54).

Business support opens it with a program that most offices have; Windows alone cannot, and the page beside the file
says so. The format lets a guess cost little, so six words are drawn. It hides what is in a part, not what the part is
called: the names of our files say nothing of anybody (S29).
"""

from __future__ import annotations

import hmac
import struct
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import ECB
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

Random = Callable[[int], bytes]
"""Returns so many unguessable bytes."""

_KEY, _SALT, _SUM, _BLOCK = 32, 16, 10, 16
_GUESS_ROUNDS: Final = 1000  # fixed by the format
_NEEDS, _FLAGS, _METHOD = 51, 0x0001 | 0x0800, 99  # version, sealed with names in UTF-8, AES
_SEALED_AS: Final = struct.pack("<HHH2sBH", 0x9901, 7, 2, b"AE", 3, zlib.DEFLATED)
_LARGEST: Final = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Inside:
    """One file of the sealed ZIP."""

    name: str
    content: bytes


def seal(files: Sequence[Inside], words: str, random: Random, on: date) -> bytes:
    """Return the ZIP file.

    Args:
        on: the day that stands beside every part.

    Raises:
        ValueError: there is more than a ZIP file of the old kind holds (4 GB).
    """
    stamp = ((on.year - 1980) << 9 | on.month << 5 | on.day) << 16
    parts, listing = bytearray(), bytearray()
    for one in files:
        body = _sealed(one.content, words, random(_SALT))
        name = one.name.encode("utf-8")
        shared = struct.pack(
            "<HHHIIIIHH", _NEEDS, _FLAGS, _METHOD, stamp, 0, len(body), len(one.content), len(name),
            len(_SEALED_AS),
        )  # fmt: skip
        listing += b"PK\x01\x02" + struct.pack("<H", _NEEDS) + shared
        listing += struct.pack("<HHHII", 0, 0, 0, 0, len(parts)) + name + _SEALED_AS
        parts += b"PK\x03\x04" + shared + name + _SEALED_AS + body
    if len(parts) + len(listing) > _LARGEST:
        raise ValueError("too much for one ZIP file")
    end = struct.pack("<HHHHIIH", 0, 0, len(files), len(files), len(listing), len(parts), 0)
    return bytes(parts + listing + b"PK\x05\x06" + end)


def _sealed(content: bytes, words: str, salt: bytes) -> bytes:
    """Salt, two bytes that tell most wrong words at once, the sealed bytes, and their seal."""
    length = 2 * _KEY + 2
    made = PBKDF2HMAC(SHA1(), length, salt, _GUESS_ROUNDS).derive(words.encode("utf-8"))
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    hidden = _counted(made[:_KEY], packed.compress(content) + packed.flush())
    seal_of = hmac.new(made[_KEY : 2 * _KEY], hidden, "sha1").digest()[:_SUM]
    return salt + made[2 * _KEY :] + hidden + seal_of


def _counted(key: bytes, content: bytes) -> bytes:
    """AES in counter mode; the format counts from one, the smallest byte first, unlike the library's own."""
    blocks = -(-len(content) // _BLOCK)
    counters = b"".join(number.to_bytes(_BLOCK, "little") for number in range(1, blocks + 1))
    cipher = Cipher(AES256(key), ECB()).encryptor()  # each block is another counter
    stream = (cipher.update(counters) + cipher.finalize())[: len(content)]
    mixed = int.from_bytes(content, "big") ^ int.from_bytes(stream, "big")
    return mixed.to_bytes(len(content), "big")
