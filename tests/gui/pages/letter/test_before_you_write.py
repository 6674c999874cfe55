"""What only the officer can say is asked beside the letter, kept as it is typed, and drawn into the words at once."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select

from iro_desk.domain.codes import Share
from iro_desk.domain.letters.codes import LetterKind
from iro_desk.gui.pages.letter.before_pane import BeforePane
from iro_desk.gui.pages.letter_page import LetterPage
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import Button
from iro_desk.records import Ask, Decision
from iro_desk.services import drafts, letters
from iro_desk.storage.store import Store
from tests.gui.pages.letter.studio import choose, editor, opened, settled, shown, words_on


def before(page: LetterPage, qtbot: QtBot) -> BeforePane:
    """The pane, chosen on the strip by the keyboard, with its questions read."""
    page.left.tabs.buttons[0].setFocus()
    qtbot.keyClick(page.left.tabs.buttons[0], Qt.Key.Key_Right)
    pane = page.left.made["before"]
    assert isinstance(pane, BeforePane)
    qtbot.waitUntil(lambda: pane.about is not None and pane.about.isVisible())
    return pane


def said(store: Store, page: LetterPage) -> letters.LetterAsked:
    return store.read(partial(letters.asked, letter_id=page.letter_id))


def test_the_rule_and_when_to_send_stand_above_the_questions(context, qtbot, review_id):
    pane = before(shown(context, qtbot, review_id), qtbot)
    assert pane.send.text().startswith("After the review")
    assert "in their own words" in pane.rule.text()
    assert pane.isVisible() and pane.about.form.rows["personal"].isVisible()


def test_what_is_said_is_in_the_words_at_once_and_her_own_words_stay(context, qtbot, store, review_id):
    page = shown(context, qtbot, review_id)
    greeting = editor(page, "greeting")
    greeting.editor.selectAll()
    qtbot.keyClicks(greeting.editor, "Maisie love,")
    settled(page, qtbot)
    pane = before(page, qtbot)
    qtbot.keyClicks(pane.about.form.editor("went_well"), "You swam a length.")
    qtbot.waitUntil(lambda: "You swam a length." in editor(page, "going_well").words())
    assert said(store, page).said.went_well == "You swam a length."
    assert greeting.words() == "Maisie love,"
    assert pane.about.form.editor("went_well").value() == "You swam a length."


def test_the_count_says_how_much_is_still_to_be_said(context, qtbot, review_id):
    pane = before(shown(context, qtbot, review_id), qtbot)
    assert pane.count.text() == "0 of 2 said"
    qtbot.keyClicks(pane.about.form.editor("personal"), "You showed me your snails.")
    assert pane.count.text() == "1 of 2 said"


def test_leaving_at_once_loses_nothing(context, qtbot, store, review_id):
    """U16, S14: what was typed is in the record though no pause was made."""
    page = shown(context, qtbot, review_id)
    pane = before(page, qtbot)
    qtbot.keyClicks(pane.about.form.editor("personal"), "You")
    page.flush()
    assert said(store, page).said.personal == "You"


def test_a_day_that_is_none_is_said_at_its_field_and_kept_for_when_she_comes_back(
    context, qtbot, store, review_id
):
    """U16, U18: nothing typed is lost, and nothing half understood goes into a letter."""
    begun = Place("letter", 1, None, f"kind:{LetterKind.INTRODUCTION.value}")
    page = opened(context, qtbot, begun)
    pane = before(page, qtbot)
    entry = pane.about.form.editor("meet_on").entry
    entry.setFocus()
    qtbot.keyClicks(entry, "someday")
    pane.about.form.editor("personal").setFocus()
    page.flush()
    qtbot.waitUntil(lambda: bool(pane.about.form.rows["meet_on"].problem))
    assert said(store, page).said.meet_on is None
    again = opened(context, qtbot, Place("letter", 1, page.letter_id, "about"))
    kept = again.left.made["before"]
    qtbot.waitUntil(
        lambda: kept.about is not None and kept.about.form.editor("meet_on").entry.text() == "someday"
    )


def test_a_question_is_asked_only_when_it_holds(context, qtbot, review_id):
    begun = Place("letter", 1, None, f"kind:{LetterKind.ANSWER.value}")
    pane = before(opened(context, qtbot, begun), qtbot)
    form = pane.about.form
    assert form.rows["message_back"].isVisible() and not form.rows["went_well"].isVisible()
    assert not form.rows["answer_reason"].isVisible()
    answer = form.editor("answer")
    answer.buttons[0].setFocus()
    while form.value("answer") != "no":
        qtbot.keyClick(page_focus(answer), Qt.Key.Key_Down)
    assert form.rows["answer_reason"].isVisible() and not form.rows["answer_by"].isVisible()


def page_focus(widget):
    return widget.window().focusWidget()


@pytest.fixture
def against(store: Store, review_id: int) -> int:
    """Her decision goes against what she asked for at a visit."""

    def change(session: Session) -> int:
        decision = session.exec(select(Decision)).one()
        decision.against_wish, decision.why = True, "We want to start with Saturdays that happen."
        session.add(
            Ask.model_validate(
                {
                    "child_id": 1,
                    "what": "more time with Dad",
                    "asked_on": "2026-06-02",
                    "share": Share.MAY_SHARE,
                }
            )
        )
        session.add(
            Ask.model_validate(
                {"child_id": 1, "what": "a secret wish", "asked_on": "2026-06-02", "share": Share.PRIVATE}
            )
        )
        return decision.id

    return store.write("Change", change).value


def test_what_the_child_asked_for_is_offered_at_one_press(context, qtbot, store, review_id, against):
    page = shown(context, qtbot, review_id)
    pane = before(page, qtbot)
    decision = pane.decisions[against]
    offers = {made.accessibleName(): made for made in decision.findChildren(Button)}
    assert "They asked: more time with Dad" in offers
    assert not any("secret" in name for name in offers), "what they kept private is not offered"
    offers["They asked: more time with Dad"].setFocus()
    qtbot.keyClick(offers["They asked: more time with Dad"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "You asked for more time with Dad" in whole(page))
    assert said(store, page).decisions[0].said.asked_for == "more time with Dad"


def whole(page: LetterPage) -> str:
    return "\n".join(part.words() for part in page.writing.editors.values())


def test_hard_news_stops_the_letter_until_the_day_it_was_told_is_said(context, qtbot, store, review_id):
    """Bad news is told face to face first; the check leads to the question, and the answer opens the way."""
    page = shown(context, qtbot, review_id)
    pane = before(page, qtbot)
    (decision,) = pane.decisions.values()
    news = decision.answers.form.editor("news")
    news.buttons[0].setFocus()
    while news.value() != "hard":
        qtbot.keyClick(page_focus(news), Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: "face to face" in words_on(page))
    qtbot.waitUntil(lambda: "stops this letter" in page.way_out.reason.text())
    assert pane.count.text() == "0 of 3 said"
    page.left.tabs.buttons[0].click()
    page.checks.finding_asked.emit("not_told")
    entry = decision.answers.form.editor("told_on").entry
    assert entry.hasFocus()
    qtbot.keyClicks(entry, "2 june")
    qtbot.waitUntil(lambda: page.way_out.reason.text() == "")
    assert said(store, page).decisions[0].said.told_on.isoformat() == "2026-06-02"


def test_what_the_child_calls_their_carer_is_kept_for_every_letter_and_their_page_stays(
    context, qtbot, store, review_id
):
    page = shown(context, qtbot, review_id)
    choose(page.left.head.page, "Large print")
    pane = before(page, qtbot)
    qtbot.keyClicks(pane.wishes.form.editor("carer_call"), "Nan")
    qtbot.waitUntil(lambda: store.read(partial(letters.wishes, child_id=1)).carer_call == "Nan")
    assert store.read(partial(letters.wishes, child_id=1)).form.value == "large-print"


def test_a_draft_goes_once_it_is_in_the_record(context, qtbot, store, review_id):
    """Nothing is called unfinished that is in the letter."""
    page = shown(context, qtbot, review_id)
    pane = before(page, qtbot)
    qtbot.keyClicks(pane.about.form.editor("personal"), "You showed me your snails.")
    qtbot.waitUntil(lambda: said(store, page).said.personal == "You showed me your snails.")
    qtbot.waitUntil(lambda: store.read(drafts.unfinished) == ())
