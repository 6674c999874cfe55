"""Reads the small files beside a vault, which anything may have written over: a reading or a ValueError, never more."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

LARGEST = 64 * 1024
"""More bytes than any of them has."""

_LARGEST_NUMBER = 2**53


def read(path: Path) -> Any:
    """Return what the file says, as JSON values.

    Raises:
        OSError: it cannot be read.
        ValueError: it is not one of ours.
    """
    with path.open("rb") as reading:
        return plain(reading.read(LARGEST))


def whole(path: Path) -> dict[str, Any]:
    """Return what a file with a sum says; an earlier program wrote none.

    Raises:
        OSError: it cannot be read.
        ValueError: it is not as it was written.
    """
    said = read(path)
    if not isinstance(said, dict) or said.pop("sum", None) not in (None, _sum(said)):
        raise ValueError("the sum does not agree")
    return said


def summed(said: Mapping[str, object]) -> bytes:
    """Return a file's content, with a plain sum that tells a spoilt one."""
    return json.dumps({**said, "sum": _sum(said)}, indent=1).encode("ascii")


def plain(content: bytes) -> Any:
    """Return what these bytes say; numbers in them are whole and of a size that can be counted with.

    Raises:
        ValueError: they are no JSON, nested beyond reading, or hold another number.
    """
    try:
        return json.loads(content, parse_int=_number, parse_float=_number, parse_constant=_number)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def folder(said: object) -> Path:
    """Return the folder a file names.

    Raises:
        ValueError: it is not the full path of one.
    """
    if not isinstance(said, str) or "\0" in said:
        raise ValueError("not a path")
    os.fsencode(said)
    found = Path(said)
    if not found.is_absolute():
        raise ValueError("not a full path")
    return found


def _sum(said: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode("ascii")).hexdigest()


def _number(said: str) -> int:
    number = int(said)
    if abs(number) > _LARGEST_NUMBER:
        raise ValueError("too large a number")
    return number
