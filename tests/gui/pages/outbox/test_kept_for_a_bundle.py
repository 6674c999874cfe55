"""What she keeps for a bundle or an e-mail goes to no folder until she says so (S48, F49)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from iro_desk.domain.sending.standing import Group
from iro_desk.exports import sending
from iro_desk.gui.pages.outbox.another_way import TO_FOLDER
from iro_desk.gui.place import Place
from iro_desk.records import Child
from iro_desk.services import outbox
from iro_desk.services.sending.order import WaitsItsTurn
from iro_desk.services.waiting import waiting
from tests.gui.pages.outbox.conftest import keep_one, queue, shown, use_folder, words_on


def test_what_is_kept_for_a_bundle_stays_until_she_sends_it_to_the_folder_after_all(
    context, qtbot, store, gone, children, tmp_path: Path
):
    """S48, F49, U61: Send passes it by, the words count it by itself, and the one behind it is not held up."""
    kept = queue(store)
    goes = queue(store, made_as="docx")
    use_folder(store, tmp_path)
    keep_one(store, kept)
    assert store.read(waiting).outbox == 1, "the status line counts what waits to go"
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: Group.KEPT in page.lists)
    qtbot.waitUntil(lambda: "One set of outcomes is kept for a bundle or an e-mail." in words_on(page))
    assert "One set of outcomes is waiting for the office folder." in words_on(page)
    assert page.lists[Group.KEPT].row(0).badge == "Kept"
    page.send.click()
    qtbot.waitUntil(lambda: Group.GONE in page.lists and not page.send.isVisible())
    assert [row.item_id for row in store.read(outbox.rows) if row.placed_at is None] == [kept] != [goes]
    qtbot.keyClick(page.lists[Group.KEPT], Qt.Key.Key_Return)
    qtbot.keyClick(page.item_card.buttons["Send another way"], Qt.Key.Key_Return)
    qtbot.keyClick(page.item_card.other_ways.ways[TO_FOLDER], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: Group.KEPT not in page.lists and Group.READY not in page.lists)
    assert all(row.placed_in == str(tmp_path) for row in store.read(outbox.rows)) and gone == []


def test_what_changed_since_it_was_kept_is_read_again_before_it_goes_to_the_folder(
    context, qtbot, store, gone, children, tmp_path: Path
):
    """S50: and what is kept once files are on their way is passed by."""
    item = queue(store)
    use_folder(store, tmp_path)
    keep_one(store, item)
    with pytest.raises(WaitsItsTurn, match="Kept for a bundle"):
        store.read(partial(sending.outgoing, item_id=item))
    store.write("Change", lambda session: setattr(session.get(Child, 1), "address_withheld_from", "Uncle"))
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: Group.NEEDS_YOU in page.lists)
    qtbot.keyClick(page.lists[Group.NEEDS_YOU], Qt.Key.Key_Return)
    qtbot.keyClick(page.item_card.buttons["Send another way"], Qt.Key.Key_Return)
    qtbot.keyClick(page.item_card.other_ways.ways[TO_FOLDER], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: gone == [Place("send", 1, item)])
    assert not list(tmp_path.glob("IRO-*.pdf"))
