"""Where short forms are started and followed: the child's page and Today."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iro_desk.gui.context import Context
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.pages.today_page import TodayPage
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.rows import RowList
from tests.gui.pages.sheet.steps import WHOLE, finished, press, said, type_in


def test_meetings_are_started_and_followed_from_the_childs_page(
    qtbot: QtBot, opened: Any, context: Context, child_id: int, gone: list[Place]
) -> None:
    """The tab lists them newest first, starts those that fit, and says what is still to be done."""
    page = opened(WHOLE)
    finished(qtbot, page)
    child = ChildPage(context, Place("child", child_id, None, "meetings"))
    qtbot.addWidget(child, before_close_func=lambda closing: closing.flush())
    child.resize(1100, 700)
    child.show()
    qtbot.waitUntil(child.isActiveWindow)
    child.load()
    qtbot.waitUntil(lambda: "Story book" in said(child))
    assert "by Fri 5 June 2026, which has passed" in said(child)
    press(child, "Done: Story book")
    qtbot.waitUntil(lambda: "Done on Thu 11 June 2026" in said(child))
    qtbot.waitUntil(lambda: (child.focusWidget() or child).accessibleName() == "Still to be done: Story book")
    press(child, "Start a meeting or form")
    qtbot.waitUntil(lambda: child.part.offers is not None)
    offers: RowList = child.part.offers
    assert offers.hasFocus()
    QTest.keyClick(offers, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(gone))
    assert gone[-1].page == "sheet"


def test_today_lists_what_is_not_finished_and_what_has_passed_its_day(
    qtbot: QtBot, opened: Any, context: Context, child_id: int, gone: list[Place]
) -> None:
    """U3: a form being written once, by its title; an action until somebody says what became of it."""
    finished(qtbot, opened(WHOLE))
    page = opened()
    type_in(page, "match", "Nobody had met him")
    page.flush()
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)
    today = TodayPage(context, Place("today"))
    qtbot.addWidget(today)
    today.resize(1200, 700)
    today.show()
    qtbot.waitUntil(today.isActiveWindow)
    today.load()
    qtbot.waitUntil(lambda: len(listed(today)) > 1)
    told = " | ".join(listed(today))
    assert told.count("Disruption meeting") == 1
    assert "Wren, Story book" in told
    assert "Bev Hall, by Fri 5 June, 6 days ago" in told


def listed(page: QWidget) -> list[str]:
    """Every row that can be opened, in words."""
    return [
        f"{row.main} {row.detail}"
        for one in page.findChildren(RowList)
        for row in (one.rows.row(number) for number in range(one.rows.rowCount()))
    ]
