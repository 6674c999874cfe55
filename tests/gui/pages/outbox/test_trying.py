"""Trying the place papers go to: what it found is said in words, and nothing there is touched (S61, U61, U62)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from iro_desk.domain.codes import OutboxState
from iro_desk.services import outbox
from tests.gui.pages.outbox.conftest import queue, shown, use_folder, words_on


def test_a_place_that_is_there_is_said_and_sending_is_offered(
    context, qtbot, store, children, tmp_path: Path
):
    queue(store)
    office = tmp_path / "office"
    office.mkdir()
    use_folder(store, office)
    page = shown(context, qtbot)
    qtbot.waitUntil(page.try_place.isVisible)
    assert not page.send.isVisible()
    page.try_place.setFocus()
    qtbot.keyClick(page.try_place, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "The office folder is there." in words_on(page))
    assert page.send.text().strip() == "Send one paper" and page.send.isVisible()
    assert page.focusWidget() is page.send, "one more key sends"
    assert list(office.iterdir()) == [], "nothing was left there"
    assert store.read(outbox.rows)[0].state is OutboxState.READY


def test_a_place_out_of_reach_is_said_and_nothing_turns_red(context, qtbot, store, children, tmp_path: Path):
    """U62: and the card says why, with what she can do."""
    queue(store)
    use_folder(store, tmp_path / "gone")
    page = shown(context, qtbot)
    qtbot.waitUntil(page.try_place.isVisible)
    page.try_place.click()
    qtbot.waitUntil(lambda: "cannot be used from here now. Everything waits as it is." in words_on(page))
    assert not page.send.isVisible() and not page.try_place.is_waiting
    assert page.item_card.facts.lines["Waiting for"] == "Office folder"
    qtbot.waitUntil(lambda: "Not reachable when you tried. It waits as it is." in words_on(page))
    page.item_card.why.ask.click()
    assert "Try again near the office network, or send it another way." in words_on(page)
    (row,) = store.read(outbox.rows)
    assert (row.state, row.trouble) == (OutboxState.READY, "")


def test_with_nothing_ready_the_place_can_still_be_tried(context, qtbot, store, children, tmp_path: Path):
    use_folder(store, tmp_path)
    page = shown(context, qtbot)
    qtbot.waitUntil(page.try_place.isVisible)
    page.try_place.click()
    qtbot.waitUntil(lambda: "The office folder is there." in words_on(page))
    assert not page.send.isVisible()
