"""The planner is walked by keys, and every view of it reads."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from iro_desk.gui.place import Place
from iro_desk.services import planner
from tests.gui.pages.planner.steps import FRIDAY, TODAY, booked, open_page, read_on, walk_to


def test_an_empty_week_says_so_and_offers_dates(qtbot, context, child_id):
    page = open_page(qtbot, context)
    qtbot.waitUntil(lambda: page.empty.isVisible())
    assert page.page.header.title == "8 to 12 June"
    assert "Nothing booked this week" in read_on(
        page
    ) and "Suggested dates keep within every clock." in read_on(page)
    qtbot.waitUntil(lambda: page.placing.list.rows.rowCount() == 1)
    assert "First review, Otis" in page.placing.list.rows.row(0).main


def test_the_week_is_walked_by_arrows_and_said_aloud(qtbot, context, store, child_id):
    booked(store, context, child_id, FRIDAY, "10:00")
    page = open_page(qtbot, context)
    walk_to(page, TODAY, time(9))
    assert page.grid.accessibleName() == "Thursday 11 June 2026, 09:00, nothing booked"
    QTest.keyClick(page.grid, Qt.Key.Key_Right)
    QTest.keyClick(page.grid, Qt.Key.Key_Down)
    assert page.grid.cursor_at == (FRIDAY, time(9, 30))
    QTest.keyClick(page.grid, Qt.Key.Key_Down)
    assert page.grid.accessibleName() == "Friday 12 June 2026, Visit, Otis, 11, 10:00 to 11:00"
    QTest.keyClick(page.grid, Qt.Key.Key_Down)
    assert page.grid.cursor_at == (FRIDAY, time(11))
    QTest.keyClick(page.grid, Qt.Key.Key_Up)
    assert page.grid.booking is not None


def test_a_whole_day_of_her_own_calendar_stays_within_the_hours(qtbot, context, store):
    busy = planner.BusyTime(datetime(2026, 6, 11), datetime(2026, 6, 12))
    store.write("In", lambda s: planner.bring_in(s, [busy], TODAY, TODAY))
    page = open_page(qtbot, context)
    qtbot.waitUntil(lambda: any(day.bookings for day in page.grid.days))
    measured = page.grid.grid()
    assert (measured.first, measured.last) == (8 * 60, 19 * 60)
    block = measured.block(3, 0, 24 * 60)
    assert measured.top <= block.top() and block.bottom() <= measured.height
    walk_to(page, TODAY, time(9))
    assert "From your own calendar" in page.grid.accessibleName()


def test_the_cursor_is_scrolled_into_view(qtbot, context):
    page = open_page(qtbot, context)
    page.resize(1170, 420)
    qtbot.waitUntil(lambda: page.page.scrolled.verticalScrollBar().maximum() > 0)
    walk_to(page, TODAY, time(18))
    assert page.page.scrolled.verticalScrollBar().value() > 0


def test_the_menu_key_lists_what_can_be_done_and_what_falls_due(qtbot, context, store, child_id, gone):
    booked(store, context, child_id, date(2026, 6, 29), "10:00")
    page = open_page(qtbot, context, "week:2026-06-29")
    walk_to(page, date(2026, 6, 29), time(10))
    menu = page.grid.actions_here()
    words = [action.text() for action in menu.actions()]
    assert words[:3] == ["Open the booking", "Go to Otis", "Cancel the booking"]
    assert "Due: Otis Fern: First review, due Mon 29 June" in words
    menu.actions()[-1].trigger()
    assert gone == [Place("child", child_id)]


def test_pages_are_turned_by_keys_and_every_view_reads(qtbot, context, store, child_id):
    booked(store, context, child_id, FRIDAY, "10:00")
    page = open_page(qtbot, context)
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: page.page.header.title == "15 to 19 June")
    QTest.keyClick(page.grid, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: page.page.header.title == "8 to 12 June")
    page.show_view("month")
    qtbot.waitUntil(lambda: page.month.isVisible() and page.page.header.title == "June 2026")
    page.month.setFocus()
    QTest.keyClick(page.month, Qt.Key.Key_Right)
    assert page.month.accessibleName().startswith("Friday 12 June 2026, 1 visit")
    QTest.keyClick(page.month, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.page.header.title == "Friday 12 June" and page.grid.isVisible())
    assert "One visit." in read_on(page)
    page.show_view("year")
    qtbot.waitUntil(lambda: page.year.isVisible() and page.year.rows.rowCount() == 52)
    assert page.here().part == "year:2026-06-12"
