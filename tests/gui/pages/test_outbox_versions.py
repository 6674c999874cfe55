"""The outbox says which version of a review each person had, and who has not had the newest (U20)."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from iro_desk.domain.codes import DocumentKind, ReviewState, Role
from iro_desk.exports import preparing
from iro_desk.gui.context import Context
from iro_desk.gui.pages.outbox_page import OutboxPage
from iro_desk.gui.place import Place
from iro_desk.records import Child, Person, Review, ReviewVersion
from iro_desk.services import outbox, reviews
from iro_desk.services.entering import insert
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW, TODAY


def _a_finished_review(session: Session) -> None:
    insert(session, Child, preferred_name="Maisie", born_on=date(2016, 3, 1))
    insert(session, Person, child_id=1, name="Bev Okafor", role=Role.SOCIAL_WORKER)
    insert(session, Review, child_id=1, review_on=date(2026, 6, 5), state=ReviewState.FINISHED)
    insert(session, ReviewVersion, review_id=1, child_id=1, number=1, finished_at=NOW, text="[]")


@pytest.fixture
def gone_out(store: Store) -> None:
    """Version 1 has gone to one person."""
    store.write("Add", _a_finished_review)
    queue = partial(
        preparing.queue_papers, review_id=1, kinds=(DocumentKind.OUTCOMES,), formats=("pdf",), people=(1,),
        references=("K7F3Q2",), today=TODAY, now=NOW,
    )  # fmt: skip
    store.write("Queue", queue)
    item = store.read(outbox.rows)[0].item_id
    store.write("Place", partial(outbox.mark_placed, item_id=item, folder="/office", now=NOW))


def _shown(context: Context, qtbot: QtBot) -> OutboxPage:
    page = OutboxPage(context, Place("outbox"))
    qtbot.addWidget(page)
    page.resize(1170, 700)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: bool(page.lists))
    return page


def test_each_paper_says_which_version_it_is_and_a_newer_one_is_told_of(
    store: Store, gone_out: None, context: Context, qtbot: QtBot, gone: list[Place]
) -> None:
    page = _shown(context, qtbot)
    assert page.old_copies is None
    newer = partial(
        insert,
        record=ReviewVersion,
        review_id=1,
        child_id=1,
        number=2,
        finished_at=NOW,
        why="A day",
        text="[]",
    )
    store.write("Newer", newer)
    page.load()
    qtbot.waitUntil(lambda: page.old_copies is not None)
    assert page.old_copies is not None
    assert page.old_copies.lines == (
        "Maisie, outcomes of the review of Fri 5 June. Version 1 went to Bev Okafor; version 2 has not.",
    )
    page.old_copies.opened.emit(1, 1)
    assert gone == [Place("review", 1, 1)]


def test_a_review_being_changed_is_not_offered_for_papers(
    store: Store, gone_out: None, context: Context, qtbot: QtBot
) -> None:
    store.write("Open", partial(reviews.reopen, review_id=1, why="A day was wrong", now=NOW))
    page = _shown(context, qtbot)
    qtbot.waitUntil(lambda: page.papers.review_choice is not None)
    assert page.papers.review_choice is not None and not page.papers.review_choice.value()
