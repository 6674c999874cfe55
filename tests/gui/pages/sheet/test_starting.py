"""Where a form starts from, beside the child's page: a place that names it, Today, a date's working, a booking."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import EventKind, ReviewState
from iro_desk.domain.planning.terms import AppointmentKind
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.pages.planner_page import PlannerPage
from iro_desk.gui.pages.sheet_page import SheetPage
from iro_desk.gui.pages.today_page import TodayPage
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.due import DueRow
from iro_desk.gui.widgets.rows import RowList
from iro_desk.records import AppointmentFields, EventFields, Review
from iro_desk.services import children, planner, reviews, sheets
from iro_desk.storage.store import Store
from tests.gui.pages.sheet.steps import TODAY, press, said


def shown(qtbot: QtBot, page: Any) -> Any:
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.resize(1200, 760)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    return page


def written(store: Store, child_id: int) -> list[str]:
    """The forms of a child, by title."""
    return [row.title for row in store.read(lambda s: sheets.of_child(s, child_id))]


def test_nothing_is_stored_until_the_form_is_started(
    qtbot: QtBot, context: Context, store: Store, child_id: int
) -> None:
    """Enter starts it; a second visit to the same place goes on with it."""
    page = shown(qtbot, SheetPage(context, Place("sheet", child_id, None, "midway")))
    qtbot.waitUntil(lambda: page.starting.button is not None and page.starting.button.hasFocus())
    qtbot.waitUntil(lambda: "about halfway" in said(page))
    assert written(store, child_id) == []
    QTest.keyClick(page.starting.button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.form is not None)
    assert written(store, child_id) == ["Midway review"]
    assert page.here() == Place("sheet", child_id, page.sheet_id)
    again = shown(qtbot, SheetPage(context, Place("sheet", child_id, None, "midway")))
    qtbot.waitUntil(lambda: again.form is not None)
    assert again.sheet_id == page.sheet_id


def test_a_form_that_is_not_for_the_child_says_so_and_goes_back(
    qtbot: QtBot, context: Context, store: Store, child_id: int, gone: list[Place]
) -> None:
    """Conferences belong to officers who chair them."""
    shown(qtbot, SheetPage(context, Place("sheet", child_id, None, "core_group")))
    qtbot.waitUntil(lambda: bool(gone))
    assert gone[-1] == Place("child", child_id, None, "meetings")
    assert written(store, child_id) == []


def test_a_booked_midway_is_written_up_from_the_planner(
    qtbot: QtBot, context: Context, store: Store, child_id: int, gone: list[Place]
) -> None:
    """From the booking's own form, and from the menu of the week."""
    draft = AppointmentFields(kind=AppointmentKind.MIDWAY, booked_on=TODAY, starts="10:00", minutes=45)
    rest = {"today": TODAY, "calendar": context.calendar, "rules": context.rules}
    number = store.write(
        "Book", lambda s: planner.book(s, draft, child_id=child_id, spot_id=None, **rest)
    ).value
    page = shown(qtbot, PlannerPage(context, Place("planner", None, number, "booking")))
    qtbot.waitUntil(lambda: page.side.form is not None)
    press(page.side.form, "Write up: Midway review")
    assert gone[-1] == Place("sheet", child_id, None, "midway")
    gone.clear()
    page.side.close_form()
    page._go_to_booking(str(number))
    menu = page.grid.actions_here()
    next(one for one in menu.actions() if one.text() == "Write up: Midway review").trigger()
    assert gone == [Place("sheet", child_id, None, "midway")]


@pytest.mark.parametrize(
    ("kind", "title", "form"),
    [
        (AppointmentKind.MIDWAY, "", "midway"),
        (AppointmentKind.MEETING, "First core group", "core_group"),
        (AppointmentKind.MEETING, "review conference", "review_conference"),
        (AppointmentKind.MEETING, "Disruption meeting", "disruption"),
        (AppointmentKind.MEETING, "Team day", ""),
        (AppointmentKind.REVIEW, "Review conference", ""),
    ],
)
def test_a_booking_is_known_by_its_kind_or_by_what_it_is_called(
    kind: AppointmentKind, title: str, form: str
) -> None:
    """What a form puts in the planner leads back to the form that comes next."""
    assert sheets.form_of_booking(kind, title) == form


def test_what_a_form_books_leads_to_a_form() -> None:
    """No meeting that one form books is a dead end; a visit is written up as a visit."""
    booked = {question.book for form in sheets.all_forms() for question in form.questions if question.book}
    ends = {words for words in booked if not sheets.form_of_booking(AppointmentKind.MEETING, words)}
    assert ends == {"Joint visit with the new officer"}


def test_a_midway_that_is_due_starts_from_today(
    qtbot: QtBot, context: Context, store: Store, child_id: int, gone: list[Place]
) -> None:
    """The line of Today opens the form that answers it."""
    rest = (TODAY, context.calendar, context.rules)
    review_id = store.write("Begin", lambda s: reviews.begin(s, child_id, date(2026, 2, 26), *rest)).value

    def held(session: Any) -> None:
        row = session.get(Review, review_id)
        row.state, row.midway_on = ReviewState.FINISHED, TODAY

    store.write("Finish", held)
    page = shown(qtbot, TodayPage(context, Place("today")))

    def midways() -> list[tuple[RowList, str]]:
        return [
            (one, row.key)
            for one in page.findChildren(RowList)
            for row in (one.rows.row(n) for n in range(one.rows.rowCount()))
            if row.main.startswith("Midway")
        ]

    qtbot.waitUntil(lambda: bool(midways()))
    listed, key = midways()[0]
    listed.opened.emit(key)
    assert gone == [Place("sheet", child_id, None, "midway")]


def test_a_date_that_a_form_answers_opens_it_from_its_working(
    qtbot: QtBot, context: Context, store: Store, child_id: int, gone: list[Place]
) -> None:
    """Ten weeks after a home broke down, the meeting is written up from where it stands as due."""
    broke = EventFields(kind=EventKind.BREAKDOWN, happened_on=date(2026, 3, 2))
    store.write("Note", lambda s: children.moves.file_event(s, child_id, 0, broke, TODAY))
    page = shown(qtbot, ChildPage(context, Place("child", child_id)))

    def row() -> DueRow | None:
        return next((one for one in page.findChildren(DueRow) if "Disruption" in one.view.words), None)

    qtbot.waitUntil(lambda: row() is not None)
    row().turn(to_open=True)
    press(row(), "Write up: Disruption meeting")
    assert gone[-1] == Place("sheet", child_id, None, "disruption")
