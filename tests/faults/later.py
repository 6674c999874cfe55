"""One revision more than the program has, so that bringing a vault up to date can be stopped anywhere (F09, F42)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from iro_desk.storage import migrate

NEXT = '''"""One revision more, for the fault tests only."""
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"


def upgrade() -> None:
    op.create_table("later", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("text", sa.String()))
    with op.batch_alter_table("jot") as batch:
        batch.add_column(sa.Column("later", sa.String(), nullable=True))
'''


def laid_out(folder: Path) -> Path:
    """Write the real revisions and one more into a folder, and return where they are."""
    versions = folder / "migrations" / "versions"
    if not versions.exists():
        versions.mkdir(parents=True)
        before = migrate.newest_schema()
        source = migrate.VERSIONS
        (folder / "migrations" / "env.py").write_bytes((source.parent / "env.py").read_bytes())
        for script in source.glob("0*.py"):
            (versions / script.name).write_bytes(script.read_bytes())
        text = NEXT.format(revision=f"{before + 1:04d}", before=f"{before:04d}")
        (versions / f"{before + 1:04d}_next.py").write_text(text, "utf-8")
    return versions


@contextmanager
def in_force(versions: Path) -> Iterator[None]:
    """Let the program carry those revisions for a while."""
    real, migrate.VERSIONS = migrate.VERSIONS, versions
    try:
        yield
    finally:
        migrate.VERSIONS = real
