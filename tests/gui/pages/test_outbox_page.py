"""The outbox's screen: papers for a child's own people, placed in a folder whole and written down (S29, S38)."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import DocumentKind, OutboxState, ReviewState, Role
from iro_desk.exports import preparing, sending
from iro_desk.gui.context import Context
from iro_desk.gui.pages.outbox_page import OutboxPage
from iro_desk.gui.place import Place
from iro_desk.records import Child, Person, Review
from iro_desk.services import outbox, settings
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW, TODAY


def _two_children(session) -> None:
    for number, (name, person) in enumerate((("Maisie", "Bev Okafor"), ("Toby", "Sam Lund")), start=1):
        child = Child.model_validate({"preferred_name": name, "born_on": f"2016-03-0{number}"})
        session.add(child)
        session.flush()
        session.add(Person.model_validate({"child_id": child.id, "name": person, "role": Role.SOCIAL_WORKER}))
        session.add(
            Review.model_validate(
                {"child_id": child.id, "review_on": "2026-06-05", "state": ReviewState.FINISHED}
            )
        )
        session.flush()


def _queue(store: Store) -> int:
    store.write(
        "Queue",
        partial(
            preparing.queue_papers, review_id=1, kinds=(DocumentKind.OUTCOMES,), formats=("pdf",), people=(1,),
            references=("K7F3Q2",), today=TODAY, now=NOW,
        ),
    )  # fmt: skip
    return store.read(outbox.rows)[0].item_id


@pytest.fixture
def children(store: Store) -> None:
    store.write("Add", _two_children)


def shown(context: Context, qtbot: QtBot, review_id: int | None = None) -> OutboxPage:
    page = OutboxPage(context, Place("outbox", None, review_id))
    qtbot.addWidget(page)
    page.resize(1170, 700)
    page.show()
    page.load()
    qtbot.waitUntil(lambda: page.papers.review_choice is not None)
    return page


def words_on(page: OutboxPage) -> str:
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_an_empty_outbox_says_what_will_be_here(context, qtbot, children):
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: "Nothing waiting" in words_on(page))
    assert not page.send.isVisible()


def test_only_that_childs_people_are_offered_and_never_the_child(context, qtbot, store, children):
    page = shown(context, qtbot, review_id=2)
    qtbot.waitUntil(lambda: bool(page.papers.people))
    assert [tick.text() for tick in page.papers.people.values()] == ["Sam Lund"]


def test_papers_are_put_in_one_file_for_each_kind_and_format(context, qtbot, store, said, children):
    page = shown(context, qtbot, review_id=1)
    qtbot.waitUntil(lambda: bool(page.papers.people))
    page.papers.put.click()
    assert "Tick who they are for" in words_on(page)
    next(iter(page.papers.people.values())).click()
    page.papers.documents[DocumentKind.MONITORING].click()
    page.papers.formats["docx"].click()
    qtbot.mouseClick(page.papers.put, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(said))
    rows = store.read(outbox.rows)
    assert len(rows) == 4
    assert {row.recipient for row in rows} == {"Bev Okafor"}
    qtbot.waitUntil(lambda: "4 things are waiting" in words_on(page))


def test_sending_places_each_file_and_writes_down_where_and_when(
    context, qtbot, store, prompts, children, tmp_path: Path
):
    folder = tmp_path / "office"
    folder.mkdir()
    item = _queue(store)
    prompts.folder = folder
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    qtbot.mouseClick(page.send, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: store.read(outbox.rows)[0].state is OutboxState.PLACED)
    (row,) = store.read(outbox.rows)
    placed = folder / row.file_name
    assert hashlib.sha256(placed.read_bytes()).hexdigest() == row.sha256
    assert (row.item_id, row.placed_in, row.placed_at) == (item, str(folder), NOW)
    assert store.read(settings.current).outbox_folder == str(folder)
    qtbot.waitUntil(lambda: OutboxState.PLACED in page.lists)
    assert [toast.isVisible() for toast in page.toasts.shown] == [True]


def test_a_missing_folder_leaves_the_thing_needing_the_officer_in_words(
    context, qtbot, store, children, tmp_path: Path
):
    _queue(store)
    store.write("Set", partial(settings.change, key="outbox.folder", value=str(tmp_path / "gone")))
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    page.send.click()
    qtbot.waitUntil(lambda: OutboxState.NEEDS_YOU in page.lists)
    assert "folder for finished files is not there" in store.read(outbox.rows)[0].trouble
    assert not page.send.is_waiting


def test_a_file_already_there_byte_for_byte_counts_as_placed(store, children, tmp_path: Path):
    item = _queue(store)
    row = store.read(outbox.rows)[0]
    (tmp_path / row.file_name).write_bytes(store.read(partial(outbox.content, item_id=item)))
    went = store.write("Send", partial(sending.send, item_id=item, into=tmp_path, now=NOW)).value
    assert went == sending.Sent(item, "")
    assert [path.name for path in tmp_path.glob("IRO-*")] == [row.file_name]


def test_a_ready_thing_can_be_taken_back(context, qtbot, store, said, children):
    _queue(store)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    ready = page.lists[OutboxState.READY]
    ready.setFocus()
    qtbot.keyClick(ready, Qt.Key.Key_Return)
    assert page.item_card is not None
    qtbot.waitUntil(lambda: "IRO-K7F3Q2-outcomes-2026-06-11.pdf" in words_on(page))
    assert "Thu 11 June, 14:32" in words_on(page), "the London time it was put in"
    page.item_card.taken_back.emit(page.item_card.item_id)
    qtbot.waitUntil(lambda: bool(said))
    assert store.read(outbox.rows) == ()


def test_without_a_folder_chosen_nothing_goes(context, qtbot, store, prompts, children):
    _queue(store)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    page.send.click()
    assert prompts.asked == ["Folder for finished files"]
    assert store.read(outbox.rows)[0].state is OutboxState.READY
