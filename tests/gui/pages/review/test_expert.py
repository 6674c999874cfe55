"""U7: the same review with every section on one page; nothing is lost on the way there, on it, or back."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import Answer, SectionState
from iro_desk.gui import theme
from iro_desk.gui.context import Context
from iro_desk.gui.pages.review.decisions_part import DecisionsPart
from iro_desk.gui.pages.review.fields_part import FieldsPart
from iro_desk.gui.pages.review_page import ReviewPage
from iro_desk.records.review import DECISIONS, ENJOY, EVERYDAY, HEALTH, HOME, SAFE, SECTIONS, START
from iro_desk.services import reviews, settings
from iro_desk.storage.store import Store
from tests.gui.pages.review.steps import (
    Opened,
    answer_everything,
    check,
    finished,
    key,
    part,
    press,
    problems,
    settle,
    state_of,
)


def turned(page: ReviewPage, qtbot: QtBot) -> ReviewPage:
    """The same page in expert mode, once the keyboard is in the section she was at."""
    page.shell.mode.buttons[1].click()
    qtbot.waitUntil(lambda: bool(page.is_expert) and page.expert_page.isVisible() and page.view is not None)
    qtbot.waitUntil(lambda: page.expert_page.section_of(QApplication.focusWidget()) == page.section)
    return page


def fields(page: ReviewPage) -> FieldsPart:
    return part(page, FieldsPart)


def why(store: Store, review: int) -> str:
    return store.read(partial(reviews.fields, review_id=review)).placement_why


def test_turning_mid_word_keeps_the_words_the_field_and_the_caret(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    """And the officer's choice is remembered for the next review she opens."""
    page = opened(review, HOME)
    entry = fields(page).form.editor("placement_why")
    entry.setFocus()
    QTest.keyClicks(entry, "Half a thou")
    QTest.keyClick(entry, Qt.Key.Key_Left)
    for is_expert in (True, False):
        assert page.other_way()
        qtbot.waitUntil(lambda now=is_expert: page.is_expert is now and page.view is not None)
        qtbot.waitUntil(lambda: fields(page).form.editor("placement_why").hasFocus())
        again = fields(page).form.editor("placement_why")
        assert (again.value(), again.caret()) == ("Half a thou", len("Half a tho"))
        assert page.view.compact is is_expert
    assert page.other_way()
    settle(page, qtbot)
    assert store.read(settings.values)[settings.REVIEW_MODE] == settings.EXPERT
    assert opened(review, SAFE).is_expert


def test_words_typed_while_the_page_turns_are_kept(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, HOME)
    entry = fields(page).form.editor("placement_why")
    entry.setFocus()
    QTest.keyClicks(entry, "Before")
    assert page.other_way()
    QTest.keyClicks(entry, " and after")
    qtbot.waitUntil(lambda: page.is_expert)
    assert fields(page).form.editor("placement_why").value() == "Before and after"


