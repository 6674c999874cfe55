"""Spelling, plainer words and phrases in the real window, by keys (issue: the writing of a review)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import Role
from iro_desk.domain.writing.plain_words import WrittenFor
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.writing.assistance import Assistance
from iro_desk.records import ChildFields, Person, PersonFields
from iro_desk.services import children, phrases, settings, writing
from iro_desk.services.entering import insert
from iro_desk.storage.store import Store
from tests.gui.conftest import TODAY, FakePrompts
from tests.gui.test_main_window import Desk, in_front, settled

#: a menu is a window of its own, which the offscreen platform shows but cannot raise
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
WAVE, DOTS = QTextCharFormat.UnderlineStyle.WaveUnderline, QTextCharFormat.UnderlineStyle.DotLine


@pytest.fixture
def desk(qtbot: QtBot, store: Store, prompts: FakePrompts, qapp: QApplication) -> Iterator[Desk]:
    """The window with the box for a jot open, and the dictionary read."""
    made = Desk(store, prompts, qapp)
    made.window.show()
    qtbot.waitUntil(lambda: made.page != "" and in_front(made))
    made.press(Qt.Key.Key_J, CTRL)
    settled(qtbot, made)
    qtbot.waitUntil(lambda: made.window.writing.aids.is_loaded, timeout=10_000)
    settled(qtbot, made)
    yield made
    for menu in made.window.findChildren(QMenu):
        menu.close()
    made.window.flush()
    qtbot.waitUntil(lambda: made.window.ops.writes_waiting == 0)
    made.window.finish()
    made.window.hide()
    made.window.deleteLater()


def editor_of(desk: Desk) -> NarrativeEdit:
    return desk.window.jot.text


def write(desk: Desk, words: str) -> NarrativeEdit:
    editor = editor_of(desk)
    QTest.keyClicks(editor, words)
    return editor


def marked(editor: NarrativeEdit, style: QTextCharFormat.UnderlineStyle) -> list[str]:
    """The words drawn with an underline of this kind, in order."""
    found = []
    block = editor.document().begin()
    while block.isValid():
        for place in block.layout().formats():
            if place.format.underlineStyle() == style:
                found.append(block.text()[place.start : place.start + place.length])
        block = block.next()
    return found


def waits_for_marks(qtbot: QtBot, editor: NarrativeEdit) -> None:
    qtbot.waitUntil(lambda: editor.findChild(Assistance).marker.is_done, timeout=10_000)


def menu_at(qtbot: QtBot, editor: NarrativeEdit, word: str | None = None) -> QMenu:
    """The menu, opened by Ctrl+. with the caret in a word."""
    if word is not None:
        editor.put_caret(editor.value().index(word) + 1)
    QTest.keyClick(editor, Qt.Key.Key_Period, CTRL)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entries(menu: QMenu) -> list[str]:
    return [one.text().split("\t")[0] for one in menu.actions() if not one.isSeparator()]


def choose(menu: QMenu, words: str) -> None:
    next(one for one in menu.actions() if one.text().split("\t")[0] == words).trigger()
    menu.close()


def add_child(store: Store, name: str, surname: str = "", code: str = "") -> int:
    draft = ChildFields(preferred_name=name, surname=surname, born_on=date(2015, 3, 4), local_code=code)
    return store.write(
        "Add",
        lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="", today=TODAY),
    ).value


def test_the_dictionary_is_read_only_when_something_is_written(qtbot, store, prompts, qapp):
    made = Desk(store, prompts, qapp)
    made.window.show()
    qtbot.waitUntil(lambda: made.page != "" and in_front(made))
    settled(qtbot, made)
    assert not made.window.writing.aids.is_loaded
    made.window.finish()
    made.window.hide()
    made.window.deleteLater()


def test_a_wrong_word_is_underlined_once_it_is_finished(qtbot, desk):
    editor = write(desk, "I recieve")
    assert marked(editor, WAVE) == []
    QTest.keyClicks(editor, " organised colour organize")
    assert marked(editor, WAVE) == ["recieve"]


@pytest.mark.parametrize(
    "code",
    ["sam.brwn@exmple.gov.uk", "https://wwww.exmple.uk/abcdq", "www.exmpl.uk", "AB12qqz", "PQRZ", "k9_zzq"],
)
def test_addresses_and_codes_are_not_spelt(desk, code):
    editor = write(desk, f"See {code} today ")
    assert marked(editor, WAVE) == []


def test_british_words_are_offered_and_one_key_puts_one_in_as_one_step(qtbot, desk):
    editor = write(desk, "We organisse it")
    menu = menu_at(qtbot, editor, "organisse")
    assert "organise" in entries(menu) and "organize" not in entries(menu)
    assert menu.activeAction().text() == "organises"
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.value() == "We organise it")
    assert marked(editor, WAVE) == []
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.value() == "We organisse it"


def test_the_menu_key_and_the_right_button_open_it_for_their_word(qtbot, desk):
    editor = write(desk, "recieve and definately")
    for reason, word, wanted in (
        (QContextMenuEvent.Reason.Keyboard, "recieve", "receive"),
        (QContextMenuEvent.Reason.Mouse, "definately", "definitely"),
    ):
        editor.put_caret(1)
        cursor = QTextCursor(editor.document())
        cursor.setPosition(editor.value().index(word) + 2)
        at = editor.viewport().mapToGlobal(editor.cursorRect(cursor).center())
        QApplication.sendEvent(editor.viewport(), QContextMenuEvent(reason, QPoint(1, 1), at))
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        menu = QApplication.activePopupWidget()
        assert wanted in entries(menu)
        menu.close()
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_her_own_word_is_kept_and_never_marked_again(qtbot, desk, store):
    editor = write(desk, "At Brackenholme's door ")
    assert marked(editor, WAVE) == ["Brackenholme's"]
    choose(menu_at(qtbot, editor, "Bracken"), "Add “Brackenholme” to my words")
    qtbot.waitUntil(lambda: marked(editor, WAVE) == [], timeout=5000)
    assert [one.word for one in store.read(writing.own_words)] == ["Brackenholme"]
    settled(qtbot, desk)
    qtbot.waitUntil(lambda: in_front(desk))
    desk.press(Qt.Key.Key_Z, CTRL | ALT)
    qtbot.waitUntil(lambda: marked(editor, WAVE) == ["Brackenholme's"], timeout=5000)


def test_names_on_the_desk_are_known_as_soon_as_they_are_there(qtbot, desk, store):
    editor = write(desk, "Oluwaseun's aunt, Mrs Kowalczykowa ")
    assert marked(editor, WAVE) == ["Oluwaseun's", "Kowalczykowa"]
    child = add_child(store, "Oluwaseun")
    person = PersonFields(name="Anna Kowalczykowa", role=Role.OTHER)

    def both(session):
        insert(session, Person, person, child_id=child)

    desk.window.ops.write("Add a person", both)
    qtbot.waitUntil(lambda: marked(editor, WAVE) == [], timeout=5000)
    assert store.read(writing.own_words) == ()


def test_ctrl_full_stop_goes_to_the_next_marked_word(qtbot, desk):
    editor = write(desk, "This is right. This is definately not.")
    editor.put_caret(0)
    menu = menu_at(qtbot, editor)
    assert "definitely" in entries(menu)


def test_ctrl_full_stop_says_when_nothing_is_marked(qtbot, desk):
    editor = write(desk, "All of this is right. ")
    QTest.keyClick(editor, Qt.Key.Key_Period, CTRL)
    assert desk.toasts[-1] == "Nothing is marked in this answer."


def test_a_word_of_the_trade_has_dots_and_plainer_words_beside_it(qtbot, desk):
    editor = write(desk, 'Her siblings came. He said "my siblings" too. ')
    assert marked(editor, DOTS) == ["siblings"]
    menu = menu_at(qtbot, editor, "siblings")
    assert entries(menu)[:3] == ["Plainer words", "brothers", "sisters"]
    choose(menu, "brothers")
    assert editor.value().startswith("Her brothers came.")
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.value().startswith("Her siblings came.")


def test_what_is_left_to_fill_in_is_selected(qtbot, desk):
    editor = write(desk, "Contact was good. ")
    choose(menu_at(qtbot, editor, "Contact"), "Seeing …")
    assert editor.textCursor().selectedText() == "…"
    QTest.keyClicks(editor, "Gran")
    assert editor.value() == "Seeing Gran was good. "


def test_an_acronym_is_written_out(qtbot, desk):
    editor = write(desk, "The SDQ is due. ")
    choose(menu_at(qtbot, editor, "SDQ"), "strengths and difficulties questionnaire")
    assert editor.value() == "The strengths and difficulties questionnaire is due. "


def test_a_record_keeps_its_own_terms_and_a_letter_does_not(qtbot, desk):
    editor = write(desk, "The placement is stable. ")
    assert marked(editor, DOTS) == []
    editor.written_for = WrittenFor.CHILD
    editor.set_value("The placement is stable and kind.")
    assert marked(editor, DOTS) == ["placement"]
    editor.written_for = WrittenFor.NOBODY_ELSE
    editor.set_value("My placement is nice")
    assert marked(editor, DOTS) == []


@pytest.mark.parametrize(("key", "style"), [(settings.SPELLING, WAVE), (settings.PLAIN_WORDS, DOTS)])
def test_each_can_be_turned_off(qtbot, desk, key, style):
    editor = write(desk, "His siblings recieve it. ")
    other = DOTS if style is WAVE else WAVE
    assert marked(editor, style) and marked(editor, other)
    desk.window.ops.write("Set", lambda s: settings.change(s, key, "no"))
    qtbot.waitUntil(lambda: marked(editor, style) == [], timeout=5000)
    assert marked(editor, other)


def paste(editor: NarrativeEdit, text: str = "", html: str = "") -> None:
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    QApplication.clipboard().setMimeData(mime)
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)


def test_paste_from_word_is_cleaned_in_one_step_of_undo(qtbot, desk):
    editor = write(desk, "Before ")
    html = '<html><p class=MsoListParagraph style="mso-list:l0">x</p></html>'
    paste(editor, "One\u00a0“two”\u00ad  \r\n\uf0b7\tThree\r\nA\tB\r\nC\tD\r\n", html)
    assert editor.value() == "Before One “two”\n•\tThree\nA\tB\nC\tD"
    first, second = (editor.document().findBlockByNumber(number).blockFormat() for number in (0, 1))
    assert first.lineHeight() == second.lineHeight() > 100
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.value() == "Before "


def test_a_list_copied_from_a_page_keeps_its_marks(desk):
    editor = editor_of(desk)
    paste(editor, "One\nTwo", "<ol><li><b>One</b></li><li>Two</li></ol>")
    assert editor.value() == "1.\tOne\n2.\tTwo"
    assert not editor.document().begin().begin().fragment().charFormat().fontWeight() > 500


def test_a_picture_copied_from_a_page_takes_no_words_away(desk):
    editor = write(desk, "Kept")
    editor.selectAll()
    paste(editor, html="<img src='x.png'>")
    assert editor.value() == "Kept"


def test_a_megabyte_is_pasted_whole_and_marked_afterwards(qtbot, desk):
    editor = editor_of(desk)
    line = "He did recieve it and all was well with him and everyone around. " * 500
    paste(editor, "\r\n".join([line.strip()] * 31))
    assert len(editor.value()) > 1_000_000
    waits_for_marks(qtbot, editor)
    assert len(marked(editor, WAVE)) == 31 * 500
    editor.set_value("")


def select(editor: NarrativeEdit, words: str) -> None:
    cursor = editor.textCursor()
    at = editor.value().index(words)
    cursor.setPosition(at)
    cursor.setPosition(at + len(words), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def make_phrase(qtbot: QtBot, desk: Desk, editor: NarrativeEdit, words: str) -> None:
    select(editor, words)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(editor.viewport(), event)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    choose(QApplication.activePopupWidget(), "Make a phrase of the selected words")
    settled(qtbot, desk)
    settled(qtbot, desk)
    qtbot.waitUntil(lambda: in_front(desk))


def test_a_phrase_is_made_of_a_selection_and_put_in_by_keys(qtbot, desk, store):
    editor = write(desk, "You can ring me when you like. ")
    make_phrase(qtbot, desk, editor, "You can ring me when you like.")
    assert [row.title for row in store.read(lambda s: phrases.found(s, ""))] == ["You can ring me when you …"]
    editor.put_caret(len(editor.value()))
    QTest.keyClick(editor, Qt.Key.Key_Semicolon, CTRL)
    picker = desk.window.writing.picker
    qtbot.waitUntil(lambda: picker.list.rows.rowCount() == 1)
    QTest.keyClicks(picker.line, "ring")
    settled(qtbot, desk)
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.isHidden() and desk.window.focusWidget() is editor
    assert editor.value() == "You can ring me when you like. You can ring me when you like."
    QTest.keyClicks(editor, " Or write.")
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.value() == "You can ring me when you like. You can ring me when you like."
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.value() == "You can ring me when you like. "


def test_a_phrase_is_found_through_the_finder_too(qtbot, desk, store):
    store.write("Phrase", lambda s: phrases.keep(s, {"title": "Rights", "text": "You can complain."}, None))
    editor = write(desk, "So: ")
    desk.press(Qt.Key.Key_K, CTRL)
    QTest.keyClicks(desk.window.finder.line, "insert a phr")
    settled(qtbot, desk)
    settled(qtbot, desk)
    QTest.keyClick(desk.window.finder.line, Qt.Key.Key_Return)
    picker = desk.window.writing.picker
    qtbot.waitUntil(lambda: picker.isVisible() and picker.list.rows.rowCount() == 1)
    settled(qtbot, desk)
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert editor.value() == "So: You can complain."


def test_esc_puts_the_picker_away_and_writes_nothing(qtbot, desk):
    editor = write(desk, "So: ")
    QTest.keyClick(editor, Qt.Key.Key_Semicolon, CTRL)
    picker = desk.window.writing.picker
    settled(qtbot, desk)
    assert "no phrases" in picker.list.rows.row(0).main
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.isVisible()
    QTest.keyClick(picker.line, Qt.Key.Key_Escape)
    assert picker.isHidden() and desk.window.focusWidget() is editor and editor.value() == "So: "


def test_a_selection_with_a_childs_name_is_refused_with_a_sentence(qtbot, desk, store):
    add_child(store, "Wilfrid", "Hartlebury", "C-4471")
    editor = write(desk, "Wilfrid can ring me. ")
    make_phrase(qtbot, desk, editor, "Wilfrid can ring me.")
    assert store.read(lambda s: phrases.found(s, "")) == ()
    assert desk.toasts[-1] == (
        "A phrase is for any child, and this holds a name from your desk. Take it out, then keep the phrase."
    )


def test_phrases_and_words_are_changed_in_settings(qtbot, desk, store):
    store.write("Phrase", lambda s: phrases.keep(s, {"title": "Rights", "text": "You can complain."}, None))
    store.write("Word", lambda s: writing.add_word(s, "Brackenholme"))
    desk.window.jot.put_away()
    desk.window.go(Place("settings", part="words"))
    for _ in range(3):
        settled(qtbot, desk)
    part = desk.window.screen_now.part
    part.phrases.setFocus()
    QTest.keyClick(part.phrases, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part.form.keep_it.isVisible())
    title = part.form.form.editor("title")
    title.setFocus()
    QTest.keyClick(title, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(title, "How to complain")
    QTest.keyClick(title, Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: part.form is None)
    assert [row.title for row in store.read(lambda s: phrases.found(s, ""))] == ["How to complain"]
    qtbot.waitUntil(lambda: part.phrases.rows.row(0).main == "How to complain")
    QTest.keyClicks(part.word, "two words")
    QTest.keyClick(part.word, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part.word_row.problem == "Enter one word, without spaces.")
    part.words.setFocus()
    QTest.keyClick(part.words, Qt.Key.Key_Return)
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: store.read(writing.own_words) == ())
    desk.press(Qt.Key.Key_Z, CTRL | ALT)
    qtbot.waitUntil(lambda: len(store.read(writing.own_words)) == 1)
    qtbot.waitUntil(lambda: part.words.rows.rowCount() == 1)


def test_a_phrase_with_a_detail_is_refused_at_its_field_in_settings(qtbot, desk, store):
    add_child(store, "Wilfrid", "Hartlebury", "C-4471")
    desk.window.jot.put_away()
    desk.window.go(Place("settings", part="words"))
    for _ in range(3):
        settled(qtbot, desk)
    part = desk.window.screen_now.part
    part.write_phrase()
    qtbot.waitUntil(lambda: part.form.keep_it.isVisible())
    QTest.keyClicks(part.form.form.editor("title"), "Case")
    QTest.keyClicks(part.form.form.editor("text"), "Ask about c4471.")
    QTest.keyClick(part.form.form.editor("text"), Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: "holds a case number" in part.form.form.rows["text"].problem)
    assert store.read(lambda s: phrases.found(s, "")) == ()
