"""Carries papers to a folder this computer reaches by itself: a part, read back, then its name (S60).

A part is a hidden file, so that a folder that copies itself elsewhere takes only what is whole.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

from iro_desk.carriers import marker
from iro_desk.carriers.carrier import PART, NameTaken, SendingTrouble
from iro_desk.carriers.marked_folder import MarkedFolder, require_part

GOING: Final = f".going{PART}"
"""How a part ends that has a name or is just being given it. Whoever takes up the file leaves no part that could be
taken for one which never had its name."""
OLD: Final = 24 * 60 * 60
"""Seconds after which a part that nobody is going on with is one that a crash left behind."""
# A disk without hard links (most USB sticks) answers with one of these.
_NO_LINKS: Final = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL})
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EROFS, errno.EPERM})
_NAMELESS: Final = frozenset({errno.EISDIR, errno.ENOTDIR})

Opener = Callable[[Path], BinaryIO]
Act = Callable[[], Any]


class NotThere(SendingTrouble):
    """The folder cannot be reached from here now; it may be there again later."""

    def __init__(self) -> None:
        super().__init__(
            "The folder for finished files is not there.",
            "Connect the drive, or choose another folder in Settings.",
            waits=True,
        )


def open_new(path: Path) -> BinaryIO:
    return path.open("xb")


def _at_once(act: Act) -> Any:
    return act()


def drawn_mark() -> str:
    """A new mark, drawn at random."""
    return secrets.token_hex(16)


class Folder(MarkedFolder):
    """A folder on this computer, a drive or a share.

    Args:
        mark: by which it is known again; empty when the officer has just chosen it. Then the mark that is there is
            taken, for another desk may send there too, and one is left where there is none.
        kept: names of files that are half-way there, whose parts stay.
        opener: opens a new file for writing; handed in so that a full disk can be tried.
        patiently: does something to a file, waiting out a program that holds it for a moment (F31).
        draw: a new mark.
        now: seconds, as files keep them.
    """

    def __init__(
        self,
        folder: Path,
        mark: str = "",
        kept: Collection[str] = (),
        opener: Opener = open_new,
        patiently: Callable[[Act], Any] = _at_once,
        draw: Callable[[], str] = drawn_mark,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(mark)
        self._folder, self._kept, self._open = folder, tuple(kept), opener
        self._patiently, self._draw, self._now = patiently, draw, now

    def reach(self) -> None:
        """See that the folder is there and the one it was; one just chosen gets its mark (F46)."""
        self.tidy()
        if self._mark:
            self.require_known()
        else:
            self.leave_mark(self._draw())

    def tidy(self) -> None:
        """See that the folder is there, and remove parts a crash left behind long ago."""
        with _in_words():
            self.require_there()
            self._remove_leftovers()

    def require_there(self) -> None:
        """Raise NotThere when there is no folder; a drive that does not answer may also say so with an OSError."""
        if not self._folder.is_dir():
            raise NotThere

    def _remove_leftovers(self) -> None:
        """None that is still gone on with is among them."""
        going_on = tuple(f".{name}." for name in self._kept)
        for left in self._folder.glob(f".IRO-*{PART}"):
            if not left.name.startswith(going_on) and self._now() - left.stat().st_mtime > OLD:
                left.unlink(missing_ok=True)

    def content_of(self, name: str) -> bytes | None:
        """Read a file; None when there is none of that name."""
        with _in_words():
            try:
                return self._path(name).read_bytes()
            except FileNotFoundError:
                return None
            except OSError as trouble:
                if trouble.errno in _NAMELESS:
                    return b""  # something that is no file has the name
                raise

    def put_part(self, part: str, content: bytes) -> None:
        """Write the whole part and read it back; a part that is there already, whole, is left as it is."""
        require_part(part)
        path = self._path(part)
        with _in_words():
            self.require_there()
            if self.content_of(part) == content:
                return
            try:
                path.unlink(missing_ok=True)
                self._write(path, content)
                if self.content_of(part) != content:
                    raise _changed()
            except BaseException:
                self.remove_part(part)
                raise

    def settle(self, part: str, name: str) -> None:
        """Give a part its name.

        Raises:
            NameTaken: something has that name.
        """
        require_part(part)
        with _in_words():
            own, going = self._path(part), self._path(f"{part.removesuffix(PART)}{GOING}")
            try:
                self._patiently(lambda: own.replace(going))
            except FileNotFoundError:
                self.require_there()
                # The part has gone: it may have got its name without our hearing so.
                raise _changed() from None
            try:
                self._name(going, self._path(name))
            except OSError as trouble:
                with contextlib.suppress(OSError):
                    going.replace(own)
                if isinstance(trouble, FileExistsError):
                    raise NameTaken from None
                self.require_there()
                raise
            with contextlib.suppress(OSError):
                going.unlink(missing_ok=True)
            self._flush_folder()

    def remove_part(self, part: str) -> None:
        """Remove a part of ours."""
        require_part(part)
        with contextlib.suppress(OSError):
            self._path(part).unlink(missing_ok=True)

    def close(self) -> None:
        """Let go: nothing is held."""

    def mark_part(self, mark: str) -> str:
        """The same for every mark, so that one a crash left behind is gone on with."""
        return f"{marker.NAME}{PART}"

    def leave_mark(self, mark: str) -> str:
        """Leave a mark in a folder that has none, and no part of one; returns the one it has."""
        there = super().leave_mark(mark)
        self.remove_part(self.mark_part(mark))
        return there

    def other_place(self) -> SendingTrouble:
        """What is said of a folder that is not the one it was."""
        return SendingTrouble(
            "The mark that IRO Desk left in the folder for finished files is not there: it may be another folder, or "
            "it was emptied. Nothing was sent.",
            "See that the right drive is connected. If the folder is right, choose it again in Settings, Where papers "
            "go.",
        )

    def _path(self, name: str) -> Path:
        return self._folder / (f".{name}" if name.endswith(PART) else name)

    def _write(self, path: Path, content: bytes) -> None:
        with self._open(path) as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())

    def _name(self, part: Path, path: Path) -> None:
        """Link a part under a name nobody has; both names are on the same disk."""
        try:
            self._patiently(lambda: os.link(part, path))
        except FileExistsError:
            raise
        except OSError as trouble:
            if trouble.errno not in _NO_LINKS:
                raise
            # Only this program writes under a random reference, so looking first and renaming is safe.
            if path.exists():
                raise FileExistsError(errno.EEXIST, "the name is taken") from trouble
            self._patiently(lambda: part.rename(path))

    def _flush_folder(self) -> None:
        """Ask the disk to keep the new name; Windows and some drives cannot be asked."""
        if os.name == "nt":
            return
        with contextlib.suppress(OSError):
            handle = os.open(self._folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _changed() -> SendingTrouble:
    return SendingTrouble(
        "The file read back from the folder is not the file that was written.",
        "The drive may be failing. Choose another folder and try again.",
    )


@contextlib.contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except OSError as trouble:
        raise in_words(trouble) from trouble


def in_words(trouble: OSError) -> SendingTrouble:
    """What a disk refused, in words."""
    if trouble.errno in _FULL:
        return SendingTrouble(
            "The drive with the folder for finished files is full.",
            "Make room on it, or choose another folder.",
        )
    if trouble.errno in _FORBIDDEN:
        return SendingTrouble(
            "The folder for finished files cannot be written to.",
            "Choose a folder you may write to in Settings.",
        )
    return SendingTrouble(
        "The file could not be written to the folder for finished files.",
        "Check that the drive is connected, or choose another folder.",
    )
