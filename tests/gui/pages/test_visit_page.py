"""A visit keeps the child's own words apart, private unless the child says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import SeenAlone, Share, VisitPlace, YesNo
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.pages.visit.visit_form import VisitForm
from iro_desk.gui.pages.visit.words import PRIVATE_WORDS, SaidLine
from iro_desk.gui.pages.visit_page import VisitPage
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.rows import RowList
from iro_desk.gui.widgets.segments import OneOf
from iro_desk.records import ChildFields, VisitFields
from iro_desk.services import children, visits
from iro_desk.services.visits import WordsLine
from iro_desk.storage.store import Store

TODAY = date(2026, 6, 11)
WHOLE = {
    "visit_on": "2026-06-11", "purpose": ["A worry"], "seen": "Yes", "how": "At home", "alone": "Yes",
    "communication": ["Talking"], "level": "Nothing", "safe_home": "Yes",
}  # fmt: skip


@pytest.fixture
def child_id(store: Store) -> int:
    draft = ChildFields(preferred_name="Wren", born_on=date(2015, 3, 4))
    added = store.write(
        "Add",
        lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="", today=TODAY),
    )
    return added.value


def opened(qtbot: QtBot, context: Context, child_id: int) -> VisitPage:
    page = VisitPage(context, Place("visit", child_id))
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.resize(1100, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: page.form is not None and bool(page.form.caret()[0] or page.words.caret()))
    for _ in range(2):  # what the page asks for when it is answered puts its stops in turn
        answered: list[None] = []
        context.ops.read(lambda session: None, answered.append, page)
        qtbot.waitUntil(lambda: bool(answered))  # noqa: B023 -- waited for before the next turn
    return page


def answer(page: VisitPage, **more: object) -> None:
    form_of(page).show_values({**form_of(page).values(), **WHOLE, **more})


def form_of(page: VisitPage) -> VisitForm:
    assert page.form is not None
    return page.form


def test_each_line_is_private_until_the_child_says_share(
    qtbot: QtBot, context: Context, store, child_id, gone
):
    page = opened(qtbot, context, child_id)
    answer(page)
    QTest.keyClicks(page.words.rows[0].words, "I like the dog")
    QTest.keyClick(page.words.rows[0].words, Qt.Key.Key_Return)
    QTest.keyClicks(page.words.rows[1].words, "My room is cold")
    qtbot.mouseClick(page.words.rows[1].share.buttons[0], Qt.MouseButton.LeftButton)
    page.record()
    qtbot.waitUntil(lambda: bool(gone))
    visit = store.read(lambda s: visits.of_child(s, child_id))[0]
    lines = store.read(lambda s: visits.words(s, visit.visit_id))
    assert [(line.words, line.share) for line in lines] == [
        ("I like the dog", Share.PRIVATE),
        ("My room is cold", Share.MAY_SHARE),
    ]
    assert gone == [Place("child", child_id)]


def test_tab_goes_round_the_whole_page_and_comes_back_to_their_words(qtbot, context: Context, child_id):
    """U31: nothing on the way draws the keyboard back, as a date once did after the last button."""
    page = opened(qtbot, context, child_id)
    first = page.words.rows[0].words
    passed = []
    for _ in range(80):
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        passed.append(page.window().focusWidget())
        if passed[-1] is first:
            break
    assert passed[-1] is first
    named = [widget.accessibleName() or widget.text() for widget in passed[:-1]]
    assert named.index("Date of the visit") < named.index("Record the visit")
    assert len(set(map(id, passed))) == len(passed), "nothing is passed twice"


def test_words_can_be_written_while_the_questions_are_still_made(
    qtbot: QtBot, context: Context, store, child_id
) -> None:
    """F06, U16: the questions are held back here; what is kept of the page is kept whole all the same."""
    page = VisitPage(context, Place("visit", child_id))
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page._turns._timer.blockSignals(True)
    page.show()
    page.activateWindow()
    page.load()
    qtbot.waitUntil(lambda: page.words.caret() is not None)
    QTest.keyClicks(page.words.rows[0].words, "I like the dog")
    assert not page._turns.is_whole, "typing waits for no question"
    page.flush()
    assert page._turns.is_whole and form_of(page).isVisible()
    again = opened(qtbot, context, child_id)
    qtbot.waitUntil(lambda: again.words.rows[0].words.value() == "I like the dog")
    assert form_of(again).values() == form_of(page).values()


def test_what_is_missing_is_said_at_its_field(qtbot: QtBot, context: Context, child_id, gone):
    page = opened(qtbot, context, child_id)
    page.record()
    qtbot.waitUntil(lambda: bool(page.problems.links))
    assert form_of(page).fields["seen"].row.problem == "Select whether you saw the child."
    assert not gone


def test_a_worry_asks_who_was_told(qtbot: QtBot, context: Context, child_id):
    page = opened(qtbot, context, child_id)
    told = form_of(page).fields["safe_told"]
    assert told.isHidden()
    level = form_of(page).fields["level"].editor
    assert isinstance(level, OneOf)
    qtbot.mouseClick(level.buttons[2], Qt.MouseButton.LeftButton)
    assert not told.isHidden() and "optional" not in told.row.label.text()


def test_half_written_words_come_back(qtbot: QtBot, context: Context, child_id):
    """U18: the draft holds the words and their answers."""
    page = opened(qtbot, context, child_id)
    page.words.rows[0].words.setFocus()
    QTest.keyClicks(page.words.rows[0].words, "I want to see Leo")
    page.flush()
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)
    page.hide()  # the window shows one page at a time, and that one has the keyboard
    again = opened(qtbot, context, child_id)
    qtbot.waitUntil(lambda: [line.words for line in again.words.lines()] == ["I want to see Leo"])
    assert again.words.caret() is not None


def test_a_line_taken_out_can_be_put_back(qtbot: QtBot, context: Context, child_id):
    page = opened(qtbot, context, child_id)
    QTest.keyClicks(page.words.rows[0].words, "Once")
    page.words.rows[0].removed.emit()
    assert page.words.lines() == ()
    page.words.put_back()
    assert [line.words for line in page.words.lines()] == ["Once"]


def lines_of(store: Store, child_id: int) -> list[tuple[str, Share]]:
    visit = store.read(lambda s: visits.of_child(s, child_id))[0]
    return [(line.words, line.share) for line in store.read(lambda s: visits.words(s, visit.visit_id))]


def said_three(page: VisitPage) -> None:
    page.words.show_lines(
        (
            SaidLine(None, "First", Share.PRIVATE),
            SaidLine(None, "Second", Share.MAY_SHARE),
            SaidLine(None, "Third", Share.PRIVATE),
        )
    )


def press(page: VisitPage, line: int, name: str) -> None:
    """Press one of a line's buttons as the keyboard does."""
    found = next(b for b in page.words.rows[line].findChildren(QPushButton) if b.accessibleName() == name)
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Space)


