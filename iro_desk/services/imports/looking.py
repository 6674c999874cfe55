"""Looks at a file beside what is on the desk, and writes out the blank sheet: the two ends of bringing in.

Neither needs the open caseload, so a slow disk or a large return keeps nobody waiting for it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from iro_desk.errors import FileTrouble
from iro_desk.services.imports import preview, reading, template
from iro_desk.services.imports.rows import HeldChild, Preview


def look(path: Path, today: date, held: tuple[HeldChild, ...]) -> Preview:
    """Return what the file or folder would bring in; nothing is written.

    Args:
        held: the children already on the desk, from :func:`iro_desk.services.imports.held.held`.
    """
    return preview.build(reading.read(path), today, held)


def save_sheet(path: Path) -> Path:
    """Write the blank caseload sheet where the officer chose; it holds headings only."""
    try:
        path.write_bytes(template.caseload_sheet())
    except OSError:
        raise FileTrouble("The sheet could not be written there.", "Choose another folder.") from None
    return path
