"""Find offers the papers that are asked for by name: a review's full record, and a concern's dispute form (U1)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from iro_desk.domain.codes import DocumentKind, ReviewState
from iro_desk.gui.place import Place
from iro_desk.records import Concern, Review
from iro_desk.storage.store import Store
from tests.gui.window.steps import CTRL, Desk

FULL = DocumentKind.FULL_RECORD.value


def finish_two_reviews(session: Session, child_id: int) -> None:
    for day in (date(2026, 6, 2), date(2025, 12, 1)):
        held = {"child_id": child_id, "review_on": day, "state": ReviewState.FINISHED}
        session.add(Review.model_validate(held))
        session.flush()


def concern(session: Session, child_id: int) -> None:
    held = {"child_id": child_id, "raised_on": date(2026, 6, 3), "theme": "drift"}
    session.add(Concern.model_validate(held))


def offered(qtbot: QtBot, desk: Desk, words: str, *expected: str) -> None:
    """Type in Find, and wait for what it offers."""
    desk.press(Qt.Key.Key_K, CTRL)
    finder = desk.window.finder
    QTest.keyClicks(finder.line, words)
    rows = finder.list.rows
    qtbot.waitUntil(lambda: [rows.row(n).key for n in range(rows.rowCount())] == list(expected))


def chosen(qtbot: QtBot, desk: Desk) -> Place:
    QTest.keyClick(desk.window.finder.line, Qt.Key.Key_Return)
    assert desk.window.screen_now is not None
    return desk.window.screen_now.place


def test_the_full_record_is_of_the_newest_review_of_the_child_whose_page_is_open(
    qtbot: QtBot, opened, store: Store, child_id: int
):
    store.write("Finish", lambda session: finish_two_reviews(session, child_id))
    desk = opened()
    desk.window.go(Place("child", child_id))
    offered(qtbot, desk, "full record", f"paper:{FULL}:1")
    assert chosen(qtbot, desk) == Place("outbox", None, 1, FULL)
    page = desk.window.screen_now
    qtbot.waitUntil(
        lambda: page.papers.review_choice is not None and page.papers.review_choice.value() == "1"
    )
    ticked = [kind for kind, tick in page.papers.documents.items() if tick.value()]
    assert ticked == [DocumentKind.FULL_RECORD]


def test_where_no_child_is_open_she_chooses_the_review(qtbot: QtBot, opened, store: Store, child_id: int):
    store.write("Finish", lambda session: finish_two_reviews(session, child_id))
    desk = opened()
    offered(qtbot, desk, "full record", f"paper:{FULL}:")
    assert chosen(qtbot, desk) == Place("outbox", None, None, FULL)
    page = desk.window.screen_now
    qtbot.waitUntil(lambda: page.papers.review_choice is not None and page.papers.review_choice.hasFocus())


def test_the_dispute_form_of_the_one_concern_opens_and_of_several_she_chooses(
    qtbot: QtBot, opened, store: Store, child_id: int
):
    store.write("Raise", lambda session: concern(session, child_id))
    desk = opened()
    desk.window.go(Place("child", child_id))
    offered(qtbot, desk, "dispute form", "paper:dispute:1")
    assert chosen(qtbot, desk) == Place("concern", child_id, 1, "form")
    store.write("Raise", lambda session: concern(session, child_id))
    desk.window.go(Place("visit", child_id))
    offered(qtbot, desk, "dispute form", "paper:dispute:")
    assert chosen(qtbot, desk) == Place("child", child_id, None, "concerns")


def test_what_cannot_be_made_of_a_child_is_not_offered(qtbot: QtBot, opened, child_id: int):
    desk = opened()
    desk.window.go(Place("child", child_id))
    offered(qtbot, desk, "outbox", "do:outbox")
