"""`iro-desk verify`: what it says, and that it changes nothing."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from iro_desk.cli import verify
from iro_desk.records import Child
from iro_desk.storage import vault
from iro_desk.storage.vault import Surroundings


def verified(folder: Path, passphrase: str, around: Surroundings, *more: str) -> tuple[int, str]:
    out = io.StringIO()
    code = verify.main([str(folder), *more], out, lambda: passphrase, around)
    return code, out.getvalue()


@pytest.fixture
def filled(vault_folder: Path, passphrase: str, around: Surroundings) -> Path:
    opened = vault.unlock(vault_folder, passphrase, around)

    def add(session: Session) -> None:
        session.add(Child.model_validate({"born_on": date(2014, 5, 2), "preferred_name": "Zorblatt"}))

    for _ in range(3):
        opened.store.write("Add child", add)
    opened.lock()
    return vault_folder


def test_a_sound_vault_is_said_to_be_sound_and_is_not_changed(
    filled: Path, passphrase: str, around: Surroundings
) -> None:
    before = {path.name: path.read_bytes() for path in filled.iterdir()}
    code, said = verified(filled, passphrase, around)
    assert code == 0
    assert said.startswith("The vault is sound.")
    assert "child: 3" in said
    assert "Zorblatt" not in said
    assert {path.name: path.read_bytes() for path in filled.iterdir()} == before


def test_json_is_one_documented_object(filled: Path, passphrase: str, around: Surroundings) -> None:
    code, said = verified(filled, passphrase, around, "--json")
    found = json.loads(said)
    assert code == 0
    assert set(found) == {"vault", "sound", "schema", "faults", "operations", "missing", "rows"}
    assert (found["sound"], found["operations"], found["rows"]["child"]) == (True, 3, 3)


def test_a_flipped_bit_is_found(filled: Path, passphrase: str, around: Surroundings) -> None:
    """F20."""
    path = filled / vault.DATABASE
    content = bytearray(path.read_bytes())
    content[-100] ^= 1
    path.write_bytes(content)
    code, said = verified(filled, passphrase, around)
    assert code in (1, 2)
    assert "sound" not in said


def test_a_gap_in_the_journal_is_found(filled: Path, passphrase: str, around: Surroundings) -> None:
    opened = vault.unlock(filled, passphrase, around)
    opened.store.write(
        "Tamper", lambda s: s.connection().exec_driver_sql("DELETE FROM journal WHERE operation = 2")
    )
    opened.lock()
    code, said = verified(filled, passphrase, around, "--json")
    assert (code, json.loads(said)["missing"]) == (1, 1)


def test_a_broken_link_is_found(filled: Path, passphrase: str, around: Surroundings) -> None:
    opened = vault.unlock(filled, passphrase, around)
    orphan = "INSERT INTO legal_period (child_id, started_on, note) VALUES (99, '2020-01-01', '')"
    for statement in ("PRAGMA foreign_keys = OFF", orphan):
        opened.store.on_file(lambda driver, said=statement: driver.execute(said))
    opened.lock()
    code, said = verified(filled, passphrase, around)
    assert code == 1
    assert "foreign_key_check: 1" in said


@pytest.mark.parametrize("more", [(), ("--json",)])
def test_a_wrong_passphrase_is_said_and_not_counted(
    more: tuple[str, ...], filled: Path, around: Surroundings
) -> None:
    code, said = verified(filled, "wrong words", around, *more)
    assert code == 2
    assert "does not open this vault" in said
    assert "wrong words" not in said
    assert not (filled / "attempts.json").exists()


def test_a_folder_without_a_vault_is_said(tmp_path: Path, around: Surroundings) -> None:
    code, said = verified(tmp_path, "x", around)
    assert code == 2
    assert "no vault" in said


def test_a_vault_that_is_open_is_left_alone(filled: Path, passphrase: str, around: Surroundings) -> None:
    opened = vault.unlock(filled, passphrase, around)
    code, said = verified(filled, passphrase, around)
    opened.lock()
    assert code == 2
    assert "already open" in said


def test_the_passphrase_is_read_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("four words and more\n"))
    assert verify.passphrase() == "four words and more"


def test_no_folder_named_is_one_sentence_or_one_object() -> None:
    plain, as_object = io.StringIO(), io.StringIO()
    assert verify.main([], plain) == verify.NOT_OPENED
    assert plain.getvalue().startswith("Name the vault's folder")
    assert verify.main(["--json"], as_object) == verify.NOT_OPENED
    assert json.loads(as_object.getvalue())["vault"] is None
