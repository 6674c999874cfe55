"""Preparing a review by keys over a real file: reading, answering, asking, and the page for the train."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes
from email.policy import default
from functools import partial
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from iro_desk.domain.checklist import Mark
from iro_desk.domain.codes import DecisionState, PlanKind, ReviewState, Role, Share, YesNo
from iro_desk.domain.consulting import Consulted
from iro_desk.exports.preparation_files import FormAs
from iro_desk.gui.context import Context
from iro_desk.gui.pages.prepare.after_part import AfterPart
from iro_desk.gui.pages.prepare.asking_part import AskingPart
from iro_desk.gui.pages.prepare.checklist_part import ChecklistPart
from iro_desk.gui.pages.prepare.papers import FormFiles
from iro_desk.gui.pages.prepare.papers_part import PapersPart
from iro_desk.gui.pages.prepare_page import PreparePage
from iro_desk.gui.place import Place
from iro_desk.records import ChildFields, Decision, DecisionFields, PersonFields, Review, VisitFields
from iro_desk.services import (
    attachments,
    checklists,
    children,
    consultations,
    preparing,
    reviews,
    scans,
    sent_in,
    visits,
)
from iro_desk.services.entering import fetch
from iro_desk.storage.store import Store

TODAY = date(2026, 6, 11)
KEY = Qt.Key


@pytest.fixture
def child_id(store: Store, context: Context) -> int:
    """A nine-year-old looked after since February, with her own words from a visit in June."""
    draft = ChildFields(
        preferred_name="Quill",
        surname="Ember",
        born_on=date(2016, 5, 2),
        looked_after_from=date(2026, 2, 2),
    )
    number = store.write(
        "Add",
        lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="Bev", today=TODAY),
    ).value
    visit = VisitFields.model_validate(
        {
            "visit_on": date(2026, 6, 3),
            "place": "home",
            "seen": "yes",
            "seen_alone": "yes",
            "worry": "yes",
            "worry_told": "Told Bev about the stairs",
            "officer_view": "Settled and chatty",
        }
    )
    lines = (
        visits.WordsLine(None, "I want a blue room", Share.MAY_SHARE),
        visits.WordsLine(None, "I hear shouting", Share.PRIVATE),
    )
    store.write("Visit", lambda s: visits.record(s, number, visit, lines, TODAY))
    return number


def opened(qtbot: QtBot, context: Context, child_id: int, part: str = "") -> PreparePage:
    page = PreparePage(context, Place("prepare", child_id, None, part))
    qtbot.addWidget(page)
    page.resize(1170, 706)
    page.show()
    page.load()
    qtbot.waitUntil(lambda: page.banner.isVisible() and bool(page.page.header.title))
    return page


def reads(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def checklist(qtbot: QtBot, page: PreparePage) -> ChecklistPart:
    part = page.part
    assert isinstance(part, ChecklistPart)
    qtbot.waitUntil(lambda: part.due is not None)
    return part


def settled(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)


def test_everything_is_read_on_one_page_and_f8_goes_from_card_to_card(qtbot, context, child_id):
    page = opened(qtbot, context, child_id)
    qtbot.waitUntil(lambda: "I want a blue room" in reads(page))
    said = reads(page)
    for words in (
        "What has changed since last time", "Settled and chatty", "Last time’s decisions", "Papers",
        "Who has been asked", "Checklist", "Getting there", "Told Bev about the stairs",
    ):  # fmt: skip
        assert words in said
    cards = page.part.cards
    QTest.keyClick(page, KEY.Key_F8)
    assert page.focusWidget() is cards[0]
    assert "Settled and chatty" in cards[0].accessibleDescription()
    QTest.keyClick(page, KEY.Key_F8)
    assert page.focusWidget() is cards[1]
    QTest.keyClick(page, KEY.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert page.focusWidget() is cards[0]


def test_a_decision_says_which_review_in_a_row_it_waits_for(qtbot, context, store, child_id):
    review_id = store.write(
        "Begin",
        lambda s: reviews.begin(s, child_id, date(2026, 2, 20), TODAY, context.calendar, context.rules),
    ).value

    def decided(session) -> None:
        draft = DecisionFields.model_validate({"what": "Swimming lessons", "owner": "Bev", "measure": "Had"})
        reviews.set_decisions(session, review_id, (reviews.DecisionRow(None, draft),))
        (row,) = reviews.decisions(session, review_id)
        decision = fetch(session, Decision, row.decision_id)
        decision.times_carried, decision.state = 2, DecisionState.NOT_DONE
        fetch(session, Review, review_id).state = ReviewState.FINISHED
        session.flush()

    store.write("Decide", decided)
    page = opened(qtbot, context, child_id)
    qtbot.waitUntil(lambda: "Third review in a row" in reads(page))
    assert "Not done" in reads(page)


def test_each_item_is_answered_by_one_key_and_the_next_is_current(qtbot, context, store, child_id):
    """Twenty-five items in well under two minutes: one key each, and no waiting between."""
    page = opened(qtbot, context, child_id, "checklist")
    part = checklist(qtbot, page)
    qtbot.waitUntil(lambda: part.listed.hasFocus())
    count = part.listed.rows.rowCount()
    assert count >= 20
    for _ in range(count):
        QTest.keyClick(part.listed, KEY.Key_Y)
    settled(qtbot, context)
    qtbot.waitUntil(lambda: "all answered" in part.left.text())
    due = store.read(lambda s: checklists.due(s, child_id, TODAY))
    assert due.left == 0 and {row.due.answer for row in due.rows} == {Mark.YES}


def test_a_no_stays_says_what_to_ask_and_becomes_a_decision(qtbot, context, store, child_id, said):
    review_id = store.write(
        "Begin", lambda s: reviews.begin(s, child_id, TODAY, TODAY, context.calendar, context.rules)
    ).value
    page = opened(qtbot, context, child_id, "checklist")
    part = checklist(qtbot, page)
    part.listed.go_to("passport")
    QTest.keyClick(part.listed, KEY.Key_N)
    qtbot.waitUntil(lambda: "Who can sign?" in reads(part.follow_up))
    assert part.listed.item() == "passport"
    QTest.keyClick(part.listed, KEY.Key_Return)
    assert part.follow_up.answers.isAncestorOf(page.focusWidget())
    part.follow_up.note.setFocus()
    QTest.keyClicks(part.follow_up.note, "Mum has the old one")
    part.follow_up.decide.setFocus()
    QTest.keyClick(part.follow_up.decide, KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(said))
    part.flush()
    settled(qtbot, context)
    (made,) = store.read(lambda s: reviews.decisions(s, review_id))
    assert made.fields.what == "Apply for a passport"
    assert made.fields.for_child == "You will get a passport, so you can go on trips abroad."
    row = next(
        row
        for row in store.read(lambda s: checklists.due(s, child_id, TODAY)).rows
        if row.due.item.id == "passport"
    )
    assert row.note == "Mum has the old one" and row.is_decided
    qtbot.waitUntil(lambda: "among the decisions" in reads(part.follow_up))


def test_an_answer_is_taken_back_with_backspace(qtbot, context, store, child_id):
    page = opened(qtbot, context, child_id, "checklist")
    part = checklist(qtbot, page)
    first = part.listed.item()
    QTest.keyClick(part.listed, KEY.Key_X)
    QTest.keyClick(part.listed, KEY.Key_Up)
    assert part.listed.item() == first
    QTest.keyClick(part.listed, KEY.Key_Backspace)
    settled(qtbot, context)
    due = store.read(lambda s: checklists.due(s, child_id, TODAY))
    assert due.left == len(due.rows)


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


def test_the_page_for_the_train_holds_nothing_private(
    qtbot, context, store, child_id, prompts, said, tmp_path
):
    ask = store.write(
        "Ask",
        lambda s: consultations.file(
            s, {"how": "form", "received_on": "2026-06-10", "may_read_out": "no"}, child_id, 0,
            Consulted.MOTHER, TODAY,
        ),
    ).value  # fmt: skip
    given = {"received_on": "2026-06-10", "may_read_out": "no", "worried_words": "My own mother is ill"}
    store.write("Answers", partial(sent_in.file_answers, values=given, consultation_id=ask, today=TODAY))
    prompts.new_file = tmp_path / "page.pdf"
    page = opened(qtbot, context, child_id)
    page.save.setFocus()
    QTest.keyClick(page.save, KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(said))
    text = "\n".join(one.extract_text() for one in PdfReader(prompts.new_file).pages)
    assert "OFFICIAL-SENSITIVE" in text and "I want a blue room" in text and "Settled and chatty" in text
    for private in ("I hear shouting", "Told Bev about the stairs", "My own mother is ill"):
        assert private not in text


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


def test_a_paper_is_marked_as_it_comes_in_the_review_itself(qtbot, context, store, child_id):
    """The same record as the review's own section: one key and a date, and nothing to press after."""
    review_id = store.write(
        "Begin", lambda s: reviews.begin(s, child_id, TODAY, TODAY, context.calendar, context.rules)
    ).value
    page = opened(qtbot, context, child_id, "papers")
    part = page.part
    assert isinstance(part, PapersPart)
    qtbot.waitUntil(lambda: part.papers is not None)
    care = part.papers.received[PlanKind.CARE]
    qtbot.waitUntil(lambda: care.isAncestorOf(page.focusWidget()) or care.hasFocus())
    QTest.keyClick(page.focusWidget(), KEY.Key_Space)
    dated = part.papers.dated[PlanKind.CARE].entry
    qtbot.waitUntil(dated.isVisible)
    dated.setFocus()
    QTest.keyClicks(dated, "1 June 2026")
    part.flush()
    settled(qtbot, context)
    kept = next(
        row for row in store.read(lambda s: reviews.papers(s, review_id)) if row.plan is PlanKind.CARE
    )
    assert (kept.received, kept.dated_on) == (YesNo.YES, date(2026, 6, 1))
    QTest.keyClicks(dated, "9")
    part.flush()
    settled(qtbot, context)
    assert store.read(lambda s: reviews.papers(s, review_id))[0].dated_on == date(2026, 6, 1)
    page.show_part("read")
    qtbot.waitUntil(lambda: "Dated Mon 1 June 2026" in reads(page))


