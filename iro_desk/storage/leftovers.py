"""Looks at what an unclean end left beside the vault before anything is opened on top of it."""

from __future__ import annotations

from pathlib import Path

from iro_desk.errors import Damage
from iro_desk.storage import engine as engines
from iro_desk.storage.audit import Head
from iro_desk.storage.files import Files

_QUICK_BYTES = 16 << 20
"""About a tenth of a second of reading."""

_LOOKS = 2


def settle_log(path: Path, key: bytes | bytearray, files: Files, end: Head | None = None) -> bool:
    """Check a write-ahead log left by a crash, on copies, before it is folded into the vault (F14, F22).

    A log that belongs to the file is folded in at once: it may hold the whole of a page of which the power left
    half in the file, and whoever reads the file's pages after this reads the file alone. A log that does not
    belong to it is moved to ``.damaged-wal`` and the file is used alone, if sound.

    Args:
        end: the end of the audit trail as the key file knows it. SQLite stops without a word at the first entry of
            a log that cannot be read: where the end is not reached, the log is kept as well as folded in.
    Returns:
        Whether a log was put aside.
    Raises:
        Damage: the file is damaged with the log and without it; both are kept.
        FileTrouble: the disk refused to let them be looked at; both are kept.
    """
    log = _log_of(path)
    if not log.is_file() or not log.stat().st_size:
        return False
    if _is_sound(path, log, key, files):
        with engines.opened(path, key) as driver:
            if end is not None and not engines.has_deed(driver, end.count, end.digest):
                files.copy(log, _damaged_log_of(path))
            engines.fold_log(driver)
        return False
    if not _is_sound(path, None, key, files):
        raise _damaged()
    files.replace(log, _damaged_log_of(path))
    return True


def refuse_damaged(path: Path, key: bytes | bytearray) -> None:
    """Read every page of a file that was closed in order, where that is quick; the backup reads a larger one.

    Raises:
        Damage: a page is not what was written (F20); the file is left as it is.
    """
    if not path.is_file() or path.stat().st_size > _QUICK_BYTES:
        return
    for _ in range(_LOOKS):
        with engines.opened(path, key, walled=False) as driver:
            if engines.pages_are_sound(driver):
                return
    raise _damaged()


def _damaged() -> Damage:
    return Damage("Part of the vault's file cannot be read. It has been left as it is.", "Restore a backup.")


def _is_sound(path: Path, log: Path | None, key: bytes | bytearray, files: Files) -> bool:
    """Look more than once: a disk that refused for a moment must not make hours of work look like damage (F15)."""
    return any(not _faults_of_copy(path, log, key, files) for _ in range(_LOOKS))


def _faults_of_copy(path: Path, log: Path | None, key: bytes | bytearray, files: Files) -> list[str]:
    """Return what is wrong with a copy.

    Raises:
        FileTrouble: the disk refused, which says nothing about the file.
    """
    copy = path.with_name(f"{path.name}.checking")
    copied_log = _log_of(copy)
    try:
        files.copy(path, copy)
        if log is not None:
            files.copy(log, copied_log)
        with engines.opened(copy, key) as driver:
            engines.fold_log(driver)
            return engines.faults(driver)
    except Damage:
        return ["unreadable: 1"]
    finally:
        files.remove(copy)
        files.remove(copied_log)


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _damaged_log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.damaged-wal")
