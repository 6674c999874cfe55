"""Feelings cards: chosen by key or by pointing, kept as what the child showed, and saved to print."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import SaidHow, Share
from iro_desk.domain.feeling_cards import ALL_CARDS
from iro_desk.exports import card_files
from iro_desk.gui.context import Context
from iro_desk.gui.pages.visit.cards_view import CardsView
from iro_desk.gui.pages.visit_page import VisitPage
from iro_desk.gui.place import Place
from iro_desk.records import ChildFields
from iro_desk.services import children
from iro_desk.storage.store import Store
from tests.gui.conftest import FakePrompts

TODAY = date(2026, 6, 11)


@pytest.fixture
def page(qtbot: QtBot, context: Context, store: Store) -> VisitPage:
    """A new visit with the keyboard in the first line."""
    draft = ChildFields(preferred_name="Wren", born_on=date(2018, 3, 4))
    child_id = store.write(
        "Add",
        lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="", today=TODAY),
    ).value
    made = VisitPage(context, Place("visit", child_id))
    qtbot.addWidget(made, before_close_func=lambda closing: closing.flush())
    made.resize(1200, 760)
    made.show()
    made.activateWindow()
    made.load()
    qtbot.waitUntil(lambda: made.form is not None and made.words.caret() is not None)
    return made


def laid_out(qtbot: QtBot, page: VisitPage) -> CardsView:
    """The cards over the page, with their pictures."""
    page.words.cards_button.setFocus()
    QTest.keyClick(page.words.cards_button, Qt.Key.Key_Return)
    view = page.cards
    assert view is not None
    qtbot.waitUntil(lambda: not view.cards[-1]._picture.isNull() and view.cards[0].hasFocus())
    return view


def test_a_card_chosen_by_key_becomes_what_the_child_showed(qtbot: QtBot, page: VisitPage) -> None:
    """It stays private, because nobody has asked yet; the words are what was seen, not what it meant."""
    view = laid_out(qtbot, page)
    QTest.keyClick(view.cards[0], Qt.Key.Key_Right)
    QTest.keyClick(view.cards[1], Qt.Key.Key_Space)
    view.done.setFocus()
    QTest.keyClick(view.done, Qt.Key.Key_Return)
    line = page.words.lines()[0]
    assert (line.words, line.said_how, line.share, line.not_asked) == (
        "Pointed to the card “Happy”", SaidHow.SYMBOL, Share.PRIVATE, True
    )  # fmt: skip
    assert page.words.cards_button.hasFocus()


def test_cards_are_kept_in_the_order_they_were_pointed_at(qtbot: QtBot, page: VisitPage) -> None:
    """And after what has been typed already; one pointed at twice is taken back."""
    QTest.keyClicks(page.words.rows[0].words, "Hello")
    view = laid_out(qtbot, page)
    for number in (4, 2, 3, 3):
        qtbot.mouseClick(view.cards[number], Qt.MouseButton.LeftButton)
    view.finish()
    assert [line.words for line in page.words.lines()] == [
        "Hello", "Pointed to the card “Very sad or worried”", "Pointed to the card “In the middle”"
    ]  # fmt: skip


def test_escape_keeps_nothing(qtbot: QtBot, page: VisitPage) -> None:
    """F: a card pressed by mistake is no word of the child's."""
    view = laid_out(qtbot, page)
    qtbot.mouseClick(view.cards[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert page.words.lines() == () and view.isHidden()


def test_arrows_go_down_a_row_and_tab_stays_among_the_cards(qtbot: QtBot, page: VisitPage) -> None:
    """U1: everything by keyboard, and nothing behind is reached."""
    view = laid_out(qtbot, page)
    QTest.keyClick(view.cards[0], Qt.Key.Key_Down)
    below = page.focusWidget()
    assert below in view.cards and below.y() > view.cards[0].y() and below.x() == view.cards[0].x()
    for _ in range(len(view.cards) + 4):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert view.isAncestorOf(page.focusWidget())
    assert page.focusWidget() is below


def test_a_card_is_named_and_described_for_somebody_who_cannot_see_it(qtbot: QtBot, page: VisitPage) -> None:
    view = laid_out(qtbot, page)
    assert (view.cards[0].accessibleName(), view.cards[0].accessibleDescription()) == (
        "Very happy", "A face with a wide smile"
    )  # fmt: skip


def test_every_card_is_saved_to_print_with_its_word(
    qtbot: QtBot, page: VisitPage, prompts: FakePrompts, tmp_path: Path, said: list[str]
) -> None:
    """The sheet says where its pictures come from, and is about nobody."""
    prompts.new_file = tmp_path / card_files.NAME
    view = laid_out(qtbot, page)
    view.save_button.click()
    qtbot.waitUntil(lambda: "Cards saved" in said)
    text = " ".join(" ".join(p.extract_text() for p in PdfReader(prompts.new_file).pages).split())
    assert [card.word for card in ALL_CARDS if card.word not in text] == []
    assert "OpenMoji, CC BY-SA 4.0" in text and "Wren" not in text
