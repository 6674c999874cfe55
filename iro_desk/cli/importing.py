"""``iro-desk import PATH --check``: what a file would bring in, without opening or writing anything.

With ``--json`` one object is written:
``children``, ``reviews``, ``episodes``, ``unaccompanied``, ``missing``: rows read of each;
``findings``: how many rows each rule noticed, such as ``{"440": 1435}``;
``rows``: one object for each finding, with ``rule``, ``table``, ``row`` (as a spreadsheet numbers it; in XML,
which of its kind), ``child`` (the code in the file), ``message`` and ``consequence``;
``notes``: sentences about the reading.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TextIO

from iro_desk.errors import FileTrouble, Refusal
from iro_desk.services.imports import preview, reading
from iro_desk.services.imports.rows import Preview

CLEAN, NOTICED, REFUSED = 0, 1, 2
SHOWN = 20


def main(arguments: Sequence[str], out: TextIO, today: date) -> int:
    """Check a file. Returns 0 when nothing was noticed, 1 when rows want a look, 2 when it was refused."""
    parser = argparse.ArgumentParser(
        prog="iro-desk import", description="Check a file before bringing it in."
    )
    parser.add_argument("path", type=Path, help="a folder, ZIP, XML, XLSX or CSV")
    parser.add_argument("--check", action="store_true", required=True, help="look only; nothing is written")
    parser.add_argument("--json", action="store_true", help="write one JSON object with every row")
    options = parser.parse_args(arguments)
    try:
        found = preview.build(reading.read(options.path), today)
    except (Refusal, FileTrouble) as trouble:
        print(str(trouble), file=out)
        return REFUSED
    if options.json:
        print(json.dumps(_summary(found), ensure_ascii=True, indent=1), file=out)
    else:
        _print(found, out)
    return NOTICED if found.findings else CLEAN


def _summary(found: Preview) -> dict[str, object]:
    return {
        "children": found.counts.children,
        "reviews": found.counts.reviews,
        "episodes": found.counts.episodes,
        "unaccompanied": found.counts.unaccompanied,
        "missing": found.counts.missing,
        "findings": found.tally(),
        "rows": [asdict(finding) for finding in found.findings],
        "notes": list(found.notes),
    }


def _print(found: Preview, out: TextIO) -> None:
    counts = found.counts
    print(
        f"{counts.children:,} children, {counts.episodes:,} episodes, {counts.reviews:,} reviews, "
        f"{counts.unaccompanied:,} unaccompanied, {counts.missing:,} absences.",
        file=out,
    )
    for note in found.notes:
        print(note, file=out)
    if not found.findings:
        print("No row wants a look.", file=out)
    for rule, rows in found.tally().items():
        print(f"{rule}: {rows:,} rows", file=out)
    for finding in found.findings[:SHOWN]:
        where = f"{finding.table}, row {finding.row}, child {finding.child or 'not given'}"
        print(f"[{finding.rule}] {where}: {finding.message} {finding.consequence}", file=out)
    if len(found.findings) > SHOWN:
        print(f"And {len(found.findings) - SHOWN:,} more; use --json for every row.", file=out)
