"""A disk that keeps what was forced to it and, when the power fails, some of the rest (F14).

Harsher than the disks of today: what was not forced may be there or not, in any order, each 512 bytes for themselves;
and the names in a folder are kept only once the folder is forced.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from tests.faults.recording import Step

SECTOR = 512
MODES = ("dropped", "kept", "some", "torn", "cut off", "the newest only")
"""What became of the writes that were not forced: none, all, some, some sectors, the first few, or the last few."""


@dataclass(eq=False)
class File:
    """A file: what is on the disk for certain, and what was written since.

    Args:
        waiting: writes (place, bytes) and new sizes (size, None), in order.
    """

    sure: bytes = b""
    waiting: list[tuple[int, bytes | None]] = field(default_factory=list)

    def forced(self) -> None:
        """Everything written so far is on the disk."""
        self.sure, self.waiting = _written(self.sure, self.waiting), []

    def after_the_cut(self, mode: str, rng: random.Random) -> bytes:
        """What is found when the power is back."""
        return _written(self.sure, _survivors(self.waiting, mode, rng)) if self.waiting else self.sure


Change = tuple[str | None, str | None, "File | Folder | None"]


@dataclass(eq=False)
class Folder:
    """A folder: the names that are on the disk for certain, and what was done to them since.

    Args:
        now: the names as the program sees them.
        waiting: (name gone, name come, what bears it), in order; a renaming is one change.
    """

    sure: dict[str, File | Folder] = field(default_factory=dict)
    now: dict[str, File | Folder] = field(default_factory=dict)
    waiting: list[Change] = field(default_factory=list)

    def change(self, gone: str | None, come: str | None, what: File | Folder | None) -> None:
        """Change names, for the program to see at once."""
        _rename(self.now, (gone, come, what))
        self.waiting.append((gone, come, what))

    def forced(self) -> None:
        """Every name is on the disk as the program sees it."""
        self.sure, self.waiting = dict(self.now), []

    def after_the_cut(self, mode: str, rng: random.Random) -> dict[str, File | Folder]:
        """The names found when the power is back: a folder keeps its changes in their order."""
        count = {"dropped": 0, "kept": len(self.waiting)}.get(mode, rng.randint(0, len(self.waiting)))
        names = dict(self.sure)
        for change in self.waiting[:count]:
            _rename(names, change)
        return names


class Disk:
    """The home of a desk on such a disk, and the steps of a recording taken on it."""

    def __init__(self, home: Path) -> None:
        self.root = _loaded(home)
        self._open: dict[int, File | Folder] = {}
        self._place: dict[int, int] = {}

    @property
    def is_waiting(self) -> bool:
        """Whether anything would be lost if the power failed now."""
        return _is_waiting(self.root)

    def take(self, step: Step) -> None:
        """Do one recorded step."""
        does: dict[str, Callable[[Step], None]] = {
            "open": self._take_open, "write": self._take_write, "truncate": self._take_truncate,
            "seek": self._take_seek, "sync": self._take_sync, "rename": self._take_rename, "link": self._take_link,
            "unlink": self._take_away, "rmdir": self._take_away, "mkdir": self._take_folder,
        }  # fmt: skip
        if step.what in does:
            does[step.what](step)

    def left(self, target: Path, mode: str, names: str, rng: random.Random) -> None:
        """Write out what is found when the power fails now.

        Args:
            mode: of the files' contents, one of ``MODES``; ``names`` of the folders'.
        """
        _laid_out(self.root, target, mode, names, rng)

    def _take_open(self, step: Step) -> None:
        folder, name = self._parent(step.path)
        found = folder.now.get(name) if name else self.root
        if found is None:
            found = File()
            folder.change(None, name, found)
        if isinstance(found, File) and "O_TRUNC" in step.flags:
            found.waiting.append((0, None))
        self._open[step.handle], self._place[step.handle] = found, 0

    def _take_write(self, step: Step) -> None:
        found = self._open[step.handle]
        assert isinstance(found, File)
        at = self._place[step.handle] if step.at < 0 else step.at
        found.waiting.append((at, step.content))
        if step.at < 0:
            self._place[step.handle] = at + len(step.content)

    def _take_truncate(self, step: Step) -> None:
        found = self._open[step.handle]
        assert isinstance(found, File)
        found.waiting.append((step.at, None))

    def _take_seek(self, step: Step) -> None:
        self._place[step.handle] = step.at

    def _take_sync(self, step: Step) -> None:
        self._open[step.handle].forced()

    def _take_rename(self, step: Step) -> None:
        folder, name = self._parent(step.path)
        target, new = self._parent(step.target)
        if folder is not target:
            raise RuntimeError("a renaming from folder to folder, which the simulated disk does not know")
        folder.change(name, new, folder.now[name])

    def _take_link(self, step: Step) -> None:
        source, name = self._parent(step.path)
        target, new = self._parent(step.target)
        target.change(None, new, source.now[name])

    def _take_away(self, step: Step) -> None:
        folder, name = self._parent(step.path)
        folder.change(name, None, None)

    def _take_folder(self, step: Step) -> None:
        folder, name = self._parent(step.path)
        folder.change(None, name, Folder())

    def _parent(self, path: str) -> tuple[Folder, str]:
        parts = PurePosixPath(path).parts
        folder = self.root
        for part in parts[:-1]:
            found = folder.now[part]
            assert isinstance(found, Folder)
            folder = found
        return folder, parts[-1] if parts else ""


def _survivors(
    waiting: list[tuple[int, bytes | None]], mode: str, rng: random.Random
) -> list[tuple[int, bytes | None]]:
    if mode in {"dropped", "kept"}:
        return waiting if mode == "kept" else []
    if mode == "some":
        return [write for write in waiting if rng.random() < 0.5]
    if mode == "torn":
        return [part for write in waiting for part in _sectors(write) if rng.random() < 0.5]
    at = rng.randrange(len(waiting))
    if mode == "the newest only":
        return waiting[at:]
    return [*waiting[:at], *(part for part in _sectors(waiting[at]) if rng.random() < 0.5)]


def _sectors(write: tuple[int, bytes | None]) -> list[tuple[int, bytes | None]]:
    """A write as the disk takes it, 512 bytes at a time."""
    at, content = write
    if content is None:
        return [write]
    cuts = [at, *range((at // SECTOR + 1) * SECTOR, at + len(content), SECTOR), at + len(content)]
    return [(begin, content[begin - at : end - at]) for begin, end in itertools.pairwise(cuts)]


def _written(before: bytes, writes: list[tuple[int, bytes | None]]) -> bytes:
    content = bytearray(before)
    for at, new in writes:
        if new is None:
            del content[at:]
        if len(content) < at:
            content.extend(bytes(at - len(content)))
        if new is not None:
            content[at : at + len(new)] = new
    return bytes(content)


def _rename(names: dict[str, File | Folder], change: Change) -> None:
    gone, come, what = change
    if gone is not None:
        names.pop(gone, None)
    if come is not None and what is not None:
        names[come] = what


def _loaded(home: Path) -> Folder:
    found: dict[str, File | Folder] = {
        path.name: _loaded(path) if path.is_dir() else File(path.read_bytes()) for path in home.iterdir()
    }
    return Folder(found, dict(found))


def _is_waiting(found: File | Folder) -> bool:
    if found.waiting:
        return True
    return isinstance(found, Folder) and any(_is_waiting(inner) for inner in found.now.values())


def _laid_out(folder: Folder, target: Path, mode: str, names: str, rng: random.Random) -> None:
    target.mkdir(parents=True)
    for name, found in sorted(folder.after_the_cut(names, rng).items()):
        if isinstance(found, Folder):
            _laid_out(found, target / name, mode, names, rng)
        else:
            (target / name).write_bytes(found.after_the_cut(mode, rng))
