"""The passphrase is asked for again before what an open desk alone should not allow (S17)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iro_desk import paths
from iro_desk.app.keys import VaultKeys
from iro_desk.gui.asking_again import MISSING, ask_again
from iro_desk.gui.context import Context
from iro_desk.gui.pages.outbox_page import OutboxPage
from iro_desk.gui.pages.settings_page import SettingsPage
from iro_desk.gui.place import Place
from iro_desk.services import settings
from iro_desk.storage import passphrase as passphrases
from iro_desk.storage import vault
from iro_desk.storage.store import Store
from iro_desk.storage.surroundings import Surroundings
from tests.gui.asked_again import answer_again, is_asked_again, leave_it, questions
from tests.gui.conftest import FakePrompts

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def keyed(vault_folder: Path, passphrase: str, around: Surroundings, context: Context) -> Iterator[Context]:
    """A desk with real keys."""
    opened = vault.unlock(vault_folder, passphrase, around)
    words = frozenset(passphrases.word_list(paths.resource("data/words.txt")))
    context.keys = VaultKeys(opened, words, None)
    yield context
    opened.lock()


def test_it_is_done_only_after_the_right_passphrase(qtbot: QtBot, keyed: Context, passphrase: str):
    """S17: neither nothing nor a wrong one will do, and the button says so in words."""
    owner, done = QWidget(), list[bool]()
    qtbot.addWidget(owner)
    ask_again(keyed, owner, "A new place for backups", "Use it", partial(done.append, True))
    question = answer_again("")
    assert question.trouble.text() == MISSING
    answer_again("not this one")
    qtbot.waitUntil(lambda: "does not open this vault" in question.trouble.text())
    assert not done and question.go.isEnabled()
    answer_again(passphrase)
    qtbot.waitUntil(lambda: done == [True])
    qtbot.waitUntil(lambda: not is_asked_again())


def test_escape_leaves_it_as_it_is(qtbot: QtBot, keyed: Context):
    """S17."""
    owner, done = QWidget(), list[str]()
    qtbot.addWidget(owner)
    ask_again(keyed, owner, "A new place", "Use it", partial(done.append, "yes"), partial(done.append, "no"))
    leave_it()
    assert done == ["no"] and not questions()


def settings_of(qtbot: QtBot, context: Context, part: str = "") -> SettingsPage:
    page = SettingsPage(context, Place("settings", part=part))
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: all(field.is_read for field in page.fields.values()))
    return page


def test_a_protection_is_turned_off_with_the_passphrase_only(
    qtbot: QtBot, keyed: Context, store: Store, passphrase: str
):
    """S17: and turned on again without."""
    field = settings_of(qtbot, keyed).fields[settings.LOCK_MINIMISED]

    def choose(value: str) -> None:
        field.editor.set_value(value)
        field.keep()

    choose("no")
    leave_it()
    assert field.editor.value() == "yes" and store.read(settings.current).locks_when_minimised
    choose("no")
    answer_again(passphrase)
    qtbot.waitUntil(lambda: not store.read(settings.current).locks_when_minimised)
    choose("yes")
    qtbot.waitUntil(lambda: store.read(settings.current).locks_when_minimised)
    assert not is_asked_again()


@pytest.mark.parametrize("at", ["where", "outbox"])
def test_papers_get_a_new_folder_with_the_passphrase_only(
    qtbot: QtBot, keyed: Context, store: Store, prompts: FakePrompts, passphrase: str, tmp_path: Path, at: str
):
    """S17: a new destination, wherever it is chosen."""
    prompts.folder = tmp_path

    def choose() -> None:
        if at == "where":
            page.part.choose.click()
        else:
            page._choose()

    page = settings_of(qtbot, keyed, at) if at == "where" else OutboxPage(keyed, Place("outbox"))
    if at == "outbox":
        qtbot.addWidget(page)
        page.show()
    choose()
    leave_it()
    assert store.read(settings.current).outbox_folder == ""
    choose()
    answer_again(passphrase)
    qtbot.waitUntil(lambda: store.read(settings.current).outbox_folder == str(tmp_path))
