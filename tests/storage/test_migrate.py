"""The schema: the revisions make what the records say, and nothing is changed unless all of it holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import Session, SQLModel, select

from iro_desk.errors import FileTrouble
from iro_desk.records import Child, Placement
from iro_desk.storage import engine as engines
from iro_desk.storage import migrate
from iro_desk.storage.files import DiskFiles
from iro_desk.storage.store import Store

KEY = bytes(range(32))
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

NEWEST = migrate.newest_schema()
NEXT = f'''"""One revision more, for this test only."""
import sqlalchemy as sa
from alembic import op

revision = "{NEWEST + 1:04d}"
down_revision = "{NEWEST:04d}"


def upgrade() -> None:
    with op.batch_alter_table("child") as batch:
        batch.alter_column("surname", new_column_name="family_name")
'''


FIRST_ROWS = (
    "INSERT INTO child (id, preferred_name, surname, born_on, pronouns, sex, local_code, unaccompanied, ethnicity,"
    " address_withheld_from, identity_colour, family_key, is_demonstration)"
    " VALUES (1, '', 'AB', '2014-05-02', '', 'U', '', 0, '', '', 0, '', 0)",
    "INSERT INTO placement (child_id, started_on, provider, described, postcode, is_unregistered)"
    " VALUES (1, '2024-01-02', '', '', '', 0)",
)


@pytest.fixture
def file(tmp_path: Path, blank_vault_file: Path) -> Path:
    path = tmp_path / "vault.db"
    path.write_bytes(blank_vault_file.read_bytes())
    store = Store(path, KEY, now=lambda: NOON)

    def fill(session: Session) -> None:
        child = Child.model_validate({"born_on": date(2014, 5, 2), "surname": "AB"})
        session.add(child)

    store.write("Add child", fill)
    store.write("Add person", lambda s: s.connection().exec_driver_sql(
        "INSERT INTO legal_period (child_id, started_on, note) VALUES (1, '2020-01-01', '')"
    ))  # fmt: skip
    store.close()
    return path


@pytest.fixture
def one_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """The real revisions with one more after them."""

    def make(text: str) -> Path:
        folder = tmp_path / "migrations"
        versions = folder / "versions"
        versions.mkdir(parents=True)
        for source in (migrate.VERSIONS.parent / "env.py", *migrate.VERSIONS.glob("0*.py")):
            target = folder / source.name if source.name == "env.py" else versions / source.name
            target.write_bytes(source.read_bytes())
        (versions / f"{NEWEST + 1:04d}_next.py").write_text(text)
        monkeypatch.setattr(migrate, "VERSIONS", versions)
        return versions

    return make


def test_the_revisions_make_exactly_what_the_records_say(blank_vault_file: Path) -> None:
    """P1 guard: no drift between the records and the newest revision."""
    driver = engines.connect(blank_vault_file, KEY)
    engine = engines.engine_over(lambda: driver)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, SQLModel.metadata)
    version = engines.user_version(driver)
    engine.dispose()
    driver.close()
    assert differences == []
    assert version == migrate.newest_schema()


def test_revisions_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(path.name[:4]) for path in migrate.VERSIONS.glob("0*.py"))
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_file_that_is_current_is_left_alone(file: Path) -> None:
    before = file.read_bytes()
    assert migrate.bring_up_to_date(file, KEY, DiskFiles()) is None
    assert file.read_bytes() == before


def test_a_newer_file_is_refused_by_its_number_and_not_touched(file: Path) -> None:
    """P3, F41."""
    with engines.opened(file, KEY, walled=False) as driver:
        driver.execute("PRAGMA user_version = 99")
    before, times = file.read_bytes(), file.stat().st_mtime_ns
    with pytest.raises(FileTrouble, match="schema 99"):
        migrate.bring_up_to_date(file, KEY, DiskFiles())
    assert (file.read_bytes(), file.stat().st_mtime_ns) == (before, times)


def test_a_file_without_a_schema_is_not_filled_in(file: Path) -> None:
    """F21."""
    with engines.opened(file, KEY, walled=False) as driver:
        driver.execute("PRAGMA user_version = 0")
    with pytest.raises(FileTrouble, match="no schema"):
        migrate.bring_up_to_date(file, KEY, DiskFiles())


def test_an_upgrade_keeps_every_row_and_the_old_file(file: Path, one_more: Callable[[str], Path]) -> None:
    """P1: rebuilding a parent table must not empty its children."""
    one_more(NEXT)
    kept = migrate.bring_up_to_date(file, KEY, DiskFiles())
    old = f"vault.before-schema-{NEWEST:04d}.db"
    assert kept == file.with_name(old)
    with engines.opened(file, KEY) as driver:
        assert engines.user_version(driver) == NEWEST + 1
        assert driver.execute("SELECT family_name FROM child").fetchall() == [("AB",)]
        assert driver.execute("SELECT count(*) FROM legal_period").fetchone() == (1,)
        assert engines.faults(driver) == []
    store = Store(kept, KEY, now=lambda: NOON)
    assert store.read(lambda s: s.exec(select(Child)).one()).surname == "AB"
    store.close()
    assert sorted(path.name for path in file.parent.glob("vault*")) == [old, "vault.db"]


def test_a_file_of_the_first_schema_is_brought_forward_with_what_it_holds(tmp_path: Path) -> None:
    """P1: every revision is run over rows, not only over an empty file."""
    file = tmp_path / "vault.db"
    _lay_down_first(file)
    migrate.bring_up_to_date(file, KEY, DiskFiles())
    store = Store(file, KEY, now=lambda: NOON)
    child = store.read(lambda s: s.exec(select(Child)).one())
    home = store.read(lambda s: s.exec(select(Placement)).one())
    store.close()
    assert (child.surname, home.child_id, home.was_planned, home.authority) == ("AB", child.id, True, "")


def _lay_down_first(file: Path) -> None:
    driver = engines.connect(file, KEY, creating=True, walled=False)
    engine = engines.engine_over(lambda: driver)
    with engine.begin() as connection:
        command.upgrade(migrate.configuration(connection), "0001")
        for row in FIRST_ROWS:
            connection.exec_driver_sql(row)
    driver.execute("PRAGMA user_version = 1")
    engine.dispose()
    driver.close()


BAD_ENDINGS = {
    "raises after a change": '\n    raise RuntimeError("stop")\n',
    "loses rows": '\n    op.execute("DELETE FROM legal_period")\n',
    "orphans rows": '\n    op.execute("DELETE FROM child")\n',
}


@pytest.mark.parametrize("how", BAD_ENDINGS)
def test_an_upgrade_that_goes_wrong_leaves_the_file_as_it_was(
    how: str, file: Path, one_more: Callable[[str], Path]
) -> None:
    """P2, F42: no half schema, no lost row, no left-over copy."""
    one_more(NEXT.rstrip("\n") + BAD_ENDINGS[how])
    before = file.read_bytes()
    with pytest.raises((FileTrouble, RuntimeError)):
        migrate.bring_up_to_date(file, KEY, DiskFiles())
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.glob("vault*")] == ["vault.db"]


@pytest.mark.parametrize("step", [1, 2])
def test_a_disk_that_fails_during_the_swap_leaves_a_whole_file(
    step: int, file: Path, one_more: Callable[[str], Path], failing_files: Callable[[int], Any]
) -> None:
    """F42."""
    one_more(NEXT)
    before = file.read_bytes()
    with pytest.raises(OSError):
        migrate.bring_up_to_date(file, KEY, failing_files(step))
    assert file.read_bytes() == before
    assert not list(file.parent.glob("*.upgrading*"))
