"""Brings a vault's file to today's schema: refuse newer, upgrade a copy, check it, swap it in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from iro_desk.errors import FileTrouble
from iro_desk.storage import engine as engines
from iro_desk.storage.engine import Driver
from iro_desk.storage.files import Files

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

VERSIONS = Path(__file__).parent / "migrations" / "versions"


def newest_schema() -> int:
    """Return the number of the newest revision this program carries."""
    return max((int(script.name[:4]) for script in VERSIONS.glob("[0-9][0-9][0-9][0-9]_*.py")), default=0)


def lay_down(path: Path, key: bytes | bytearray) -> None:
    """Make a new encrypted file with today's schema; the file must not hold anything yet."""
    engines.make_empty(path)
    driver = engines.connect(path, key, creating=True, walled=False)
    _upgrade(driver, newest_schema())


def bring_up_to_date(path: Path, key: bytes | bytearray, files: Files) -> Path | None:
    """Upgrade the file if it is behind; return where the old one was kept, or None if it was current.

    The file itself is only ever read: a copy is upgraded, checked, and swapped in.

    Raises:
        FileTrouble: the file is newer than the program, was never finished, or its upgrade did not hold.
    """
    target = newest_schema()
    with engines.opened(path, key) as driver:
        version = engines.user_version(driver)
        refuse_strange(version, target)
        if version == target:
            return None
        copy = path.with_name(f"{path.name}.upgrading")
        files.remove(copy)
        engines.copy_into(driver, copy)
        before = row_counts(driver)
    try:
        return _upgrade_copy(path, copy, key, files, version=version, before=before)
    except BaseException:
        files.remove(copy)
        raise


def refuse_strange(version: int, target: int) -> None:
    """Refuse a file of a newer program, by number, and one that was never laid down."""
    if version > target:
        raise FileTrouble(
            f"This vault was made by a newer IRO Desk (schema {version}; this program knows {target}).",
            f"Install the version that knows schema {version}; the file has not been changed.",
        )
    if version == 0:
        raise FileTrouble(
            "The vault's file has no schema, so it was never finished or has been replaced.",
            "Leave it where it is and restore the newest backup.",
        )


def row_counts(driver: Driver) -> dict[str, int]:
    """Count the rows of every table."""
    names = [
        row[0]
        for row in driver.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    ]
    return {name: driver.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def _upgrade_copy(
    path: Path, copy: Path, key: bytes | bytearray, files: Files, *, version: int, before: dict[str, int]
) -> Path:
    _upgrade(engines.connect(copy, key, walled=False), newest_schema())
    with engines.opened(copy, key, walled=False) as driver:
        faults = engines.faults(driver)
        after = row_counts(driver)
    lost = [name for name, count in before.items() if name in after and after[name] < count]
    if faults or lost:
        raise FileTrouble(
            "The vault could not be brought up to date without losing something, so it was left as it was.",
            "Keep using the earlier version of IRO Desk and report this.",
        )
    wal = path.with_name(f"{path.name}-wal")
    if wal.exists() and wal.stat().st_size:
        raise FileTrouble(
            "The vault's file is still in use, so it was not brought up to date.",
            "Close the other program and open the vault again.",
        )
    kept = path.with_name(f"{path.stem}.before-schema-{version:04d}{path.suffix}")
    files.copy(path, kept)
    files.replace(copy, path)
    return kept


def _upgrade(driver: Driver, target: int) -> None:
    """Run the revisions in one transaction with foreign keys off, and check them before the commit.

    With the keys on, SQLite's rebuild of a parent table empties its children (P1); without the explicit
    BEGIN a failed revision leaves half a schema (P2).
    """
    driver.execute("PRAGMA foreign_keys = OFF")
    engine = engines.engine_over(lambda: driver)
    try:
        with engine.begin() as connection:
            run_revisions(connection)
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if orphans:
                raise FileTrouble(
                    "Bringing the vault up to date would have broken links between rows.",
                    "It was left as it was. Keep using the earlier version of IRO Desk and report this.",
                )
            connection.exec_driver_sql(f"PRAGMA user_version = {target:d}")
    finally:
        engine.dispose()
        driver.close()


def run_revisions(connection: Connection) -> None:
    """Run every revision the file lacks."""
    from alembic import command  # costs 0.4 s, so only a file that is behind pays for it

    command.upgrade(configuration(connection), "head")


def configuration(connection: Connection) -> Config:
    """Return Alembic's settings over an open connection, without an ini file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(VERSIONS.parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
