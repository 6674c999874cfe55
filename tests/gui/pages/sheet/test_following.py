"""What a finished form leads on to, in the window: a concern, a booking, a review of the same sitting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlmodel import select

from iro_desk.gui.context import Context
from iro_desk.gui.pages.sheet_page import SheetPage
from iro_desk.gui.place import Place
from iro_desk.records import Appointment, Concern, Review
from iro_desk.services import reviews, settings, sheets
from iro_desk.storage.store import Store
from tests.gui.pages.sheet.steps import TODAY, finished, press, said

CORE: dict[str, Any] = {
    "held_on": "2026-06-11",
    "change": "Less safe",
    "change.because": "He was hit again",
    "next_on": "2026-07-09",
}
CONFERENCE: dict[str, Any] = {
    "strategy": "2026-05-28", "held_on": "2026-06-11", "place": "Town Hall", "assessment": "No",
    "advocate": "There", "voice_sought": "He was asked twice", "took_part": "In person",
    "parents": [{"item": "Mother", "part": "Not known"}, {"item": "Father", "part": "Not known"}],
    "harm_effect": "He is afraid", "decision": "No plan, child in need", "decision.because": "Nan has him",
}  # fmt: skip
Opened = Callable[[str, dict[str, Any]], SheetPage]


@pytest.fixture
def page_of(qtbot: QtBot, context: Context, store: Store, child_id: int) -> Opened:
    """Opens a form of somebody who chairs conferences, with these answers typed."""

    def open_it(form: str, values: dict[str, Any]) -> SheetPage:
        store.write("Chair", lambda s: settings.change(s, "work.conferences", "yes"))
        begin = partial(
            sheets.begin, form_id=form, child_id=child_id, today=TODAY, calendar=context.calendar,
            rules=context.rules,
        )  # fmt: skip
        sheet_id = store.write("Begin", lambda s: begin(s)).value
        page = SheetPage(context, Place("sheet", child_id, sheet_id))
        qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
        page.resize(1100, 700)
        page.show()
        qtbot.waitUntil(page.isActiveWindow)
        page.load()
        qtbot.waitUntil(lambda: page.form is not None and page.form.isVisible())
        assert page.form is not None
        page.form.show_values({**page.form.values(), **values})
        page.form.edited.emit()
        return page

    return open_it


def followed(qtbot: QtBot, page: SheetPage) -> Any:
    """Finish, and wait for what follows."""
    finished(qtbot, page)
    qtbot.waitUntil(lambda: page.following is not None and page.following.isVisible())
    return page.following


def test_a_concern_the_answers_bring_up_has_the_keyboard_and_is_raised_with_one_press(
    qtbot: QtBot, page_of: Opened, store: Store
) -> None:
    """Its words are ready; whatever is added to them is kept."""
    page = page_of("core_group", CORE)
    card = followed(qtbot, page)
    qtbot.waitUntil(lambda: card.concern is not None and card.concern.hasFocus())
    assert card.concern.value() == "Wren is less safe than at the last core group."
    QTest.keyClick(card.concern, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(card.concern, " He was hit.")
    press(card, "Raise this concern")
    qtbot.waitUntil(lambda: "Raised Thu 11 June 2026" in said(card))
    concern = store.read(lambda s: s.exec(select(Concern)).one())
    assert concern.about == "Wren is less safe than at the last core group. He was hit."
    qtbot.waitUntil(lambda: card.times["next_on"].editor.hasFocus())  # the next thing to do


def test_what_follows_comes_before_the_papers_by_tab(qtbot: QtBot, page_of: Opened) -> None:
    """As it is read: the concern, its button, the booking, then what can be done with the form."""
    page = page_of("core_group", CORE)
    card = followed(qtbot, page)
    qtbot.waitUntil(lambda: card.concern is not None and card.concern.hasFocus())
    qtbot.waitUntil(lambda: card.times["next_on"].isVisible())
    passed = []
    for _ in range(4):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        passed.append(page.focusWidget().accessibleName())
    assert passed == [
        *("Raise this concern", "Starts at", "Put it in the planner: Core group", "Save as PDF to print")
    ]


def test_a_time_that_cannot_be_read_is_said_at_its_field_and_a_good_one_books_the_day(
    qtbot: QtBot, page_of: Opened, store: Store
) -> None:
    """The day is not typed twice."""
    page = page_of("core_group", {**CORE, "change": "Safer"})
    card = followed(qtbot, page)
    assert card.concern is None
    press(card, "Put it in the planner: Core group")
    row = card.times["next_on"]
    qtbot.waitUntil(lambda: bool(row.problem))
    assert row.editor.hasFocus()
    QTest.keyClicks(row.editor, "2pm")
    QTest.keyClick(row.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "In the planner, from 14:00." in said(card))
    qtbot.waitUntil(lambda: page.finished.save_pdf.hasFocus())  # nothing else follows
    booked = store.read(lambda s: s.exec(select(Appointment)).one())
    assert (booked.title, booked.booked_on) == ("Core group", date(2026, 7, 9))


def test_the_review_of_the_same_sitting_is_begun_with_one_press(
    qtbot: QtBot, page_of: Opened, store: Store, gone: list[Place]
) -> None:
    """From the conference into the review, which holds the day and the place already."""
    page = page_of("initial_conference", CONFERENCE)
    card = followed(qtbot, page)
    press(card, "Write up the looked-after review too")
    qtbot.waitUntil(lambda: bool(gone))
    assert gone[-1].page == "review"
    held = store.read(lambda s: reviews.fields(s, gone[-1].subject_id or 0))
    assert (held.review_on, held.place) == (date(2026, 6, 11), "Town Hall")


def test_a_conference_brings_over_what_the_review_of_these_days_holds(
    qtbot: QtBot, page_of: Opened, context: Context, store: Store, child_id: int
) -> None:
    """Only where nothing was written, and it is kept as if typed."""
    rest = (TODAY, context.calendar, context.rules)
    review_id = store.write("Begin", lambda s: reviews.begin(s, child_id, date(2026, 6, 9), *rest)).value
    store.write("Place", lambda s: setattr(s.get(Review, review_id), "place", "At school"))
    page = page_of("initial_conference", {"late_why": "Waited for school"})
    press(page, "Held together with the looked-after review of Tue 9 June 2026")
    qtbot.waitUntil(lambda: page.form.values().get("held_on") == "2026-06-09")
    assert page.form.values()["place"] == "At school"
    assert page.form.values()["late_why"] == "Waited for school"
    assert "Held together" not in said(page)
    page.flush()
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)
    draft = store.read(lambda s: sheets.fields(s, page.sheet_id, *rest)).draft
    assert draft is not None
    assert "At school" in draft.content
