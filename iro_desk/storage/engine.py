"""One encrypted connection: its key, its pragmas and its explicit BEGIN."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from iro_desk.errors import Damage, FileTrouble

KEY_BYTES = 32
PAGE_BYTES = 4096

HELD_BYTES = 32 << 20
"""How much of a file is held in memory once it was read: all of one of the usual size (F24)."""
SPARE_BYTES = 50 * 1024 * 1024

_PAGES_A_STEP = 32
_BETWEEN_STEPS = 0.002

Driver = Any
"""A sqlcipher3 connection; the driver ships no types."""
DamagedPage = dbapi2.DatabaseError
"""What the driver raises at a page that does not carry the code it was written with."""

_FULL = "The disk is full, so this was not saved."
_DAMAGED = "The vault's file is damaged or does not belong to its key file."

# SQLITE_FULL, SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_NOTADB and friends by what the driver says: this driver
# carries no error numbers.
_TROUBLES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("disk is full", "database or disk is full"),
        _FULL,
        "What was saved before is safe.",
    ),
    (
        ("disk i/o error", "unable to open database"),
        "The disk could not be read or written, so this was not saved.",
        "Check the disk and open the vault again.",
    ),
    (
        ("malformed", "not a database", "hmac", "database corruption", "file is encrypted"),
        _DAMAGED,
        "Leave both files where they are and restore the newest backup.",
    ),
    (
        ("locked", "busy"),
        "The vault's file is in use by another program.",
        "Close the other program and open the vault again.",
    ),
    (("interrupted",), "The vault was locked before this could be read.", "Unlock it and look again."),
    (
        ("readonly", "read-only"),
        "The vault's file may only be read, so this was not saved.",
        "Check that the folder may be written to.",
    ),
)


def trouble(error: BaseException, path: Path | None = None) -> FileTrouble | None:
    """Return the trouble a driver's error stands for; None when it is a bug, not the disk.

    Args:
        path: the file, so that a full disk can say how much is to be freed; None for one of no weight.
    """
    said = str(error).lower()
    for signs, what, next_step in _TROUBLES:
        if any(sign in said for sign in signs):
            if path is not None and what == _FULL:
                next_step = f"{_room_wanted(path)} {next_step}"
            return (Damage if what == _DAMAGED else FileTrouble)(what, next_step)
    return None


def _room_wanted(path: Path) -> str:
    """How much to free, so that writing goes on and the next backup has room too (F16, F17)."""
    try:
        size, free = path.stat().st_size, shutil.disk_usage(path.parent).free
    except OSError:
        size, free = 0, 0
    missing = max(room_for_a_copy(size) - free, 1)
    return f"Free at least {-(-missing // 1_000_000)} MB on it."


def room_for_a_copy(size: int) -> int:
    """Return how many free bytes a copy of a file of so many bytes is begun with."""
    return 2 * size + SPARE_BYTES


def connect(path: Path, key: bytes | bytearray, *, creating: bool = False, walled: bool = True) -> Driver:
    """Open the encrypted file with its raw key and prove the key by reading.

    Args:
        key: 32 raw bytes; SQLCipher stretches nothing.
        creating: whether the file is expected to be empty.
        walled: False keeps the plain rollback journal, for copies that must be one file.
    Raises:
        FileTrouble: the file is missing, short, damaged or belongs to another key.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a raw key is 32 bytes")
    if not creating:
        _refuse_stump(path)
    # mode=rw: SQLite would otherwise make a new file where the vault's has gone missing.
    mode = "rwc" if creating else "rw"
    try:
        driver = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
    except dbapi2.Error as error:
        raise trouble(error) or FileTrouble("The vault's file could not be opened.") from error
    try:
        _prepare(driver, key, walled=walled)
    except dbapi2.Error as error:
        driver.close()
        raise trouble(error) or FileTrouble("The vault's file could not be read.") from error
    return driver


def is_under(path: Path, key: bytes | bytearray) -> bool:
    """Whether the file is under this key, by its first page; it is only looked at, and its log is left alone."""
    try:
        driver = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None
        )
    except dbapi2.Error:
        return False
    try:
        driver.execute("PRAGMA cipher_log_level = NONE")
        driver.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        driver.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.Error:
        return False
    finally:
        driver.close()
    return True


def _refuse_stump(path: Path) -> None:
    """F21: an empty or cut-off file is damage, never a new vault."""
    if not path.is_file():
        raise Damage("The vault's file is not where it was.", "Restore the newest backup, or move it back.")
    if path.stat().st_size < PAGE_BYTES:
        raise Damage(
            "The vault's file has been cut short.", "Leave it where it is and restore the newest backup."
        )


