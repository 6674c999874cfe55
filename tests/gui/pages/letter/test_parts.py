"""A part of a letter: a line while it is empty, both texts when she wrote her own, and out with what leaks."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt

from iro_desk.gui.widgets.text import Link
from iro_desk.services import letters
from tests.gui.pages.letter.studio import editor, settled, shown


def test_a_part_with_nothing_is_one_line_until_something_is_added(context, qtbot, store, review_id):
    page = shown(context, qtbot, review_id)
    part = editor(page, "going_well")
    assert part.add.isVisible() and not part.editor.isVisible() and not part.leave_out.isVisible()
    part.add.setFocus()
    qtbot.keyClick(part.add, Qt.Key.Key_Return)
    assert part.editor.hasFocus() and not part.add.isVisible()
    qtbot.keyClicks(part.editor, "You swam.")
    settled(page, qtbot)
    kept = store.read(partial(letters.letter, letter_id=page.letter_id))
    assert next(p.written for p in kept.parts if p.slot == "going_well") == "You swam."
    assert "You swam." in page.preview.pages.text()


def test_the_childs_own_words_are_left_out_and_come_back(context, qtbot, review_id):
    page = shown(context, qtbot, review_id)
    part = editor(page, "you_told_me")
    part.leave_out.setFocus()
    qtbot.keyClick(part.leave_out, Qt.Key.Key_Space)
    settled(page, qtbot)
    assert "green room" not in page.preview.pages.text() and not part.said.isVisible()
    qtbot.keyClick(part.leave_out, Qt.Key.Key_Space)
    settled(page, qtbot)
    assert "green room" in page.preview.pages.text() and part.said.isVisible()


def test_both_texts_are_shown_and_keeping_hers_comes_first(context, qtbot, review_id):
    page = shown(context, qtbot, review_id)
    part = editor(page, "greeting")
    drawn = part.words()
    part.editor.selectAll()
    qtbot.keyClicks(part.editor, "Maisie love,")
    both = part.both
    assert both.isVisible() and both.box.isVisible()
    part.editor.setFocus()
    qtbot.keyClick(part.editor, Qt.Key.Key_Tab)
    assert both.keep.hasFocus(), "hers is the first answer"
    qtbot.keyClick(both.keep, Qt.Key.Key_Return)
    assert part.words() == "Maisie love," and not both.box.isVisible() and both.again.isVisible()
    both.again.click()
    assert both.box.isVisible()
    both.use.setFocus()
    qtbot.keyClick(both.use, Qt.Key.Key_Return)
    assert part.words() == drawn and not both.isVisible()


def test_take_it_out_takes_out_the_words_and_leaves_the_caret_where_they_stood(
    context, qtbot, store, said, review_id
):
    """A protected person's name stops the letter; one press takes it out and the letter may go."""
    page = shown(context, qtbot, review_id)
    part = editor(page, "greeting")
    part.editor.setFocus()
    part.editor.selectAll()
    qtbot.keyClicks(part.editor, "Hello Maisie and Quillon,")
    settled(page, qtbot)
    assert "stops this letter" in page.way_out.reason.text()
    out = next(made for made in page.checks.found.findChildren(Link) if made.text() == "Take it out")
    out.setFocus()
    qtbot.keyClick(out, Qt.Key.Key_Return)
    assert part.editor.hasFocus()
    qtbot.waitUntil(lambda: not page.way_out.reason.text())
    assert "Quillon" not in part.words() and part.words().startswith("Hello Maisie and")
    assert "Taken out. Read the sentence again." in said


def test_show_in_the_page_marks_the_words_on_the_page(context, qtbot, review_id):
    page = shown(context, qtbot, review_id)
    page.checks.place_asked.emit("swim every week")
    assert any(sheet._marked for sheet in page.preview.sheets)
    assert editor(page, "we_decided").editor.textCursor().selectedText() == "swim every week"
    assert not page.preview.show_words("no such words", "late")
    assert not any(sheet._marked for sheet in page.preview.sheets)


def test_the_meter_says_how_much_room_the_page_has(context, qtbot, review_id):
    page = shown(context, qtbot, review_id)
    before = page.checks.meter.text()
    assert before.startswith("One page, about ") and before.endswith(" left")
    part = editor(page, "opening")
    part.editor.setFocus()
    part.editor.setPlainText(
        "\n".join(["You told me a long and lovely story about the sea and the boat."] * 70)
    )
    settled(page, qtbot)
    assert page.checks.meter.text() == f"{page.preview.pages.count} pages"
    assert page.preview.pages.count > 1


def test_a_finding_leads_to_where_it_is_put_right(context, qtbot, gone, review_id):
    page = shown(context, qtbot, review_id)
    goes = {made.accessibleName(): made for made in page.checks.findChildren(Link) if made.text() == "Go"}
    name = "Go: Add something only this child would recognise."
    goes[name].setFocus()
    qtbot.keyClick(goes[name], Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: (
            page.left.made["before"].about is not None
            and page.left.made["before"].about.form.editor("personal").hasFocus()
        )
    )
    page.checks.finding_asked.emit("next_date")
    assert (gone[-1].page, gone[-1].subject_id) == ("review", review_id)
