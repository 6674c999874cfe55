"""The decisions of a review: added, ordered and put back by keys, and asked for what they lack."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.gui.pages.review.decisions_part import DecisionsPart
from iro_desk.gui.pages.review.earlier_answers import EarlierAnswers
from iro_desk.gui.pages.review_page import ReviewPage
from iro_desk.records import DecisionFields
from iro_desk.records.review import (
    DECISIONS,
    SAFE,
)
from iro_desk.services import reviews
from iro_desk.services.reviews import DecisionRow
from iro_desk.storage.store import Store
from tests.gui.pages.review.steps import (
    Opened,
    key,
    part,
    press,
    problems,
)


def decided(page: ReviewPage) -> list[str]:
    return [str(card.editors["what"].value()) for card in part(page, DecisionsPart).cards]


def test_decisions_are_added_moved_and_put_back_by_keys(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, DECISIONS)
    decisions = part(page, DecisionsPart)
    for words in ("First", "Second"):
        decisions.add_button.click()
        QTest.keyClicks(decisions.cards[-1].editors["what"], words)
    decisions.cards[1].up.click()
    assert [card.editors["what"].value() for card in decisions.cards] == ["Second", "First"]
    decisions.cards[0].remove.click()
    assert [card.editors["what"].value() for card in decisions.cards] == ["First"]
    decisions.undo.click()
    assert [card.editors["what"].value() for card in decisions.cards] == ["Second", "First"]
    page.side.opened.emit(SAFE)
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == SAFE)
    held = store.read(partial(reviews.decisions, review_id=review))
    assert [row.fields.what for row in held] == ["Second", "First"]


def test_a_decision_without_its_day_is_named_by_its_number(review: int, opened: Opened, qtbot: QtBot) -> None:
    page = opened(review, DECISIONS)
    decisions = part(page, DecisionsPart)
    decisions.add_button.click()
    for name in ("what", "for_child", "owner", "measure"):
        QTest.keyClicks(decisions.cards[0].editors[name], "Words")
    for name, answer in (("area", "home"), ("wish", "asked")):
        decisions.cards[0].editors[name].set_value(answer)
    press(page, "Save and continue")
    qtbot.waitUntil(lambda: bool(problems(page)))
    assert problems(page) == ["Decision 1: enter the day this should be done by."]
    page.sheet_page.summary.links[0].click()
    assert decisions.cards[0].here() is None or decisions.cards[0].here()[0] == "by_when"


def test_an_earlier_version_of_a_decision_is_put_back(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    """U19: also for the answers inside a row."""
    fields = DecisionFields(what="Meet Leo weekly.", owner="Tom")
    store.write("d", partial(reviews.set_decisions, review_id=review, rows=(DecisionRow(None, fields),)))
    (held,) = store.read(partial(reviews.decisions, review_id=review))
    again = DecisionRow(held.decision_id, DecisionFields(what="Meet Leo monthly.", owner="Tom"))
    store.write("d", partial(reviews.set_decisions, review_id=review, rows=(again,)))
    page = opened(review, DECISIONS)
    card = part(page, DecisionsPart).cards[0]
    (earlier,) = card.findChildren(EarlierAnswers)
    earlier.ask.click()
    earlier.links[0].click()
    qtbot.waitUntil(lambda: page.context.ops.writes_waiting == 0)
    (back,) = store.read(partial(reviews.decisions, review_id=review))
    assert back.fields.what == "Meet Leo weekly."


def test_a_decision_set_against_a_wish_asks_why_in_words_for_the_child(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, DECISIONS)
    decisions = part(page, DecisionsPart)
    decisions.add_button.click()
    card = decisions.cards[0]
    QTest.keyClicks(card.editors["what"], "Stay at the same school")
    card.editors["wish"].set_value("different")
    card.editors["wish"].edited.emit()
    qtbot.waitUntil(card.rows["why"].isVisible)
    page.side.opened.emit(SAFE)
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == SAFE)
    held = store.read(partial(reviews.decisions, review_id=review))
    assert held[0].fields.against_wish


def test_decisions_are_added_and_ordered_from_the_keyboard_alone(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    """U5: Ctrl+D begins a decision and goes to it; Alt+Up and Alt+Down carry it past its neighbours."""
    page = opened(review, DECISIONS)
    qtbot.waitUntil(lambda: page.focusWidget() is not None)
    for words in ("First", "Second", "Third"):
        key(page.focusWidget(), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(page.focusWidget(), words)
    assert decided(page) == ["First", "Second", "Third"]
    key(page.focusWidget(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    key(page.focusWidget(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    key(page.focusWidget(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert decided(page) == ["Third", "First", "Second"], "the first goes no higher"
    QTest.keyClicks(page.focusWidget(), "!")
    key(page.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert decided(page) == ["First", "Third!", "Second"], "the caret goes with the row"
    page.side.opened.emit(SAFE)
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == SAFE)
    held = store.read(partial(reviews.decisions, review_id=review))
    assert [row.fields.what for row in held] == ["First", "Third!", "Second"]


def test_a_decision_added_below_a_long_list_is_brought_into_view(
    review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, DECISIONS)
    for _ in range(4):
        key(page.focusWidget(), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(page.focusWidget(), "Words")
    newest = part(page, DecisionsPart).cards[-1].editors["what"]
    qtbot.waitUntil(lambda: newest.visibleRegion().boundingRect().height() == newest.height())
    page.side.opened.emit(SAFE)
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == SAFE)
    page.resize(1290, 500)
    qtbot.wait(50)
