"""The checklist before a review by one key an item."""

from __future__ import annotations

from PySide6.QtTest import QTest

from iro_desk.domain.checklist import Mark
from iro_desk.services import (
    checklists,
    reviews,
)
from tests.gui.pages.prepare.steps import KEY, TODAY, checklist, opened, reads, settled


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
