"""Vaults as the released schemas left them: two rows in every table, one with everything and one with the least.

    python tests/storage/golden_vaults.py 7

writes ``golden/schema-0007.json`` once, when schema 7 is released and its revision will not change any more. What is
written then is not written again: it is what lies on somebody's disk.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from sqlmodel import SQLModel

from iro_desk.records.base import CodeType, UtcDateTime
from iro_desk.storage import engine as engines
from iro_desk.storage import migrate

GOLDEN = Path(__file__).parent / "golden"
KEY = bytes(range(32))
WORDS = "Zoë O’Neill’s {column}, {number}"
ROWS = (1, 2)

Table = dict[str, Any]
"""``columns``, and ``rows`` of as many values; bytes are written in hexadecimal digits."""


def of(number: int) -> Path:
    """Where the golden vault of a schema is kept."""
    return GOLDEN / f"schema-{number:04d}.json"


def read(number: int) -> dict[str, Table]:
    """Return a golden vault, table by table."""
    found: dict[str, Table] = json.loads(of(number).read_text("utf-8"))
    return found


def lay_down(path: Path, number: int, vault: dict[str, Table] | None) -> dict[str, Table]:
    """Make a file as the released program of that schema made it, and fill it.

    Args:
        vault: what it holds; None makes two rows for every table.
    Returns:
        What it holds.
    """
    driver = engines.connect(path, KEY, creating=True, walled=False)
    engine = engines.engine_over(lambda: driver)
    with engine.begin() as connection:
        command.upgrade(migrate.configuration(connection), f"{number:04d}")
        connection.exec_driver_sql(f"PRAGMA user_version = {number}")
        vault = vault if vault is not None else _made(connection)
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for name, table in vault.items():
            marks = ", ".join("?" * len(table["columns"]))
            columns = ", ".join(f'"{column}"' for column in table["columns"])
            for row in table["rows"]:
                values = tuple(bytes.fromhex(v["hex"]) if isinstance(v, dict) else v for v in row)
                connection.exec_driver_sql(f'INSERT INTO "{name}" ({columns}) VALUES ({marks})', values)
    engine.dispose()
    driver.close()
    return vault


def held(driver: engines.Driver, name: str, columns: list[str]) -> list[list[Any]]:
    """Return some columns of a table, row by row, as a golden vault writes them."""
    wanted = ", ".join(f'"{column}"' for column in columns)
    rows = driver.execute(f'SELECT {wanted} FROM "{name}" ORDER BY id').fetchall()
    return [[{"hex": value.hex()} if isinstance(value, bytes) else value for value in row] for row in rows]


def columns_of(driver: engines.Driver, name: str) -> list[str]:
    """Return the names of a table's columns."""
    return [row[1] for row in driver.execute(f'PRAGMA table_info("{name}")').fetchall()]


def _made(connection: sa.Connection) -> dict[str, Table]:
    seen = sa.inspect(connection)
    vault: dict[str, Table] = {}
    for name in sorted(seen.get_table_names()):
        if name == "alembic_version":
            continue
        columns = seen.get_columns(name)
        links = {key["constrained_columns"][0] for key in seen.get_foreign_keys(name)}
        rows = [[_value(name, column, number, links) for column in columns] for number in ROWS]
        vault[name] = {"columns": [column["name"] for column in columns], "rows": rows}
    return vault


def _value(table: str, column: Any, number: int, links: set[str]) -> Any:
    """A value of its own for every column of every row, as the driver stores it."""
    name = column["name"]
    if name == "id" or name in links:
        return number
    if number == ROWS[-1] and column["nullable"]:
        return None
    known = SQLModel.metadata.tables[table].columns.get(name)
    kind = known.type if known is not None else column["type"]
    if isinstance(kind, CodeType):
        return str(list(kind.codes)[0 if number == 1 else -1].value)
    own = sum(map(ord, f"{table}.{name}"))
    for kinds, made in _KINDS:
        if isinstance(kind, kinds):
            return made(name, number, own)
    return WORDS.format(column=name, number=number)[-(getattr(kind, "length", None) or 999) :]


_KINDS: tuple[tuple[tuple[type, ...], Callable[[str, int, int], Any]], ...] = (
    ((sa.Boolean,), lambda _name, number, _own: number % 2),
    (
        (UtcDateTime, sa.DateTime),
        lambda _name, number, own: (
            f"{datetime(2025, 1, number, 9, 30, 5) + timedelta(own):%Y-%m-%d %H:%M:%S.%f}"
        ),
    ),
    ((sa.Date,), lambda _name, number, own: (date(2024, 1, number) + timedelta(own % 700)).isoformat()),
    ((sa.Integer,), lambda _name, number, own: own + number),
    ((sa.Float,), lambda _name, number, own: own + number / 4),
    ((sa.JSON,), lambda name, number, _own: json.dumps([f"{name} {number}", "—"])),
    ((sa.LargeBinary,), lambda name, number, own: {"hex": f"{name} {number} {own}".encode().hex()}),
)
"""What stands in a column of a kind, given its name, the row and a number of the column's own."""


def main(number: int, scratch: Path) -> None:
    """Write the golden vault of a schema that has none yet."""
    if of(number).exists():
        raise SystemExit(f"{of(number).name} is there already, and stays as it is")
    vault = lay_down(scratch, number, None)
    GOLDEN.mkdir(exist_ok=True)
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(table)}" for name, table in vault.items())
    of(number).write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        main(int(sys.argv[1]), Path(folder) / "vault.db")
