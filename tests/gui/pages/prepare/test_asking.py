"""Asking people before a review: on forms, by e-mail, and what came back."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from io import BytesIO

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from iro_desk.domain.codes import Role, YesNo
from iro_desk.domain.consulting import Consulted
from iro_desk.exports.preparation_files import FormAs
from iro_desk.gui.pages.prepare.asking_part import AskingPart
from iro_desk.gui.pages.prepare.papers import FormFiles
from iro_desk.records import PersonFields
from iro_desk.services import (
    attachments,
    children,
    consultations,
    scans,
)
from tests.gui.pages.prepare.steps import KEY, TODAY, opened, reads, settled


def test_somebody_is_asked_with_two_keys_and_their_answers_are_entered(qtbot, context, store, child_id, said):
    page = opened(qtbot, context, child_id, "asked")
    part = page.part
    assert isinstance(part, AskingPart)
    qtbot.waitUntil(lambda: bool(part.rows))
    part.listed.setFocus()
    index = next(n for n, row in enumerate(part.rows) if row.who is Consulted.CARER)
    part.listed.setCurrentIndex(part.listed.rows.index(index))
    QTest.keyClick(part.listed, KEY.Key_Return)
    qtbot.waitUntil(lambda: part.entry is not None and part.entry.form.value("how") == "form")
    QTest.keyClick(page, KEY.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: said == ["Recorded"])
    qtbot.waitUntil(lambda: any(row.who is Consulted.CARER and row.consultation_id for row in part.rows))
    row = next(row for row in part.rows if row.who is Consulted.CARER)
    part.open_row(f"carer:{row.consultation_id}")
    qtbot.waitUntil(lambda: part.entry is not None and part.entry.form.value("received_on") == "2026-06-11")
    part.entry.form.focus("achieved_words")
    QTest.keyClicks(page.focusWidget(), "Learned to swim")
    QTest.keyClick(page, KEY.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "may be read out" in part.entry.problems.accessibleName())
    part.entry.form.set_value("may_read_out", YesNo.YES.value)
    QTest.keyClick(page, KEY.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "The answers are kept" in said)
    page.show_part("read")
    qtbot.waitUntil(lambda: "Learned to swim" in reads(page))


def test_forms_are_saved_to_print_and_for_word_with_no_name_of_the_child(
    qtbot, context, child_id, prompts, said, tmp_path
):
    page = opened(qtbot, context, child_id, "asked:child")
    part = page.part
    qtbot.waitUntil(lambda: part.entry is not None)
    files = part.findChild(FormFiles)
    prompts.new_file = tmp_path / "form.pdf"
    files.save(FormAs.PDF)
    qtbot.waitUntil(lambda: len(said) == 1)
    text = "\n".join(one.extract_text() for one in PdfReader(prompts.new_file).pages)
    assert "My review, my say" in text and "You do not have to answer." in text
    assert "Quill" not in text and "Ember" not in text
    prompts.new_file = tmp_path / "form.docx"
    files.save(FormAs.WORD)
    qtbot.waitUntil(lambda: len(said) == 2)
    assert prompts.new_file.stat().st_size > 0


def test_a_form_is_saved_as_an_email_that_is_not_sent_and_names_nobody(
    qtbot, context, store, child_id, prompts, said, tmp_path
):
    carer = PersonFields(name="Jo Marsh", role=Role.CARER, email="jo@example.org")
    store.write("Carer", lambda s: children.add_person(s, child_id, carer))
    page = opened(qtbot, context, child_id, "asked:carer")
    qtbot.waitUntil(lambda: page.part.entry is not None)
    prompts.new_file = tmp_path / "form.eml"
    page.part.findChild(FormFiles).save(FormAs.EMAIL)
    qtbot.waitUntil(lambda: len(said) == 1)
    message = message_from_bytes(prompts.new_file.read_bytes(), policy=default)
    assert (message["To"], message["X-Unsent"]) == ("jo@example.org", "1")
    (attached,) = message.iter_attachments()
    form = "\n".join(one.extract_text() for one in PdfReader(BytesIO(attached.get_content())).pages)
    assert "Before the review: from the carer" in form
    for words in (message.as_string(), form):
        assert "Quill" not in words and "Ember" not in words


def test_a_scan_of_what_came_back_is_kept_with_the_answers_and_goes_with_the_child(
    qtbot, context, store, child_id, prompts, said, tmp_path
):
    number = store.write(
        "Ask",
        lambda s: consultations.file(s, {"how": "form"}, child_id, 0, Consulted.CARER, TODAY),
    ).value
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    prompts.file = tmp_path / "form.png"
    image.save(str(prompts.file))
    page = opened(qtbot, context, child_id, "asked")
    part = page.part
    qtbot.waitUntil(lambda: bool(part.rows))
    part.open_row(f"carer:{number}")
    part.scans.choose()
    qtbot.waitUntil(lambda: bool(said) and len(part.scans.rows) == 1)
    QTest.keyClicks(part.scans.rows[0].shows, "Both pages of the form")
    part.close_entry()
    settled(qtbot, context)
    (kept,) = store.read(lambda s: scans.of_consultation(s, number))
    assert kept.shows == "Both pages of the form"
    assert store.read(lambda s: attachments.of_visit(s, child_id, 0)) == ()
    store.write("Remove", lambda s: children.remove(s, child_id))
    store.undo()
    assert store.read(lambda s: scans.of_consultation(s, number)) == (kept,)
