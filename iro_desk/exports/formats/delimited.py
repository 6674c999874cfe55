"""Writes rows as a comma-separated file that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The file's bytes: UTF-8 with the mark by which spreadsheets know it, lines ended as RFC 4180 has them."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in (headers, *rows):
        writer.writerow([guarded(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def guarded(cell: str) -> str:
    """A cell with an apostrophe before anything a spreadsheet would take for a formula, even after spaces."""
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(BEGINS_A_FORMULA) else cell
