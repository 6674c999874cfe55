"""A child is added from the keyboard with little known, and nothing typed is lost."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.gui.context import Context
from iro_desk.gui.pages.add_child_page import AddChildPage
from iro_desk.gui.place import Place
from iro_desk.services import children, drafts
from iro_desk.storage.store import Store


def opened(qtbot: QtBot, context: Context) -> AddChildPage:
    page = AddChildPage(context, Place("add_child"))
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.resize(1100, 700)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: page.entry.form.caret() is not None)
    return page


def test_a_birthday_is_enough(qtbot: QtBot, context: Context, store: Store, gone, said):
    """S1: a child enters by code and birthday; the name can come later."""
    page = opened(qtbot, context)
    page.entry.form.focus("born_on")
    QTest.keyClicks(page.entry.form.editor("born_on").focusProxy(), "23 feb 2017")
    page.entry.file()
    qtbot.waitUntil(lambda: bool(gone))
    row = store.read(lambda s: children.banner(s, gone[0].child_id, date(2026, 6, 11)))
    assert (gone[0].page, row.born_on, said) == ("child", date(2017, 2, 23), ["Child added"])


def test_without_a_birthday_it_says_so_at_the_field(qtbot: QtBot, context: Context, gone):
    page = opened(qtbot, context)
    page.entry.file()
    qtbot.waitUntil(lambda: bool(page.entry.problems.links))
    assert page.entry.form.rows["born_on"].problem == "Enter the date of birth."
    assert page.entry.problems.hasFocus() and not gone


def test_a_birthday_without_its_year_is_never_taken_for_this_year(qtbot: QtBot, context: Context, gone):
    page = opened(qtbot, context)
    page.entry.form.focus("born_on")
    QTest.keyClicks(page.entry.form.editor("born_on").focusProxy(), "3/5")
    page.entry.file()
    qtbot.waitUntil(lambda: bool(page.entry.problems.links))
    assert page.entry.form.rows["born_on"].problem == "The date of birth must include a year."
    assert not gone


def test_what_is_typed_is_there_when_the_page_is_opened_again(qtbot: QtBot, context: Context, store: Store):
    """U18: half a form is kept, and the caret goes back to its field."""
    page = opened(qtbot, context)
    QTest.keyClicks(page.entry.form.editor("preferred_name"), "Wren")
    page.flush()
    qtbot.waitUntil(lambda: store.read(lambda s: drafts.find(s, "child", 0, None)) is not None)
    again = opened(qtbot, context)
    qtbot.waitUntil(lambda: again.entry.form.value("preferred_name") == "Wren")
    qtbot.waitUntil(lambda: again.entry.form.caret().field == "preferred_name")


def test_adding_lets_the_draft_go(qtbot: QtBot, context: Context, store: Store, gone):
    page = opened(qtbot, context)
    page.entry.form.focus("born_on")
    QTest.keyClicks(page.entry.form.editor("born_on").focusProxy(), "23/2/2017")
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(gone))
    assert store.read(lambda s: drafts.find(s, "child", 0, None)) is None
