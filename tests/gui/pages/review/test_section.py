"""One section: stored as it is left, checked as it is completed, and never lost."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import (
    Answer,
    SectionState,
)
from iro_desk.gui import theme
from iro_desk.gui.pages.review.fields_part import FieldsPart
from iro_desk.records.review import (
    HOME,
    SAFE,
    SECTIONS,
)
from iro_desk.services import drafts, reviews
from iro_desk.storage.store import Store
from tests.gui.pages.review.steps import (
    Opened,
    part,
    press,
    problems,
    settle,
    state_of,
)


def test_save_and_continue_stores_the_section_and_goes_to_the_next(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    """U19: what is typed by keys is in the record, the section is completed, and its draft is gone."""
    page = opened(review, HOME)
    fields = part(page, FieldsPart)
    QTest.mouseClick(fields.form.editor("placement_meets_needs").buttons[0], Qt.MouseButton.LeftButton)
    why = fields.form.editor("placement_why")
    why.setFocus()
    QTest.keyClicks(why, "She has her own room.")
    QTest.keyClick(why, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == "Everyday decisions")
    held = store.read(partial(reviews.fields, review_id=review))
    assert (held.placement_meets_needs, held.placement_why) == (Answer.YES, "She has her own room.")
    assert state_of(store, review, HOME) is SectionState.COMPLETED
    assert store.read(drafts.unfinished) == ()


def test_a_completed_section_with_an_answer_missing_says_so_and_keeps_what_was_written(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, HOME)
    why = part(page, FieldsPart).form.editor("placement_why")
    QTest.keyClicks(why, "Not sure yet.")
    press(page, "Save and continue")
    qtbot.waitUntil(lambda: bool(problems(page)))
    assert problems(page) == ["Select whether the home meets the child’s needs."]
    assert page.section == HOME
    assert store.read(partial(reviews.fields, review_id=review)).placement_why == "Not sure yet."
    assert state_of(store, review, HOME) is SectionState.IN_PROGRESS


def test_a_section_to_come_back_to_is_not_checked(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, HOME)
    assert page.view is not None
    QTest.mouseClick(page.view.completed.buttons[1], Qt.MouseButton.LeftButton)
    press(page, "Save and continue")
    qtbot.waitUntil(lambda: page.section != HOME)
    assert state_of(store, review, HOME) is SectionState.IN_PROGRESS


def test_a_section_left_unfinished_is_completed_once_it_is_answered(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    """It asks to be completed again, so answering it and Alt+Enter is all there is to do."""
    store.write(
        "Leave", partial(reviews.mark_section, review_id=review, section=HOME, state=SectionState.IN_PROGRESS)
    )
    page = opened(review, HOME)
    assert page.view is not None and page.view.completed.value() == "yes"
    fields = part(page, FieldsPart)
    QTest.mouseClick(fields.form.editor("placement_meets_needs").buttons[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.section != HOME)
    assert state_of(store, review, HOME) is SectionState.COMPLETED


def test_what_cannot_be_a_number_is_refused_at_the_field(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, SAFE)
    scale = part(page, FieldsPart).form.editor("safety_scale")
    QTest.keyClicks(scale, "12")
    press(page, "Save and continue")
    assert problems(page) == ["Enter a whole number from 0 to 10."]
    settle(page, qtbot)
    assert store.read(partial(reviews.fields, review_id=review)).safety_scale is None


def test_typed_words_come_back_with_the_caret_where_it_was(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    """U17, U18: nothing is saved by hand, and nothing is lost."""
    page = opened(review, HOME)
    why = part(page, FieldsPart).form.editor("placement_why")
    why.setFocus()
    QTest.keyClicks(why, "Half a thou")
    page.flush()
    settle(page, qtbot)
    again = opened(review, HOME)
    back = part(again, FieldsPart).form.editor("placement_why")
    assert (back.value(), back.caret()) == ("Half a thou", len("Half a thou"))
    assert store.read(partial(reviews.fields, review_id=review)).placement_why == ""


def test_opening_another_section_from_the_list_files_what_was_typed(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, HOME)
    QTest.keyClicks(part(page, FieldsPart).form.editor("placement_why"), "Green room.")
    page.side.opened.emit(SAFE)
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == SAFE)
    assert store.read(partial(reviews.fields, review_id=review)).placement_why == "Green room."


def test_an_earlier_version_of_an_answer_is_read_put_back_and_undone(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    """U19: what an answer was before is one press away, and so is taking that back."""
    held = store.read(partial(reviews.fields, review_id=review))
    for words in ("First words", "Second words"):
        draft = held.model_copy(update={"placement_why": words})
        store.write("a", partial(reviews.answer, review_id=review, draft=draft))
    page = opened(review, HOME)
    earlier = part(page, FieldsPart).histories["placement_why"]
    assert not earlier.card.isVisible()
    earlier.ask.click()
    assert [one.accessibleName() for one in earlier.links] == ["Put this back: First words"]
    earlier.links[0].click()

    def why() -> str:
        return store.read(partial(reviews.fields, review_id=review)).placement_why

    qtbot.waitUntil(lambda: page.context.ops.writes_waiting == 0 and why() == "First words")
    store.undo()
    assert why() == "Second words"


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_fits_its_width_at_twice_the_text(
    review: int, opened: Opened, qtbot: QtBot, qapp: QApplication, section: str
) -> None:
    """U: at 200% nothing runs out at the side, where no scroll bar would bring it back."""
    theme.source().follow(qapp, "light", 2.0)
    page = opened(review, section)
    scrolled = page.sheet_page.scrolled
    qtbot.waitUntil(lambda: scrolled.widget().width() <= scrolled.viewport().width())
    assert page.width() == 1290


@pytest.mark.parametrize("section", SECTIONS)
def test_the_keyboard_is_in_every_section_once_it_is_read(review: int, opened: Opened, section: str) -> None:
    """U33: also where there is nothing to answer but whether the section is completed."""
    page = opened(review, section)
    assert page.view is not None and page.view.isAncestorOf(page.focusWidget())


def test_a_section_read_late_leaves_the_keyboard_where_she_has_put_it(
    review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review)
    page.side.take_focus()
    page.note_press()
    at = page.focusWidget()
    page.load()
    qtbot.wait(150)
    assert page.focusWidget() is at
