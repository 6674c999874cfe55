"""The card of one thing: what is known of it, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from iro_desk.domain.codes import DocumentKind, OutboxState
from iro_desk.gui.place import Place
from iro_desk.services import outbox
from tests.gui.conftest import NOW
from tests.gui.pages.outbox.conftest import queue, shown, words_on


def test_one_thing_can_be_read_and_sent_from_its_card(context, qtbot, store, gone, children):
    item = queue(store)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    page.lists[OutboxState.READY].opened.emit(str(item))
    page.item_card.read.click()
    assert gone == [Place("send", 1, item)]


def test_a_ready_thing_can_be_taken_back(context, qtbot, store, said, children):
    queue(store)
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


def test_the_reason_for_what_was_left_in_stands_in_the_list_and_on_the_card(
    context, qtbot, store, said, children
):
    def queue(session) -> int:
        child = outbox.recipients(session, 1)[0]
        return outbox.queue(
            session,
            1,
            1,
            DocumentKind.LETTER,
            "pdf",
            child,
            "IRO-K7F3Q2.pdf",
            b"x",
            NOW,
            "They live together",
        )

    item = store.write("Queue", queue).value
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    index = page.lists[OutboxState.READY].model().index(0, 0)
    assert "Left in because: They live together" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    page.lists[OutboxState.READY].opened.emit(str(item))
    qtbot.waitUntil(lambda: "They live together | Your reason, after the leak check" in words_on(page))
