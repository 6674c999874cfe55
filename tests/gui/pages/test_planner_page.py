"""The planner by keyboard and mouse over a real store: what is read, what is stored, and what is said."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import select

from iro_desk.domain.codes import ReviewState
from iro_desk.gui.context import Context
from iro_desk.gui.pages.planner.geometry import minute_of
from iro_desk.gui.pages.planner_page import PlannerPage
from iro_desk.gui.place import Place
from iro_desk.records import Appointment, AppointmentFields, ChildFields, Review
from iro_desk.services import children, planner
from iro_desk.storage.store import Store

TODAY, FRIDAY = date(2026, 6, 11), date(2026, 6, 12)
ALT = Qt.KeyboardModifier.AltModifier
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//EN
BEGIN:VEVENT
UID:one@example
DTSTART:20260610T090000
DTEND:20260610T100000
SUMMARY:Dentist with Mo
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def child_id(store: Store) -> int:
    """In care since 1 June 2026: the first review is due by Monday 29 June."""
    draft = ChildFields(
        preferred_name="Otis", surname="Fern", born_on=date(2015, 3, 4), looked_after_from=date(2026, 6, 1)
    )
    added = store.write(
        "Add",
        lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="", today=TODAY),
    )
    return added.value


def booked(
    store: Store, context: Context, child_id: int | None, on: date, starts: str, kind: str = "visit"
) -> int:
    draft = AppointmentFields.model_validate(
        {"kind": kind, "booked_on": on, "starts": starts, "minutes": 60, "title": "" if child_id else "Panel"}
    )
    made = store.write(
        "Book",
        lambda s: planner.book(
            s,
            draft,
            child_id=child_id,
            spot_id=None,
            today=TODAY,
            calendar=context.calendar,
            rules=context.rules,
        ),
    )
    return made.value


def open_page(qtbot: QtBot, context: Context, part: str = "") -> PlannerPage:
    made = PlannerPage(context, Place("planner", None, None, part))
    qtbot.addWidget(made, before_close_func=lambda closing: closing.flush())
    made.resize(1170, 760)
    made.show()
    made.activateWindow()
    made.load()
    qtbot.waitUntil(lambda: made._span is not None)
    return made


def read_on(widget: QWidget) -> str:
    words = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    return " | ".join(words + [b.text() for b in widget.findChildren(QPushButton) if b.isVisible()])


def rows(store: Store) -> list[Appointment]:
    return list(store.read(lambda s: s.exec(select(Appointment)).all()))


def walk_to(page: PlannerPage, on: date, starts: time) -> None:
    page.grid.setFocus()
    page.grid.put_cursor(on, minute_of(starts))


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
    page.load()
    qtbot.waitUntil(lambda: page.side.form is not None)
    assert page.side.form.editors["child"].words() == "Otis Fern"


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


def test_clashes_are_told_in_words_and_lead_to_the_booking(qtbot, context, store, child_id):
    booked(store, context, child_id, TODAY, "10:00")
    booked(store, context, None, TODAY, "10:30", "meeting")
    page = open_page(qtbot, context)
    qtbot.waitUntil(lambda: page.clashes.isVisible())
    assert (
        "Visit, Otis and Panel: Two things are booked at once, 10:30 to 11:00."
        in page.clashes.accessibleName()
    )
    page.clashes.links[0].click()
    assert page.grid.booking is not None and page.grid.booking.words == "Panel"
    assert "booked at once" in page.grid.accessibleName()


def test_many_clashes_take_three_lines_until_all_are_asked_for(qtbot, context, store, child_id):
    for _ in range(4):
        booked(store, context, None, TODAY, "10:30", "meeting")
    page = open_page(qtbot, context)
    qtbot.waitUntil(lambda: page.clashes.isVisible())
    assert len(page.clashes.links) == 2 and page.clashes.accessibleName().startswith("6 clashes")
    next(b for b in page.clashes.findChildren(QPushButton) if b.text() == "Show 4 more clashes").click()
    assert len(page.clashes.links) == 6 and page.clashes.links[2].hasFocus()


def test_in_a_narrow_window_the_form_opens_above_the_days(qtbot, context):
    page = open_page(qtbot, context)
    page.resize(700, 760)
    page.side.open_new()
    qtbot.waitUntil(lambda: page.side.form is not None and page.side.form.isVisible())
    qtbot.waitUntil(lambda: page.side.form.mapTo(page, QPoint()).y() < page.grid.mapTo(page, QPoint()).y())


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


def test_her_own_calendar_comes_in_without_titles_and_goes_out_without_names(
    qtbot, context, store, child_id, prompts, said, tmp_path: Path
):
    booked(store, context, child_id, FRIDAY, "10:00")
    page = open_page(qtbot, context)
    prompts.file = tmp_path / "own.ics"
    prompts.file.write_text(CALENDAR.replace("\n", "\r\n"), "utf-8")
    prompts.answer = False
    page.side.bring_in()
    qtbot.waitUntil(lambda: bool(said) and "1 time from your own calendar." in said[-1])
    own = next(row for row in rows(store) if row.uid)
    assert (own.kind.label, own.title, own.starts) == ("From your own calendar", "", "09:00")
    prompts.new_file = tmp_path / "out.ics"
    page.side.send_out()
    qtbot.waitUntil(prompts.new_file.exists)
    qtbot.waitUntil(lambda: bool(said) and "no names" in said[-1])
    out = prompts.new_file.read_text("utf-8")
    assert "SUMMARY:Visit" in out and "20260612T100000" in out
    assert "Otis" not in out and "Dentist" not in out and out.count("BEGIN:VEVENT") == 1


def test_a_file_that_is_no_calendar_is_told_in_words(qtbot, context, prompts, tmp_path: Path):
    page = open_page(qtbot, context)
    prompts.file = tmp_path / "own.ics"
    prompts.file.write_text("a shopping list", "utf-8")
    page.side.bring_in()
    qtbot.waitUntil(lambda: bool(prompts.told))
    assert "not a calendar file" in prompts.told[0]


def test_the_week_is_printed_with_initials_and_no_names(
    qtbot, context, store, child_id, prompts, said, tmp_path
):
    booked(store, context, child_id, FRIDAY, "10:00")
    page = open_page(qtbot, context)
    prompts.new_file = tmp_path / "week.pdf"
    page.side.print_week()
    qtbot.waitUntil(lambda: bool(said) and "ready to print" in said[-1], timeout=20_000)
    text = " ".join(p.extract_text() for p in PdfReader(prompts.new_file).pages)
    assert "OF" in text and "10:00 to 11:00" in text and "initials only" in text
    assert "Otis" not in text and "Fern" not in text
    assert prompts.named == ["IRO-week-2026-06-08.pdf"], "the Monday of the week, whatever today is"


def test_places_are_added_marked_measured_and_taken_away(qtbot, context, store):
    page = open_page(qtbot, context)
    page.side.open_places()
    form = page.side.places
    for name in ("The office", "The school"):
        form.name.setFocus()
        QTest.keyClicks(form.name, name)
        QTest.keyClick(form.add, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda n=name: n in {spot.name for spot in store.read(planner.spots)})
        qtbot.waitUntil(lambda: form.name.text() == "")
    form.base_chosen.emit(store.read(planner.spots)[0].spot_id)
    qtbot.waitUntil(lambda: "You set out from here" in read_on(form))
    office, school = (str(spot.spot_id) for spot in store.read(planner.spots))
    form.start.set_value(office)
    form.end.set_value(office)
    form.keep.click()
    assert "Choose two different places." in read_on(form)
    form.end.set_value(school)
    QTest.keyClicks(form.miles, "12")
    QTest.keyClicks(form.minutes, "25")
    QTest.keyClick(form.keep, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "12 miles, 25 minutes" in read_on(form))
