"""While a slow drive takes its time, everything else goes on (F06, F15, U16, U60)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import shiboken6

from iro_desk.domain.codes import OutboxState
from iro_desk.domain.sending.standing import Group
from iro_desk.gui.pages.outbox_page import OutboxPage
from iro_desk.gui.place import Place
from iro_desk.services import drafts, outbox
from tests.gui.conftest import NOW
from tests.gui.pages.outbox.conftest import SlowDrive, queue, shown, use_folder, words_on


def test_a_drive_that_does_not_answer_keeps_no_typing_from_being_saved(
    context, qtbot, store, children, drive: SlowDrive, tmp_path: Path
):
    """F15, U16: placing waits beside the window and the store's worker, and both go on."""
    queue(store)
    use_folder(store, tmp_path)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    page.lists[Group.READY].opened.emit(str(store.read(outbox.rows)[0].item_id))
    page.send.click()
    qtbot.waitUntil(drive.is_asked.is_set)
    kept = partial(
        drafts.keep, form="visit", subject_id=1, child_id=1, content="{}", field="words", caret=3, now=NOW
    )
    context.ops.keep(("visit", 1, 1), "Keep what you typed", kept)
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)
    assert store.read(drafts.unfinished), "saved while the drive still had not answered"
    assert "Placing file 1 of 1. You can go on working." in words_on(page)
    assert page.send.is_waiting and page.item_card.buttons["Take back"].is_waiting
    assert store.read(outbox.rows)[0].state is OutboxState.SENDING
    drive.answers.set()
    qtbot.waitUntil(lambda: Group.GONE in page.lists)
    assert not page.send.is_waiting and not page.going.isVisible()


def test_leaving_the_outbox_does_not_stop_what_is_on_its_way(
    context, qtbot, store, children, drive: SlowDrive, tmp_path: Path
):
    queue(store)
    queue(store, made_as="docx")
    use_folder(store, tmp_path)
    page = OutboxPage(context, Place("outbox"))
    page.load()
    qtbot.waitUntil(lambda: bool(page.lists))
    page.send.click()
    qtbot.waitUntil(drive.is_asked.is_set)
    shiboken6.delete(page)
    again = shown(context, qtbot)
    assert again.send.is_waiting and "Placing file 1 of 2" in words_on(again)
    again.send.click()
    drive.answers.set()
    qtbot.waitUntil(lambda: {row.state for row in store.read(outbox.rows)} == {OutboxState.VERIFIED})
    qtbot.waitUntil(lambda: not again.send.is_waiting)
    assert [toast.accessibleName() for toast in again.toasts.shown] == ["Two files are in the office folder."]


def test_sending_can_be_stopped_and_leaves_no_half_file_behind(
    context, qtbot, store, children, drive: SlowDrive, tmp_path: Path
):
    """F06, U60: the file that is being placed is finished; the others stay in the outbox, to be sent again."""
    for _ in range(3):
        queue(store)
    use_folder(store, tmp_path)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    page.send.click()
    qtbot.waitUntil(drive.is_asked.is_set)
    assert "Placing file 1 of 3" in words_on(page) and page.stop.isVisible()
    page.stop.clicked.emit()
    assert "Placing file 1 of 1" in words_on(page) and not page.stop.isVisible()
    drive.answers.set()
    qtbot.waitUntil(lambda: Group.GONE in page.lists)
    assert [row.state for row in store.read(outbox.rows)].count(OutboxState.VERIFIED) == 1
    assert len(list(tmp_path.glob("IRO-*.pdf"))) == 1
    assert [toast.accessibleName() for toast in page.toasts.shown] == ["One file is in the office folder."]
