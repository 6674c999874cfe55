"""The sealed file of a case package: locked with words that are said, never written (S32, S56).

A line of text names the kind of file; four bytes give the length of the head; the head is JSON with the version, a
random name, the cost of a guess and the wrapped key; then the sealed content; then the SHA-256 of all that, which
tells a damaged file from the wrong words. The head is authenticated with the content.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from iro_desk.domain.case_package import Case
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.exports import filenames, folder
from iro_desk.exports.folder import PlacedFile
from iro_desk.services.case_package import written
from iro_desk.storage import side_files, slots
from iro_desk.storage.slots import FLOOR, STANDARD, Cost, SlotKind

MAGIC = b"IRO Desk case package\n"
VERSION = 1
LARGEST = 100 * written.MEGABYTE
LARGEST_HEAD = 4096
DEAREST = Cost(memory_kib=512 * 1024, passes=16, lanes=8)
_KEY_BYTES, _NONCE_BYTES, _SUM_BYTES = 32, 12, 32


@dataclass(frozen=True, slots=True)
class Guard:
    """What a guess at the words costs, and the least that is accepted of a file."""

    cost: Cost = STANDARD
    floor: Cost = FLOOR


def sealed(case: Case, words: str, random: Callable[[int], bytes], guard: Guard = Guard()) -> bytes:
    """Return the file's bytes.

    Args:
        words: what opens it; they stand nowhere in it.
        random: so many unguessable bytes.
    """
    data_key, nonce = random(_KEY_BYTES), random(_NONCE_BYTES)
    slot = slots.wrap(
        SlotKind.PASSPHRASE, _secret(words), data_key, cost=guard.cost, vault_id=case.package, random=random
    )
    head = {"version": VERSION, "package": case.package, "slot": slot.as_plain(), "nonce": nonce.hex()}
    written_head = json.dumps(head, sort_keys=True).encode("ascii")
    content = AESGCM(data_key).encrypt(nonce, written.written(case), written_head)
    whole = MAGIC + len(written_head).to_bytes(4, "big") + written_head + content
    if len(whole) + _SUM_BYTES > LARGEST:
        raise too_large()
    return whole + hashlib.sha256(whole).digest()


def place(
    into: Path,
    case: Case,
    words: str,
    random: Callable[[int], bytes],
    reference: str,
    on: date,
    guard: Guard = Guard(),
) -> PlacedFile:
    """Seal the case and write it into a folder, whole and read back, under a name that says nothing of anybody."""
    return folder.place(into, filenames.package_name(reference, on), sealed(case, words, random, guard))


def read(path: Path, words: str, guard: Guard = Guard()) -> Case:
    """Open a package; see :func:`opened`."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise FileTrouble(
            "The file could not be read.", "Copy it to this computer and choose it again."
        ) from error
    return opened(content, words, guard)


def opened(content: bytes, words: str, guard: Guard = Guard()) -> Case:
    """Return the case in a sealed file.

    Raises:
        Refusal: it is no package, or these are not its words.
        FileTrouble: it is damaged, of a newer version, too large, or asks for absurd work.
    """
    head, written_head, content = _parts(content)
    try:
        slot, nonce = slots.from_plain(head["slot"]), bytes.fromhex(head["nonce"])
        package = str(head["package"])
    except (ValueError, KeyError, TypeError) as error:
        raise written.damaged() from error
    if slot.kind is not SlotKind.PASSPHRASE or _is_beyond(slot.cost):
        raise FileTrouble(
            "This package asks for more work than IRO Desk does to open one.", "Ask for it to be made again."
        )
    data_key = slots.unwrap(slot, _secret(words), floor=guard.floor, vault_id=package)
    if data_key is None:
        raise Refusal(
            "These words do not open the package.",
            "Ask for them again, and look at each word: the order matters, capitals do not.",
            field="words",
        )
    try:
        plain = AESGCM(data_key).decrypt(nonce, content, written_head)
    except (InvalidTag, ValueError) as error:
        raise written.damaged() from error
    return written.read(plain)


def too_large() -> FileTrouble:
    """What is said of a package that is larger than one may be."""
    return FileTrouble(
        f"This file is larger than {LARGEST // written.MEGABYTE} MB, which is more than one child’s record.",
        "Ask for the package to be made again with fewer pictures.",
    )


def _parts(content: bytes) -> tuple[dict[str, Any], bytes, bytes]:
    """The head as read, the head as written, and the sealed content."""
    if len(content) > LARGEST:
        raise too_large()
    if not content.startswith(MAGIC):
        raise Refusal(
            "This is not a case package of IRO Desk.",
            "Choose the file whose name ends in .case.",
            field="file",
        )
    body, found = content[:-_SUM_BYTES], content[-_SUM_BYTES:]
    start = len(MAGIC) + 4
    length = int.from_bytes(content[len(MAGIC) : start], "big")
    if length > LARGEST_HEAD or hashlib.sha256(body).digest() != found:
        raise written.damaged()
    written_head = body[start : start + length]
    try:
        head = side_files.plain(written_head)
        version = head["version"]
    except (ValueError, KeyError, TypeError) as error:
        raise written.damaged() from error
    if isinstance(version, int) and version > VERSION:
        raise written.newer(version)
    return head, written_head, body[start + length :]


def _secret(words: str) -> bytes:
    return slots.passphrase_secret(words.casefold())


def _is_beyond(cost: Cost) -> bool:
    return cost.memory_kib > DEAREST.memory_kib or cost.passes > DEAREST.passes or cost.lanes > DEAREST.lanes
