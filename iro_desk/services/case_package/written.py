"""A case as bytes and back: versioned JSON, packed; read within limits, so that no file can fill the memory (S56)."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from iro_desk.domain.case_package import FORMAT, Case, PackedRow, Promised
from iro_desk.errors import Damage, FileTrouble, Refusal

MEGABYTE = 1_000_000
MOST_UNPACKED = 200 * MEGABYTE
MOST_RATIO = 100
RATIO_FROM = 100_000
MOST_ROWS = 100_000


def written(case: Case) -> bytes:
    """Return the bytes of a case; raises Refusal when there are more than another desk would read."""
    plain = {
        "format": FORMAT,
        "package": case.package,
        "made_at": case.made_at.isoformat(),
        "sender": case.sender,
        "child": case.child,
        "summary": [list(one) for one in case.summary],
        "promises": [[one.what, one.by] for one in case.promises],
        "without_private": case.without_private,
        "rows": [[row.kind, row.uid, dict(row.values)] for row in case.rows],
    }
    content = json.dumps(plain, ensure_ascii=False).encode("utf-8")
    if len(content) > MOST_UNPACKED or len(case.rows) > MOST_ROWS:
        raise Refusal(
            f"This record is larger than {MOST_UNPACKED // MEGABYTE} MB, which is more than one package holds.",
            "Take pictures that are no longer needed out of it, then make the package again.",
        )
    return zlib.compress(content, 6)


def read(content: bytes) -> Case:
    """Return the case in these bytes.

    Raises:
        FileTrouble: it is damaged, of a newer format, or larger than a record can be.
    """
    try:
        plain = json.loads(_unpacked(content))
        version = plain["format"]
        if isinstance(version, int) and version > FORMAT:
            raise newer(version)
        return _case(plain)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, zlib.error) as error:
        raise damaged() from error


def newer(version: int) -> FileTrouble:
    """What is said of a package of a format that this program does not know."""
    return FileTrouble(
        f"This package was made by a newer IRO Desk (format {version}; this one knows {FORMAT}).",
        "Install the newer version, then take it in. Nothing has been changed.",
    )


def damaged() -> FileTrouble:
    """What is said of a package that is not as it was made."""
    return Damage(
        "This package is damaged or not whole, so nothing of it was taken in.", "Ask for it to be made again."
    )


def _unpacked(content: bytes) -> bytes:
    most = min(MOST_UNPACKED, max(RATIO_FROM, len(content) * MOST_RATIO))
    unpacking = zlib.decompressobj()
    found = unpacking.decompress(content, most + 1)
    if len(found) > most:
        raise FileTrouble(
            "This package holds more than one child’s record can be, so it was not opened.",
            "Ask for it to be made again.",
        )
    if not unpacking.eof or unpacking.unused_data:
        raise ValueError("cut short, or with something after it")
    return found


def _case(plain: Mapping[str, Any]) -> Case:
    rows = plain["rows"]
    if not isinstance(rows, list) or len(rows) > MOST_ROWS:
        raise ValueError("too many rows")
    found = Case(
        package=_name(plain["package"]),
        made_at=_aware(plain["made_at"]),
        sender=_text(plain["sender"]),
        child=_name(plain["child"]),
        rows=tuple(PackedRow(_text(kind), _name(uid), _values(values)) for kind, uid, values in rows),
        summary=tuple((_text(question), _text(words)) for question, words in plain["summary"]),
        promises=tuple(Promised(_text(what), _text(by)) for what, by in plain["promises"]),
        without_private=bool(plain["without_private"]),
    )
    if [row.uid for row in found.rows if row.kind == "child"] != [found.child]:
        raise ValueError("not about one child")
    if len({row.uid for row in found.rows}) != len(found.rows):
        raise ValueError("two rows of one name")
    return found


def _aware(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError("a moment without a zone")
    return found


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not text")
    return value


def _name(value: object) -> str:
    name = _text(value)
    if len(name) != 32 or not name.isalnum():
        raise ValueError("not a name")
    return name


def _values(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("not a row")
    return value
