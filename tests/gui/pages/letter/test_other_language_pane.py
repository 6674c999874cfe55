"""The other language: out as numbered lines, back beside the English, put right, checked, and on the page."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.exports import preparing
from iro_desk.gui.context import Context
from iro_desk.gui.pages.letter.other_language_pane import STALE, UNCHECKED, OtherLanguagePane
from iro_desk.gui.pages.letter.panes import LANGUAGE, WORDS
from iro_desk.gui.pages.letter.to_translator import NOTHING
from iro_desk.gui.pages.letter_page import LetterPage
from iro_desk.services import letters
from iro_desk.services.letters import translations
from iro_desk.storage.store import Store
from tests.exports.tagged import Tagged
from tests.gui.conftest import FakePrompts
from tests.gui.pages.letter.studio import editor, shown, words_on

RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft
SPACE, ENTER = Qt.Key.Key_Space, Qt.Key.Key_Return
SLOW = 15000


def pane_of(page: LetterPage) -> OtherLanguagePane:
    pane = page.left.show_pane(LANGUAGE)
    assert isinstance(pane, OtherLanguagePane)
    return pane


def standing(store: Store, page: LetterPage):
    return store.read(partial(translations.translation, letter_id=page.letter_id))


def stops(store: Store, page: LetterPage) -> set[str]:
    found = store.read(partial(letters.warnings, letter_id=page.letter_id))
    return {one.code for one in found if one.blocking and one.code.startswith("translation")}


def in_language(qtbot: QtBot, pane: OtherLanguagePane, page: LetterPage, store: Store, name: str) -> None:
    """Say the language by the keyboard."""
    pane.focus_first()
    QTest.keyClicks(pane.language.form.editor("language"), name)
    qtbot.waitUntil(lambda: pane.to_translator.isVisible(), timeout=SLOW)
    qtbot.waitUntil(lambda: standing(store, page).said.language == name, timeout=SLOW)


def translated(store: Store, page: LetterPage, words: str) -> str:
    """The numbered English in another language, every line alike."""
    english = store.read(partial(translations.for_translator, letter_id=page.letter_id))
    return "\n".join(f"{line.partition('.')[0]}. {words}" for line in english.splitlines())


def checked(qtbot: QtBot, pane: OtherLanguagePane, store: Store, page: LetterPage) -> None:
    """Say who checked it, by the keyboard."""
    pane.check.form.focus("checked_by")
    QTest.keyClicks(pane.check.form.editor("checked_by"), "Nadia Haddad")
    pane.check.form.set_value("checked_on", "2026-06-11")
    pane.checked.setFocus()
    QTest.keyClick(pane.checked, SPACE)
    qtbot.waitUntil(lambda: not stops(store, page), timeout=SLOW)


def test_an_arabic_letter_goes_from_numbered_english_to_a_checked_page_in_its_direction(
    qtbot: QtBot, context: Context, store: Store, review_id: int
):
    page = shown(context, qtbot, review_id)
    pane = pane_of(page)
    in_language(qtbot, pane, page, store, "Arabic")
    QTest.keyClick(pane.to_translator.copy, SPACE)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text().startswith("1. "), timeout=SLOW)
    assert "Maisie" in QGuiApplication.clipboard().text().splitlines()[0]
    QGuiApplication.clipboard().setText(translated(store, page, "مرحبا بك"))
    QTest.keyClick(pane.to_translator.paste, SPACE)
    qtbot.waitUntil(lambda: "each with a translation" in pane.count.text(), timeout=SLOW)
    first = next(iter(pane.parts.values())).lines[0]
    assert first.value() == "مرحبا بك" and first.layoutDirection() == RIGHT_TO_LEFT
    assert stops(store, page) == {"translation_unchecked"}
    qtbot.waitUntil(lambda: pane.notice.isVisible())
    checked(qtbot, pane, store, page)
    qtbot.waitUntil(lambda: not pane.notice.isVisible(), timeout=SLOW)
    finished = store.read(partial(preparing.letter, letter_id=page.letter_id))
    languages = {element.language for element in Tagged(finished.pdf.content).document.all()}
    assert "ar" in languages
    assert "مرحبا بك" in finished.words


def test_the_letter_cannot_leave_unchecked_nor_when_its_english_has_changed_since(
    qtbot: QtBot, context: Context, store: Store, review_id: int
):
    page = shown(context, qtbot, review_id)
    pane = pane_of(page)
    in_language(qtbot, pane, page, store, "Polish")
    take = partial(translations.take_in, letter_id=page.letter_id, text=translated(store, page, "Witaj"))
    context.ops.write("Take in", take)
    qtbot.waitUntil(lambda: "Nobody has checked the translation" in words_on(page), timeout=SLOW)
    qtbot.waitUntil(lambda: "stop" in page.way_out.reason.text(), timeout=SLOW)
    assert page.way_out.put.is_waiting
    qtbot.waitUntil(lambda: pane.notice.isVisible())
    checked(qtbot, pane, store, page)
    page.left.show_pane(WORDS)
    part = editor(page, "greeting").editor
    part.setFocus()
    QTest.keyClicks(part, "Good morning ")
    qtbot.waitUntil(lambda: stops(store, page) == {"translation_stale"}, timeout=SLOW)
    qtbot.waitUntil(lambda: "Have it checked again" in words_on(page), timeout=SLOW)
    pane_of(page)
    qtbot.waitUntil(lambda: pane.notice.isVisible() and pane._notice_words.text() == STALE, timeout=SLOW)
    assert page.way_out.put.is_waiting


def test_a_line_put_right_by_hand_is_kept_and_the_check_is_asked_for_again(
    qtbot: QtBot, context: Context, store: Store, review_id: int
):
    """U16."""
    page = shown(context, qtbot, review_id)
    pane = pane_of(page)
    in_language(qtbot, pane, page, store, "Polish")
    text = translated(store, page, "Witaj")
    context.ops.write("Take in", partial(translations.take_in, letter_id=page.letter_id, text=text))
    qtbot.waitUntil(lambda: "each with a translation" in pane.count.text(), timeout=SLOW)
    checked(qtbot, pane, store, page)
    line = next(iter(pane.parts.values())).lines[0]
    assert line.layoutDirection() == Qt.LayoutDirection.LeftToRight
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Dzien dobry, Maisie!")
    qtbot.waitUntil(
        lambda: standing(store, page).rows[0].translated == ("Dzien dobry, Maisie!",), timeout=SLOW
    )
    assert stops(store, page) == {"translation_unchecked"}
    qtbot.waitUntil(lambda: not pane.check.form.value("checked_by"), timeout=SLOW)
    assert pane._notice_words.text() == UNCHECKED


def test_a_word_file_is_taken_in_and_what_is_missing_is_counted_and_gone_to(
    qtbot: QtBot, context: Context, store: Store, review_id: int, prompts: FakePrompts, tmp_path: Path
):
    page = shown(context, qtbot, review_id)
    pane = pane_of(page)
    in_language(qtbot, pane, page, store, "Polish")
    document = Document()
    for line in translated(store, page, "Witaj").splitlines()[:-1]:
        document.add_paragraph(line)
    document.save(str(tmp_path / "back.docx"))
    prompts.file = tmp_path / "back.docx"
    QTest.keyClick(pane.to_translator.open, SPACE)
    qtbot.waitUntil(lambda: "1 without a translation" in pane.count.text(), timeout=SLOW)
    pane.go_to("translation_missing")
    assert any(line.hasFocus() and not line.value() for part in pane.parts.values() for line in part.lines)


def test_a_file_without_numbers_is_refused_beside_the_buttons(
    qtbot: QtBot, context: Context, store: Store, review_id: int, prompts: FakePrompts, tmp_path: Path
):
    page = shown(context, qtbot, review_id)
    pane = pane_of(page)
    in_language(qtbot, pane, page, store, "Polish")
    prompts.file = tmp_path / "back.txt"
    prompts.file.write_text("Witaj\nJestem Ros", encoding="utf-8")
    QTest.keyClick(pane.to_translator.open, SPACE)
    qtbot.waitUntil(lambda: "No numbered line" in pane.to_translator.problem.words, timeout=SLOW)
    QGuiApplication.clipboard().clear()
    QTest.keyClick(pane.to_translator.paste, SPACE)
    assert pane.to_translator.problem.words == NOTHING


@pytest.mark.parametrize("agreed", [True, False])
def test_the_english_is_saved_outside_only_when_she_says_so(
    qtbot: QtBot,
    context: Context,
    store: Store,
    review_id: int,
    prompts: FakePrompts,
    tmp_path: Path,
    agreed: bool,
):
    page = shown(context, qtbot, review_id)
    pane = pane_of(page)
    in_language(qtbot, pane, page, store, "Polish")
    prompts.answer, prompts.new_file = agreed, tmp_path / "out.txt"
    QTest.keyClick(pane.to_translator.save, SPACE)
    if agreed:
        qtbot.waitUntil(
            lambda: prompts.new_file.exists() and prompts.new_file.stat().st_size > 0, timeout=SLOW
        )
        assert "Maisie" not in prompts.named[0]
        assert prompts.new_file.read_text(encoding="utf-8").startswith("1. ")
    else:
        assert prompts.named == [] and not prompts.new_file.exists()


def test_the_other_language_is_taken_out_and_undo_brings_it_back(
    qtbot: QtBot, context: Context, store: Store, review_id: int
):
    page = shown(context, qtbot, review_id)
    pane = pane_of(page)
    in_language(qtbot, pane, page, store, "Somali")
    qtbot.mouseClick(pane.out, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: standing(store, page) is None, timeout=SLOW)
    qtbot.waitUntil(lambda: not pane.to_translator.isVisible(), timeout=SLOW)
    context.ops.undo(lambda _changes: None, page)
    qtbot.waitUntil(lambda: standing(store, page) is not None, timeout=SLOW)


def test_a_check_being_typed_stays_while_a_line_is_put_right(
    qtbot: QtBot, context: Context, store: Store, review_id: int
):
    page = shown(context, qtbot, review_id)
    pane = pane_of(page)
    in_language(qtbot, pane, page, store, "Polish")
    qtbot.waitUntil(lambda: bool(pane.parts), timeout=SLOW)
    QTest.keyClicks(pane.check.form.editor("checked_by"), "Nad")
    line = next(iter(pane.parts.values())).lines[0]
    line.setFocus()
    QTest.keyClicks(line, "Witaj")
    qtbot.waitUntil(lambda: standing(store, page).rows[0].translated == ("Witaj",), timeout=SLOW)
    qtbot.waitUntil(lambda: pane.parts["greeting"].row.translated == ("Witaj",), timeout=SLOW)
    assert pane.check.form.value("checked_by") == "Nad"
