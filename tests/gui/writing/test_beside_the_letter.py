"""How a letter reads, beside it in the real window; and the places where words are made the child's or hers."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.gui.pages.child.own_terms import OwnTermsCard
from iro_desk.gui.pages.letter.part import PartEditor
from iro_desk.gui.place import Place
from iro_desk.records import Decision, Review
from iro_desk.services import own_terms, swaps
from iro_desk.storage.store import Store
from tests.gui.window.steps import Desk, settled
from tests.gui.writing.hands import ALT, CTRL, DOTS, add_child, marked

#: a menu is a window of its own, which the offscreen platform shows but cannot raise
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def review(session, child_id: int) -> int:
    row = Review.model_validate({"child_id": child_id, "review_on": "2026-06-05"})
    session.add(row)
    session.flush()
    session.add(
        Decision.model_validate(
            {"child_id": child_id, "review_id": row.id, "what": "x", "owner": "Tom", "by_when": "2026-07-01",
             "for_child": "You will swim every week.", "position": 0}
        )
    )  # fmt: skip
    session.flush()
    return row.id


@pytest.fixture
def child_id(store: Store) -> int:
    return add_child(store, "Wren")


def opened(qtbot: QtBot, desk: Desk, store: Store, child_id: int) -> PartEditor:
    """The letter after a review, and its first part that is written by the officer."""
    review_id = store.write("Add", partial(review, child_id=child_id)).value
    desk.window.jot.put_away()
    desk.window.go(Place("letter", child_id, None, f"review:{review_id}"))
    qtbot.waitUntil(lambda: desk.page == "letter" and bool(desk.window.screen_now.writing.editors))
    settled(qtbot, desk)
    qtbot.waitUntil(lambda: desk.window.screen_now.checks.reading.isVisible())
    return next(part for part in desk.window.screen_now.writing.editors.values() if not part.is_fixed)


def found(desk: Desk) -> list[str]:
    return [one.words for one in desk.window.screen_now.checks.reading.found]


def test_what_is_typed_is_listed_beside_the_letter_and_enter_goes_there(qtbot, desk, store, child_id):
    part = opened(qtbot, desk, store, child_id)
    part.editor.setFocus()
    part.editor.selectAll()
    QTest.keyClicks(part.editor, "Your placement is nice. ")
    panel = desk.window.screen_now.checks.reading
    qtbot.waitUntil(lambda: "placement" in found(desk))
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.list.rows.index(found(desk).index("placement")))
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert desk.window.focusWidget() is part.editor
    assert part.editor.textCursor().selectedText() == "placement"
    desk.window.screen_now.flush()


def test_every_part_is_marked_before_it_has_the_keyboard_and_her_rights_never_are(
    qtbot, desk, store, child_id
):
    part = opened(qtbot, desk, store, child_id)
    part.editor.set_value("Your placement is nice.")
    qtbot.waitUntil(lambda: marked(part.editor, DOTS) == ["placement"])
    rights = next(p for p in desk.window.screen_now.writing.editors.values() if p.part.slot == "rights")
    rights.editor.set_value("You can have an advocate. The placement.")
    settled(qtbot, desk)
    assert marked(rights.editor, DOTS) == []


def test_f7_goes_on_from_one_part_to_the_next_and_round_again(qtbot, desk, store, child_id):
    part = opened(qtbot, desk, store, child_id)
    written = [
        p for p in desk.window.screen_now.writing.editors.values() if not p.is_fixed and p.editor.isVisible()
    ]
    assert written[0] is part and len(written) > 1
    for one in written:
        one.editor.set_value("We had tea.")
    for one in (written[0], written[-1]):
        one.editor.set_value("Your placement is nice.")
    written[0].editor.setFocus()
    visited = []
    for _ in range(3):
        QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_F7)
        visited.append(desk.window.focusWidget())
        assert visited[-1].textCursor().selectedText() == "placement"
    assert visited == [written[0].editor, written[-1].editor, written[0].editor]


def test_the_childs_own_word_told_elsewhere_reaches_the_open_letter(qtbot, desk, store, child_id):
    part = opened(qtbot, desk, store, child_id)
    part.editor.set_value("I like the unit.")
    qtbot.waitUntil(lambda: marked(part.editor, DOTS) == ["unit"])
    desk.window.ops.write("Keep", lambda s: own_terms.keep(s, child_id, {"says": "the unit"}))
    qtbot.waitUntil(lambda: marked(part.editor, DOTS) == [])


def test_a_childs_own_words_are_kept_on_their_details_and_removed_again(qtbot, desk, store, child_id):
    desk.window.jot.put_away()
    desk.window.go(Place("child", child_id, part="details"))
    for _ in range(4):
        settled(qtbot, desk)
    card = desk.window.screen_now.findChild(OwnTermsCard)
    QTest.keyClick(card.says, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(card.says_row.problem))
    QTest.keyClicks(card.says, "Nan-nan")
    QTest.keyClicks(card.means, "foster carer")
    QTest.keyClick(card.means, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card.kept.list.rows.rowCount() == 1)
    row = card.kept.list.rows.row(0)
    assert (row.main, row.detail, card.says_row.problem) == ("Nan-nan", "Instead of “foster carer”", "")
    card.kept.list.setFocus()
    QTest.keyClick(card.kept.list, Qt.Key.Key_Return)
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: store.read(lambda s: own_terms.of_child(s, child_id)) == ())
    desk.press(Qt.Key.Key_Z, CTRL | ALT)
    qtbot.waitUntil(lambda: len(store.read(lambda s: own_terms.of_child(s, child_id))) == 1)


def test_her_plainer_words_are_kept_in_settings_changed_and_removed(qtbot, desk, store):
    desk.window.jot.put_away()
    desk.window.go(Place("settings", part="words"))
    for _ in range(3):
        settled(qtbot, desk)
    card = desk.window.screen_now.part.swaps
    QTest.keyClick(card.term, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card.term_row.problem == "Enter the word that is to be swapped.")
    QTest.keyClicks(card.term, "placement")
    QTest.keyClicks(card.instead, "the long house")
    QTest.keyClick(card.instead, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card.kept.list.rows.rowCount() == 1)
    assert card.kept.list.rows.row(0).detail == "Offer: the long house"
    card.kept.list.setFocus()
    QTest.keyClick(card.kept.list, Qt.Key.Key_Return)
    assert card.term.text() == "placement" and card.instead.text() == "the long house"
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: store.read(swaps.hers) == ())
