"""What somebody thought of a review, and what the child chose."""

from __future__ import annotations

from datetime import date

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from iro_desk.domain.codes import ReviewState
from iro_desk.exports.preparation_files import FormAs
from iro_desk.gui.pages.prepare.after_part import AfterPart
from iro_desk.gui.pages.prepare.papers import FormFiles
from iro_desk.records import Review
from iro_desk.services import (
    preparing,
    reviews,
)
from iro_desk.services.entering import fetch
from tests.gui.pages.prepare.steps import KEY, TODAY, checklist, opened, reads


def test_what_somebody_thought_is_asked_entered_and_read_before_the_next_review(
    qtbot, context, store, child_id, prompts, said, tmp_path
):
    """Asked with a form to give, answered in the form's own words, quoted as given on the page to read."""
    review_id = store.write(
        "Begin",
        lambda s: reviews.begin(s, child_id, date(2026, 2, 20), TODAY, context.calendar, context.rules),
    ).value
    store.write("End", lambda s: setattr(fetch(s, Review, review_id), "state", ReviewState.FINISHED))
    page = opened(qtbot, context, child_id, "feedback")
    part = page.part
    assert isinstance(part, AfterPart)
    qtbot.waitUntil(lambda: part.listed is not None and part.listed.hasFocus())
    QTest.keyClick(part.listed, KEY.Key_Down)
    QTest.keyClick(part.listed, KEY.Key_Return)
    qtbot.waitUntil(lambda: part.entry is not None and part.entry.form.value("sent_on") == "2026-06-11")
    prompts.new_file = tmp_path / "after.pdf"
    part.findChild(FormFiles).save(FormAs.PDF)
    qtbot.waitUntil(lambda: len(said) == 1)
    text = "\n".join(one.extract_text() for one in PdfReader(prompts.new_file).pages)
    assert "Did you feel respected?" in text and "without your name" in text and "Quill" not in text
    QTest.keyClick(page, KEY.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "1 asked, 0 answered." in reads(part))
    part.open_row(next(f"{row.who.value}:{row.feedback_id}" for row in part.sheet.rows if row.feedback_id))
    qtbot.waitUntil(lambda: part.entry is not None and part.entry.form.value("received_on") == "2026-06-11")
    part.entry.form.set_value("respect_chosen", "mostly")
    part.entry.form.focus("right_words")
    QTest.keyClicks(page.focusWidget(), "you rang me first")
    QTest.keyClick(page, KEY.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "1 asked, 1 answered." in reads(part))
    page.show_part("read")
    qtbot.waitUntil(lambda: "“you rang me first”" in reads(page))
    assert "Did you feel respected? Mostly" in reads(page)


def test_the_childs_choices_are_entered_and_read(qtbot, context, store, child_id, said):
    page = opened(qtbot, context, child_id, "choices")
    part = page.part
    qtbot.waitUntil(lambda: part.entry is not None and part.entry.form.caret() is not None)
    QTest.keyClicks(page.focusWidget(), "In the park")
    QTest.keyClick(page, KEY.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(said))
    found = store.read(lambda s: preparing.prepared(s, child_id, TODAY, context.calendar))
    assert [one.words for one in found.choices] == ["In the park"]


def test_escape_goes_from_what_follows_back_to_the_list(qtbot, context, child_id):
    page = opened(qtbot, context, child_id, "checklist")
    part = checklist(qtbot, page)
    QTest.keyClick(part.listed, KEY.Key_Return)
    assert part.follow_up.isAncestorOf(page.focusWidget())
    QTest.keyClick(page.focusWidget(), KEY.Key_Escape)
    assert part.listed.hasFocus()
