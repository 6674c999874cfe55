"""The receipt of a bundle: a few lines of text that an office fills in, and how they are read again.

The code stands only inside the sealed file, so whoever writes it has opened the bundle.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from iro_desk.domain.typed_dates import DateNotUnderstood

LARGEST = 16 * 1024
"""In bytes; a receipt is a dozen lines."""
LONGEST_NAME = 120
FIRST_LINE = "IRO Desk receipt"
_LINE = re.compile(r"^\s*(Bundle|Code|Day|Name)\b[^:\n]*:[ \t]*(.*?)\s*$", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an office wrote.

    Args:
        on: the day the papers went; None when it is blank or was not understood.
        by: who says so; empty when it is blank.
    """

    bundle: str
    code: str
    on: date | None
    by: str


def blank(bundle: str, code: str) -> str:
    """Return the text that lies in a bundle, to be filled in."""
    return (
        f"{FIRST_LINE}\n\nBundle: {bundle}\nCode: {code}\n\n"
        "When every paper has been posted, filed or handed over, fill in these two lines and save\n"
        "this file beside the sealed file. Write nothing else here.\n\n"
        "Day (such as 3 June 2026): \nName: \n"
    )


def read(content: bytes, read_day: Callable[[str], date]) -> Receipt | None:
    """Return what a receipt says; None when the file is no receipt.

    Args:
        read_day: a day as people type it; raises DateNotUnderstood.
    """
    if len(content) > LARGEST:
        return None
    text = _text(content)
    if FIRST_LINE.casefold() not in text[:200].casefold():
        return None
    lines = {found[1].casefold(): found[2] for found in _LINE.finditer(text)}
    try:
        on = read_day(lines["day"]) if lines.get("day") else None
    except DateNotUnderstood:
        on = None
    name = " ".join(lines.get("name", "").split())[:LONGEST_NAME]
    by = "".join(letter for letter in name if letter.isprintable())
    return Receipt(lines.get("bundle", "").upper(), lines.get("code", "").upper(), on, by)


def _text(content: bytes) -> str:
    """Notepad writes one of these."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
