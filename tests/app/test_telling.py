"""What the officer reads above her desk after it was brought up to date, and after somebody guessed at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from iro_desk.app import telling
from iro_desk.app.door import VaultDoor
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.storage import migrate
from tests.conftest import NOON, PASSPHRASE, QUICK, RECOVERY_CODE

NEWEST = migrate.newest_schema()
NEXT = f'''"""One revision more, for this test only."""
revision = "{NEWEST + 1:04d}"
down_revision = "{NEWEST:04d}"


def upgrade() -> None:
    pass
'''


@pytest.fixture
def door(tmp_path: Path) -> VaultDoor:
    made = VaultDoor(tmp_path / "caseload", lambda: NOON, QUICK)
    made.create(PASSPHRASE, RECOVERY_CODE)
    assert made.notices == (), "a new desk has nothing to say"
    made.let_go()
    return made


def a_newer_program(tmp_path: Path) -> Path:
    """The real revisions with one more after them."""
    versions = tmp_path / "migrations" / "versions"
    versions.mkdir(parents=True)
    for source in migrate.VERSIONS.glob("0*.py"):
        (versions / source.name).write_bytes(source.read_bytes())
    (versions.parent / "env.py").write_bytes((migrate.VERSIONS.parent / "env.py").read_bytes())
    (versions / f"{NEWEST + 1:04d}_next.py").write_text(NEXT)
    return versions


def test_a_desk_brought_up_to_date_says_so_once_and_an_older_program_leaves_it(
    door: VaultDoor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F41, F42: the file as it was is where the words say it is; nothing is changed by the program before."""
    with monkeypatch.context() as newer:
        newer.setattr(migrate, "VERSIONS", a_newer_program(tmp_path))
        door.unlock(PASSPHRASE)
        assert [notice.words for notice in door.notices] == [telling.UPGRADED]
        door.let_go()
        assert list(door.folder.glob("vault.before-schema-*.db"))
        door.unlock(PASSPHRASE)
        assert door.notices == ()
        door.let_go()
    before = (door.folder / "vault.db").read_bytes()
    with pytest.raises(FileTrouble):
        door.unlock(PASSPHRASE)
    assert (door.folder / "vault.db").read_bytes() == before


def test_wrong_tries_are_told_after_the_right_one(door: VaultDoor) -> None:
    """S16, F38."""
    for _ in range(2):
        with pytest.raises(Refusal):
            door.unlock("not the words")
    door.unlock(PASSPHRASE)
    assert [notice.words for notice in door.notices] == [telling.wrong_tries(2)]
    assert "were 2 wrong tries" in telling.wrong_tries(2) and "was one wrong try" in telling.wrong_tries(1)
    door.let_go()
