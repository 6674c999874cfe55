"""What is due is placed where it fits, one by one or all at once."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlmodel import select

from iro_desk.records import Review
from tests.gui.pages.planner.steps import open_page, read_on, rows


def test_what_is_to_be_placed_shows_where_it_fits_and_is_placed_there(qtbot, context, store, child_id, said):
    page = open_page(qtbot, context)
    qtbot.waitUntil(lambda: page.placing.list.rows.rowCount() == 1)
    page.placing.list.setFocus()
    QTest.keyClick(page.placing.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Place it here" in read_on(page.placing))
    first = read_on(page.placing)
    assert "working days before the last day" in first
    QTest.keyClick(page.placing.next_gap, Qt.Key.Key_Return)
    assert read_on(page.placing) != first
    QTest.keyClick(page.placing.place, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(rows(store)) == 1)
    review = store.read(lambda s: s.exec(select(Review)).one())
    assert review.review_on == rows(store)[0].booked_on <= date(2026, 6, 29)
    qtbot.waitUntil(lambda: page.placing.list.rows.rowCount() == 0)
    qtbot.waitUntil(lambda: page.grid.booking is not None)
    assert said[-1].startswith("Booked for ")


def test_dates_are_suggested_for_everything_and_one_press_places_one(qtbot, context, store, child_id):
    page = open_page(qtbot, context)
    qtbot.waitUntil(lambda: page.placing.suggest.isVisible())
    page.placing.suggest.click()
    qtbot.waitUntil(lambda: "Suggested dates" in read_on(page.placing))
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(rows(store)) == 1)


def test_all_suggestions_in_time_are_placed_with_one_press(qtbot, context, store, child_id, said):
    page = open_page(qtbot, context)
    qtbot.waitUntil(lambda: page.placing.suggest.isVisible())
    page.placing.suggest.click()
    qtbot.waitUntil(lambda: "Place all that are in time" in read_on(page.placing))
    QTest.keyClick(page.placing.all_of_them, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said[-1:] == ["1 date placed."])
    assert len(rows(store)) == 1
