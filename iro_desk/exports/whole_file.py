"""Writes a file where the officer chose, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path

from iro_desk.errors import FileTrouble
from iro_desk.storage.files import is_held, patiently

PART = ".iro-part"
OURS = "IRO-"


def write_whole(path: Path, content: bytes, wait: Callable[[float], None] = time.sleep) -> Path:
    """Write ``content`` beside its place and then put it there in one step; what stood there before goes.

    Args:
        wait: sleeps for so many seconds between tries, while another program holds the file for a moment.
    Raises:
        FileTrouble: it cannot be written there, or is open in another program; nothing is changed.
    """
    if _is_being_edited(path):
        raise _open_elsewhere(path)
    part = path.with_name(f".{path.name}{PART}")
    try:
        try:
            with part.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            patiently(lambda: part.replace(path), wait)
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
    except OSError as error:
        if is_held(error) and path.exists():
            raise _open_elsewhere(path) from None
        raise FileTrouble("The file could not be written there.", "Choose another folder.") from None
    return path


def _is_being_edited(path: Path) -> bool:
    """Whether Word or LibreOffice has it open: each leaves a note beside it, and would write over ours later."""
    notes = (f"~${path.name[2:]}", f"~${path.name}", f".~lock.{path.name}#")
    return path.exists() and any(path.with_name(note).exists() for note in notes)


def _open_elsewhere(path: Path) -> FileTrouble:
    """Name the file only where the name is one the program made (F32)."""
    name = f"“{path.name}”" if path.name.startswith(OURS) else "That file"
    return FileTrouble(
        f"{name} is open in another program.",
        "Close it there, or save this as a copy under another name. The file is as it was.",
    )
