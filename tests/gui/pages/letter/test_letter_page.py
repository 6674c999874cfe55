"""The letter's screen: written by part, checked as a finished page, and let out only when nothing stops it (S29)."""

from __future__ import annotations

import hashlib
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from iro_desk.domain.letters.forms import LetterFold, LetterForm
from iro_desk.gui import theme
from iro_desk.gui.pages.letter_page import LetterPage
from iro_desk.gui.place import Place
from iro_desk.services import letters, outbox
from tests.gui.conftest import TODAY, FakePrompts
from tests.gui.pages.letter.studio import choose, editor, family, settled, shown, words_on


def test_a_letter_is_drafted_and_its_finished_page_drawn(context, qtbot, review_id):
    page = shown(context, qtbot, review_id)
    assert "Maisie" in editor(page, "greeting").editor.value()
    assert page.preview.pages.count == 1
    assert "swim every week" in page.preview.pages.text()
    assert page.here().subject_id == page.letter_id


def test_what_is_typed_is_kept_by_itself_and_redrawn(context, qtbot, store, review_id):
    """U16."""
    page = shown(context, qtbot, review_id)
    part = editor(page, "greeting")
    part.editor.setFocus()
    part.editor.selectAll()
    qtbot.keyClicks(part.editor, "Dear Maisie,")
    settled(page, qtbot)
    kept = store.read(partial(letters.letter, letter_id=page.letter_id))
    assert next(p.written for p in kept.parts if p.slot == "greeting") == "Dear Maisie,"
    assert "Dear Maisie" in page.preview.pages.text()
    assert part.composed.isVisible()


def test_leaving_at_once_keeps_the_last_key(context, qtbot, store, review_id):
    """S14: locking hands every typed word over."""
    page = shown(context, qtbot, review_id)
    part = editor(page, "greeting")
    part.editor.selectAll()
    qtbot.keyClicks(part.editor, "Hi")
    page.flush()
    kept = store.read(partial(letters.letter, letter_id=page.letter_id))
    assert next(p.written for p in kept.parts if p.slot == "greeting") == "Hi"


def test_the_childs_own_words_cannot_be_written_over(context, qtbot, review_id):
    page = shown(context, qtbot, review_id)
    part = editor(page, "you_told_me")
    assert part.said.isVisible()
    assert not part.editor.isVisible()


def test_a_protected_persons_name_in_the_finished_page_stops_it(context, qtbot, store, review_id):
    """S29: the button waits and says why; nothing reaches the outbox."""
    page = shown(context, qtbot, review_id)
    part = editor(page, "greeting")
    part.editor.setFocus()
    qtbot.keyClicks(part.editor, " You and Quillon.")
    settled(page, qtbot)
    qtbot.waitUntil(lambda: "This letter cannot go out yet" in words_on(page))
    assert "stops this letter" in page.way_out.reason.text()
    qtbot.mouseClick(page.way_out.put, Qt.MouseButton.LeftButton)
    assert page.checks.blocked.hasFocus()
    assert store.read(outbox.rows) == ()


def test_the_bytes_in_the_outbox_are_the_bytes_that_were_shown(context, qtbot, store, gone, review_id):
    page = shown(context, qtbot, review_id)
    assert page.way_out.reason.text() == ""
    previewed = page.preview.pages.content
    qtbot.mouseClick(page.way_out.put, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(gone))
    (row,) = store.read(outbox.rows)
    assert row.sha256 == hashlib.sha256(previewed).hexdigest()
    assert (row.recipient_role, row.file_name) == ("The child", f"IRO-K7F3Q2-letter-{TODAY}.pdf")
    assert gone == [Place("send", 1)], "it is read at once as it will leave"
    assert store.read(partial(letters.letter, letter_id=page.letter_id)).finished


def test_every_kind_of_file_goes_that_is_ticked(context, qtbot, store, gone, review_id):
    page = shown(context, qtbot, review_id)
    assert page.way_out.fold.isHidden()
    folded = partial(
        letters.change_form, letter_id=page.letter_id, form=LetterForm(fold=LetterFold.BOOKLET), theme=None
    )
    store.write("Fold it", folded)
    page.load()
    qtbot.waitUntil(lambda: not page.way_out.fold.isHidden())
    for tick in (page.way_out.word, page.way_out.text, page.way_out.fold):
        tick.click()
    qtbot.waitUntil(lambda: page.way_out.reason.text() == "")
    page.way_out.put.click()
    qtbot.waitUntil(lambda: bool(gone))
    rows = store.read(outbox.rows)
    assert {row.file_format for row in rows} == {"pdf", "docx", "txt", "fold"}
    assert len({row.file_name for row in rows}) == 4, "no file stands under another's name"


