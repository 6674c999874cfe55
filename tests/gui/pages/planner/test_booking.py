"""A booking is added, opened, moved, lengthened and cancelled, by keys and by mouse."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from sqlmodel import select

from iro_desk.domain.codes import ReviewState
from iro_desk.gui.pages.planner_page import PlannerPage
from iro_desk.gui.place import Place
from iro_desk.records import Review
from tests.gui.pages.planner.steps import FRIDAY, TODAY, booked, open_page, read_on, rows, walk_to

ALT = Qt.KeyboardModifier.AltModifier


def test_alt_arrows_move_plus_lengthens_and_delete_cancels_with_undo(qtbot, context, store, child_id, said):
    booked(store, context, child_id, FRIDAY, "10:00", "review")
    page = open_page(qtbot, context)
    walk_to(page, FRIDAY, time(10))
    QTest.keyClick(page.grid, Qt.Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: rows(store)[0].starts == "10:15")
    qtbot.waitUntil(lambda: page.grid.booking is not None and page.grid.booking.starts == time(10, 15))
    QTest.keyClick(page.grid, Qt.Key.Key_Left, ALT)
    qtbot.waitUntil(lambda: rows(store)[0].booked_on == TODAY)
    review = store.read(lambda s: s.exec(select(Review)).one())
    assert (review.review_on, review.state) == (TODAY, ReviewState.PLANNED)
    qtbot.waitUntil(lambda: bool(said) and said[-1] == "Review, Otis moved to Thu 11 June at 10:15")
    qtbot.waitUntil(lambda: page.grid.booking is not None and page.grid.booking.on == TODAY)
    QTest.keyClick(page.grid, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: rows(store)[0].minutes == 75)
    qtbot.waitUntil(lambda: page.grid.booking is not None and page.grid.booking.minutes == 75)
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not rows(store))
    qtbot.waitUntil(lambda: bool(said) and said[-1] == "Review, Otis cancelled")
    context.ops.undo(lambda _: None, page)
    qtbot.waitUntil(lambda: len(page.grid.days[3].bookings) == 1)


def test_keys_pressed_faster_than_the_disk_are_all_counted(qtbot, context, store, child_id):
    booked(store, context, child_id, FRIDAY, "10:00")
    page = open_page(qtbot, context)
    walk_to(page, FRIDAY, time(10))
    for _ in range(4):
        QTest.keyClick(page.grid, Qt.Key.Key_Down, ALT)
    for _ in range(2):
        QTest.keyClick(page.grid, Qt.Key.Key_Left, ALT)
    QTest.keyClick(page.grid, Qt.Key.Key_Minus)
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)
    row = rows(store)[0]
    assert (row.booked_on, row.starts, row.minutes) == (date(2026, 6, 10), "11:00", 45)
    qtbot.waitUntil(lambda: page.grid.booking is not None and page.grid.booking.minutes == 45)
    assert page.grid.cursor_at == (date(2026, 6, 10), time(11))


def test_past_the_last_day_it_asks_first_and_no_leaves_it_where_it_was(
    qtbot, context, store, child_id, prompts
):
    booked(store, context, child_id, date(2026, 6, 29), "10:00", "review")
    page = open_page(qtbot, context, "week:2026-06-29")
    walk_to(page, date(2026, 6, 29), time(10))
    prompts.answer = False
    QTest.keyClick(page.grid, Qt.Key.Key_Right, ALT)
    qtbot.waitUntil(lambda: prompts.asked == ["Book it after the last day?"])
    assert rows(store)[0].booked_on == date(2026, 6, 29)
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)
    qtbot.waitUntil(lambda: bool(page.grid.days[0].bookings))
    prompts.answer = True
    walk_to(page, date(2026, 6, 29), time(10))
    QTest.keyClick(page.grid, Qt.Key.Key_Right, ALT)
    qtbot.waitUntil(lambda: rows(store)[0].booked_on == date(2026, 6, 30))


def test_a_booking_is_added_from_the_cursor_with_everything_typed(qtbot, context, store, child_id):
    page = open_page(qtbot, context)
    walk_to(page, FRIDAY, time(14))
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.side.form is not None)
    form = page.side.form
    assert form.editors["starts"].value() == "14:00"
    form.editors["kind"].set_value("visit")
    form.editors["kind"].edited.emit()
    assert form.editors["minutes"].value() == 60
    QTest.keyClick(form.book, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.problems.isVisible())
    assert "Select the child this visit is for." in read_on(form)
    form.editors["child"].set_value(child_id)
    start = form.editors["starts"]
    start.setFocus()
    start.clear()
    QTest.keyClicks(start, "half past 2")
    QTest.keyClicks(form.editors["new_place"], "The school")
    QTest.keyClick(start, Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: len(rows(store)) == 1)
    row = rows(store)[0]
    assert (row.starts, row.booked_on, row.child_id) == ("14:30", FRIDAY, child_id)
    qtbot.waitUntil(lambda: page.grid.booking is not None and page.grid.booking.place == "The school")
    assert page.side.form is None


def test_a_half_typed_booking_is_kept_and_found_again(qtbot, context, store):
    page = open_page(qtbot, context)
    page.side.open_new()
    qtbot.waitUntil(lambda: page.side.form is not None)
    QTest.keyClicks(page.side.form.editors["title"], "Panel at the town hall")
    page.flush()
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)
    again = open_page(qtbot, context, "booking")
    qtbot.waitUntil(
        lambda: (
            again.side.form is not None
            and again.side.form.editors["title"].value() == "Panel at the town hall"
        )
    )


def test_enter_opens_a_booking_and_its_form_cancels_it(qtbot, context, store, child_id):
    booked(store, context, child_id, TODAY, "10:00")
    page = open_page(qtbot, context)
    walk_to(page, TODAY, time(10))
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.side.form is not None)
    assert page.side.form.editors["child"].words() == "Otis Fern"
    QTest.keyClick(page.side.form.cancel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not rows(store))
    qtbot.waitUntil(lambda: page.side.form is None)


def test_the_planner_opens_on_a_child_with_the_form_ready(qtbot, context, child_id):
    page = PlannerPage(context, Place("planner", child_id, None, "booking"))
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: page.side.form is not None)
    assert page.side.form.editors["child"].words() == "Otis Fern"


def test_in_a_narrow_window_the_form_opens_above_the_days(qtbot, context):
    page = open_page(qtbot, context)
    page.resize(700, 760)
    page.side.open_new()
    qtbot.waitUntil(lambda: page.side.form is not None and page.side.form.isVisible())
    qtbot.waitUntil(lambda: page.side.form.mapTo(page, QPoint()).y() < page.grid.mapTo(page, QPoint()).y())


def test_a_booking_is_dragged_and_snaps_to_the_quarter(qtbot, context, store, child_id):
    booked(store, context, child_id, TODAY, "10:00")
    page = open_page(qtbot, context)
    qtbot.waitUntil(lambda: any(day.bookings for day in page.grid.days))
    measured = page.grid.grid()
    start = measured.block(3, 600, 60).topLeft() + QPoint(20, 5)
    end = QPoint(measured.column(4).center().x(), measured.y(13 * 60 + 20) + 5)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(page.grid, left, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(page.grid, start + QPoint(40, 40))
    QTest.mouseMove(page.grid, end)
    QTest.mouseRelease(page.grid, left, Qt.KeyboardModifier.NoModifier, end)
    qtbot.waitUntil(lambda: rows(store)[0].booked_on == FRIDAY)
    assert rows(store)[0].starts == "13:15"
