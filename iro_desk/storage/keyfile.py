"""The key file beside the vault: wrapped copies of the data key, kept twice and sealed with a MAC."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from iro_desk.errors import Damage, FileTrouble
from iro_desk.storage import side_files, slots
from iro_desk.storage.audit import Head
from iro_desk.storage.files import Files
from iro_desk.storage.slots import Slot, SlotKind

NAME = "keyfile.json"
COPY_NAME = "keyfile.copy.json"
VERSION = 2
"""Version 2 holds the end of the audit trail."""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What the key file says.

    Args:
        vault_id: names the vault to the keystore; random, says nothing.
        trail: how many rows the audit trail has and the digest of the last (S37); None before the first.
        mac: HMAC-SHA256 over the rest, under a key derived from the data key; "" before it is sealed.
    """

    vault_id: str
    slots: tuple[Slot, ...]
    mac: str = ""
    trail: Head | None = None

    def slot(self, kind: SlotKind) -> Slot | None:
        """Return the slot of one kind; None when there is none."""
        return next((slot for slot in self.slots if slot.kind is kind), None)

    def with_slot(self, slot: Slot) -> KeyFile:
        """Return the file with this slot in place of any other of its kind; to be sealed again."""
        others = tuple(old for old in self.slots if old.kind is not slot.kind)
        return replace(self, slots=(*others, slot), mac="")

    def without(self, kind: SlotKind) -> KeyFile:
        """Return the file without a slot of this kind; to be sealed again."""
        return replace(self, slots=tuple(old for old in self.slots if old.kind is not kind), mac="")

    def with_trail(self, trail: Head) -> KeyFile:
        """Return the file with another end of the audit trail; to be sealed again."""
        return replace(self, trail=trail, mac="")

    def sealed(self, data_key: bytes) -> KeyFile:
        """Return the file with the MAC that only a holder of the data key can make."""
        return replace(self, mac=self._mac_under(data_key))

    def is_sealed_by(self, data_key: bytes) -> bool:
        """Whether the file is as the last holder of the data key left it."""
        return hmac.compare_digest(self.mac, self._mac_under(data_key))

    def content(self) -> bytes:
        """Return the file's bytes, with a plain sum that tells damage from a wrong passphrase."""
        plain = self._plain() | {"mac": self.mac}
        plain["sum"] = _sum(plain)
        return json.dumps(plain, indent=1, sort_keys=True).encode("ascii")

    def _plain(self) -> dict[str, Any]:
        plain: dict[str, Any] = {
            "version": 1 if self.trail is None else VERSION,
            "vault": self.vault_id,
            "slots": [slot.as_plain() for slot in self.slots],
        }
        if self.trail is not None:
            plain["trail"] = [self.trail.count, self.trail.digest]
        return plain

    def _mac_under(self, data_key: bytes) -> str:
        key = slots.derived(data_key, b"", "key file")
        return hmac.new(key, _canonical(self._plain()), hashlib.sha256).hexdigest()


def parsed(content: bytes) -> KeyFile:
    """Read a key file.

    Raises:
        FileTrouble: it is damaged, or of a version this program does not know.
    """
    try:
        plain = side_files.plain(content)
        version = plain["version"]
        if isinstance(version, int) and version > VERSION:
            raise FileTrouble(
                f"The key file was made by a newer IRO Desk (version {version}; this one knows {VERSION}).",
                "Install the newer version; nothing has been changed.",
            )
        if plain.pop("sum") != _sum(plain) or version not in (1, VERSION):
            raise ValueError("the sum does not agree")
        found = tuple(slots.from_plain(slot) for slot in plain["slots"])
        trail = Head(int(plain["trail"][0]), str(plain["trail"][1])) if version == VERSION else None
        return KeyFile(str(plain["vault"]), found, str(plain["mac"]), trail)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged() from error


def found_in(folder: Path) -> list[KeyFile]:
    """Return the key files in ``folder`` that can be read, the first before its copy.

    Raises:
        FileTrouble: neither can (F40), or they are of a newer version (F41).
    """
    readable: list[KeyFile] = []
    problem: FileTrouble = _damaged()
    for name in (NAME, COPY_NAME):
        path = folder / name
        try:
            with path.open("rb") as reading:
                readable.append(parsed(reading.read(side_files.LARGEST)))
        except OSError:
            continue
        except FileTrouble as trouble:
            problem = trouble
    if not readable:
        raise problem
    return list(dict.fromkeys(readable))


def keep_trail(folder: Path, keyfile: KeyFile, files: Files) -> None:
    """Write the key file alone, as after every entry of the audit trail; its copy is left as it is.

    The copy holds the same slots and an earlier end of the trail, which is a true one too.
    """
    files.write_atomic(folder / NAME, keyfile.content())


def keep(folder: Path, keyfile: KeyFile, files: Files) -> None:
    """Write the key file, read it back, and only then its copy (F11).

    Raises:
        FileTrouble: the disk refused, or gave back something else.
    """
    content = keyfile.content()
    for name in (NAME, COPY_NAME):
        try:
            files.write_atomic(folder / name, content)
            held = (folder / name).read_bytes()
        except OSError as error:
            raise FileTrouble(
                "The key file could not be written.", "Check that the disk has room and try again."
            ) from error
        if held != content:
            raise FileTrouble("The disk did not keep the key file.", "Check the disk before going on.")


def are_alike(folder: Path, keyfile: KeyFile) -> bool:
    """Whether both copies on disk hold exactly this."""
    content = keyfile.content()
    paths = (folder / NAME, folder / COPY_NAME)
    return all(path.is_file() and path.read_bytes() == content for path in paths)


def both_read(folder: Path) -> bool:
    """Whether the key file and its copy are both there and whole (F40)."""
    try:
        return all(bool(parsed((folder / name).read_bytes())) for name in (NAME, COPY_NAME))
    except (OSError, FileTrouble):
        return False


def _damaged() -> FileTrouble:
    return Damage(
        "The key file and its copy are missing or damaged.", "Restore the key file from the newest backup."
    )


def _canonical(plain: dict[str, Any]) -> bytes:
    return json.dumps(plain, sort_keys=True, separators=(",", ":")).encode("ascii")


def _sum(plain: dict[str, Any]) -> str:
    return hashlib.sha256(_canonical(plain)).hexdigest()
