"""Settings are kept as they are left, refused in words beside their field, and undone like anything else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from iro_desk.appearance import Appearance
from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings_page import SettingsPage
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.choice import Choice
from iro_desk.gui.widgets.segments import Segments
from iro_desk.services import settings
from iro_desk.services.waiting import waiting
from iro_desk.storage.store import Store


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> Iterator[SettingsPage]:
    made = SettingsPage(context, Place("settings"))
    qtbot.addWidget(made, before_close_func=lambda closing: closing.flush())
    made.resize(1100, 700)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    made.load()
    qtbot.waitUntil(lambda: made.fields["caseload.low"].editor.value() == "50")
    yield made


def kept(store: Store, key: str) -> str:
    return store.read(settings.values)[key]


def pressed(page: SettingsPage, words: str) -> None:
    found = next(b for b in page.findChildren(QPushButton) if b.text().strip() == words)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def test_a_name_is_kept_when_its_field_is_left(qtbot: QtBot, page: SettingsPage, store: Store):
    """U16: there is no Save button."""
    QTest.keyClicks(page.fields["officer.name"].editor, "Ros Hartwhistle")
    QTest.keyClick(page.fields["officer.name"].editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept(store, "officer.name") == "Ros Hartwhistle")


def test_what_is_half_typed_is_kept_when_the_screen_is_left(qtbot: QtBot, page: SettingsPage, store: Store):
    QTest.keyClicks(page.fields["officer.email"].editor, "ros@example.org")
    page.flush()
    qtbot.waitUntil(lambda: kept(store, "officer.email") == "ros@example.org")


def test_a_number_that_is_none_is_refused_beside_its_field(qtbot: QtBot, page: SettingsPage, store: Store):
    field = page.fields["caseload.low"]
    field.editor.clear()
    QTest.keyClicks(field.editor, "five")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field.row.problem.startswith("Caseload from must be a whole number"))
    assert kept(store, "caseload.low") == "50"
    field.editor.clear()
    QTest.keyClicks(field.editor, "7")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept(store, "caseload.low") == "7")
    qtbot.waitUntil(lambda: field.row.problem == "")


def test_a_megabyte_pasted_is_refused_in_words(qtbot: QtBot, page: SettingsPage, store: Store):
    field = page.fields["authority.name"]
    field.editor.insert("x" * 1_000_000)
    field.keep()
    qtbot.waitUntil(lambda: field.row.problem != "" or kept(store, "authority.name") != "")
    assert field.row.problem == "Shorten this to 400 characters or fewer."
    field.editor.clear()


def test_colours_are_worn_at_once(qtbot: QtBot, context: Context):
    """U48."""
    worn: list[Appearance] = []
    context.change_appearance = worn.append
    page = SettingsPage(context, Place("settings"))
    qtbot.addWidget(page)
    page.show()
    segments = page.findChildren(Segments)[0]
    QTest.mouseClick(segments.buttons[2], Qt.MouseButton.LeftButton)
    assert [choice.theme for choice in worn] == ["dark"]
    size = page.findChildren(Choice)[0]
    QTest.keyClick(size, Qt.Key.Key_End)
    assert worn[-1].scale == 2.0


def test_invented_children_come_and_go_with_one_press(qtbot: QtBot, page: SettingsPage, store: Store):
    pressed(page, "Look round with invented children")
    qtbot.waitUntil(lambda: store.read(waiting).has_demonstration)
    remove = next(
        b for b in page.findChildren(QPushButton) if b.text().strip() == "Remove the invented children"
    )
    qtbot.waitUntil(remove.isVisible)
    pressed(page, "Remove the invented children")
    qtbot.waitUntil(lambda: not store.read(waiting).has_demonstration)
