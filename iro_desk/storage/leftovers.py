"""Looks at what an unclean end left beside the vault before anything is opened on top of it."""

from __future__ import annotations

from pathlib import Path

from iro_desk.errors import Damage, FileTrouble
from iro_desk.storage import engine as engines
from iro_desk.storage.files import Files

_QUICK_BYTES = 16 << 20
"""About a tenth of a second of reading."""


def settle_log(path: Path, key: bytes | bytearray, files: Files) -> bool:
    """Check a write-ahead log left by a crash, on copies, before it is folded into the vault (F14, F22).

    A log that belongs to the file is folded in at once: it may hold the whole of a page of which the power left
    half in the file, and whoever reads the file's pages after this reads the file alone. A log that does not
    belong to it is moved to ``.damaged-wal`` and the file is used alone, if sound.

    Returns:
        Whether a log was put aside.
    Raises:
        FileTrouble: the file is damaged with the log and without it; both are kept.
    """
    log = _log_of(path)
    if not log.is_file() or not log.stat().st_size:
        return False
    if not _faults_of_copy(path, log, key, files):
        with engines.opened(path, key) as driver:
            engines.fold_log(driver)
        return False
    if _faults_of_copy(path, None, key, files):
        raise _damaged()
    files.replace(log, path.with_name(f"{path.name}.damaged-wal"))
    return True


def refuse_damaged(path: Path, key: bytes | bytearray) -> None:
    """Read every page of a file that was closed in order, where that is quick; the backup reads a larger one.

    Raises:
        Damage: a page is not what was written (F20); the file is left as it is.
    """
    if not path.is_file() or path.stat().st_size > _QUICK_BYTES:
        return
    with engines.opened(path, key, walled=False) as driver:
        if not engines.pages_are_sound(driver):
            raise _damaged()


def _damaged() -> Damage:
    return Damage("Part of the vault's file cannot be read. It has been left as it is.", "Restore a backup.")


def _faults_of_copy(path: Path, log: Path | None, key: bytes | bytearray, files: Files) -> list[str]:
    copy = path.with_name(f"{path.name}.checking")
    copied_log = _log_of(copy)
    try:
        files.copy(path, copy)
        if log is not None:
            files.copy(log, copied_log)
        with engines.opened(copy, key) as driver:
            engines.fold_log(driver)
            return engines.faults(driver)
    except FileTrouble:
        return ["unreadable: 1"]
    finally:
        files.remove(copy)
        files.remove(copied_log)


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")
