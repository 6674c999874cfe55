"""``iro-desk import PATH --check``: what a file would bring in, without opening or writing anything.

With ``--json`` one object is written:
``children``, ``reviews``, ``episodes``, ``unaccompanied``, ``missing``: rows read of each;
``findings``: how many rows each rule noticed, such as ``{"440": 1435}``;
``rows``: one object for each finding, with ``rule``, ``table``, ``row`` (as a spreadsheet numbers it; in XML,
which of its kind), ``child`` (the code in the file), ``message`` and ``consequence``;
``notes``: sentences about the reading.
When the file is refused or an option is not understood the object has one member, ``trouble``, the sentence.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TextIO

from iro_desk.cli.options import Parser, Trouble
from iro_desk.domain.wording import counted
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.services.imports import preview, reading
from iro_desk.services.imports.rows import Preview

CLEAN, NOTICED, REFUSED = 0, 1, 2
SHOWN = 20


def main(arguments: Sequence[str], out: TextIO, today: date) -> int:
    """Check a file. Returns 0 when nothing was noticed, 1 when rows want a look, 2 when it was refused."""
    as_json = "--json" in arguments
    try:
        options = _parser().parse_args(arguments)
        if options.path is None or not options.check:
            raise Trouble("Name the file or folder and add --check: iro-desk import PATH --check")
        found = preview.build(reading.read(options.path), today)
    except (Trouble, Refusal, FileTrouble) as trouble:
        print(json.dumps({"trouble": str(trouble)}) if as_json else str(trouble), file=out)
        return REFUSED
    if as_json:
        print(json.dumps(_summary(found), ensure_ascii=True, indent=1), file=out)
    else:
        _print(found, out)
    return NOTICED if found.findings else CLEAN


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="iro-desk import", description="Check a file before bringing it in.", allow_abbrev=False
    )
    parser.add_argument("path", type=Path, nargs="?", help="a folder, ZIP, XML, XLSX or CSV")
    parser.add_argument("--check", action="store_true", help="look only; nothing is written")
    parser.add_argument("--json", action="store_true", help="write one JSON object with every row")
    return parser


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
        f"{_children(counts.children)}, {counted(counts.episodes, 'episode')}, "
        f"{counted(counts.reviews, 'review')}, {counts.unaccompanied:,} unaccompanied, "
        f"{counted(counts.missing, 'absence')}.",
        file=out,
    )
    for note in found.notes:
        print(note, file=out)
    if not found.findings:
        print("No row wants a look.", file=out)
    for rule, rows in found.tally().items():
        print(f"{rule}: {counted(rows, 'row')}", file=out)
    for finding in found.findings[:SHOWN]:
        where = f"{finding.table}, row {finding.row}, child {finding.child or 'not given'}"
        print(f"[{finding.rule}] {where}: {finding.message} {finding.consequence}", file=out)
    if len(found.findings) > SHOWN:
        print(f"And {len(found.findings) - SHOWN:,} more; use --json for every row.", file=out)


def _children(count: int) -> str:
    return "1 child" if count == 1 else f"{count:,} children"
