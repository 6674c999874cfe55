"""What the memory of another process holds, read from outside it as a thief's program would (Linux)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

PIECE = 4 << 20
_REGION = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r")


def may_be_read(pid: int) -> bool:
    """Whether this system lets the test read another process's memory."""
    try:
        with Path(f"/proc/{pid}/mem").open("rb"):
            return True
    except OSError:
        return False


def processes_with(variable: str) -> list[int]:
    """The processes that were started with ``NAME=value`` in their environment."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            environment = (folder / "environ").read_bytes() if folder.name.isdigit() else b""
        except OSError:
            continue
        if variable.encode() in environment.split(b"\0"):
            found.append(int(folder.name))
    return found


def written(words: str) -> tuple[bytes, ...]:
    """The ways Python, Qt and SQLite hold words in memory."""
    return words.encode(), words.encode("utf-16-le"), words.encode("utf-32-le")


def count(pid: int, needles: Iterable[bytes]) -> int:
    """How often any of the needles is in a process's memory."""
    sought = tuple(needles)
    found = 0
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            region = _REGION.match(line)
            if region is not None and not line.endswith(("[vvar]", "[vsyscall]")):
                start, end = (int(part, 16) for part in region.groups())
                found += sum(
                    piece.count(needle) for piece in _pieces(memory, start, end) for needle in sought
                )
    return found


def _pieces(memory: object, start: int, end: int) -> Iterable[bytes]:
    for at in range(start, end, PIECE):
        try:
            memory.seek(at)  # type: ignore[attr-defined]
            yield memory.read(min(PIECE + 256, end - at))  # type: ignore[attr-defined]
        except OSError:
            return
