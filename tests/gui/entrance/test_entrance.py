"""The door by keys: the first run, the passphrase, the growing wait, the recovery code, and damage in words."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from iro_desk.app.door import VaultDoor
from iro_desk.gui.entrance.first_run_page import PLACES, FirstRunPage
from iro_desk.gui.entrance.unlock_page import UnlockPage
from tests.conftest import NOON, PASSPHRASE, QUICK, RECOVERY_CODE, Laid
from tests.gui.entrance.steps import NEW, AtTheDoor


@pytest.fixture
def locked(tmp_path: Path, laid: Laid) -> Path:
    """A vault that PASSPHRASE and RECOVERY_CODE open."""
    return laid.copied("locked", tmp_path / "home", _lock) / "caseload"


def _lock(home: Path) -> None:
    door = VaultDoor(home / "caseload", lambda: NOON, QUICK)
    door.create(PASSPHRASE, RECOVERY_CODE)
    door.let_go()


def enter(entrance: AtTheDoor, passphrase: str) -> None:
    line = entrance.line("Passphrase")
    line.clear()
    QTest.keyClicks(line, passphrase)
    QTest.keyClick(line, Qt.Key.Key_Return)


def trouble(entrance: AtTheDoor) -> str:
    """What went wrong, as the door says it."""
    return next(
        (s.text() for s in entrance.window.findChildren(QLabel) if s.property("state") == "problem"), ""
    )


def refused(qtbot: QtBot, entrance: AtTheDoor, words: str) -> None:
    qtbot.waitUntil(lambda: words in entrance.reads)


def test_the_passphrase_and_enter_open_the_desk(qtbot: QtBot, stand_at, locked: Path):
    entrance = stand_at(locked)
    assert isinstance(entrance.window.page, UnlockPage)
    enter(entrance, PASSPHRASE)
    qtbot.waitUntil(lambda: bool(entrance.desks))


def test_the_lock_screen_says_nothing_of_anybody(stand_at, locked: Path):
    """S18: no name, no count, no date."""
    assert not any(sign.isdigit() for sign in stand_at(locked).reads)


def test_a_wrong_passphrase_is_a_sentence_and_the_field_is_ready_again(qtbot: QtBot, stand_at, locked: Path):
    """F38."""
    entrance = stand_at(locked)
    enter(entrance, "not the words")
    refused(qtbot, entrance, "That passphrase does not open this vault. Check Caps Lock")
    assert entrance.line("Passphrase").selectedText() != ""
    assert not entrance.desks
    enter(entrance, PASSPHRASE)
    qtbot.waitUntil(lambda: bool(entrance.desks))


def test_the_wait_grows_is_counted_and_deletes_nothing(qtbot: QtBot, stand_at, locked: Path):
    """F38: from the fifth, one second, then two; the right words still open afterwards."""
    entrance = stand_at(locked)
    waits: list[float] = []
    for number in range(7):
        enter(entrance, "not the words")
        page = entrance.window.page
        unlock = next(b for b in page.findChildren(QPushButton) if "nlock" in b.text())
        qtbot.waitUntil(lambda button=unlock: button.text().strip() == "Unlock")
        waits.append(entrance.door.wait_seconds())
        if waits[-1]:
            refused(qtbot, entrance, "Nothing has been deleted.")
            assert not unlock.isEnabled()
            entrance.moment += timedelta(seconds=waits[-1])
            qtbot.waitUntil(lambda button=unlock: button.isEnabled())
        assert number < 4 or waits[-1] > 0
    assert waits == [0, 0, 0, 0, 1, 2, 4]
    enter(entrance, PASSPHRASE)
    qtbot.waitUntil(lambda: bool(entrance.desks))


def test_nothing_typed_is_not_a_try(stand_at, locked: Path):
    entrance = stand_at(locked)
    enter(entrance, "")
    assert "Type your passphrase first." in entrance.reads
    assert entrance.door.wait_seconds() == 0


def test_the_recovery_code_opens_and_sets_a_new_passphrase(qtbot: QtBot, stand_at, locked: Path):
    """S5: in small letters with spaces, as it may be written on paper."""
    entrance = stand_at(locked)
    entrance.press("Use the recovery code")
    QTest.keyClicks(entrance.line("Recovery code"), RECOVERY_CODE.lower().replace("-", " "))
    QTest.keyClicks(entrance.line("A new passphrase"), NEW)
    QTest.keyClick(entrance.line("A new passphrase"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(entrance.desks))
    entrance.door.let_go()
    again = stand_at(locked)
    enter(again, NEW)
    qtbot.waitUntil(lambda: bool(again.desks))


def test_a_mistyped_recovery_code_is_told(qtbot: QtBot, stand_at, locked: Path):
    entrance = stand_at(locked)
    entrance.press("Use the recovery code")
    entrance.press("Open and set the new passphrase")
    assert "Type the recovery code from your printed sheet first." in entrance.reads
    QTest.keyClicks(entrance.line("Recovery code"), "AAAA-BBBB")
    QTest.keyClicks(entrance.line("A new passphrase"), NEW)
    entrance.press("Open and set the new passphrase")
    qtbot.waitUntil(lambda: "Type the recovery code" not in entrance.reads and "code" in trouble(entrance))
    assert not entrance.desks
    entrance.press("Use the passphrase")
    enter(entrance, PASSPHRASE)
    qtbot.waitUntil(lambda: bool(entrance.desks))


def test_a_second_window_is_told_where_the_vault_is_open(qtbot: QtBot, stand_at, locked: Path):
    """F29."""
    first, second = stand_at(locked), stand_at(locked)
    enter(first, PASSPHRASE)
    qtbot.waitUntil(lambda: bool(first.desks))
    enter(second, PASSPHRASE)
    refused(qtbot, second, "This vault is already open in another IRO Desk window.")


def test_a_text_file_for_a_vault_is_told_as_damage(qtbot: QtBot, stand_at, tmp_path: Path):
    """F21: the door of a damaged vault is the lock screen, never the first run."""
    folder = tmp_path / "caseload"
    folder.mkdir()
    (folder / "vault.db").write_text("hello")
    entrance = stand_at(folder)
    assert isinstance(entrance.window.page, UnlockPage)
    enter(entrance, PASSPHRASE)
    qtbot.waitUntil(lambda: trouble(entrance) != "")
    assert not entrance.desks


def test_a_megabyte_pasted_for_a_passphrase_is_cut(qtbot: QtBot, stand_at, locked: Path):
    entrance = stand_at(locked)
    entrance.line("Passphrase").insert("x" * 1_000_000)
    QTest.keyClick(entrance.line("Passphrase"), Qt.Key.Key_Return)
    refused(qtbot, entrance, "That passphrase does not open this vault.")


def first_run(entrance: AtTheDoor) -> FirstRunPage:
    page = entrance.window.page
    assert isinstance(page, FirstRunPage)
    return page


def copy_out(entrance: AtTheDoor, passphrase: str) -> None:
    """Type the passphrase again and the groups that are asked for, as the page shows them."""
    page = first_run(entrance)
    again = entrance.line("Type it once more")
    again.clear()
    QTest.keyClicks(again, passphrase)
    for number, group in enumerate(page._groups):
        for line in entrance.window.findChildren(QLineEdit):
            if line.accessibleName() == f"The {PLACES[number]} group of the recovery code":
                line.clear()
                QTest.keyClicks(line, group.lower())
                last = line
    QTest.keyClick(last, Qt.Key.Key_Return)


def test_the_first_run_makes_a_desk_with_the_words_given(qtbot: QtBot, stand_at, tmp_path: Path):
    """U63: the words shown, typed once more, and two groups of the code."""
    entrance = stand_at(tmp_path / "home" / "caseload")
    given = first_run(entrance)._given.text()
    copy_out(entrance, given)
    qtbot.waitUntil(lambda: bool(entrance.desks))
    entrance.door.let_go()
    again = stand_at(tmp_path / "home" / "caseload")
    enter(again, given)
    qtbot.waitUntil(lambda: bool(again.desks))


def test_the_first_run_says_what_does_not_match(stand_at, tmp_path: Path):
    entrance = stand_at(tmp_path / "caseload")
    entrance.press("Open my desk")
    assert "The two passphrases differ." in entrance.reads
    QTest.keyClicks(entrance.line("Type it once more"), first_run(entrance)._given.text())
    entrance.press("Open my desk")
    assert "group does not match the recovery code" in entrance.reads
    assert entrance.door.is_new and not entrance.desks


def test_a_passphrase_of_her_own_is_judged_and_used(qtbot: QtBot, stand_at, tmp_path: Path):
    """S4."""
    entrance = stand_at(tmp_path / "caseload")
    entrance.press("Choose my own")
    entrance.press("Open my desk")
    assert "Type a passphrase of your own" in entrance.reads
    own = entrance.line("Your own passphrase")
    QTest.keyClicks(own, "password")
    entrance.press("Open my desk")
    assert trouble(entrance) and not entrance.desks
    own.clear()
    QTest.keyClicks(own, NEW)
    assert "Strong enough for a lost laptop" in entrance.reads
    copy_out(entrance, NEW)
    qtbot.waitUntil(lambda: bool(entrance.desks))


def test_a_folder_that_is_copied_is_refused_in_words(qtbot: QtBot, stand_at, tmp_path: Path):
    """F25."""
    entrance = stand_at(tmp_path / "OneDrive" / "caseload")
    copy_out(entrance, first_run(entrance)._given.text())
    refused(qtbot, entrance, "copied to the internet by OneDrive")
    assert "Choose a folder on this computer" in entrance.reads


def test_other_words_are_given_when_asked(stand_at, tmp_path: Path):
    entrance = stand_at(tmp_path / "caseload")
    before = first_run(entrance)._given.text()
    entrance.press("Give me others")
    assert first_run(entrance)._given.text() != before


def test_closing_the_door_says_so(qtbot: QtBot, stand_at, locked: Path):
    entrance = stand_at(locked)
    with qtbot.waitSignal(entrance.window.closed):
        entrance.window.close()
