"""What reading a file yields: tables of plain text rows, the limits kept while reading, and its refusals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from iro_desk.errors import Refusal

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may hold before it is refused. Sizes are in bytes.

    Args:
        ratio: unpacked size over packed size, looked at once an entry unpacks to more than ``ratio_from``.
        entries: files in a folder or an archive.
        depth: XML elements inside one another.
        line: the longest line of a CSV file.
        rows: rows in one table.
        columns: headings in one table.
    """

    file: int = 25 * MEGABYTE
    unpacked: int = 200 * MEGABYTE
    ratio: int = 100
    ratio_from: int = 100_000
    entries: int = 2_000
    depth: int = 100
    line: int = MEGABYTE
    rows: int = 500_000
    columns: int = 1_000


class TableKind(Enum):
    """A table the program can use, by the words that name it on screen."""

    HEADER = "Header"
    EPISODES = "Episodes"
    REVIEWS = "Reviews"
    UASC = "UASC"
    MISSING = "Missing"
    ANNEX_A = "Annex A list 8"
    CASELOAD = "Caseload sheet"


@dataclass(frozen=True, slots=True)
class Row:
    """One row as text.

    Args:
        number: the row as a spreadsheet numbers it (headings are row 1); in XML, which of its kind it is.
        cells: the text under each known column, stripped of outer spaces; missing columns are absent.
    """

    number: int
    cells: Mapping[str, str]

    def get(self, column: str) -> str:
        """The text under ``column``, empty when there is none."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Table:
    """One table and the file it came from."""

    kind: TableKind
    file_label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Everything read.

    Args:
        notes: what the officer should know about the reading, one sentence each, without file names.
        left_alone: the names of files that were not used, for the officer who asks which.
    """

    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()
    left_alone: tuple[str, ...] = ()

    def rows(self, kind: TableKind) -> tuple[Row, ...]:
        """Every row of one kind of table, in the order read."""
        return tuple(row for table in self.tables if table.kind is kind for row in table.rows)

    def has(self, kind: TableKind) -> bool:
        """Whether a table of this kind was there at all, even an empty one."""
        return any(table.kind is kind for table in self.tables)


def too_big(limit: int) -> Refusal:
    """The refusal of a file larger than the limit, in bytes."""
    return Refusal(
        f"This file is larger than {limit // MEGABYTE} MB, which is more than a caseload needs.",
        "Ask for an extract of your own children only.",
    )


def damaged(kind: str) -> Refusal:
    """The refusal of a file that cannot be read to its end; ``kind`` is such as "spreadsheet"."""
    return Refusal(f"This {kind} is damaged and cannot be read to the end.", "Ask for a fresh copy of it.")


def nothing_known() -> Refusal:
    """The refusal of a file or folder that holds no table the program knows."""
    return Refusal(
        "Nothing here has the columns of an SSDA903 return, an Annex A list 8 or the caseload sheet.",
        "Choose another file, or start from the sheet the program can write.",
    )
