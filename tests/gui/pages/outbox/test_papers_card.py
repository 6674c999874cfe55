"""Choosing a review’s papers and their readers, from that child’s own list."""

from __future__ import annotations

from PySide6.QtCore import Qt

from iro_desk.domain.codes import DocumentKind
from iro_desk.gui.place import Place
from iro_desk.services import outbox
from tests.gui.pages.outbox.conftest import shown, words_on


def test_with_no_review_finished_no_papers_are_offered(context, qtbot):
    page = shown(context, qtbot)
    assert not page.papers.isVisible()


def test_only_that_childs_people_are_offered_and_never_the_child(context, qtbot, store, children):
    page = shown(context, qtbot, review_id=2)
    qtbot.waitUntil(lambda: bool(page.papers.people))
    assert [tick.text() for tick in page.papers.people.values()] == ["Sam Lund"]


def test_what_was_ticked_is_looked_at_for_each_reader_before_anything_is_made(
    context, qtbot, store, gone, children
):
    page = shown(context, qtbot, review_id=1)
    qtbot.waitUntil(lambda: bool(page.papers.people))
    page.papers.put.click()
    assert "Tick who they are for" in words_on(page)
    next(iter(page.papers.people.values())).click()
    page.papers.documents[DocumentKind.MONITORING].click()
    page.papers.formats["docx"].click()
    qtbot.mouseClick(page.papers.put, Qt.MouseButton.LeftButton)
    assert gone == [Place("versions", 1, 1, "outcomes,monitoring|pdf,docx|1")]
    assert store.read(outbox.rows) == ()