def test_lines_move_and_go_with_their_answers(qtbot: QtBot, context: Context, store, child_id, gone):
    """F11: the order and each line's answer are kept as they stand on the page."""
    page = opened(qtbot, context, child_id)
    answer(page)
    said_three(page)
    press(page, 2, "Move this line up")
    press(page, 0, "Take this line out")
    press(page, 0, "Move this line up")
    assert [row.words.accessibleName() for row in page.words.rows] == [
        "Their words, line 1",
        "Their words, line 2",
    ]
    press(page, 0, "Move this line down")
    page.record()
    qtbot.waitUntil(lambda: bool(gone))
    assert lines_of(store, child_id) == [("Second", Share.MAY_SHARE), ("Third", Share.PRIVATE)]


def test_a_moved_line_keeps_the_keyboard(qtbot: QtBot, context: Context, child_id):
    page = opened(qtbot, context, child_id)
    said_three(page)
    press(page, 0, "Move this line down")
    now = page.focusWidget()
    assert now.accessibleName() == "Move this line down" and page.words.rows[1].isAncestorOf(now)


def test_tab_goes_down_the_lines_as_they_stand_and_on_to_the_visit(qtbot: QtBot, context: Context, child_id):
    """A line added between two others is tabbed to between them."""
    page = opened(qtbot, context, child_id)
    said_three(page)
    qtbot.waitUntil(page.words.rows[0].words.isVisible)
    page.words.rows[0].words.setFocus()
    QTest.keyClick(page.words.rows[0].words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.words.rows[1].words.isVisible() and page.words.rows[1].words.hasFocus())
    page.words.rows[0].words.setFocus()
    passed = []
    for _ in range(60):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        name = page.focusWidget().accessibleName()
        if name.startswith(("Their words", "Add a line", "Date of the visit")):
            passed.append(name.split(":")[0])
        if name == "Date of the visit":
            break
    assert passed == [
        "Their words, line 2",
        "Their words, line 3",
        "Their words, line 4",
        "Add a line",
        "Date of the visit",
    ]


