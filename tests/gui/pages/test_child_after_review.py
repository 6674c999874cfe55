"""After a review, by keyboard: the manager's response, why a paper went late, and how the letter was given."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import DecisionState, LetterGiven, ManagerAnswer, ReviewState
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.after_forms import GivenEntry, HeldUpEntry, LetterEntry, ManagerEntry
from iro_desk.gui.pages.child.listed import ReviewsPart
from iro_desk.gui.pages.child.noting import Noting
from iro_desk.gui.pages.child.overview import OverviewPart
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.place import Place
from iro_desk.records import ChildFields, Decision, Review
from iro_desk.services import after_reviews, children, reviews
from iro_desk.storage.store import Store

TODAY, HELD = date(2026, 6, 11), date(2026, 6, 1)
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def child_id(store: Store, context: Context) -> int:
    draft = ChildFields(preferred_name="Wren", born_on=date(2015, 3, 4), looked_after_from=date(2026, 5, 22))
    return store.write(
        "Add",
        lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="", today=TODAY),
    ).value


def a_review(store: Store, context: Context, child_id: int, sent: date | None) -> int:
    """Held on Monday 1 June and finished: the decisions are due by Monday the 8th."""

    def make(session):
        number = reviews.begin(session, child_id, HELD, HELD, context.calendar, ClockRules())
        review = session.get(Review, number)
        review.state, review.outcomes_sent_on = ReviewState.FINISHED, sent
        session.add(
            Decision.model_validate({"review_id": number, "child_id": child_id, "what": "Book lessons"})
        )
        return number

    return store.write("A review", make).value


def opened(qtbot: QtBot, context: Context, child_id: int, part: str, subject: int = 0) -> QWidget:
    page = ChildPage(context, Place("child", child_id, subject or None, part))
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.resize(1170, 706)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    wanted = "After the review" if part.startswith("reviews") else "What is due"
    qtbot.waitUntil(lambda: wanted in read_on(page.part))
    return page.part


def read_on(widget: QWidget) -> str:
    words = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    return " | ".join(words + [b.text() for b in widget.findChildren(QPushButton) if b.isVisible()])


def press(part: QWidget, words: str) -> None:
    """Press a button as the keyboard does."""
    found = next(b for b in part.findChildren(QPushButton) if words in b.text() and b.isVisible())
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Space)


def named(part: QWidget, words: str) -> list[QPushButton]:
    return [found for found in part.findChildren(QPushButton) if words in found.accessibleName()]


def asked(qtbot: QtBot, part: ReviewsPart) -> None:
    qtbot.waitUntil(lambda: part.entry is not None and part.entry.form.caret() is not None)


def file(part: ReviewsPart) -> None:
    QTest.keyClick(part.window().focusWidget(), Qt.Key.Key_Return, ALT)


def after(store: Store, context: Context, child_id: int) -> after_reviews.AfterRow:
    rules = ClockRules()
    return store.read(lambda s: after_reviews.after(s, child_id, TODAY, context.calendar, rules))[0]


def test_a_no_asks_which_decision_and_what_she_will_do(qtbot, context, store, child_id, said):
    a_review(store, context, child_id, date(2026, 6, 8))
    part = opened(qtbot, context, child_id, "reviews")
    assert "The manager has until Mon 15 June 2026 to answer" in read_on(part)
    press(part, "Note the manager’s response")
    asked(qtbot, part)
    entry = part.entry
    assert isinstance(entry, ManagerEntry)
    assert all(entry.form.rows[name].isHidden() for name in ("manager_on", "manager_said", "manager_next"))
    answers = entry.form.editor("manager_answer").buttons
    answers[2].setFocus()
    QTest.keyClick(answers[2], Qt.Key.Key_Space)
    assert entry.form.value("manager_answer") == ManagerAnswer.NOT_AGREED.value
    assert not entry.form.rows["manager_next"].isHidden() and not entry.form.rows["note_concern"].isHidden()
    entry.form.set_value("manager_on", "2026-06-10")
    file(part)
    qtbot.waitUntil(lambda: entry.form.rows["manager_next"].problem == "Say what you will do.")
    for name, words in (("manager_said", "No money for it"), ("manager_next", "Ring her on Friday")):
        entry.form.focus(name)
        QTest.keyClicks(part.window().focusWidget(), words)
    entry.form.set_value("note_concern", True)
    file(part)
    qtbot.waitUntil(lambda: said == ["Manager’s response noted"])
    row = after(store, context, child_id)
    assert (row.answer, row.next_step, row.agreed) == (ManagerAnswer.NOT_AGREED, "Ring her on Friday", False)
    qtbot.waitUntil(lambda: "No money for it What you do: Ring her on Friday" in read_on(part))


def test_half_an_answer_is_kept(qtbot, context, store, child_id):
    """U18: the response is a draft until it is noted."""
    a_review(store, context, child_id, date(2026, 6, 8))
    part = opened(qtbot, context, child_id, "reviews")
    press(part, "Note the manager’s response")
    asked(qtbot, part)
    answers = part.entry.form.editor("manager_answer").buttons
    answers[1].setFocus()
    QTest.keyClick(answers[1], Qt.Key.Key_Space)
    part.entry.form.focus("manager_said")
    QTest.keyClicks(part.window().focusWidget(), "Weekly")
    QTest.keyClick(part.window().focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: part.entry is None and context.ops.writes_waiting == 0)
    press(part, "Note the manager’s response")
    qtbot.waitUntil(lambda: part.entry is not None and part.entry.form.value("manager_said") == "Weekly")
    assert not part.entry.form.rows["manager_said"].isHidden()


def test_what_is_due_leads_to_the_managers_response(qtbot, context, store, child_id, gone):
    review_id = a_review(store, context, child_id, date(2026, 6, 8))
    part = opened(qtbot, context, child_id, "overview")
    assert isinstance(part, OverviewPart)
    due = partial(named, part, "answer to the decisions")
    qtbot.waitUntil(lambda: bool(due()))
    due()[0].setFocus()
    QTest.keyClick(due()[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Note the manager’s response" in read_on(part))
    press(part, "Note the manager’s response")
    assert gone == [Place("child", child_id, review_id, "reviews:manager")]
    answering = opened(qtbot, context, child_id, "reviews:manager", review_id)
    asked(qtbot, answering)
    assert isinstance(answering.entry, ManagerEntry)


def test_a_decision_stands_as_agreed_once_silence_has_lasted(qtbot, context, store, child_id):
    """Sent on Tuesday 2 June: the fifth working day is Tuesday the 9th."""
    a_review(store, context, child_id, date(2026, 6, 2))
    part = opened(qtbot, context, child_id, "overview")
    qtbot.waitUntil(lambda: part.findChild(QWidget) is not None and bool(decided(part)))
    assert decided(part) == [DecisionState.AGREED.label]


def decided(part: QWidget) -> list[str]:
    lists = [view for view in part.findChildren(QWidget) if view.accessibleName() == "Decisions"]
    return [lists[0].rows.row(0).badge] if lists else []


def test_decisions_noted_late_ask_what_held_them_up(qtbot, context, store, child_id):
    """forms §2.12: late is not noted without its reason."""
    review_id = a_review(store, context, child_id, None)
    part = opened(qtbot, context, child_id, "overview")
    due = partial(named, part, "Send decisions")
    qtbot.waitUntil(lambda: bool(due()))
    due()[0].setFocus()
    QTest.keyClick(due()[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in part.findChildren(Noting)))
    noting = next(one for one in part.findChildren(Noting) if one.isVisible())
    assert noting.reasons.isVisible()
    noting.day.set_value(date(2026, 6, 8))
    noting._ask_why()
    assert not noting.reasons.isVisible()
    noting.day.set_value(date(2026, 6, 10))
    noting._ask_why()
    QTest.keyClick(noting.day.entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: noting.reasons.rows["blocker"].problem == "Select what held it up.")
    choose(noting.reasons.blocker, "Business support vacancy or queue")
    assert noting.reasons.whose.value() == "business support"
    QTest.keyClick(noting.day.entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: after(store, context, child_id).papers[0].done_on == date(2026, 6, 10))
    row = after(store, context, child_id)
    assert (row.review_id, row.papers[0].days_late) == (review_id, 2)
    assert row.held_up[0].words == "Business support vacancy or queue"


def choose(box: QWidget, words: str) -> None:
    """Choose from a list with the arrow keys."""
    box.setFocus()
    while box.currentText() != words:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before


def test_what_held_a_late_paper_up_may_be_said_afterwards(qtbot, context, store, child_id, said):
    a_review(store, context, child_id, date(2026, 6, 10))
    part = opened(qtbot, context, child_id, "reviews")
    assert "Decisions went 2 working days late" in read_on(part) and "Say what held it up" in read_on(part)
    press(part, "What held up: decisions")
    asked(qtbot, part)
    assert isinstance(part.entry, HeldUpEntry)
    choose(part.entry.form.editor("blocker"), "Adjourned for information")
    assert part.entry.form.value("whose") is None
    file(part)
    qtbot.waitUntil(lambda: part.entry.form.rows["whose"].problem == "Select whose day it was.")
    choose(part.entry.form.editor("whose"), "Partner agency")
    file(part)
    qtbot.waitUntil(lambda: said == ["What held it up is noted"])
    qtbot.waitUntil(lambda: "The day was with partner agency." in read_on(part))


def test_how_the_letter_was_given_is_noted_with_what_the_child_said(qtbot, context, store, child_id, said):
    review_id = a_review(store, context, child_id, date(2026, 6, 8))
    part = opened(qtbot, context, child_id, "reviews")
    press(part, "Note how the letter was given")
    asked(qtbot, part)
    entry = part.entry
    assert isinstance(entry, LetterEntry)
    entry.form.set_values({"letter_given": LetterGiven.READ_ALOUD.value, "letter_given_on": "2026-06-10"})
    entry.ask()
    entry.form.focus("letter_given_by")
    QTest.keyClicks(part.window().focusWidget(), "Pete, carer")
    QTest.keyClicks(entry.words.rows[0].words, "It was too long")
    file(part)
    qtbot.waitUntil(lambda: said == ["Letter noted"])
    words = store.read(lambda s: after_reviews.letter_words(s, review_id))
    assert [line.words for line in words] == ["It was too long"]
    wanted = "The letter: read aloud to them by Pete, carer, Wed 10 June 2026"
    qtbot.waitUntil(lambda: wanted in read_on(part) and "1 line of what they said about it" in read_on(part))


def test_words_about_the_letter_come_back_half_written(qtbot, context, store, child_id):
    a_review(store, context, child_id, date(2026, 6, 8))
    part = opened(qtbot, context, child_id, "reviews")
    press(part, "Note how the letter was given")
    asked(qtbot, part)
    QTest.keyClicks(part.entry.words.rows[0].words, "I liked")
    QTest.keyClick(part.entry.words.rows[0].words, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: part.entry is None and context.ops.writes_waiting == 0)
    press(part, "Note how the letter was given")
    qtbot.waitUntil(lambda: part.entry is not None and bool(part.entry.words.lines()))
    assert part.entry.words.lines()[0].words == "I liked"


def test_who_was_given_the_record_by_hand_is_noted_and_taken_away(qtbot, context, store, child_id):
    """After.record_out: chosen from the child's list, with the day; Esc keeps it as a draft."""
    review_id = a_review(store, context, child_id, TODAY)
    part = opened(qtbot, context, child_id, "reviews")
    press(part, "Note who was given the record")
    qtbot.waitUntil(lambda: isinstance(part.entry, GivenEntry))
    qtbot.waitUntil(lambda: part.entry.form.value("given_on") == TODAY.isoformat())
    QTest.keyClick(part.entry, Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: "Select who was given it." in part.entry.problems.accessibleName())
    part.entry.form.set_value("recipient", "Wren, the child")
    QTest.keyClick(part.entry, Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: "Given to Wren, the child, Thu 11 June 2026" in read_on(part))
    press(part, "Take away")
    qtbot.waitUntil(lambda: "Given to Wren" not in read_on(part))
    assert store.read(lambda s: after_reviews.given(s, review_id)) == ()


def test_what_people_thought_is_asked_from_the_review_it_follows(qtbot, context, store, child_id, gone):
    a_review(store, context, child_id, TODAY)
    part = opened(qtbot, context, child_id, "reviews")
    press(part, "Ask what people thought")
    assert gone == [Place("prepare", child_id, None, "feedback")]