def _prepare(driver: Driver, key: bytes | bytearray, *, walled: bool) -> None:
    run = driver.execute
    run("PRAGMA cipher_log_level = NONE")
    run(f"PRAGMA key = \"x'{key.hex()}'\"")
    run("PRAGMA trusted_schema = OFF")
    run("PRAGMA temp_store = MEMORY")
    run("PRAGMA busy_timeout = 2500")
    run("PRAGMA locking_mode = EXCLUSIVE")
    run("SELECT count(*) FROM sqlite_master").fetchone()
    if walled:
        run("PRAGMA journal_mode = WAL").fetchone()
    # Not before the file is held alone: it reads the schema, and SQLite would share the log through a third file.
    run(f"PRAGMA cache_size = -{HELD_BYTES // 1024}")
    run("PRAGMA synchronous = FULL")
    run("PRAGMA secure_delete = ON")
    run("PRAGMA foreign_keys = ON")


def copy_into(driver: Driver, path: Path) -> None:
    """Write a compact copy under the same key, for its owner only, to a file that is not there yet."""
    if path.exists():
        raise FileTrouble("A file of that name is already there.", "Choose another name.")
    make_empty(path)
    driver.execute("VACUUM INTO ?", (str(path),))


def make_empty(path: Path) -> None:
    """Make an empty file that only its owner may read: SQLite would let everybody (S30)."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def engine_over(open_driver: Callable[[], Driver]) -> Engine:
    """Return an engine holding the one connection; every transaction begins at once and explicitly.

    StaticPool, because with ``creator`` and no path SQLAlchemy takes the file for memory.
    """
    engine = create_engine("sqlite://", module=dbapi2, creator=open_driver, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def user_version(driver: Driver) -> int:
    """Return the schema's number; 0 when nothing was ever laid down."""
    return cast(int, driver.execute("PRAGMA user_version").fetchone()[0])


def openings(driver: Driver) -> int:
    """Return how often the file was opened or closed for work.

    It is kept as the application number, which names a format to programs that cannot read an encrypted page,
    and so is free; a compact copy keeps it.
    """
    return cast(int, driver.execute("PRAGMA application_id").fetchone()[0])


def set_openings(driver: Driver, count: int) -> None:
    """Keep how often the file was opened or closed."""
    driver.execute(f"PRAGMA application_id = {count:d}")


def copy_in_steps(driver: Driver, target: Driver, goes_on: Callable[[], None]) -> None:
    """Copy every page into an empty file under the same key, a few at a time, between other work.

    Args:
        goes_on: called between steps; it raises to give up.
    """
    driver.backup(target, pages=_PAGES_A_STEP, progress=lambda *_: goes_on(), sleep=_BETWEEN_STEPS)
    # The copied header says that a log belongs to the file; a backup is one file.
    target.execute("PRAGMA journal_mode = DELETE").fetchone()


def write_anew(driver: Driver) -> None:
    """Write every page again and empty the log, so that nothing deleted is left in either."""
    driver.execute("VACUUM")
    fold_log(driver)


def fold_log(driver: Driver) -> None:
    """Write what the log holds into the file itself, force it to the disk, and empty the log."""
    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def faults(driver: Driver) -> list[str]:
    """Return what is wrong with the file as codes and counts, never contents; empty when it is sound.

    Raises:
        FileTrouble: the disk refused, which says nothing about the file.
    """
    found: list[str] = []
    try:
        pages = driver.execute("PRAGMA cipher_integrity_check").fetchall()
        if pages:
            found.append(f"cipher_integrity_check: {len(pages)}")
            return found
        rows = [row[0] for row in driver.execute("PRAGMA integrity_check").fetchall()]
        if rows != ["ok"]:
            found.append(f"integrity_check: {len(rows)}")
        orphans = driver.execute("PRAGMA foreign_key_check").fetchall()
        if orphans:
            found.append(f"foreign_key_check: {len(orphans)}")
    except dbapi2.DatabaseError as error:
        why = trouble(error)
        if why is not None and not isinstance(why, Damage):
            raise why from error
        found.append("unreadable: 1")
    return found


def tables(driver: Driver) -> list[str]:
    """Return the names of the tables."""
    return [
        row[0] for row in driver.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    ]


def read_through(driver: Driver, table: str) -> None:
    """Read every page of one table and its indices, so that they are held in memory."""
    driver.execute(f"PRAGMA integrity_check('{table}')").fetchall()


def has_deed(driver: Driver, number: int, digest: str) -> bool:
    """Whether the audit trail holds this row, as sealed."""
    found = driver.execute("SELECT digest FROM audit WHERE sequence = ?", (number,)).fetchone()
    return not number or (found is not None and found[0] == digest)


def pages_are_sound(driver: Driver) -> bool:
    """Whether every page carries the code it was written with."""
    try:
        return not driver.execute("PRAGMA cipher_integrity_check").fetchall()
    except dbapi2.DatabaseError:
        return False


@contextmanager
def opened(path: Path, key: bytes | bytearray, *, walled: bool = True) -> Iterator[Driver]:
    """Hold the file open for a moment, for checks and copies, and close it."""
    driver = connect(path, key, walled=walled)
    try:
        yield driver
    finally:
        driver.close()
