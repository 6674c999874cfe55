"""Opens a ZIP in memory, entry by entry, refusing bombs, links and paths that climb out."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath

from iro_desk.errors import Refusal
from iro_desk.services.imports.source import Limits, damaged

_ODD = "This ZIP was not made in the ordinary way, so nothing in it was opened."
_ANEW = "Make a new ZIP of the CSV files and choose that."


def entries(path: Path, limits: Limits) -> Iterator[tuple[str, bytes]]:
    """Each file's own name (its folder is ignored) and content; nothing is ever written to disk.

    Raises:
        Refusal: the archive is damaged, locked, too big, too tightly packed, or holds links or odd paths.
    """
    packed = BytesIO(path.read_bytes())
    try:
        with zipfile.ZipFile(packed) as archive:
            members = inspected(archive, limits)
            for member in members:
                with archive.open(member) as stream:
                    content = stream.read(member.file_size + 1)
                if len(content) > limits.file:
                    raise _bomb()
                yield PurePosixPath(member.filename).name, content
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        raise damaged("ZIP") from None


def inspected(archive: zipfile.ZipFile, limits: Limits, *, entry_limit: bool = True) -> list[zipfile.ZipInfo]:
    """The archive's files, once every one of them is known to be harmless; judged before any is opened."""
    members = archive.infolist()
    if len(members) > limits.entries:
        raise Refusal(f"This ZIP holds more than {limits.entries:,} files.", _ANEW)
    for member in members:
        _inspect(member, limits)
        if entry_limit and member.file_size > limits.file:
            raise _bomb()
    if sum(member.file_size for member in members) > limits.unpacked:
        raise _bomb()
    return [member for member in members if not member.is_dir()]


def _inspect(member: zipfile.ZipInfo, limits: Limits) -> None:
    if member.flag_bits & 0x1:
        raise Refusal("This ZIP is locked with a password.", "Unlock it first and choose the unlocked copy.")
    name = member.filename.replace("\\", "/")
    climbs = name.startswith("/") or ".." in PurePosixPath(name).parts or ":" in name
    if climbs or stat.S_ISLNK(member.external_attr >> 16):
        raise Refusal(_ODD, _ANEW)
    packed = max(member.compress_size, 1)
    if member.file_size > limits.ratio_from and member.file_size / packed > limits.ratio:
        raise _bomb()


def _bomb() -> Refusal:
    return Refusal("This ZIP unpacks to far more than a return needs, so it was not opened.", _ANEW)
