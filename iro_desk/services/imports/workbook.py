"""Reads the sheets of an Excel workbook: values only, never macros, links or formulas."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException

from iro_desk.services.imports import archive, columns
from iro_desk.services.imports.source import Limits, Source, Table, damaged, nothing_known

HEADINGS_WITHIN = 20  # councils put a title and a date above the headings
# What openpyxl lets through when a workbook is broken; it has no error of its own for most of it.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, ParseError, DefusedXmlException, KeyError, ValueError, TypeError,
    AttributeError, IndexError, EOFError,
    OSError, NotImplementedError, SyntaxError,
)  # fmt: skip


def read(path: Path, limits: Limits) -> Source:
    """Read every sheet whose headings are known; other sheets are left alone and counted.

    Raises:
        Refusal: it is damaged, too big, or none of its sheets is known.
    """
    tables: list[Table] = []
    notes: list[str] = []
    others = 0
    content = BytesIO(path.read_bytes())  # openpyxl leaves a file open when it stumbles over it
    try:
        with zipfile.ZipFile(content) as packed:
            archive.inspected(packed, limits, entry_limit=False)
        for rows, day_nought in _sheets(content, limits):
            found = _sheet_table(rows, path.name, limits, day_nought)
            if found is None:
                others += 1
            else:
                tables.append(found)
    except _BROKEN:
        raise damaged("spreadsheet") from None
    if not tables:
        raise nothing_known()
    if others:
        notes.append(f"Other sheets in the workbook were left alone: {others}.")
    return Source(tuple(tables), tuple(notes))


def _sheets(content: BytesIO, limits: Limits) -> Iterator[tuple[Iterator[list[str]], date]]:
    from openpyxl import load_workbook  # slow to import, and needed only here

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl remarks on styles and validations nobody needs
        book = load_workbook(content, read_only=True, data_only=True, keep_links=False)
        try:
            for sheet in book.worksheets:
                sheet.reset_dimensions()  # a false "used range" would pad every row
                rows = (
                    [_text(value) for value in row[: limits.columns + 1]]
                    for row in sheet.iter_rows(values_only=True)
                )
                yield rows, book.epoch.date()
        finally:
            book.close()


def _sheet_table(
    rows: Iterator[list[str]], file_label: str, limits: Limits, day_nought: date
) -> Table | None:
    for above, cells in enumerate(islice(rows, HEADINGS_WITHIN)):
        headings = columns.recognise(cells, limits)
        if headings is not None:
            return columns.table(headings, file_label, rows, limits, first=above + 2, day_nought=day_nought)
    return None


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
