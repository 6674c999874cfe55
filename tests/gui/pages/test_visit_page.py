"""A visit keeps the child's own words apart, private unless the child says otherwise."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import Share
from iro_desk.gui.context import Context
from iro_desk.gui.pages.visit_page import SAFETY, VISIT, VisitPage
from iro_desk.gui.place import Place
from iro_desk.records import ChildFields
from iro_desk.services import children, visits
from iro_desk.storage.store import Store

TODAY = date(2026, 6, 11)


@pytest.fixture
def child_id(store: Store) -> int:
    draft = ChildFields(preferred_name="Wren", born_on=date(2015, 3, 4))
    added = store.write(
        "Add",
        lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="", today=TODAY),
    )
    return added.value


def opened(qtbot: QtBot, context: Context, child_id: int) -> VisitPage:
    page = VisitPage(context, Place("visit", child_id))
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.resize(1100, 700)
    page.show()
    page.load()
    qtbot.waitUntil(lambda: page.forms[VISIT].caret() is not None or page.words.caret() is not None)
    return page


def answer(page: VisitPage) -> None:
    page.forms[VISIT].set_values(
        {"visit_on": "2026-06-11", "place": "home", "seen": "yes", "seen_alone": "yes"}
    )
    page.forms[SAFETY].set_values({"worry": "no"})


def test_each_line_is_private_until_the_child_says_share(
    qtbot: QtBot, context: Context, store, child_id, gone
):
    page = opened(qtbot, context, child_id)
    answer(page)
    QTest.keyClicks(page.words.rows[0].words, "I like the dog")
    QTest.keyClick(page.words.rows[0].words, Qt.Key.Key_Return)
    QTest.keyClicks(page.words.rows[1].words, "My room is cold")
    qtbot.mouseClick(page.words.rows[1].share.buttons[0], Qt.MouseButton.LeftButton)
    page.record()
    qtbot.waitUntil(lambda: bool(gone))
    visit = store.read(lambda s: visits.of_child(s, child_id))[0]
    lines = store.read(lambda s: visits.words(s, visit.visit_id))
    assert [(line.words, line.share) for line in lines] == [
        ("I like the dog", Share.PRIVATE),
        ("My room is cold", Share.MAY_SHARE),
    ]
    assert gone == [Place("child", child_id)]


def test_what_is_missing_is_said_at_its_field(qtbot: QtBot, context: Context, child_id, gone):
    page = opened(qtbot, context, child_id)
    page.record()
    qtbot.waitUntil(lambda: bool(page.problems.links))
    assert page.forms[VISIT].rows["seen"].problem == "Select whether you saw the child."
    assert not gone


def test_a_worry_asks_who_was_told(qtbot: QtBot, context: Context, child_id):
    page = opened(qtbot, context, child_id)
    row = page.forms[SAFETY].rows["worry_told"]
    assert row.isHidden()
    qtbot.mouseClick(page.forms[SAFETY].editor("worry").buttons[0], Qt.MouseButton.LeftButton)
    assert not row.isHidden() and "optional" not in row.label.text()


def test_half_written_words_come_back(qtbot: QtBot, context: Context, child_id):
    """U18: the draft holds the words and their answers."""
    page = opened(qtbot, context, child_id)
    page.words.rows[0].words.setFocus()
    QTest.keyClicks(page.words.rows[0].words, "I want to see Leo")
    page.flush()
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)
    again = opened(qtbot, context, child_id)
    assert again.words.lines()[0].words == "I want to see Leo"
    assert again.words.caret() is not None


def test_a_line_taken_out_can_be_put_back(qtbot: QtBot, context: Context, child_id):
    page = opened(qtbot, context, child_id)
    QTest.keyClicks(page.words.rows[0].words, "Once")
    page.words.rows[0].removed.emit()
    assert page.words.lines() == ()
    page.words.put_back()
    assert [line.words for line in page.words.lines()] == ["Once"]
