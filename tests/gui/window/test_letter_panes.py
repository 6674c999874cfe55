"""A letter's pictures and its other language in the window: by keyboard alone, undone, and kept when it goes."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.domain.letters.forms import FormKind, LetterForm
from iro_desk.gui.pages.letter.other_language_pane import OtherLanguagePane
from iro_desk.gui.pages.letter.pictures_pane import PicturesPane
from iro_desk.gui.place import Place
from iro_desk.services import letters
from iro_desk.services.letters import letterhead, pages, translations
from iro_desk.storage.store import Store
from tests.gui.conftest import TODAY
from tests.gui.pages.letter.studio import family
from tests.gui.window.steps import ALT, CTRL, Desk

KEY = Qt.Key
SLOW = 20000


@pytest.fixture
def letter_id(store: Store) -> int:
    """An Easy Read letter to Maisie about her review."""
    review_id = store.write("Add", family).value
    number = store.write("Begin", partial(letters.begin, review_id=review_id, today=TODAY)).value
    form = LetterForm(FormKind.EASY_READ)
    store.write("Page", partial(letters.change_form, letter_id=number, form=form, theme=None))
    return number


def idea_of(store: Store, letter_id: int, word: str):
    return next(one for one in store.read(partial(pages.ideas, letter_id=letter_id)) if word in one.idea)


def opened_at(qtbot: QtBot, desk: Desk, letter_id: int, pane: str):
    """The letter at a pane, by its place."""
    desk.window.go(Place("letter", 1, letter_id, pane))
    qtbot.waitUntil(lambda: pane in desk.window.screen_now.left.made, timeout=SLOW)
    return desk.window.screen_now.left.made[pane]


def test_a_picture_is_changed_by_keys_alone_and_undo_brings_the_offered_one_back(
    qtbot: QtBot, opened, store: Store, letter_id: int
):
    desk = opened()
    pane = opened_at(qtbot, desk, letter_id, "pictures")
    assert isinstance(pane, PicturesPane)
    qtbot.waitUntil(lambda: bool(pane.rows), timeout=SLOW)
    first = next(iter(pane.rows.values()))
    qtbot.waitUntil(first.change.hasFocus, timeout=SLOW)
    before = idea_of(store, letter_id, first.row.idea)
    QTest.keyClick(desk.window.focusWidget(), KEY.Key_Space)
    qtbot.waitUntil(lambda: pane.chooser is not None and pane.chooser.search.hasFocus(), timeout=SLOW)
    QTest.keyClicks(desk.window.focusWidget(), "kite")
    QTest.keyClick(desk.window.focusWidget(), KEY.Key_Down)
    assert desk.window.focusWidget() is pane.chooser.grid
    QTest.keyClick(desk.window.focusWidget(), KEY.Key_Return)
    qtbot.waitUntil(
        lambda: idea_of(store, letter_id, first.row.idea).picture.alternative == "Kite", timeout=SLOW
    )
    qtbot.waitUntil(lambda: first.shows.value() == "Kite", timeout=SLOW)
    desk.press(KEY.Key_Z, CTRL | ALT)
    qtbot.waitUntil(lambda: idea_of(store, letter_id, first.row.idea).picture == before.picture, timeout=SLOW)
    qtbot.waitUntil(lambda: first.shows.value() == before.picture.alternative, timeout=SLOW)


def test_a_translated_line_half_typed_is_kept_when_the_window_goes(
    qtbot: QtBot, opened, store: Store, letter_id: int
):
    """S14: what was typed a moment before is in the file."""
    store.write("Say", partial(translations.name_language, values=_POLISH, letter_id=letter_id))
    desk = opened()
    pane = opened_at(qtbot, desk, letter_id, "language")
    assert isinstance(pane, OtherLanguagePane)
    qtbot.waitUntil(lambda: bool(pane.parts), timeout=SLOW)
    pane.go_to("translation_missing")
    line = desk.window.focusWidget()
    QTest.keyClicks(line, "Dzien dob")
    desk.window.flush()
    found = partial(translations.translation, letter_id=letter_id)
    qtbot.waitUntil(lambda: "Dzien dob" in store.read(found).rows[0].translated, timeout=SLOW)


def test_the_letterhead_is_reached_in_settings_and_taken_back_with_undo(
    qtbot: QtBot, opened, store: Store, letter_id: int
):
    put = partial(letterhead.put_picture, which="photo", content=_DOT, shows="Ros by a tree")
    store.write("Put on every letter: your photo", put)
    desk = opened()
    desk.window.go(Place("settings", part="letterhead"))
    card = desk.window.screen_now.part.cards["photo"]
    qtbot.waitUntil(lambda: card.shows.value() == "Ros by a tree", timeout=SLOW)
    card.out.setFocus()
    QTest.keyClick(card.out, KEY.Key_Space)
    qtbot.waitUntil(lambda: store.read(letterhead.letterhead).photo is None, timeout=SLOW)
    desk.press(KEY.Key_Z, CTRL | ALT)
    qtbot.waitUntil(lambda: card.shows.value() == "Ros by a tree", timeout=SLOW)


_POLISH = {"language": "Polish", "translated_by": ""}
_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060"
    "0000000500010d0a2db40000000049454e44ae426082"
)
