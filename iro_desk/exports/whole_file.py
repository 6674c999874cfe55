"""Writes a file where the officer chose, whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from iro_desk.errors import FileTrouble

PART = ".iro-part"


def write_whole(path: Path, content: bytes) -> Path:
    """Write ``content`` beside its place and then put it there in one step; what stood there before goes.

    Raises:
        FileTrouble: it cannot be written there; nothing is changed.
    """
    part = path.with_name(f".{path.name}{PART}")
    try:
        try:
            with part.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(path)
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
    except OSError:
        raise FileTrouble("The file could not be written there.", "Choose another folder.") from None
    return path
