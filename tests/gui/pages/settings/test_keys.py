"""Settings, Passphrase and keys: over a real vault, by keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from iro_desk import paths
from iro_desk.app.keys import VaultKeys
from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings.keys import KeyForm, KeysPart, NewCode, NewKey, NewPassphrase
from iro_desk.storage import passphrase as passphrases
from iro_desk.storage import vault
from iro_desk.storage.refusals import WrongPassphrase, WrongRecoveryCode
from iro_desk.storage.surroundings import Surroundings
from iro_desk.storage.vault import Vault
from tests.gui.pages.settings.steps import Opened, read_off

NEW = "walnut ember harbour quilt"


@pytest.fixture
def keyed(vault_folder: Path, passphrase: str, around: Surroundings, context: Context) -> Iterator[Vault]:
    opened = vault.unlock(vault_folder, passphrase, around)
    words = frozenset(passphrases.word_list(paths.resource("data/words.txt")))
    context.keys = VaultKeys(opened, words, None)
    yield opened
    opened.lock()


def part_of(opened: Opened) -> KeysPart:
    part = opened("keys").part
    assert isinstance(part, KeysPart)
    return part


def finished(qtbot: QtBot, form: KeyForm, said: list[str]) -> None:
    form.go.click()
    qtbot.waitUntil(lambda: bool(said))


def opens(folder: Path, typed: str, around: Surroundings) -> bool:
    try:
        vault.unlock(folder, typed, around).lock()
    except WrongPassphrase:
        return False
    return True


def test_a_new_passphrase_is_the_only_one_that_opens_the_vault(
    qtbot: QtBot, keyed: Vault, opened: Opened, said: list[str], passphrase: str, around: Surroundings
) -> None:
    """S6, F11."""
    part = part_of(opened)
    part.passphrase.open.click()
    form = part.passphrase.form
    assert isinstance(form, NewPassphrase)
    form.old.line.setText(passphrase)
    form.new.line.setText(NEW)
    form.again.line.setText(NEW)
    finished(qtbot, form, said)
    assert "The passphrase is changed" in read_off(part)
    keyed.lock()
    assert opens(keyed.folder, NEW, around)
    assert not opens(keyed.folder, passphrase, around)


def test_four_words_are_drawn_shown_and_typed_once_more(qtbot: QtBot, keyed: Vault, opened: Opened) -> None:
    """S4."""
    part = part_of(opened)
    part.passphrase.open.click()
    form = part.passphrase.form
    assert isinstance(form, NewPassphrase)
    form.draw.click()
    drawn = form.drawn.text()
    assert len(drawn.split()) == 4
    assert form.new.words == drawn
    assert form.strength.text() == "This passphrase is strong enough."


@pytest.mark.parametrize(
    ("old", "new", "again", "words"),
    [
        ("", NEW, NEW, "Type your passphrase as it is now."),
        ("anvil copper lantern otter", "sunshine1", "sunshine1", "could be guessed"),
        ("anvil copper lantern otter", NEW, NEW + "s", "differ"),
    ],
)
def test_what_is_missing_is_said_and_nothing_changes(
    keyed: Vault, opened: Opened, passphrase: str, old: str, new: str, again: str, words: str
) -> None:
    """S4, S17."""
    before = keyed.keys.slots
    part = part_of(opened)
    part.passphrase.open.click()
    form = part.passphrase.form
    assert isinstance(form, NewPassphrase)
    for field, typed in ((form.old, old), (form.new, new), (form.again, again)):
        field.line.setText(typed)
    form.go.click()
    assert words in form.trouble.text()
    assert keyed.keys.slots == before


def test_a_wrong_passphrase_is_refused_at_the_field(qtbot: QtBot, keyed: Vault, opened: Opened) -> None:
    """S17: asked for again before a new code; without it nothing changes."""
    before = keyed.keys.slots
    part = part_of(opened)
    part.code.open.click()
    form = part.code.form
    assert isinstance(form, NewCode)
    form.old.line.setText("not this one")
    for check, group in zip(form.check.checks, form.check.wanted, strict=True):
        check.setText(group)
    form.go.click()
    qtbot.waitUntil(lambda: "does not open this vault" in form.trouble.text())
    assert form.go.isEnabled()
    assert keyed.keys.slots == before


def test_a_new_code_must_be_typed_back_and_takes_the_old_ones_place(
    qtbot: QtBot,
    keyed: Vault,
    opened: Opened,
    said: list[str],
    passphrase: str,
    recovery_code: str,
    around: Surroundings,
) -> None:
    """S5: shown once, re-typed in part, the old one revoked."""
    part = part_of(opened)
    part.code.open.click()
    form = part.code.form
    assert isinstance(form, NewCode)
    form.old.line.setText(passphrase)
    form.check.checks[0].setText("0000")
    form.go.click()
    assert "does not match" in form.trouble.text()
    for check, group in zip(form.check.checks, form.check.wanted, strict=True):
        check.setText(group.lower())
    code = form.check.code
    finished(qtbot, form, said)
    keyed.lock()
    with pytest.raises(WrongRecoveryCode):
        vault.unlock_with_recovery(keyed.folder, recovery_code, NEW, around)
    vault.unlock_with_recovery(keyed.folder, code, NEW, around).lock()


def test_the_key_of_the_whole_file_is_replaced(
    qtbot: QtBot, keyed: Vault, opened: Opened, said: list[str], passphrase: str, around: Surroundings
) -> None:
    """S7."""
    before = bytes(keyed.data_key)
    part = part_of(opened)
    part.whole.open.click()
    form = part.whole.form
    assert isinstance(form, NewKey)
    form.old.line.setText(passphrase)
    for check, group in zip(form.check.checks, form.check.wanted, strict=True):
        check.setText(group)
    finished(qtbot, form, said)
    assert bytes(keyed.data_key) != before
    keyed.lock()
    assert opens(keyed.folder, passphrase, around)


def test_leaving_it_puts_the_button_back(keyed: Vault, opened: Opened) -> None:
    part = part_of(opened)
    for card in (part.passphrase, part.code, part.whole):
        card.open.click()
        assert card.form is not None
        card.form.go_back("")
        assert card.form is None
        assert card.open.isVisible()
