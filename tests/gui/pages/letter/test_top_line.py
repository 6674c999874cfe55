"""How a letter is set, and in which voice, is chosen on its top line, seen on its page and remembered for the child."""

from __future__ import annotations

from functools import partial

from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import Voice
from iro_desk.domain.letters.forms import FormKind, LetterFold, LetterTheme
from iro_desk.gui.pages.letter_page import LetterPage
from iro_desk.services import letters
from tests.gui.pages.letter.studio import choose, editor, settled, shown


def drawn_again(page: LetterPage, qtbot: QtBot, before: bytes) -> None:
    qtbot.waitUntil(lambda: page.preview.pages is not None and page.preview.pages.content != before)


def test_another_page_is_drawn_and_remembered_for_the_child(context, qtbot, store, review_id):
    page = shown(context, qtbot, review_id)
    before = page.preview.pages.content
    choose(page.left.head.page, "Large print")
    drawn_again(page, qtbot, before)
    assert store.read(partial(letters.letter, letter_id=page.letter_id)).form.kind is FormKind.LARGE_PRINT
    assert store.read(partial(letters.wishes, child_id=1)).form is FormKind.LARGE_PRINT
    assert page.left.head.page.words() == "Large print"


def test_a_cream_page_belongs_to_the_dyslexia_friendly_one(context, qtbot, store, review_id):
    page = shown(context, qtbot, review_id)
    choose(page.left.head.page, "Dyslexia, cream")
    qtbot.waitUntil(lambda: store.read(partial(letters.letter, letter_id=page.letter_id)).form.tinted)
    choose(page.left.head.page, "Dyslexia-friendly")
    qtbot.waitUntil(lambda: not store.read(partial(letters.letter, letter_id=page.letter_id)).form.tinted)
    assert store.read(partial(letters.letter, letter_id=page.letter_id)).form.kind is FormKind.DYSLEXIA


def test_the_paper_and_the_childs_colour_are_chosen_and_the_usual_colour_comes_back(
    context, qtbot, store, review_id
):
    page = shown(context, qtbot, review_id)
    before = page.preview.pages.content
    choose(page.left.head.paper, "A5 to fold")
    choose(page.left.head.colour, "Plum")
    drawn_again(page, qtbot, before)
    kept = store.read(partial(letters.letter, letter_id=page.letter_id))
    assert (kept.form.fold, kept.theme) == (LetterFold.BOOKLET, LetterTheme.PLUM)
    choose(page.left.head.colour, "Usual colour")
    qtbot.waitUntil(lambda: store.read(partial(letters.letter, letter_id=page.letter_id)).theme is None)


def test_every_voice_says_who_reads_it(context, qtbot, review_id):
    page = shown(context, qtbot, review_id)
    head = page.left.head
    said = {head.reader.text()}
    for words in (
        "Voice: keepsake",
        "Voice: 5 to 7",
        "Voice: 12 to 15",
        "Voice: 16 and over",
        "Voice: Easy Read",
    ):
        before = head.reader.text()
        choose(head.voice, words)
        qtbot.waitUntil(lambda before=before: head.reader.text() != before and not head.changing)
        assert head.voice.currentText() == words, (
            "a choice on its way is not taken back by what was read before it"
        )
        said.add(head.reader.text())
    assert len(said) == len(Voice)


def test_undo_puts_back_what_was_typed_here_and_never_takes_the_letter_away(context, qtbot, store, review_id):
    page = shown(context, qtbot, review_id)
    undo = page.left.head.undo
    assert not undo.isEnabled(), "drafting it is not undone from here"
    part = editor(page, "greeting")
    was = part.words()
    part.editor.selectAll()
    qtbot.keyClicks(part.editor, "Dear")
    settled(page, qtbot)
    qtbot.waitUntil(undo.isEnabled)
    while undo.isEnabled():
        undo.click()
    qtbot.waitUntil(lambda: part.words() == was)
    assert store.read(partial(letters.letter, letter_id=page.letter_id)).parts, "the letter itself stands"
