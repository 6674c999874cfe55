"""What needs the officer, what is ready and what went, as she reads it (U61, U62)."""

from __future__ import annotations

from iro_desk.domain.codes import OutboxState
from tests.gui.pages.outbox.conftest import queue, shown, words_on


def test_an_empty_outbox_says_what_will_be_here(context, qtbot, children):
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: "Nothing waiting" in words_on(page))
    assert not page.send.isVisible()


def test_the_keyboard_is_on_the_first_thing_that_waits(context, qtbot, store, children):
    """U33: she comes here from a letter she has just put in it."""
    queue(store)
    page = shown(context, qtbot)
    page.setFocus()
    page.load()
    qtbot.waitUntil(lambda: bool(page.lists) and page.focusWidget() is page.lists[OutboxState.READY])
