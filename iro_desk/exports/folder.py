"""Places one finished file in a folder whole or not at all, and proves it by reading it back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from iro_desk.carriers.folder import Folder, Opener, open_new
from iro_desk.exports.carrying import carry_whole
from iro_desk.storage.files import patiently


@dataclass(frozen=True, slots=True)
class PlacedFile:
    """A file that is whole and in place; ``sha256`` in hexadecimal."""

    path: Path
    sha256: str


def place(folder: Path, file_name: str, content: bytes, opener: Opener = open_new) -> PlacedFile:
    """Write a file under its name, never over another and never in part.

    The same content under the same name is left as it is; other content takes the name with a number.

    Args:
        file_name: as made by ``filenames.file_name``.
        opener: opens a new file for writing; handed in so that a full disk can be tried.

    Raises:
        FileTrouble: the folder is missing, full or closed to writing, or the disk gave back other bytes.
    """
    into = Folder(folder, opener=opener, patiently=patiently)
    into.tidy()
    name = carry_whole(into, file_name, content)
    return PlacedFile(folder / name, hashlib.sha256(content).hexdigest())
