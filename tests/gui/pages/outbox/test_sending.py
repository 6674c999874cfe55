"""Papers placed in the office folder whole, each once, and written down (S29, S38, S48)."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from iro_desk.domain.codes import OutboxState
from iro_desk.domain.sending.standing import Group
from iro_desk.exports import sending
from iro_desk.exports.carrying import Journey
from iro_desk.exports.sending import Outgoing, Sent, Settling
from iro_desk.gui.pages.outbox.placing import Placing
from iro_desk.gui.place import Place
from iro_desk.services import outbox, settings
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW
from tests.gui.pages.outbox.conftest import queue, shown, use_folder, words_on


def taken(store: Store, item: int) -> Outgoing:
    going = store.write("Send", partial(sending.take, item_id=item, now=NOW)).value
    assert isinstance(going, Outgoing)
    return going


def test_with_a_folder_just_chosen_it_is_looked_at_before_it_goes(
    context, qtbot, store, prompts, gone, children, tmp_path: Path
):
    """S48: nothing goes that nobody has read for this place."""
    item = queue(store)
    prompts.folder = tmp_path
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    qtbot.mouseClick(page.send, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: gone == [Place("send", 1, item)])
    assert store.read(settings.current).outbox_folder == str(tmp_path)
    assert store.read(outbox.rows)[0].state is OutboxState.READY


def test_send_takes_what_was_looked_at_and_leads_to_the_rest(
    context, qtbot, store, gone, children, tmp_path: Path
):
    """S48: one was read and goes; the other is read first."""
    queue(store)
    use_folder(store, tmp_path)
    unseen = queue(store)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    page.send.click()
    qtbot.waitUntil(lambda: gone == [Place("send", 1, unseen)])
    qtbot.waitUntil(lambda: Group.GONE in page.lists)
    assert sorted(row.state.value for row in store.read(outbox.rows)) == ["ready", "verified"]


def test_sending_places_each_file_and_writes_down_where_and_when(
    context, qtbot, store, prompts, children, tmp_path: Path
):
    folder = tmp_path / "office"
    folder.mkdir()
    item = queue(store)
    use_folder(store, folder)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    qtbot.mouseClick(page.send, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: store.read(outbox.rows)[0].state is OutboxState.VERIFIED)
    (row,) = store.read(outbox.rows)
    placed = folder / row.file_name
    assert hashlib.sha256(placed.read_bytes()).hexdigest() == row.sha256
    assert (row.item_id, row.placed_in, row.placed_at) == (item, str(folder), NOW)
    assert store.read(settings.current).outbox_folder == str(folder)
    qtbot.waitUntil(lambda: Group.GONE in page.lists)
    assert [toast.isVisible() for toast in page.toasts.shown] == [True]


def test_a_folder_out_of_reach_is_said_and_the_thing_waits_as_it_was(
    context, qtbot, store, children, tmp_path: Path
):
    """U62: away from the office nothing turns red, and nothing is written against the paper."""
    queue(store)
    use_folder(store, tmp_path / "gone")
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    assert "One set of outcomes is waiting for the office folder." in words_on(page)
    page.send.click()
    qtbot.waitUntil(lambda: "folder for finished files is not there" in words_on(page))
    (row,) = store.read(outbox.rows)
    assert (row.state, row.trouble) == (OutboxState.READY, "")
    assert not page.send.is_waiting


def test_papers_of_one_child_wait_for_the_one_before_them(context, qtbot, store, children, tmp_path: Path):
    """F49: the order is kept, and nothing is held against the one that waited."""
    gone: list[int] = []

    class Full(Journey):
        def place(self, going: Outgoing) -> Sent | Settling:
            if not going.going_name:
                gone.append(going.item_id)
            return super().place(going) if len(gone) > 1 else Sent(going.item_id, "The drive is full.")

    Placing(context.ops, context.now, Full)
    queue(store)
    queue(store, made_as="docx")
    use_folder(store, tmp_path)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    page.send.click()
    qtbot.waitUntil(lambda: "An earlier paper of this child has not gone yet" in words_on(page))
    rows = sorted(store.read(outbox.rows), key=lambda row: row.item_id)
    assert [row.state for row in rows] == [OutboxState.NEEDS_YOU, OutboxState.READY]
    page.send.click()
    qtbot.waitUntil(lambda: {row.state for row in store.read(outbox.rows)} == {OutboxState.VERIFIED})
    assert gone == [rows[0].item_id, rows[0].item_id, rows[1].item_id]


def test_a_file_already_there_byte_for_byte_counts_as_placed(store, children, tmp_path: Path):
    item = queue(store)
    use_folder(store, tmp_path)
    going = taken(store, item)
    (tmp_path / going.file_name).write_bytes(going.content)
    sent = Journey(going.to.server).place(going)
    assert (sent.trouble, sent.placed_in) == ("", str(tmp_path))
    assert [path.name for path in tmp_path.glob("IRO-K*")] == [going.file_name]
    assert store.write("Send", partial(sending.write_down, sent=sent, now=NOW)).value == sent
    assert store.read(outbox.rows)[0].state is OutboxState.VERIFIED


def test_a_thing_taken_out_while_it_was_placed_is_told_of(store, children, tmp_path: Path):
    item = queue(store)
    use_folder(store, tmp_path)
    going = taken(store, item)
    journey = Journey(going.to.server)
    sent = journey.place(replace(going, going_name=journey.place(going).name))
    store.write("Take back", partial(outbox.withdraw, item_id=item))
    told = store.write("Send", partial(sending.write_down, sent=sent, now=NOW)).value
    assert told.trouble.endswith("It is in the folder: remove it there if it must not go.")


def test_without_a_folder_chosen_nothing_goes(context, qtbot, store, prompts, children):
    queue(store)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    page.send.click()
    assert prompts.asked == ["Folder for finished files"]
    assert store.read(outbox.rows)[0].state is OutboxState.READY


def test_a_bug_on_the_way_takes_one_file_and_send_answers_again(
    context, qtbot, store, children, tmp_path: Path
):
    """F03: the other file still goes, and the one that did not can be sent at once."""
    asked: list[int] = []

    class Broken(Journey):
        def place(self, going: Outgoing) -> Sent | Settling:
            if not going.going_name:
                asked.append(going.item_id)
            return super().place(going if len(asked) > 1 else None)

    Placing(context.ops, context.now, Broken)
    told: list[BaseException] = []
    context.ops.broke.connect(told.append)
    queue(store)
    queue(store, child=2)
    use_folder(store, tmp_path)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    page.send.click()
    qtbot.waitUntil(lambda: Group.GONE in page.lists and not page.send.is_waiting)
    assert len(told) == 1 and sorted(row.state.value for row in store.read(outbox.rows)) == [
        "ready",
        "verified",
    ]
    page.send.click()
    qtbot.waitUntil(lambda: {row.state for row in store.read(outbox.rows)} == {OutboxState.VERIFIED})
    assert len(asked) == 3
