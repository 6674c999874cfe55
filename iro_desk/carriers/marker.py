"""The small file by which a destination is known again: another one in its place holds another mark (F46)."""

from __future__ import annotations

import re
from typing import Final

NAME: Final = "IRO-Desk-destination.txt"
_WORDS: Final = (
    "IRO Desk knows this folder again by this file. It says nothing about anybody. Leave it where it is.\r\n"
)
_MARK: Final = re.compile(rb"^mark: ([0-9A-Za-z]{6,64})\s*$", re.MULTILINE)


def content(mark: str) -> bytes:
    """The file's content for one mark: letters and digits, drawn at random."""
    return f"{_WORDS}mark: {mark}\r\n".encode("ascii")


def mark_in(content: bytes) -> str:
    """The mark a file holds; empty when it holds none."""
    found = _MARK.search(content)
    return found.group(1).decode("ascii") if found else ""