def test_the_list_jumps_to_any_section_and_they_stand_in_their_order(
    review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = turned(opened(review, START), qtbot)
    shown = page.expert_page.sections
    assert list(shown) == list(SECTIONS)
    assert shown[DECISIONS].view is None, "made when she comes near it"
    page.side.opened.emit(HEALTH)
    qtbot.waitUntil(lambda: page.section == HEALTH)
    assert page.view is not None and page.view.isAncestorOf(page.focusWidget())
    area = page.expert_page.scrolled
    qtbot.waitUntil(
        lambda: abs(shown[HEALTH].mapTo(area.viewport(), shown[HEALTH].rect().topLeft()).y()) < 40
    )
    assert page.here().part == HEALTH


def test_a_section_is_filed_as_the_keyboard_leaves_it(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = turned(opened(review, HOME), qtbot)
    entry = fields(page).form.editor("placement_why")
    QTest.keyClicks(entry, "Green room.")
    page.side.opened.emit(SAFE)
    qtbot.waitUntil(lambda: why(store, review) == "Green room.")
    settle(page, qtbot)
    assert page.section == SAFE and page.view is not None
    assert page.view.isAncestorOf(page.focusWidget()), "nothing she left is read again under her hand"
    qtbot.waitUntil(lambda: page.expert_page.sections[HOME].badge.words == "In progress")
    assert entry.isVisible() and entry.value() == "Green room."


def test_tab_goes_from_one_section_into_the_next(review: int, opened: Opened, qtbot: QtBot) -> None:
    page = turned(opened(review, HOME), qtbot)
    seen: list[str] = []
    for _ in range(40):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        qtbot.wait(1)
        if page.section not in seen:
            seen.append(page.section)
        if len(seen) == 3:
            break
    assert seen == [HOME, EVERYDAY, "Family and friends"]


def test_a_section_is_completed_by_alt_and_enter_and_says_what_it_lacks(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = turned(opened(review, HOME), qtbot)
    key(page.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(page.expert_page.summary.links))
    words = [link.accessibleName() for link in page.expert_page.summary.links]
    assert words == ["Home: Select whether the home meets the child’s needs."]
    page.expert_page.summary.links[0].click()
    QTest.mouseClick(fields(page).form.editor("placement_meets_needs").buttons[0], Qt.MouseButton.LeftButton)
    key(page.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.section == EVERYDAY)
    settle(page, qtbot)
    assert state_of(store, review, HOME) is SectionState.COMPLETED
    assert store.read(partial(reviews.fields, review_id=review)).placement_meets_needs is Answer.YES
    qtbot.waitUntil(lambda: page.expert_page.sections[HOME].badge.words == "Completed")
    assert not page.expert_page.summary.links


def test_a_decision_filed_twice_is_one_decision(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    """U19: it keeps its history, because it stays the same row."""
    page = turned(opened(review, DECISIONS), qtbot)

    def held() -> list[tuple[int | None, str]]:
        rows = store.read(partial(reviews.decisions, review_id=review))
        return [(row.decision_id, row.fields.what) for row in rows]

    decisions = part(page, DecisionsPart)
    decisions.add_button.click()
    QTest.keyClicks(decisions.cards[0].editors["what"], "Meet Leo")
    page.side.opened.emit(SAFE)
    qtbot.waitUntil(lambda: [what for _, what in held()] == ["Meet Leo"])
    qtbot.waitUntil(lambda: decisions.cards[0].decision_id is not None)
    first = held()[0][0]
    page.side.opened.emit(DECISIONS)
    decisions.cards[0].focus_field("what")
    QTest.keyClicks(decisions.cards[0].editors["what"], " weekly")
    page.side.opened.emit(SAFE)
    qtbot.waitUntil(lambda: held() == [(first, "Meet Leo weekly")])


def test_checking_files_everything_and_change_comes_back_to_the_one_page(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    answer_everything(store, review)
    page = turned(opened(review, ENJOY), qtbot)
    QTest.keyClicks(fields(page).form.editor("enjoy"), "Drums.")
    check(page, qtbot)
    assert problems(page) == []
    page.check_page.changes[(SAFE, "worried_about")].click()
    qtbot.waitUntil(lambda: page.section == SAFE and page.expert_page.isVisible())
    qtbot.waitUntil(lambda: fields(page).form.editor("worried_about").hasFocus())
    assert store.read(partial(reviews.fields, review_id=review)).enjoy == "Drums."


def test_a_finished_review_is_read_whole_on_one_page(
    store: Store, review: int, context: Context, opened: Opened, qtbot: QtBot
) -> None:
    answer_everything(store, review)
    finished(store, review, context)
    page = turned(opened(review, HOME), qtbot)
    assert fields(page).form.editor("placement_why").isReadOnly()
    assert page.expert_page.locked.isVisibleTo(page.expert_page)
    assert not page.expert_page.main.isVisible()
    press(page, "Change with a reason…")
    QTest.keyClicks(page.expert_page.locked.why, "School rang")
    press(page, "Open it to change")
    qtbot.waitUntil(lambda: page.view is not None and not page.view.sheet.review.is_locked)
    assert page.expert_page.main.isVisible()


@pytest.mark.parametrize("section", [START, HOME, DECISIONS, SECTIONS[-1]])
def test_the_one_page_fits_its_width_at_twice_the_text(
    review: int, opened: Opened, qtbot: QtBot, qapp: QApplication, section: str
) -> None:
    theme.source().follow(qapp, "light", 2.0)
    page = turned(opened(review, section), qtbot)
    page.expert_page.view(SECTIONS[-1])
    scrolled = page.expert_page.scrolled
    settle(page, qtbot)
    qtbot.waitUntil(lambda: scrolled.widget().width() <= scrolled.viewport().width())
    assert page.width() == 1290


def test_labels_leave_the_side_of_their_fields_when_the_text_grows(
    review: int, opened: Opened, qtbot: QtBot, qapp: QApplication
) -> None:
    """The keyboard and the words stay where they are."""
    page = turned(opened(review, HOME), qtbot)
    entry = fields(page).form.editor("placement_why")
    entry.setFocus()
    QTest.keyClicks(entry, "Half")
    qtbot.waitUntil(lambda: _is_beside(page))
    theme.source().follow(qapp, "light", 2.0)
    qtbot.waitUntil(lambda: not _is_beside(page))
    again = fields(page).form.editor("placement_why")
    qtbot.waitUntil(again.hasFocus)
    assert (again.value(), again.caret()) == ("Half", 4)


def _is_beside(page: ReviewPage) -> bool:
    row = fields(page).form.rows["placement_why"]
    return row.label.mapTo(row, row.label.rect().topRight()).x() < row.editor.mapTo(row, QPoint(0, 0)).x()
