"""Reads one CSV file from its bytes, refusing what no honest CSV file contains."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from iro_desk.errors import Refusal
from iro_desk.services.imports import columns
from iro_desk.services.imports.source import Limits, Table, damaged

OLD_ENCODING_NOTE = (
    "One file was saved in an older Windows encoding; look at accented letters once they are in."
)
_BINARY = "This file is not plain text, so it cannot be a CSV file."
_SAVE_AGAIN = "Save it again as “CSV UTF-8” and choose that."


@dataclass(frozen=True, slots=True)
class Reading:
    """One CSV file.

    Args:
        table: None when its columns belong to no table the program uses.
        other_return_table: whether it is a table of the return all the same.
        notes: what was passed over or guessed.
    """

    table: Table | None
    other_return_table: bool
    notes: tuple[str, ...]


def read(content: bytes, file_label: str, limits: Limits) -> Reading:
    """Read one CSV file.

    Raises:
        Refusal: it is not text, a line or field is far too long, or a quotation mark is left open.
    """
    text, notes = _decoded(content, limits)
    heading_line = text.partition("\n")[0]
    delimiter = next((mark for mark in (",", ";", "\t") if mark in heading_line), ",")
    records = _records(text, delimiter)
    first = next(records, [])
    headings = columns.recognise(first, limits)
    if headings is None:
        return Reading(None, columns.is_other_return_table(first), ())
    if headings.unknown:
        notes.append(f"Extra columns in the {headings.kind.value} table were left alone: {headings.unknown}.")
    return Reading(columns.table(headings, file_label, records, limits), True, tuple(notes))


def _decoded(content: bytes, limits: Limits) -> tuple[str, list[str]]:
    if b"\0" in content:
        raise Refusal(_BINARY, _SAVE_AGAIN)
    longest = max((len(line) for line in re.split(rb"[\r\n]", content)), default=0)
    if longest > limits.line:
        raise Refusal("A line in this file is longer than any return has, so it was not read.", _SAVE_AGAIN)
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), [OLD_ENCODING_NOTE]
    except UnicodeDecodeError:
        raise Refusal(_BINARY, _SAVE_AGAIN) from None


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    for _ in itertools.count():
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise damaged("CSV file") from None