def test_a_paper_dated_in_days_to_come_is_refused_in_words(qtbot, context, store, child_id):
    store.write("Begin", lambda s: reviews.begin(s, child_id, TODAY, TODAY, context.calendar, context.rules))
    page = opened(qtbot, context, child_id, "papers")
    part = page.part
    qtbot.waitUntil(lambda: part.papers is not None)
    part.papers.received[PlanKind.PEP].set_value("yes")
    part.papers.dated[PlanKind.PEP].set_value(date(2026, 7, 1))
    part.flush()
    qtbot.waitUntil(lambda: "School plan (PEP): This day must be today or earlier." in reads(part))


def test_without_an_open_review_the_papers_lead_to_it(qtbot, context, child_id, gone):
    page = opened(qtbot, context, child_id, "papers")
    qtbot.waitUntil(lambda: "No review is open" in reads(page.part))
    start = next(one for one in page.part.findChildren(QPushButton) if "Start the review" in one.text())
    start.setFocus()
    QTest.keyClick(start, KEY.Key_Return)
    assert gone == [Place("review", child_id)]


def test_arrows_along_the_tabs_pass_the_papers_without_marking_one(qtbot, context, store, child_id):
    """The keyboard stays with the tabs until Tab (U33): an arrow meant for them would answer for a paper."""
    review_id = store.write(
        "Begin", lambda s: reviews.begin(s, child_id, TODAY, TODAY, context.calendar, context.rules)
    ).value
    page = opened(qtbot, context, child_id, "read")
    page.tabs.setFocus()
    QTest.keyClick(page.focusWidget(), KEY.Key_Right)
    qtbot.waitUntil(lambda: isinstance(page.part, PapersPart) and page.part.papers is not None)
    QTest.keyClick(page.focusWidget(), KEY.Key_Right)
    part = checklist(qtbot, page)
    assert not part.listed.hasFocus() and page.tabs.isAncestorOf(page.focusWidget())
    settled(qtbot, context)
    assert not [row for row in store.read(lambda s: reviews.papers(s, review_id)) if row.received]


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


def test_the_way_on_is_the_review(qtbot, context, child_id, gone):
    page = opened(qtbot, context, child_id)
    page.review.setFocus()
    QTest.keyClick(page.review, KEY.Key_Return)
    assert gone == [Place("review", child_id)]


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


def test_escape_goes_from_what_follows_back_to_the_list(qtbot, context, child_id):
    page = opened(qtbot, context, child_id, "checklist")
    part = checklist(qtbot, page)
    QTest.keyClick(part.listed, KEY.Key_Return)
    assert part.follow_up.isAncestorOf(page.focusWidget())
    QTest.keyClick(page.focusWidget(), KEY.Key_Escape)
    assert part.listed.hasFocus()
