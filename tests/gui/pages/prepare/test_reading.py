"""Reading before a review: one page, what waits and how long, the page for the train, and the way on."""

from __future__ import annotations

from datetime import date
from functools import partial

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from iro_desk.domain.codes import DecisionState, ReviewState
from iro_desk.domain.consulting import Consulted
from iro_desk.gui.place import Place
from iro_desk.records import Decision, DecisionFields, Review
from iro_desk.services import (
    consultations,
    reviews,
    sent_in,
)
from iro_desk.services.entering import fetch
from tests.gui.pages.prepare.steps import KEY, TODAY, opened, reads


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


def test_the_way_on_is_the_review(qtbot, context, child_id, gone):
    page = opened(qtbot, context, child_id)
    page.review.setFocus()
    QTest.keyClick(page.review, KEY.Key_Return)
    assert gone == [Place("review", child_id)]
