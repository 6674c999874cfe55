"""A new data key for the whole file: made on a copy that is checked before it takes over, safe at every step (S7).

The order is the copy, then the key file that will belong to it under a name of its own, then the change-over of
the file in one rename, then the key file under its real name. A crash leaves one of the two keys in force, and
the passphrase opens either.
"""

from __future__ import annotations

import errno
from pathlib import Path

from sqlmodel import Session

from iro_desk.errors import Damage, FileTrouble
from iro_desk.storage import audit, keyfile, migrate
from iro_desk.storage import engine as engines
from iro_desk.storage.audit import Head
from iro_desk.storage.files import Files
from iro_desk.storage.keyfile import KeyFile

NEXT = "keyfile.next.json"
COPY = "vault.db.rekeyed"
DATABASE = "vault.db"


def is_under_way(folder: Path) -> bool:
    """Whether a rotation was cut short and not yet settled."""
    return (folder / NEXT).exists()


def next_in(folder: Path) -> list[KeyFile]:
    """Return the key file of the new key; none when it was never finished."""
    try:
        return [keyfile.parsed((folder / NEXT).read_bytes())]
    except (OSError, FileTrouble):
        return []


def belongs(folder: Path, key: bytes) -> bool:
    """Whether the file is under this key.

    Raises:
        FileTrouble: the disk refused to say.
    """
    try:
        with engines.opened(folder / DATABASE, key, walled=False):
            return True
    except Damage:
        return False


def announce(folder: Path, held: KeyFile, files: Files) -> None:
    """Write the key file of the new key under a name of its own; from now on either key may be the one."""
    files.write_atomic(folder / NEXT, held.content())


def take_over(folder: Path, files: Files) -> None:
    """Put the copy in the place of the file, which is closed by now.

    Raises:
        OSError: the disk refused, or never took the file's log in: beside a file of another key, no key opens it.
    """
    log = folder / f"{DATABASE}-wal"
    if log.exists() and log.stat().st_size:
        raise OSError(errno.EIO, "the log was not folded into the file")
    files.replace(folder / COPY, folder / DATABASE)


def clear(folder: Path, files: Files) -> None:
    """Remove what is left of a rotation, once the key files belong to the file."""
    try:
        for name in (COPY, f"{COPY}-journal", f"{COPY}-wal", NEXT):
            files.remove(folder / name)
    except OSError as error:
        raise FileTrouble("What is left of the old key could not be removed.", "Check the disk.") from error


def lay_copy(driver: engines.Driver, folder: Path, old: bytes | bytearray, new: bytes, files: Files) -> Head:
    """Write a copy of the whole file under the new key, check every page, row and count of it.

    Returns:
        The end of the audit trail, sealed anew in the copy.
    Raises:
        FileTrouble: the copy is not what the file is.
    """
    copy = folder / COPY
    files.remove(copy)
    engines.copy_into(driver, copy)
    with engines.opened(copy, old, walled=False) as turning:
        turning.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"")
    copied = engines.connect(copy, new, walled=False)
    engine = engines.engine_over(lambda: copied)
    try:
        with Session(engine) as session:
            audit.reseal(session, audit.key_of(old), audit.key_of(new))
            end = audit.head(session)
            session.commit()
        if engines.faults(copied) or migrate.row_counts(copied) != migrate.row_counts(driver):
            raise FileTrouble("The copy under the new key was not sound, so nothing was changed.")
    finally:
        engine.dispose()
        copied.close()
    return end
