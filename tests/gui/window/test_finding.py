"""Find opens, goes and does by keys, and gives the keyboard back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from iro_desk.gui.place import Place
from iro_desk.records import ChildFields
from iro_desk.storage.store import Store
from tests.gui.window.steps import ALT, CTRL, add


def test_find_goes_to_a_child_by_name_and_enter(qtbot: QtBot, opened, store: Store):
    """U1."""
    wanted = add(store, ChildFields(preferred_name="Zorah", surname="Blatt", born_on=date(2014, 1, 2)))
    add(store, ChildFields(preferred_name="Ada", surname="Vole", born_on=date(2014, 1, 2)))
    desk = opened()
    desk.press(Qt.Key.Key_K, CTRL)
    finder = desk.window.finder
    QTest.keyClicks(finder.line, "zor")
    qtbot.waitUntil(lambda: finder.list.rows.rowCount() == 1)
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert not finder.isVisible()
    assert (desk.page, desk.window.screen_now.place.child_id) == ("child", wanted)


def test_find_does_what_is_typed(qtbot: QtBot, opened):
    """U1: and Down moves in the list while the caret stays in the line."""
    desk = opened()
    desk.press(Qt.Key.Key_K, CTRL)
    finder = desk.window.finder
    QTest.keyClicks(finder.line, "go to")
    qtbot.waitUntil(lambda: finder.list.rows.rowCount() >= 5)
    before = finder.list.currentIndex().row()
    QTest.keyClick(finder.line, Qt.Key.Key_Down)
    assert finder.list.currentIndex().row() == before + 1
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert desk.page == "caseload"


def test_escape_closes_find_and_gives_the_keyboard_back(qtbot: QtBot, opened, child_id: int):
    """U33."""
    desk = opened()
    desk.press(Qt.Key.Key_2, ALT)
    filter_line = desk.window.screen_now.filter
    qtbot.waitUntil(lambda: desk.window.focusWidget() is filter_line)
    desk.press(Qt.Key.Key_K, CTRL)
    assert desk.window.focusWidget() is desk.window.finder.line
    QTest.keyClick(desk.window.finder.line, Qt.Key.Key_Escape)
    assert not desk.window.finder.isVisible()
    assert desk.window.focusWidget() is filter_line


def test_find_when_its_opener_has_gone_still_closes(qtbot: QtBot, opened, child_id: int):
    desk = opened()
    desk.press(Qt.Key.Key_2, ALT)
    qtbot.waitUntil(lambda: isinstance(desk.window.focusWidget(), QLineEdit))
    desk.press(Qt.Key.Key_K, CTRL)
    desk.window.go(Place("today"))
    qtbot.wait(30)
    QTest.keyClick(desk.window.finder.line, Qt.Key.Key_Escape)
    assert not desk.window.finder.isVisible()


def test_find_starts_a_form_about_the_child_whose_page_is_open(qtbot: QtBot, opened, child_id: int):
    """U1: two words and Enter, from any page of the child; conferences only for whoever chairs them."""
    desk = opened()
    desk.window.go(Place("child", child_id))
    desk.press(Qt.Key.Key_K, CTRL)
    finder = desk.window.finder
    QTest.keyClicks(finder.line, "midway")
    rows = finder.list.rows
    qtbot.waitUntil(lambda: [rows.row(n).main for n in range(rows.rowCount())] == ["Start Midway review"])
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert desk.window.screen_now.place == Place("sheet", child_id, None, "midway")
    qtbot.waitUntil(lambda: desk.window.screen_now.starting.button is not None)


def test_find_starts_an_audit_where_no_child_is_open(qtbot: QtBot, opened, child_id: int):
    """The file of a child on a colleague's desk; forms about a child are not offered there."""
    desk = opened()
    desk.press(Qt.Key.Key_K, CTRL)
    finder = desk.window.finder
    QTest.keyClicks(finder.line, "start")
    rows = finder.list.rows

    def started() -> list[str]:
        return [row.main for row in map(rows.row, range(rows.rowCount())) if row.key.startswith("form:")]

    qtbot.waitUntil(lambda: "Start Case-file audit" in started())
    assert "Start Midway review" not in started()
    QTest.keyClicks(finder.line, " case-file")
    qtbot.waitUntil(lambda: rows.rowCount() == 1)
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    screen = desk.window.screen_now
    qtbot.waitUntil(lambda: screen.starting.button is not None and screen.starting.button.hasFocus())
    QTest.keyClick(screen.starting.button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.form is not None)
    assert not screen.form.fields["whose"].isHidden()


def test_a_meeting_or_form_is_started_by_keys_from_any_page_of_a_child(qtbot: QtBot, opened, child_id: int):
    """Ctrl+Shift+M: the list of forms stands open with the keyboard in it."""
    desk = opened()
    desk.window.go(Place("visit", child_id))
    desk.press(Qt.Key.Key_M, CTRL | Qt.KeyboardModifier.ShiftModifier)
    screen = desk.window.screen_now
    assert (desk.page, screen.place.child_id) == ("child", child_id)
    qtbot.waitUntil(
        lambda: getattr(screen.part, "offers", None) is not None and screen.part.offers.hasFocus()
    )
    assert screen.part.offers.rows.rowCount() > 5
