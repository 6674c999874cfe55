"""Today tells of every child who may need a review early, until it is answered."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from iro_desk.gui.context import Context
from iro_desk.gui.pages.today_page import TodayPage
from iro_desk.gui.place import Place
from iro_desk.records import ChildFields, PlacementFields
from iro_desk.services import children, early_reviews
from iro_desk.storage.store import Store

TODAY = date(2026, 6, 11)


@pytest.fixture
def child_id(store: Store, context: Context) -> int:
    draft = ChildFields(local_code="440127", born_on=date(2015, 3, 4), looked_after_from=date(2026, 2, 2))
    return store.write(
        "Add",
        lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="", today=TODAY),
    ).value


def opened(qtbot: QtBot, context: Context) -> TodayPage:
    page = TodayPage(context, Place("today"))
    qtbot.addWidget(page)
    page.resize(1170, 706)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    return page


def move(session, child_id: int) -> None:
    home = PlacementFields(started_on=date(2026, 6, 9), was_planned=False)
    children.file_home(session, child_id, 0, home, TODAY)


def test_a_move_nobody_planned_is_asked_about_until_it_is_answered(qtbot, context, store, child_id, gone):
    page = opened(qtbot, context)
    done = []
    context.ops.read(lambda s: None, done.append, page)
    qtbot.waitUntil(lambda: bool(done))
    assert page.early.isHidden()
    context.ops.write("Move", lambda s: move(s, child_id))
    qtbot.waitUntil(lambda: page.early.listed is not None and page.early.isVisible())
    assert any(label.text() == "Is a review needed early?" for label in page.early.findChildren(QLabel))
    listed = page.early.listed
    listed.setCurrentIndex(listed.rows.index(0))
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert gone == [Place("child", child_id, None, "overview")]
    (one,) = store.read(lambda s: early_reviews.unanswered(s, TODAY))
    values = {"needed": "no", "why": "Back with the same carers"}
    context.ops.write(
        "Answer",
        lambda s: early_reviews.answer(s, values, child_id, one.asked.reason, one.asked.anchor, TODAY),
    )
    qtbot.waitUntil(page.early.isHidden)
