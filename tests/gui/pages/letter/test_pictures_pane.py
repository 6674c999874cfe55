"""The page’s pictures: offered beside each idea, changed by keys and clicks, and in the finished page with words."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import PictureFrom, Share, Voice
from iro_desk.domain.letters.forms import FormKind, LetterForm
from iro_desk.exports import preparing
from iro_desk.gui.context import Context
from iro_desk.gui.pages.letter.idea_row import SAY, IdeaEditor
from iro_desk.gui.pages.letter.panes import PICTURES
from iro_desk.gui.pages.letter.picture_chooser import NONE
from iro_desk.gui.pages.letter.pictures_pane import GROWN, PicturesPane
from iro_desk.gui.pages.letter_page import LetterPage
from iro_desk.records import Attachment
from iro_desk.services import attachments, letters
from iro_desk.services.attachments import Picture
from iro_desk.services.letters import pages
from iro_desk.storage.store import Store
from tests.exports.tagged import Tagged
from tests.gui.conftest import NOW, FakePrompts
from tests.gui.pages.letter.studio import shown

SWIM = "swim"
SPACE, ENTER, ESC = Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape


def pane_of(
    qtbot: QtBot, page: LetterPage, store: Store, kind: FormKind = FormKind.EASY_READ
) -> PicturesPane:
    """The pane of a letter with pictures, read and open."""
    form = LetterForm(kind)
    store.write("Page", partial(letters.change_form, letter_id=page.letter_id, form=form, theme=None))
    page.load()
    pane = page.left.show_pane(PICTURES)
    assert isinstance(pane, PicturesPane)
    pane.show_letter(store.read(partial(letters.letter, letter_id=page.letter_id)))
    qtbot.waitUntil(lambda: bool(pane.rows))
    return pane


def row(pane: PicturesPane, word: str = SWIM) -> IdeaEditor:
    return next(made for idea, made in pane.rows.items() if word in idea)


def kept(store: Store, page: LetterPage, word: str = SWIM):
    found = store.read(partial(pages.ideas, letter_id=page.letter_id))
    return next(one.picture for one in found if word in one.idea)


def heard(store: Store, page: LetterPage) -> list[str]:
    """What the finished page tells somebody who cannot see it of its pictures."""
    finished = store.read(partial(preparing.letter, letter_id=page.letter_id))
    assert finished.pdf is not None
    return [element.alternative for element in Tagged(finished.pdf.content).document.all()]


def opened_at(qtbot: QtBot, pane: PicturesPane, word: str = SWIM) -> IdeaEditor:
    """Open the panel of an idea with the keyboard."""
    here = row(pane, word)
    here.change.setFocus()
    QTest.keyClick(here.change, SPACE)
    qtbot.waitUntil(lambda: pane.chooser is not None)
    return here


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "pool.png"
    made = QImage(40, 40, QImage.Format.Format_RGB32)
    made.fill(QColor("#336699"))
    assert made.save(str(path), "PNG")
    return path


def test_any_picture_is_found_by_its_english_name_and_stands_in_the_finished_page(
    qtbot: QtBot, context: Context, store: Store, review_id: int
):
    page = shown(context, qtbot, review_id)
    pane = pane_of(qtbot, page, store)
    here = opened_at(qtbot, pane)
    assert pane.chooser is not None and pane.chooser.search.hasFocus()
    QTest.keyClicks(pane.chooser.search, "goggles")
    assert pane.chooser.grid.choices[0].name == "Goggles"
    QTest.keyClick(pane.chooser.search, ENTER)
    QTest.keyClick(pane.chooser.grid, ENTER)
    qtbot.waitUntil(lambda: kept(store, page).alternative == "Goggles")
    qtbot.waitUntil(lambda: here.shows.value() == "Goggles")
    assert pane.chooser is None and here.change.hasFocus()
    assert "Goggles" in heard(store, page)


def test_what_is_not_found_is_said_and_esc_closes_the_panel_alone(
    qtbot: QtBot, context: Context, store: Store, review_id: int
):
    pane = pane_of(qtbot, shown(context, qtbot, review_id), store)
    here = opened_at(qtbot, pane)
    assert pane.chooser is not None
    QTest.keyClicks(pane.chooser.search, "zzzz")
    assert pane.chooser.said.text() == NONE and not pane.chooser.grid.choices
    QTest.keyClick(pane.chooser.search, ESC)
    assert pane.chooser is None and here.change.hasFocus() and pane.isVisible()


def test_the_words_for_a_picture_are_hers_and_never_empty(
    qtbot: QtBot, context: Context, store: Store, review_id: int
):
    """U16: kept as it is typed."""
    page = shown(context, qtbot, review_id)
    pane = pane_of(qtbot, page, store)
    here = row(pane)
    here.shows.setFocus()
    here.shows.selectAll()
    QTest.keyClicks(here.shows, "Somebody in a green pool")
    qtbot.waitUntil(lambda: kept(store, page).alternative == "Somebody in a green pool")
    assert "Somebody in a green pool" in heard(store, page)
    here.shows.selectAll()
    QTest.keyClick(here.shows, Qt.Key.Key_Backspace)
    QTest.keyClick(here.shows, ENTER)
    assert here.shows_row.problem == SAY
    assert kept(store, page).alternative == "Somebody in a green pool"


def test_a_picture_is_left_out_and_the_one_offered_comes_back(
    qtbot: QtBot, context: Context, store: Store, review_id: int
):
    page = shown(context, qtbot, review_id)
    pane = pane_of(qtbot, page, store)
    here, offered = row(pane), kept(store, page)
    qtbot.mouseClick(here.drop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: kept(store, page) is None)
    qtbot.waitUntil(lambda: here.back.isVisible() and not here.shows_row.isVisible())
    assert "without a picture" in pane.count.text()
    qtbot.mouseClick(here.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: kept(store, page) == offered)


def test_a_picture_of_her_own_needs_words_and_stands_in_the_finished_page(
    qtbot: QtBot, context: Context, store: Store, review_id: int, prompts: FakePrompts, photo: Path
):
    page = shown(context, qtbot, review_id)
    pane = pane_of(qtbot, page, store)
    opened_at(qtbot, pane)
    prompts.file = photo
    assert pane.chooser is not None
    QTest.keyClick(pane.chooser.own, SPACE)
    qtbot.waitUntil(lambda: pane.chooser is not None and pane.chooser.own_form is not None)
    form = pane.chooser.own_form
    assert form is not None
    QTest.keyClick(form.use, SPACE)
    assert form.shows_row.problem and form.shows.hasFocus()
    QTest.keyClicks(form.shows, "The pool at the lido")
    QTest.keyClick(form.shows, ENTER)
    qtbot.waitUntil(lambda: kept(store, page).content != b"")
    assert "The pool at the lido" in heard(store, page)


def test_the_childs_own_picture_is_offered_only_when_it_may_be_shared(
    qtbot: QtBot, context: Context, store: Store, review_id: int, photo: Path
):
    def brought(session, shows: str, share: Share) -> None:
        content = photo.read_bytes() + shows.encode()
        number = attachments.add(
            session, 1, 0, Picture("a.png", "image/png", content, photo.read_bytes()), NOW
        )
        made = session.get(Attachment, number)
        made.shows, made.share, made.whose = shows, share, PictureFrom.CHILD

    store.write("Add", partial(brought, shows="Her drawing of a whale", share=Share.MAY_SHARE))
    store.write("Add", partial(brought, shows="Her secret den", share=Share.PRIVATE))
    page = shown(context, qtbot, review_id)
    pane = pane_of(qtbot, page, store)
    opened_at(qtbot, pane)
    assert pane.chooser is not None
    names = [choice.name for choice in pane.chooser.grid.choices]
    assert "Her drawing of a whale" in names and "Her secret den" not in names
    grid = pane.chooser.grid
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(names.index("Her drawing of a whale"), 0))
    QTest.keyClick(grid, SPACE)
    qtbot.waitUntil(lambda: kept(store, page).alternative == "Her drawing of a whale")
    assert "Her drawing of a whale" in heard(store, page)


def test_a_page_without_pictures_says_so_and_offers_the_two_kinds_with_them(
    qtbot: QtBot, context: Context, store: Store, review_id: int
):
    page = shown(context, qtbot, review_id)
    pane = page.left.show_pane(PICTURES)
    assert isinstance(pane, PicturesPane)
    qtbot.waitUntil(pane.kinds.isVisible)
    assert not pane.rows and "no pictures" in pane.what.text()
    pane.focus_first()
    QTest.keyClick(pane.easy, SPACE)
    qtbot.waitUntil(lambda: bool(pane.rows) and not pane.kinds.isVisible())
    assert store.read(partial(letters.letter, letter_id=page.letter_id)).form.kind is FormKind.EASY_READ


def test_nothing_childish_is_offered_to_those_of_twelve_and_over(
    qtbot: QtBot, context: Context, store: Store, review_id: int
):
    page = shown(context, qtbot, review_id)
    store.write("Voice", partial(letters.change_voice, letter_id=page.letter_id, voice=Voice.TEEN))
    pane = pane_of(qtbot, page, store)
    assert GROWN in pane.what.text()
    opened_at(qtbot, pane)
    assert pane.chooser is not None
    names = " ".join(choice.name.lower() for choice in pane.chooser.grid.choices)
    assert names and not {"teddy", "balloon", "crayon", "face"} & set(names.split())


def test_a_drawing_is_made_only_of_the_pictures_in_view(
    qtbot: QtBot, context: Context, store: Store, review_id: int
):
    """P6: a thousand pictures found cost no more than the dozen that are seen."""
    pane = pane_of(qtbot, shown(context, qtbot, review_id), store)
    opened_at(qtbot, pane)
    assert pane.chooser is not None
    QTest.keyClicks(pane.chooser.search, "s")
    grid = pane.chooser.grid
    assert len(grid.choices) > 500
    qtbot.waitUntil(lambda: len(grid.drawn) >= 6)
    assert len(grid.drawn) < 100
