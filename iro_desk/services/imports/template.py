"""The caseload sheet: the simplest CSV an officer can fill in by hand and bring in."""

from __future__ import annotations

from iro_desk.services.imports.columns import CASELOAD_COLUMNS

FILE_NAME = "caseload sheet.csv"


def caseload_sheet() -> bytes:
    """The sheet's one heading row, with the mark that makes Excel keep accented letters."""
    return (",".join(CASELOAD_COLUMNS) + "\r\n").encode("utf-8-sig")