def test_each_line_shows_whether_it_is_private(qtbot: QtBot, context: Context, child_id):
    """The lock and its words stand under a private line only, and turn with the answer."""
    page = opened(qtbot, context, child_id)
    said_three(page)

    def marked() -> list[bool]:
        return [
            any(label.text() == PRIVATE_WORDS and label.isVisible() for label in row.findChildren(QLabel))
            for row in page.words.rows
        ]

    qtbot.waitUntil(lambda: marked() == [True, False, True])
    chosen = page.words.rows[0].share.buttons[1]
    chosen.setFocus()
    QTest.keyClick(chosen, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: marked() == [False, False, True])


def test_a_visit_recorded_before_is_changed_from_the_childs_page(
    qtbot: QtBot, context: Context, store, child_id, gone
):
    """Enter on its row opens it as it was; one line is changed, one let go, one added."""
    draft = VisitFields(
        visit_on=date(2026, 6, 2),
        place=VisitPlace.HOME,
        seen=YesNo.YES,
        seen_alone=SeenAlone.YES,
        worry=YesNo.NO,
    )
    said = (WordsLine(None, "I like the dog", Share.PRIVATE), WordsLine(None, "Wrong line", Share.PRIVATE))
    visit_id = store.write("Record", lambda s: visits.record(s, child_id, draft, said, TODAY)).value
    child = ChildPage(context, Place("child", child_id, None, "visits"))
    qtbot.addWidget(child)
    child.show()
    qtbot.waitUntil(child.isActiveWindow)
    child.load()
    qtbot.waitUntil(lambda: bool(child.findChildren(RowList)))
    listed = child.findChildren(RowList)[0]
    listed.setFocus()
    QTest.keyClick(listed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: gone == [Place("visit", child_id, visit_id)])
    page = VisitPage(context, gone.pop())
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: [line.words for line in page.words.lines()] == ["I like the dog", "Wrong line"])
    assert form_of(page).values()["visit_on"] == "2026-06-02"
    qtbot.waitUntil(lambda: page.words.caret() is not None)
    QTest.keyClicks(page.words.rows[0].words, "Yes: ")
    press(page, 1, "Take this line out")
    page.words.add()
    QTest.keyClicks(page.words.rows[1].words, "And my school")
    page.record()
    qtbot.waitUntil(lambda: gone == [Place("child", child_id)])
    assert len(store.read(lambda s: visits.of_child(s, child_id))) == 1
    assert lines_of(store, child_id) == [
        ("Yes: I like the dog", Share.PRIVATE),
        ("And my school", Share.PRIVATE),
    ]


def test_tab_goes_through_every_line_and_on_to_the_visit(qtbot: QtBot, context: Context, child_id):
    """U1: with more lines than one, no ring of lines closes before the questions below them; nor going back."""
    page = opened(qtbot, context, child_id)
    QTest.keyClicks(page.words.rows[0].words, "I like the dog")
    page.words.add_button.setFocus()
    QTest.keyClick(page.words.add_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.words.rows[1].isVisible())
    page.words.put_caret(0, 0)
    passed = tabbed(page, 14, QWidget.focusNextChild)
    move = ["Move this line up", "Move this line down", "Take this line out"]
    assert passed == [
        "Their words, line 1", "Line 1, may I share this?: Not asked yet", "Line 1, how they said it", *move,
        "Their words, line 2", "Line 2, may I share this?: Not asked yet", "Line 2, how they said it", *move,
        "Add a line", "Feelings cards",
    ]  # fmt: skip
    assert page.focusWidget().accessibleName() == "Date of the visit"
    assert tabbed(page, 15, QWidget.focusPreviousChild) == ["Date of the visit", *reversed(passed)]


def tabbed(page: VisitPage, times: int, step: Callable[[QWidget], bool]) -> list[str]:
    """What Tab comes by."""
    passed = []
    for _ in range(times):
        passed.append(page.focusWidget().accessibleName())
        step(page)
    return passed
