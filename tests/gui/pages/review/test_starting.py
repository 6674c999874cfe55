"""How a review is begun: by its date, confirmed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.gui.place import Place
from iro_desk.records.review import (
    START,
)
from iro_desk.services import reviews
from iro_desk.storage.store import Store
from tests.gui.pages.review.steps import (
    HELD,
    Opened,
    press,
)


def test_nothing_is_begun_until_the_date_is_confirmed(
    store: Store, child: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(None)
    qtbot.waitUntil(page.start_page.day.entry.isVisible)
    assert store.read(partial(reviews.of_child, child_id=child)) == ()
    entry = page.start_page.day.entry
    entry.selectAll()
    QTest.keyClicks(entry, "10 june")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.view is not None)
    begun = store.read(partial(reviews.of_child, child_id=child))
    assert [row.review_on for row in begun] == [HELD]
    assert page.here() == Place("review", child, begun[0].review_id, START)


def test_a_start_without_a_date_is_refused_at_the_field(child: int, opened: Opened, qtbot: QtBot) -> None:
    page = opened(None)
    qtbot.waitUntil(page.start_page.day.entry.isVisible)
    page.start_page.day.entry.clear()
    press(page, "Start the review")
    assert page.start_page.row.problem == "Enter the date of the review"
