"""`iro-desk verify` over backups: one or a whole place of them, without changing any."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from iro_desk.cli import verify
from iro_desk.records import Child
from iro_desk.storage import backups, vault
from iro_desk.storage.safe_keeping import SafeKeeping, place_beside
from iro_desk.storage.vault import Surroundings


def verified(folder: Path, passphrase: str, around: Surroundings, *more: str) -> tuple[int, str]:
    out = io.StringIO()
    code = verify.main([str(folder), *more], out, lambda: passphrase, around)
    return code, out.getvalue()


@pytest.fixture
def place(vault_folder: Path, passphrase: str, around: Surroundings) -> Path:
    """Two backups, of one child and of two."""
    opened = vault.unlock(vault_folder, passphrase, around)

    def add(session: Session) -> None:
        session.add(Child.model_validate({"born_on": date(2014, 5, 2), "preferred_name": "Zorblatt"}))

    for _ in range(2):
        opened.store.write("Add child", add)
        SafeKeeping(opened, around).back_up()
    opened.lock()
    return place_beside(vault_folder)


def contents(place: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_a_place_of_backups_is_read_to_its_end_and_not_changed(place, passphrase, around):
    before = contents(place)
    code, said = verified(place, passphrase, around)
    assert code == 0
    assert said.splitlines() == [
        "Every backup is sound.",
        "  2 March 2026 at 12:00: 2 children, 0 reviews and 0 visits",
        "  2 March 2026 at 12:00: 1 child, 0 reviews and 0 visits",
    ]
    assert contents(place) == before


def test_one_backup_is_checked_by_itself_in_json(place, passphrase, around):
    code, said = verified(backups.found_in(place)[-1].folder, passphrase, around, "--json")
    found = json.loads(said)
    assert (code, found["sound"]) == (0, True)
    assert [one["children"] for one in found["backups"]] == [1]


@pytest.mark.parametrize("at", [-100, -5000, 50_000, 4200])
def test_a_backup_that_rotted_is_named(place, passphrase, around, at):
    """F20: a page that counting meets, and one that it does not."""
    path = backups.found_in(place)[0].folder / vault.DATABASE
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
    code, said = verified(place, passphrase, around)
    assert code == 1
    assert "is damaged" in said or "is not as it was when it was made" in said
    assert "1 child, 0 reviews" in said


def test_another_passphrase_opens_none_of_them(place, around):
    code, said = verified(place, "not these words", around)
    assert code == 2
    assert "opens none of the backups" in said
