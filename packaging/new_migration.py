"""Writes a schema revision from the difference between the records and the newest revision.

python packaging/new_migration.py "add interpreter"
python packaging/new_migration.py --again "add interpreter"     writes the newest one again; never one in use
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from alembic import command
from sqlmodel import SQLModel

from iro_desk.storage import engine as engines
from iro_desk.storage import migrate

KEY = bytes(32)
FILLED_WITH = {"String": "", "Boolean": "0", "Integer": "0", "JSON": "[]"}
ADDED = re.compile(
    r'(?P<start>batch_op\.add_column\(\s*sa\.Column\(\s*"(?P<name>\w+)", sa\.(?P<kind>\w+)\([^)]*\), nullable=False)'
    r"(?P<end>,?\s*\))"
)
"""A column added to a table that has rows, as the formatter lays it out."""


def write_revision(message: str, number: int) -> Path:
    """Compare the records with a scratch file at the newest revision, and write what differs."""
    slug = re.sub(r"[^a-z0-9]+", "_", message.lower()).strip("_")
    with tempfile.TemporaryDirectory() as folder:
        driver = engines.connect(Path(folder) / "scratch.db", KEY, creating=True, walled=False)
        engine = engines.engine_over(lambda: driver)
        with engine.begin() as connection:
            config = migrate.configuration(connection)
            config.set_main_option("file_template", f"{number:04d}_{slug}")
            migrate.run_revisions(connection)
            command.revision(config, message=message, rev_id=f"{number:04d}", autogenerate=True)
        engine.dispose()
        driver.close()
    return migrate.VERSIONS / f"{number:04d}_{slug}.py"


def _tidy(path: Path) -> None:
    """Drop Alembic's own remarks, and let a revision be as long as its change."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "### " not in line]
    text = "\n".join(lines).replace("def upgrade() -> None:", "def upgrade() -> None:  # noqa: PLR0915")
    path.write_text(text.rstrip() + "\n", encoding="utf-8")


def _filled(path: Path) -> None:
    """Give every column that is added to rows already there the value its record gives a new row."""
    begun = 'batch_alter_table("'
    first, *changes = path.read_text(encoding="utf-8").split(begun)
    path.write_text(begun.join([first, *map(_with_values, changes)]), encoding="utf-8")


def _with_values(change: str) -> str:
    """One table's changes; they begin with the table's name."""
    table = SQLModel.metadata.tables[change.partition('"')[0]]

    def value(match: re.Match[str]) -> str:
        default = getattr(table.columns[match["name"]].default, "arg", None)
        if default is None or callable(default):
            stored = FILLED_WITH.get(match["kind"], "")
        else:
            stored = (
                str(int(default)) if isinstance(default, bool) else str(getattr(default, "value", default))
            )
        return f'{match["start"]}, server_default="{stored}"{match["end"]}'

    return ADDED.sub(value, change)


def main() -> int:
    """Write the revision and tidy it; read it before keeping it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("message", nargs="?", default="")
    parser.add_argument("--again", action="store_true", help="write the newest revision again")
    chosen = parser.parse_args()
    if not chosen.message:
        parser.error('say what changes, for example "add interpreter"')
    if chosen.again:
        max(migrate.VERSIONS.glob("0*.py")).unlink()
    path = write_revision(chosen.message, migrate.newest_schema() + 1)
    _tidy(path)
    _lint(path)
    _filled(path)
    _lint(path)
    print(path)
    return 0


def _lint(path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "ruff", "check", "-q", "--fix", str(path)],
        check=False,
        stdout=subprocess.DEVNULL,
    )
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", str(path)], check=False)


if __name__ == "__main__":
    sys.exit(main())
