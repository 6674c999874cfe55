"""Sees that a folder for papers is the one it was: another one in its place, or an emptied one, is told (F46)."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Final

from iro_desk.carriers import marker
from iro_desk.errors import FileTrouble
from iro_desk.exports.folder import in_words, place, require_folder

MOST: Final = 4096
"""Bytes read of a mark; a longer file of this name is not one."""


def _draw() -> str:
    return secrets.token_hex(16)


def known_again(folder: Path, mark: str, draw: Callable[[], str] = _draw) -> str:
    """Return the mark of a folder.

    Args:
        mark: the one it held when papers last went there; empty when the officer has just chosen it. Then the mark
            that is there is taken, for another desk may send there too, and one is left where there is none.
        draw: a new mark, drawn at random.

    Raises:
        FileTrouble: the folder is not there or cannot be used, or holds another mark or none.
    """
    require_folder(folder)
    path = folder / marker.NAME
    try:
        there = _read(path)
        if not mark and not there:
            if not path.exists():
                place(folder, marker.NAME, marker.content(draw()))
            there = _read(path)
    except OSError as trouble:
        raise in_words(trouble) from trouble
    if not there or (mark and there != mark):
        raise FileTrouble(
            "The mark that IRO Desk left in the folder for finished files is not there: it may be another folder, or "
            "it was emptied. Nothing was sent.",
            "See that the right drive is connected. If the folder is right, choose it again in Settings, Where papers "
            "go.",
        )
    return there


def _read(path: Path) -> str:
    """The mark in a file; empty when there is no such file, or no mark in it."""
    try:
        with path.open("rb") as stream:
            return marker.mark_in(stream.read(MOST))
    except FileNotFoundError:
        return ""
