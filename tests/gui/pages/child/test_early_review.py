"""The Overview asks whether a review is needed early, keeps the answer, and leads to the review."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iro_desk.domain.clocks import ClockRules
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.early_review import EarlyReviewBox
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.due import DueRow
from iro_desk.records import ChildFields, PlacementFields
from iro_desk.services import children, early_reviews
from iro_desk.storage.store import Store
from tests.gui.pages.child.steps import read_on

TODAY = date(2026, 6, 11)
SENTENCE = "The move of Tue 9 June 2026 was not planned. Is a review needed early?"


@pytest.fixture
def child_id(store: Store, context: Context) -> int:
    """Moved on 9 June 2026 when nobody had planned it."""
    draft = ChildFields(local_code="440127", born_on=date(2015, 3, 4), looked_after_from=date(2026, 2, 2))
    child_id = store.write(
        "Add",
        lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="", today=TODAY),
    ).value
    home = PlacementFields(started_on=date(2026, 6, 9), was_planned=False)
    store.write("Move", lambda s: children.file_home(s, child_id, 0, home, TODAY))
    return child_id


def opened(qtbot: QtBot, context: Context, child_id: int) -> EarlyReviewBox:
    page = ChildPage(context, Place("child", child_id))
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.resize(1170, 706)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: page.part.early is not None and page.part.early.isVisible())
    return page.part.early


def press(widget: QWidget, words: str) -> None:
    next(b for b in widget.findChildren(QPushButton) if words in b.text()).click()


def test_it_says_what_happened_and_where_the_rule_is_from(qtbot, context, child_id):
    early = opened(qtbot, context, child_id)
    assert "Is a review needed early?" in read_on(early) and SENTENCE in read_on(early)
    assert "Milton Keynes" in read_on(early) and "(local)" in read_on(early)


def test_no_is_refused_without_why_and_kept_with_it(qtbot, context, store, child_id, said):
    early = opened(qtbot, context, child_id)
    early.entry.form.set_value("needed", "no")
    press(early, "Keep this answer")
    qtbot.waitUntil(lambda: "Say why no early review is needed." in read_on(early))
    early.entry.form.focus("why")
    QTest.keyClicks(early.window().focusWidget(), "Same carers, other house")
    press(early, "Keep this answer")
    qtbot.waitUntil(lambda: said == ["Answer kept"] and early.isHidden())
    assert early.window().focusWidget() is early.parent().window().findChildren(DueRow)[0].button
    assert store.read(lambda s: early_reviews.unanswered(s, TODAY)) == ()


def test_what_is_typed_is_kept_while_the_page_reads_itself_again(qtbot, context, child_id):
    early = opened(qtbot, context, child_id)
    entry = early.entry
    entry.form.focus("why")
    QTest.keyClicks(early.window().focusWidget(), "Half a re")
    done = []
    early.load()
    context.ops.read(lambda s: None, done.append, early)
    qtbot.waitUntil(lambda: bool(done))
    assert early.entry is entry and entry.form.value("why") == "Half a re"


def test_yes_offers_a_day_or_the_review_itself(qtbot, context, store, child_id, said, gone):
    early = opened(qtbot, context, child_id)
    early.entry.form.set_value("needed", "yes")
    press(early, "Keep this answer")
    qtbot.waitUntil(lambda: "An early review is needed" in read_on(early))
    assert early.window().focusWidget() is early.day.entry
    press(early, "Start the review")
    assert gone == [Place("review", child_id)]
    early.day.entry.selectAll()
    QTest.keyClicks(early.day.entry, "10 June 2026")
    QTest.keyClick(early.day.entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "The day must be today or later." in read_on(early))
    early.day.entry.selectAll()
    QTest.keyClicks(early.day.entry, "18 June 2026")
    QTest.keyClick(early.day.entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said[-1] == "Review planned for Thu 18 June 2026" and early.isHidden())
    sheet = store.read(lambda s: early_reviews.of_child(s, child_id, TODAY, context.calendar, ClockRules()))
    assert sheet.asked == () and sheet.needed is None