def test_ctrl_p_leads_to_where_it_is_read_and_printed(context, qtbot, store, gone, review_id):
    """S48, U58: no letter is printed that was not checked and read as it leaves."""
    page = shown(context, qtbot, review_id)
    qtbot.waitUntil(lambda: page.way_out.reason.text() == "")
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == [Place("send", page.place.child_id)]
    assert [row.placed_at for row in store.read(outbox.rows)] == [None]


def test_a_sisters_first_name_needs_a_reason_and_a_yes(context, qtbot, store, prompts: FakePrompts, gone):
    review_id = store.write("Add", partial(family, sister="Isolde")).value
    page = shown(context, qtbot, review_id)
    part = editor(page, "greeting")
    part.editor.setFocus()
    qtbot.keyClicks(part.editor, " Say hello to Isolde.")
    settled(page, qtbot)
    assert "why it is safe" in page.way_out.reason.text()
    (line,) = page.checks.found.lines.values()
    qtbot.keyClicks(line, "They live together")
    prompts.answer = False
    page.way_out.put.click()
    assert prompts.asked == ["Leave what the leak check found in this letter?"]
    assert store.read(outbox.rows) == ()
    prompts.answer = True
    page.way_out.put.click()
    qtbot.waitUntil(lambda: bool(gone))
    (kept,) = [row.reason for row in store.read(outbox.rows)]
    assert kept == "“Isolde” is the first name of a brother or sister. They live together"


def test_a_reason_stays_while_its_sentence_stays_and_is_asked_again_when_it_changes(context, qtbot, store):
    """S42: a reason is for these words in this sentence."""
    review_id = store.write("Add", partial(family, sister="Isolde")).value
    page = shown(context, qtbot, review_id)
    part = editor(page, "greeting")
    part.editor.setFocus()
    qtbot.keyClicks(part.editor, " Say hello to Isolde. ")
    settled(page, qtbot)
    (line,) = page.checks.found.lines.values()
    qtbot.keyClicks(line, "They live together")
    qtbot.keyClicks(part.editor, "It rained.")
    settled(page, qtbot)
    assert list(page.checks.reasons().values()) == ["They live together"]
    qtbot.keyClicks(part.editor, " Isolde lives at the farm.")
    settled(page, qtbot)
    assert list(page.checks.reasons().values()) == [""]
    assert "why it is safe" in page.way_out.reason.text()


def test_show_me_where_selects_the_words(context, qtbot, review_id):
    page = shown(context, qtbot, review_id)
    part = editor(page, "greeting")
    part.editor.setFocus()
    qtbot.keyClicks(part.editor, " Quillon")
    settled(page, qtbot)
    page.checks.place_asked.emit("Quillon")
    assert part.editor.textCursor().selectedText() == "Quillon"
    assert part.editor.hasFocus()


def test_another_voice_keeps_the_officers_own_words(context, qtbot, store, review_id):
    page = shown(context, qtbot, review_id)
    part = editor(page, "greeting")
    part.editor.selectAll()
    qtbot.keyClicks(part.editor, "Maisie love,")
    choose(page.left.head.voice, "Voice: 16 and over")
    qtbot.waitUntil(
        lambda: store.read(partial(letters.letter, letter_id=page.letter_id)).voice.value == "16+"
    )
    kept = store.read(partial(letters.letter, letter_id=page.letter_id))
    assert next(p.written for p in kept.parts if p.slot == "greeting") == "Maisie love,"


def test_a_child_without_a_letter_is_told_where_letters_come_from(context, qtbot, review_id):
    page = LetterPage(context, Place("letter", 2))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: any("No letter here yet" in label.text() for label in page.findChildren(QLabel)))


def test_at_twice_the_text_one_pane_fits_the_window_and_the_way_out_moves_beside_the_panes(
    context, qtbot, qapp, review_id
):
    """U: at 200% the letter asks for no wider window than the officer has."""
    theme.source().follow(qapp, "light", 2.0)
    page = shown(context, qtbot, review_id)
    assert page.width() == 1290
    assert page.switch.isVisible() and page.way_out.put.isVisible()
    assert not page.banner.isAncestorOf(page.way_out)


def test_a_letter_read_late_leaves_the_keyboard_where_she_has_put_it(context, qtbot, review_id):
    """An Enter meant for one thing never lands in the greeting."""
    page = LetterPage(context, Place("letter", 1, None, f"review:{review_id}"))
    qtbot.addWidget(page)
    page.resize(1290, 700)
    page.show()
    page.checks.list.setFocus()
    page.note_press()
    page.load()
    qtbot.waitUntil(lambda: bool(page.writing.editors))
    assert page.focusWidget() is page.checks.list
