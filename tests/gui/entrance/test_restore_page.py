"""Restoring at the door by keys: a new computer, a forgotten passphrase, damage, and an old copy put back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from iro_desk.app.door import VaultDoor
from iro_desk.gui.entrance.restore_page import RestorePage
from iro_desk.gui.entrance.unlock_page import UnlockPage
from iro_desk.storage.vault import DATABASE
from tests.conftest import NOON, PASSPHRASE, QUICK, RECOVERY_CODE, Laid
from tests.gui.entrance.steps import NEW, add_child


@pytest.fixture
def caseload(tmp_path: Path, laid: Laid) -> Path:
    """A locked desk of two children with a backup of one."""
    return laid.copied("two children, a backup of one", tmp_path / "home", _back_up) / "caseload"


def _back_up(home: Path) -> None:
    door = VaultDoor(home / "caseload", lambda: NOON, QUICK)
    store = door.create(PASSPHRASE, RECOVERY_CODE)
    store.write("Add child", add_child)
    assert door.safe_keeping is not None
    door.safe_keeping.back_up()
    store.write("Add child", add_child)
    door.safe_keeping = None
    door.let_go()


def test_on_a_new_computer_the_stick_and_the_printed_code_bring_the_desk_back(
    qtbot: QtBot, stand_at, caseload: Path, tmp_path: Path, prompts
):
    prompts.folder = caseload.parent
    at = stand_at(tmp_path / "other" / "caseload")
    at.press("I have a backup from before")
    at.press("Look at the backups")
    assert "Choose the folder with the backup first." in at.reads
    at.press("Choose a folder")
    at.press("Use the recovery code")
    QTest.keyClicks(at.line("Recovery code"), RECOVERY_CODE)
    QTest.keyClicks(at.line("A new passphrase"), NEW)
    at.press("Look at the backups")
    qtbot.waitUntil(lambda: "It holds 1 child, 0 reviews and 0 visits." in at.reads)
    at.press("Restore this backup")
    qtbot.waitUntil(lambda: bool(at.desks))
    assert at.children() == 1


def test_a_damaged_vault_offers_its_backups_and_is_kept(qtbot: QtBot, stand_at, caseload: Path):
    """F20, F21."""
    damaged = b"not a vault at all\n" * 1000
    (caseload / DATABASE).write_bytes(damaged)
    at = stand_at(caseload)
    QTest.keyClicks(at.line("Passphrase"), PASSPHRASE)
    at.press("Unlock")
    qtbot.waitUntil(lambda: "damaged" in at.reads)
    at.press("Restore a backup")
    assert isinstance(at.window.page, RestorePage)
    QTest.keyClicks(at.line("Passphrase"), PASSPHRASE)
    at.press("Look at the backups")
    qtbot.waitUntil(lambda: "1 backup." in at.reads)
    at.press("Restore this backup")
    qtbot.waitUntil(lambda: bool(at.desks))
    assert at.children() == 1
    assert (caseload.with_name("caseload.before-restore") / DATABASE).read_bytes() == damaged


@pytest.mark.parametrize("size", [0, 1000, 4096 * 3])
def test_a_vault_that_was_cut_short_offers_its_backups(qtbot: QtBot, stand_at, caseload: Path, size: int):
    """F21: it is never taken for a new one."""
    path = caseload / DATABASE
    path.write_bytes(path.read_bytes()[:size])
    at = stand_at(caseload)
    assert isinstance(at.window.page, UnlockPage)
    QTest.keyClicks(at.line("Passphrase"), PASSPHRASE)
    at.press("Unlock")
    buttons = at.window.findChildren(QPushButton)
    qtbot.waitUntil(lambda: any(b.isVisible() and b.text() == " Restore a backup" for b in buttons))
    assert path.stat().st_size == size
    assert not at.desks


def test_an_old_copy_is_opened_only_when_she_says_so(qtbot: QtBot, stand_at, caseload: Path):
    """F26."""
    old = (caseload / DATABASE).read_bytes()
    door = VaultDoor(caseload, lambda: NOON, QUICK)
    door.unlock(PASSPHRASE).write("Add child", add_child)
    door.let_go()
    (caseload / DATABASE).write_bytes(old)
    at = stand_at(caseload)
    QTest.keyClicks(at.line("Passphrase"), PASSPHRASE)
    at.press("Unlock")
    qtbot.waitUntil(lambda: "older than the one used on 2 March" in at.reads)
    at.press("Open the old copy all the same")
    at.line("Passphrase").clear()
    QTest.keyClicks(at.line("Passphrase"), PASSPHRASE)
    at.press("Unlock")
    qtbot.waitUntil(lambda: bool(at.desks))
    assert at.children() == 2


def test_going_back_is_the_door_again(qtbot: QtBot, stand_at, caseload: Path):
    at = stand_at(caseload)
    at.press("Restore from a backup")
    at.press("Look at the backups")
    assert "Type the passphrase of the backup first." in at.reads
    QTest.keyClicks(at.line("Passphrase"), "not these words at all")
    at.press("Look at the backups")
    qtbot.waitUntil(lambda: "opens none of the backups" in at.reads)
    at.press("Go back")
    assert isinstance(at.window.page, UnlockPage)
