"""Where the project's own Python is, for the tests that read it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "iro_desk"
NOT_WRITTEN_BY_HAND = (PACKAGE / "gui" / "forms", PACKAGE / "storage" / "migrations" / "versions")


def modules(*rooms: str) -> Iterator[Path]:
    """Every module written by hand, in the whole package or only in ``rooms`` such as "domain"."""
    for start in [PACKAGE / room for room in rooms] or [PACKAGE]:
        for path in sorted(start.rglob("*.py")):
            if not any(path.is_relative_to(folder) for folder in NOT_WRITTEN_BY_HAND):
                yield path


@cache
def parsed(path: Path) -> ast.Module:
    """The module's syntax tree, read once for all the tests of this folder."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def place(path: Path) -> str:
    """The path as read from the project's folder."""
    return path.relative_to(ROOT).as_posix()
