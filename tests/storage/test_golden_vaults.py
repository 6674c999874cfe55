"""A vault of every schema that was ever released opens today with every field as it was (F42)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, SQLModel, select

from iro_desk import records
from iro_desk.storage import engine as engines
from iro_desk.storage import migrate
from iro_desk.storage.files import DiskFiles
from iro_desk.storage.store import Store
from tests.storage import golden_vaults
from tests.storage.golden_vaults import KEY

RELEASED = range(1, migrate.newest_schema())
"""The newest may still change until it is released; those before it lie on people's disks."""
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize("number", RELEASED)
def test_a_released_schema_comes_to_today_field_by_field(number: int, tmp_path: Path) -> None:
    """F42: nothing is lost, cut or moved to another row, and today's program can read every row of it."""
    file, golden = tmp_path / "vault.db", golden_vaults.read(number)
    golden_vaults.lay_down(file, number, golden)
    kept = migrate.bring_up_to_date(file, KEY, DiskFiles())
    assert kept is not None and kept.name == f"vault.before-schema-{number:04d}.db"
    with engines.opened(file, KEY, walled=False) as driver:
        assert engines.user_version(driver) == migrate.newest_schema()
        assert engines.faults(driver) == []
        found = {name: golden_vaults.held(driver, name, table["columns"]) for name, table in golden.items()}
    assert found == {name: table["rows"] for name, table in golden.items()}
    store = Store(file, KEY, now=lambda: NOON)
    read = store.read(_every_row)
    store.close()
    assert {name: count for name, count in read.items() if name in golden} == dict.fromkeys(golden, 2)


def _every_row(session: Session) -> dict[str, int]:
    """Read every row of every record, codes, days and lists included."""
    kinds = [kind for kind in vars(records).values() if _is_table(kind)]
    return {kind.__tablename__: len(session.exec(select(kind)).all()) for kind in kinds}


def _is_table(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, SQLModel) and hasattr(kind, "__table__")


@pytest.mark.parametrize("number", RELEASED)
def test_a_released_revision_still_makes_what_it_made(number: int, tmp_path: Path) -> None:
    """F42: a revision that people's files stand on is never edited; no table and no column more or fewer."""
    golden = golden_vaults.read(number)
    file = tmp_path / "vault.db"
    golden_vaults.lay_down(file, number, {})
    with engines.opened(file, KEY, walled=False) as driver:
        tables = set(engines.tables(driver)) - {"alembic_version"}
        made = {name: golden_vaults.columns_of(driver, name) for name in sorted(tables)}
    assert made == {name: table["columns"] for name, table in golden.items()}
