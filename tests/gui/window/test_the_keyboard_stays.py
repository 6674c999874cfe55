"""What is read late, or read again, never takes the keyboard from the officer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import SeenAlone, VisitPlace, YesNo
from iro_desk.gui.kept import KeptNotice
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.rows import RowList
from iro_desk.records import VisitFields
from iro_desk.services import visits
from iro_desk.storage.store import Store
from tests.gui.conftest import TODAY
from tests.gui.window.steps import ALT, Desk, keep_draft, settled


@pytest.fixture
def slow(store: Store) -> Iterator[threading.Event]:
    """The worker answers nothing until the event is set."""
    answer = threading.Event()
    yield answer
    answer.set()


def hold(store: Store, until: threading.Event) -> None:
    store.read_later(lambda session: until.wait(20))


def press_outside(desk: Desk, keys: str) -> None:
    """As the system hands a key to the window, before any part of it."""
    combination = QKeySequence(keys)[0]
    QTest.keyClick(desk.window.windowHandle(), combination.key(), combination.keyboardModifiers())


def test_the_keyboard_is_in_the_screen_that_was_opened(qtbot: QtBot, opened):
    """U33: it never falls back to the rail when a screen goes."""
    desk = opened()
    for key in (Qt.Key.Key_2, Qt.Key.Key_5, Qt.Key.Key_3):
        desk.press(key, ALT)
        screen = desk.window.screen_now
        qtbot.waitUntil(
            lambda s=screen: s is desk.window.focusWidget() or s.isAncestorOf(desk.window.focusWidget())
        )


@pytest.mark.parametrize("keys", ["Alt+1", "Alt+2", "Alt+4"])
def test_a_screen_that_loads_late_leaves_find_its_keyboard(qtbot, opened, store, slow, child_id, keys: str):
    """U33: what she pressed after going there stands."""
    desk = opened()
    hold(store, slow)
    press_outside(desk, keys)
    press_outside(desk, "Ctrl+K")
    slow.set()
    settled(qtbot, desk)
    assert desk.window.focusWidget() is desk.window.finder.line


def test_a_screen_she_has_begun_to_work_in_keeps_the_keyboard_where_it_is(
    qtbot, opened, store, slow, child_id
):
    desk = opened()
    hold(store, slow)
    press_outside(desk, "Alt+2")
    press_outside(desk, "Tab")
    at = desk.window.focusWidget()
    slow.set()
    settled(qtbot, desk)
    assert desk.window.focusWidget() is at


def test_where_she_goes_at_once_after_unlocking_is_where_she_stays(qtbot, opened, store, slow, child_id):
    """S14, U18: the place she left and the work that was kept come second to her own keys."""
    keep_draft(store, child_id)
    hold(store, slow)
    desk = opened(wait=False)
    press_outside(desk, "Ctrl+N")
    slow.set()
    qtbot.waitUntil(lambda: desk.window.findChild(KeptNotice) is not None)
    settled(qtbot, desk)
    assert desk.page == "add_child"
    press_outside(desk, "Alt+Left")
    assert desk.page == "today"


def test_find_opened_at_once_after_unlocking_stays_open(qtbot, opened, store, slow, child_id):
    hold(store, slow)
    desk = opened(wait=False)
    press_outside(desk, "Ctrl+K")
    slow.set()
    qtbot.waitUntil(lambda: desk.page == "today")
    settled(qtbot, desk)
    assert desk.window.focusWidget() is desk.window.finder.line
    press_outside(desk, "Escape")
    assert desk.window.focusWidget() is desk.window.screen_now


def test_the_keyboard_stays_in_a_screen_that_is_read_again(qtbot, opened, store, child_id):
    """U33: the list that had it was made anew; it never falls to the rail, where Enter would go elsewhere."""
    desk = opened()
    seen = VisitFields(
        visit_on=TODAY, place=VisitPlace.HOME, seen=YesNo.YES, seen_alone=SeenAlone.YES, worry=YesNo.NO
    )
    record = partial(visits.record, child_id=child_id, draft=seen, words=(), today=TODAY)
    desk.window.ops.write("Record a visit", record)
    desk.window.go(Place("child", child_id, None, "visits"))
    screen = desk.window.screen_now
    qtbot.waitUntil(lambda: any(one.isVisible() for one in screen.findChildren(RowList)))
    settled(qtbot, desk)
    listed = next(one for one in screen.findChildren(RowList) if one.isVisible())
    listed.setFocus()
    desk.window.ops.write("Record a visit", record)
    qtbot.waitUntil(lambda: not shiboken6.isValid(listed))
    at = desk.window.focusWidget()
    assert at is screen or screen.isAncestorOf(at)
