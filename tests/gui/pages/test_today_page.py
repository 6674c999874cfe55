"""Today says in one sentence how the day stands, lists what is due, and holds what is not finished."""

from __future__ import annotations

import json
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from iro_desk.gui.context import Context
from iro_desk.gui.pages.today_page import TodayPage
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.rows import RowList
from iro_desk.records import ChildFields
from iro_desk.services import children, closing, drafts
from iro_desk.services.waiting import waiting
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW, TODAY


@pytest.fixture
def late_child(store: Store, context: Context) -> int:
    """Looked after for months and never reviewed."""
    draft = ChildFields(
        preferred_name="Ada", surname="Vole", born_on=date(2015, 3, 4), looked_after_from=date(2026, 5, 1)
    )
    service = partial(children.add, legal_status=None, home=None, social_worker="", today=TODAY)
    return store.write("Add a child", lambda s: service(s, draft)).value


def opened(qtbot: QtBot, context: Context) -> TodayPage:
    page = TodayPage(context, Place("today"))
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: "11 June" in page.page.header.title)
    return page


def reads(page: TodayPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def listed(page: TodayPage, name: str) -> RowList:
    return next(one for one in page.findChildren(RowList) if one.accessibleName().startswith(name))


def test_an_empty_desk_says_how_to_begin_and_offers_nothing_else(qtbot: QtBot, context: Context, gone):
    """U3."""
    page = opened(qtbot, context)
    shown = [b.text().strip() for b in page.findChildren(QPushButton) if b.isVisible()]
    assert shown == ["Bring in a caseload", "Add a child", "Look round with invented children"]
    QTest.keyClick(next(b for b in page.findChildren(QPushButton) if b.isVisible()), Qt.Key.Key_Space)
    assert gone == [Place("import")]


def test_an_empty_desk_has_the_keyboard_on_what_to_do_first(qtbot: QtBot, context: Context):
    """U33."""
    page = opened(qtbot, context)
    at = page.focusWidget()
    assert isinstance(at, QPushButton)
    assert at.text().strip() == "Bring in a caseload"


def test_the_day_begins_with_the_keyboard_on_what_is_late_and_keeps_it_when_read_again(
    qtbot: QtBot, context: Context, late_child: int
):
    """U33."""
    page = opened(qtbot, context)
    qtbot.waitUntil(lambda: page.focusWidget() is page.lists["Late"])
    first = page.lists["Late"]
    page.note_press()
    page.load()
    qtbot.waitUntil(lambda: page.lists["Late"] is not first)
    qtbot.waitUntil(lambda: page.focusWidget() is page.lists["Late"])


def test_invented_children_are_laid_out_from_the_empty_desk(
    qtbot: QtBot, context: Context, store: Store, said
):
    page = opened(qtbot, context)
    QTest.mouseClick(
        [b for b in page.findChildren(QPushButton) if b.isVisible()][2], Qt.MouseButton.LeftButton
    )
    qtbot.waitUntil(lambda: bool(said))
    assert store.read(waiting).has_demonstration
    qtbot.waitUntil(lambda: bool(page.findChildren(RowList)))


def test_what_is_late_comes_first_with_its_sum(qtbot: QtBot, context: Context, late_child: int, gone):
    page = opened(qtbot, context)
    rows = listed(page, "Late").rows
    assert rows.row(0).title == "Ada Vole" and rows.row(0).main == "First review"
    assert rows.row(0).detail.startswith("Looked after from 1 May + 20 working days")
    assert "One thing is late." in page.page.header.accessibleDescription()
    late = listed(page, "Late")
    late.setFocus()
    late.setCurrentIndex(rows.index(0))
    QTest.keyClick(late, Qt.Key.Key_Return)
    assert gone == [Place("prepare", late_child)]


def test_unfinished_work_is_named_and_opened_where_it_was(
    qtbot: QtBot, context: Context, store: Store, late_child: int, gone
):
    """U18."""
    keep = partial(
        drafts.keep, form="visit", subject_id=0, child_id=late_child, content=json.dumps({}), field="",
        caret=0, now=NOW,
    )  # fmt: skip
    store.write("Keep what you typed", keep)
    page = opened(qtbot, context)
    unfinished = listed(page, "To finish writing")
    assert unfinished.rows.row(0).main == "Ada Vole, Visit"
    assert unfinished.rows.row(0).detail == "Kept 14:32, not yet filed"
    unfinished.setCurrentIndex(unfinished.rows.index(0))
    QTest.keyClick(unfinished, Qt.Key.Key_Return)
    assert gone == [Place("visit", late_child)]


def test_the_caseload_stands_against_the_handbook(qtbot: QtBot, context: Context, late_child: int):
    page = opened(qtbot, context)
    assert {"1 child", "The handbook says 50 to 70 full time"} <= set(reads(page))


def test_a_change_elsewhere_is_shown_at_once(qtbot: QtBot, context: Context, late_child: int):
    page = opened(qtbot, context)
    values = {"closed_why": "other_officer", "closed_on": TODAY, "look_again_on": date(2027, 6, 11)}
    context.ops.write("Close", partial(closing.close, values=values, child_id=late_child, today=TODAY))
    qtbot.waitUntil(
        lambda: not any(one.accessibleName().startswith("Late") for one in page.findChildren(RowList))
    )
