"""What a program really asked of the disk, call by call, as the system's own tracer saw it (F14).

The program is the production one, driver and all: nothing in it is replaced. What is kept is every change to a file
or folder below one home, every forcing of one to the disk, and every word the program said on its output.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults.officer import Asked, Officer

_CALLS = (
    "open,openat,creat,close,lseek,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,fallocate,fsync,"
    "fdatasync,sync_file_range,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,mkdir,"
    "mkdirat,rmdir,mmap,sendfile,copy_file_range"
)
_LINE = re.compile(r"(\d+)\s+(?:<\.\.\. \w+ resumed>(.*)|(.*) <unfinished \.\.\.>|(.*))$")
_CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)")
_PART = re.compile(r'"((?:\\x[0-9a-f]{2})*)"|(-?\d+|AT_FDCWD)<((?:\\x[0-9a-f]{2})*)>[^,)]*|([^",]+)')


@dataclass(frozen=True, slots=True)
class Step:
    """One thing asked of the disk, or said.

    Args:
        what: open, write, truncate, sync, rename, link, unlink, mkdir, rmdir or said.
        path: below the home; of the first file named.
        handle: the open file's number; -1 where the call names a path.
        at: the place in the file, or its new size; -1 for the place where the last write ended.
    """

    what: str
    path: str = ""
    handle: int = -1
    target: str = ""
    at: int = -1
    content: bytes = b""
    flags: str = ""


def recorded(home: Path, officer: Officer, asked: Asked) -> list[Step]:
    """Have a piece of work done to its end under the tracer and return what it asked of the disk and said."""
    trace = home.with_name(f"{home.name}.trace")
    done = officer.works(asked, ["-y", "-xx", "-s", str(1 << 26), "-e", f"trace={_CALLS}", "-o", str(trace)])
    if done.code:
        raise RuntimeError(f"the recorded work ended with {done.code}")
    steps = list(_steps(trace, str(home)))
    trace.unlink()
    return steps


def _steps(trace: Path, home: str) -> Iterator[Step]:
    signs = (_hexed(home), '"\\x73\\x61\\x69\\x64\\x20')
    with trace.open(encoding="ascii", errors="replace") as lines:
        for line in _whole(lines):
            if any(sign in line for sign in signs):
                found = _CALL.match(line)
                if found and int(found[3]) >= 0:
                    yield from _read(found[1], _parts(found[2]), int(found[3]), home)


def _whole(lines: Iterator[str]) -> Iterator[str]:
    """Put together the calls of threads that ran into one another; each stands where it ended."""
    begun: dict[str, str] = {}
    for line in lines:
        found = _LINE.match(line)
        if found is None:
            continue
        thread, rest, first, all_of_it = found.groups()
        if first is not None:
            begun[thread] = first
        else:
            yield begun.pop(thread, "") + rest if rest is not None else all_of_it


def _parts(words: str) -> list[str | bytes | tuple[int, str]]:
    """The arguments of a call: strings as bytes, open files as number and path, the rest as words."""
    parts: list[str | bytes | tuple[int, str]] = []
    for found in _PART.finditer(words):
        text, handle, path, plain = found.groups()
        if text is not None:
            parts.append(_bytes(text))
        elif handle is not None:
            parts.append((-1 if handle == "AT_FDCWD" else int(handle), os.fsdecode(_bytes(path))))
        elif plain.strip():
            parts.append(plain.strip())
    return parts


def _read(call: str, parts: list[str | bytes | tuple[int, str]], result: int, home: str) -> Iterator[Step]:
    handles = [part for part in parts if isinstance(part, tuple)]
    strings = [part for part in parts if isinstance(part, bytes)]
    words = [part for part in parts if isinstance(part, str)]
    first = handles[0][0] if handles else -1
    if call == "writev" and strings and strings[0].startswith(b"said "):
        yield Step("said", content=strings[0][5:].strip())
    elif call in {"fsync", "fdatasync"}:
        yield Step("sync", handle=first)
    elif call in {"write", "pwrite64"}:
        yield Step(
            "write",
            handle=first,
            at=int(words[-1]) if call == "pwrite64" else -1,
            content=strings[0][:result],
        )
    elif call == "ftruncate":
        yield Step("truncate", handle=first, at=int(words[-1]))
    elif call == "lseek":
        yield Step("seek", handle=first, at=result)
    elif call in {"open", "openat", "creat"}:
        yield from _opened(parts, result, home)
    elif call in {"rename", "renameat", "renameat2", "link", "linkat"}:
        yield _named(call, parts, home)
    elif call in {"unlink", "unlinkat", "rmdir", "mkdir", "mkdirat"}:
        what = "rmdir" if "AT_REMOVEDIR" in words else call.removesuffix("at")
        yield Step(what, path=_below(_paths(parts)[0], home))
    elif call != "close" and not (
        call == "mmap" and ("MAP_SHARED" not in words or "PROT_WRITE" not in str(words))
    ):
        raise RuntimeError(f"the program used {call}, which the simulated disk does not know")


def _named(call: str, parts: list[str | bytes | tuple[int, str]], home: str) -> Step:
    source, target = _paths(parts)
    what = "rename" if call.startswith("rename") else "link"
    return Step(what, path=_below(source, home), target=_below(target, home))


def _opened(parts: list[str | bytes | tuple[int, str]], result: int, home: str) -> Iterator[Step]:
    path = _paths(parts)[0]
    flags = next(part for part in parts if isinstance(part, str) and "O_" in part)
    if path == home or path.startswith(f"{home}/"):
        yield Step("open", path=_below(path, home), handle=result, flags=flags)


def _paths(parts: list[str | bytes | tuple[int, str]]) -> list[str]:
    """The paths a call names, each below the folder named before it."""
    folder, paths = "", []
    for part in parts:
        if isinstance(part, tuple):
            folder = part[1]
        elif isinstance(part, bytes):
            paths.append(str(Path(folder) / os.fsdecode(part)))
    return paths


def _below(path: str, home: str) -> str:
    return str(Path(path).relative_to(home))


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _hexed(text: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in os.fsencode(text))


def said(step: Step) -> dict[str, int]:
    """What the program said was acknowledged so far, by its kind."""
    return dict(json.loads(step.content))
