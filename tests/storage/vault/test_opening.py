"""A vault is made, opened, refused and opened with the recovery code."""

from __future__ import annotations

import stat
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, select

from iro_desk.records import Child
from iro_desk.storage import vault
from iro_desk.storage.refusals import TooSoon, WrongPassphrase
from iro_desk.storage.vault import Surroundings
from tests.storage.vault.steps import opens


def add_child(session: Session) -> None:
    session.add(Child.model_validate({"born_on": date(2014, 5, 2), "preferred_name": "Zorblatt"}))


def test_a_new_vault_opens_with_its_passphrase_and_keeps_what_was_said(
    vault_folder: Path, passphrase: str, around: Surroundings
) -> None:
    opened = vault.unlock(vault_folder, passphrase, around)
    opened.store.write("Add child", add_child)
    opened.lock()
    again = vault.unlock(vault_folder, passphrase, around)
    assert len(again.store.read(lambda s: s.exec(select(Child)).all())) == 1
    again.lock()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no mode bits")
def test_only_the_owner_may_read_the_vault(vault_folder: Path) -> None:
    """S30: files 0600, folder 0700."""
    assert stat.S_IMODE(vault_folder.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in vault_folder.iterdir()}
    assert set(modes.values()) == {0o600}, modes


def _every_byte(folder: Path) -> bytes:
    """What all files hold; where one takes its final name meanwhile, they are read once more."""
    while True:
        try:
            return b"".join(path.read_bytes() for path in folder.iterdir())
        except FileNotFoundError:
            continue


def test_no_file_holds_the_key_or_a_word(vault_folder: Path, passphrase: str, around: Surroundings) -> None:
    """S1, S2: neither the key, raw or as hex, nor a word is anywhere in the folder, open or locked."""
    opened = vault.unlock(vault_folder, passphrase, around)
    key = bytes(opened._key)
    opened.store.write("Add child", add_child)
    while_open = _every_byte(vault_folder)
    opened.lock()
    content = while_open + _every_byte(vault_folder)
    for secret in (key, key.hex().encode(), b"Zorblatt", passphrase.encode(), b"SQLite format 3"):
        assert secret not in content


def test_locking_wipes_our_copy_of_the_key(vault_folder: Path, passphrase: str, around: Surroundings) -> None:
    """S20."""
    opened = vault.unlock(vault_folder, passphrase, around)
    opened.lock()
    assert bytes(opened._key) == bytes(32)


def test_a_wrong_passphrase_is_refused_in_one_plain_sentence(
    vault_folder: Path, around: Surroundings
) -> None:
    with pytest.raises(WrongPassphrase, match="does not open this vault") as refused:
        vault.unlock(vault_folder, "anvil copper lantern hotter", around)
    assert "hotter" not in str(refused.value)


def test_after_five_wrong_tries_the_next_must_wait_and_nothing_is_wiped(
    vault_folder: Path, passphrase: str, around: Surroundings, clock: Any
) -> None:
    """F38, S16: the delay grows from 1 to 30 seconds, and the count is shown after the next success."""
    for _ in range(5):
        assert not opens(vault_folder, "wrong", around)
    with pytest.raises(TooSoon):
        vault.unlock(vault_folder, passphrase, around)
    assert vault.wait_seconds(vault_folder, clock()) == 1
    clock.pass_seconds(1)
    opened = vault.unlock(vault_folder, passphrase, around)
    assert opened.failures_before == 5
    opened.lock()
    assert vault.wait_seconds(vault_folder, clock()) == 0


def test_a_clock_set_back_does_not_lock_the_officer_out(
    vault_folder: Path, around: Surroundings, clock: Any
) -> None:
    for _ in range(5):
        assert not opens(vault_folder, "wrong", around)
    clock.pass_seconds(-86_400)
    assert vault.wait_seconds(vault_folder, clock()) == 0
