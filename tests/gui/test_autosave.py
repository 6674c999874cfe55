"""What is typed is kept within a second, by itself, for as long as the form is open and after it is left."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

import pytest
import shiboken6
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import text

from iro_desk.gui import operations
from iro_desk.gui.autosave import Autosave
from iro_desk.gui.context import Context
from iro_desk.gui.operations import Operations
from iro_desk.gui.status import DeskStatus
from iro_desk.services import drafts
from iro_desk.storage.store import Store

NOW = datetime.fromisoformat("2026-06-11T14:32:00+01:00")
LONG = "word " * 20_000


class Form(QWidget):
    """A form of one line."""

    def __init__(self, ops: Operations) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setMaxLength(200_000)
        QVBoxLayout(self).addWidget(self.line)
        self.autosave = Autosave(
            ops, lambda: NOW, "visit", 0, None,
            content=lambda: {"words": self.line.text()},
            caret=lambda: ("words", self.line.cursorPosition()),
            parent=self,
        )  # fmt: skip
        self.line.textChanged.connect(lambda _: self.autosave.touched())


@pytest.fixture
def desk(qtbot: QtBot, context: Context, store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    """The context, over operations that try again quickly."""
    monkeypatch.setattr(operations, "AGAIN_MS", 40)
    context.ops = Operations(store, lambda: NOW)
    yield context
    make_room(store)
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)
    context.ops.close()


@pytest.fixture
def form(desk: Context) -> Iterator[Form]:
    made = Form(desk.ops)
    made.show()
    yield made
    if shiboken6.isValid(made):
        made.autosave.flush()
        shiboken6.delete(made)


@pytest.fixture
def status(qtbot: QtBot, desk: Context) -> DeskStatus:
    made = DeskStatus(desk)
    qtbot.addWidget(made)
    return made


def fill(store: Store) -> None:
    """Let the file grow no further: SQLite then answers as it does on a full disk."""
    pages = store.read(lambda s: s.execute(text("PRAGMA page_count")).scalar_one())
    store.read(lambda s: s.execute(text(f"PRAGMA max_page_count={int(pages) + 2}")).scalar_one())


def make_room(store: Store) -> None:
    store.read(lambda s: s.execute(text("PRAGMA max_page_count=1073741823")).scalar_one())


def kept(store: Store) -> str:
    found = store.read(lambda s: drafts.find(s, "visit", 0, None))
    return "" if found is None else json.loads(found.content)["words"]


def test_a_key_is_on_the_disk_with_nothing_pressed(
    qtbot: QtBot, store: Store, form: Form, status: DeskStatus
):
    """U16, F01: and the caret's place with it."""
    QTest.keyClicks(form.line, "She is well")
    assert status.words == "Nothing to save"
    qtbot.waitUntil(lambda: kept(store) == "She is well")
    qtbot.waitUntil(lambda: status.words == "Saved 14:32")
    found = store.read(lambda s: drafts.find(s, "visit", 0, None))
    assert found is not None and (found.field, found.caret) == ("words", 11)


def test_steady_typing_is_kept_without_a_pause(qtbot: QtBot, store: Store, form: Form):
    """The long timer: an officer who never stops typing loses at most a second."""
    for _ in range(12):
        QTest.keyClicks(form.line, "a")
        qtbot.wait(100)
    assert len(kept(store)) >= 6


def test_a_full_disk_is_said_in_the_status_line_and_saved_is_not(
    qtbot: QtBot, store: Store, form: Form, desk: Context, status: DeskStatus
):
    """F16, U16."""
    fill(store)
    seen: list[str] = []
    desk.ops.saved.connect(lambda _: seen.append("saved"))
    form.line.setText(LONG)
    qtbot.waitUntil(lambda: status.words.startswith("Not saved: "))
    assert "disk" in status.words
    qtbot.wait(150)
    assert status.words.startswith("Not saved: ") and not seen


def test_words_go_on_being_tried_after_their_screen_is_left(
    qtbot: QtBot, store: Store, form: Form, desk: Context, status: DeskStatus
):
    """F16: leaving the screen ends the form, never the words."""
    fill(store)
    form.line.setText(LONG)
    form.autosave.flush()
    shiboken6.delete(form)
    qtbot.waitUntil(lambda: desk.ops.is_behind)
    make_room(store)
    qtbot.waitUntil(lambda: status.words == "Saved 14:32")
    assert kept(store) == LONG


def test_what_was_filed_is_forgotten(qtbot: QtBot, store: Store, form: Form, desk: Context):
    """Words that stand in their record do not come back as unfinished work."""
    fill(store)
    form.line.setText(LONG)
    form.autosave.flush()
    qtbot.waitUntil(lambda: desk.ops.is_behind)
    form.autosave.let_go()
    make_room(store)
    qtbot.wait(150)
    assert not desk.ops.is_behind
    assert kept(store) == ""


def test_nothing_is_written_when_nothing_changed(qtbot: QtBot, form: Form, desk: Context):
    written: list[object] = []
    desk.ops.saving.connect(lambda: written.append(1))
    QTest.keyClicks(form.line, "a")
    form.autosave.flush()
    QTest.keyClicks(form.line, "b")
    QTest.keyClick(form.line, "\b")
    form.autosave.flush()
    form.autosave.flush()
    qtbot.waitUntil(lambda: desk.ops.writes_waiting == 0)
    assert len(written) == 1
