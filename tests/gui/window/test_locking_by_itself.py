"""The desk locks by itself: left alone whatever is open on it, made small, or woken from sleep."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from iro_desk.gui.idle import ASLEEP_AFTER, steady
from iro_desk.gui.place import Place
from iro_desk.gui.prompts import ScreenPrompts
from iro_desk.services import drafts, settings
from iro_desk.storage.store import Store
from tests.gui.conftest import FakePrompts
from tests.gui.window.steps import CTRL, Desk, make_room, settled
from tests.gui.window.test_coming_and_going import fill

FIVE = 300.0


def visit(qtbot: QtBot, desk: Desk, child_id: int) -> QTextEdit:
    """The visit's first editor, with words in it and the keyboard."""
    desk.window.go(Place("visit", child_id))
    screen = desk.window.screen_now
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QTextEdit))
    editor = QApplication.focusWidget()
    assert screen.isAncestorOf(editor)
    QTest.keyClicks(editor, "He told me about the swimming")
    return editor


def within_the_menu(desk: Desk, then: Callable[[], None]) -> None:
    menu = QMenu(desk.window)
    menu.addAction("Suggest other words")
    QTimer.singleShot(0, lambda: (then(), menu.close()))
    menu.exec(desk.window.mapToGlobal(QPoint(20, 20)))


def within_a_dialog(desk: Desk, then: Callable[[], None]) -> None:
    def answered() -> None:
        then()
        for box in QApplication.topLevelWidgets():
            if isinstance(box, QMessageBox):
                box.reject()

    QTimer.singleShot(0, answered)
    ScreenPrompts().confirm(
        desk.window, "Finish this review?", "It will be locked.", "Finish", "Keep working"
    )


def within_a_loop_of_its_own(desk: Desk, then: Callable[[], None]) -> None:
    """What a drag, a file window and a print preview run; offscreen there is none of the three."""
    loop = QEventLoop()
    QTimer.singleShot(0, lambda: (then(), loop.quit()))
    loop.exec()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("within", [within_the_menu, within_a_dialog, within_a_loop_of_its_own])
def test_left_alone_for_five_minutes_it_locks_whatever_is_open(opened, within):
    """S10: a menu, a question, a drag and a file window each run a loop of their own; none stops the clock."""
    desk = opened()
    locked_at: list[int] = []

    def is_left() -> None:
        for seconds in (FIVE - 1, 1):
            desk.is_left_alone(seconds)
            locked_at.append(len(desk.locked))

    within(desk, is_left)
    assert locked_at == [0, 1]


def test_it_locks_with_words_half_written_and_the_words_are_kept(
    qtbot: QtBot, opened, store: Store, child_id: int
):
    """S10, S14: a dirty editor with the keyboard in it; its blinking caret is no input."""
    desk = opened()
    visit(qtbot, desk, child_id)
    desk.is_left_alone(FIVE)
    assert desk.locked == [True]
    desk.window.flush()
    qtbot.waitUntil(lambda: desk.window.ops.writes_waiting == 0)
    (kept,) = store.read(drafts.unfinished)
    found = store.read(
        lambda s: drafts.find(s, form=kept.form, subject_id=kept.subject_id, child_id=kept.child_id)
    )
    assert "He told me about the swimming" in found.content


@pytest.mark.parametrize("page", ["letters", "planner", "settings", "outbox"])
def test_every_kind_of_page_is_left_after_five_minutes(opened, page: str):
    """S10."""
    desk = opened()
    desk.window.go(Place(page))
    desk.is_left_alone(FIVE)
    assert desk.locked == [True]


def test_a_minute_before_it_says_so_and_any_key_keeps_it_open(opened):
    """S15."""
    desk = opened()
    warning = desk.window.guard.warning
    desk.is_left_alone(FIVE - 61)
    assert not warning.isVisible()
    desk.is_left_alone(1)
    assert warning.isVisible() and warning.words == "IRO Desk locks in 60 seconds"
    desk.is_left_alone(59)
    assert warning.words == "IRO Desk locks in 1 second"
    desk.press(Qt.Key.Key_Shift)
    assert not warning.isVisible()
    desk.is_left_alone(FIVE - 61)
    assert not warning.isVisible() and not desk.locked


def _moves(widget: QWidget) -> None:
    QTest.mouseMove(widget.windowHandle(), QPoint(30, 30))


def _presses(widget: QWidget) -> None:
    QTest.mouseClick(
        widget.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5)
    )


@pytest.mark.parametrize("touch", [_moves, _presses])
def test_the_mouse_counts_as_much_as_a_key(opened, touch):
    """S15."""
    desk = opened()
    desk.is_left_alone(FIVE - 30)
    touch(desk.window)
    assert not desk.window.guard.warning.isVisible()
    desk.is_left_alone(FIVE - 61)
    assert not desk.locked


@pytest.mark.parametrize(("minutes", "seconds"), [("1", 60), ("15", 900)])
def test_the_officer_may_choose_from_one_minute_to_fifteen(qtbot: QtBot, opened, minutes: str, seconds: int):
    """S10."""
    desk = opened()
    desk.window.ops.write("Settings", partial(settings.change, key=settings.LOCK_MINUTES, value=minutes))
    qtbot.waitUntil(lambda: desk.window.ops.writes_waiting == 0)
    settled(qtbot, desk)
    desk.press(Qt.Key.Key_Shift)
    desk.is_left_alone(seconds - 1)
    assert not desk.locked
    desk.is_left_alone(1)
    assert desk.locked == [True]


def test_waking_from_sleep_locks_before_anything_is_painted(qtbot: QtBot, opened):
    """S12, F37: no event told of the sleep; the clock alone shows it, at the first paint."""
    desk = opened()
    before = desk.window.grab()
    desk.sleeps(ASLEEP_AFTER + 1)
    painted: list[QWidget] = []
    screen = desk.window.screen_now
    screen.paintEvent = lambda event: painted.append(screen)  # type: ignore[method-assign]
    screen.repaint()
    assert not painted and not desk.locked
    qtbot.waitUntil(lambda: bool(desk.locked))
    assert not before.isNull()


def test_the_key_that_wakes_the_computer_is_not_typed(qtbot: QtBot, opened, child_id: int):
    """S12."""
    desk = opened()
    editor = visit(qtbot, desk, child_id)
    words = editor.toPlainText()
    desk.sleeps(FIVE * 4)
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_X)
    assert editor.toPlainText() == words
    qtbot.waitUntil(lambda: bool(desk.locked))


def test_a_short_wait_is_no_sleep(opened):
    """F37: a busy moment of the computer locks nobody out."""
    desk = opened()
    desk.sleeps(ASLEEP_AFTER - 1)
    desk.window.screen_now.repaint()
    desk.window.guard.idle.look()
    QApplication.sendPostedEvents()
    assert not desk.locked


def test_the_clock_counts_sleep_and_never_goes_back():
    """F35, F37."""
    first = steady()
    assert steady() >= first > 0


def test_it_looks_again_by_itself(opened):
    """S10: the timer behind it runs, and about once a beat while nothing is near (P23)."""
    desk = opened()
    desk.window.guard.idle.look()
    assert 9_000 < desk.window.guard.idle.looks_again_in <= 11_000


@pytest.mark.parametrize(("answer", "locks"), [("yes", [True]), ("no", [])])
def test_a_window_made_small_is_locked_unless_she_would_rather_not(
    qtbot: QtBot, opened, answer: str, locks: list[bool]
):
    """S11."""
    desk = opened()
    desk.window.ops.write("Settings", partial(settings.change, key=settings.LOCK_MINIMISED, value=answer))
    qtbot.waitUntil(lambda: desk.window.ops.writes_waiting == 0)
    settled(qtbot, desk)
    desk.window.showMinimized()
    QApplication.processEvents()
    assert desk.locked == locks


def test_words_on_no_disk_are_waited_for_behind_a_curtain(
    qtbot: QtBot, opened, store: Store, prompts: FakePrompts, child_id: int
):
    """S10, F16: nothing can be read, no key reaches the desk, no question is asked, and no word is lost."""
    desk = opened()
    fill(store)
    for number in range(40):
        keep = partial(
            drafts.keep, form="visit", subject_id=number, child_id=None, content="x" * 9_000, field="",
            caret=0, now=desk.window.context.now(),
        )  # fmt: skip
        desk.window.ops.keep(number, "Keep what you typed", keep)
    qtbot.waitUntil(lambda: desk.window.ops.is_behind)
    desk.is_left_alone(FIVE)
    curtain = desk.window.guard.curtain
    assert curtain.isVisible() and curtain.geometry() == desk.window.rect() and not desk.locked
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_K, CTRL)
    assert not desk.window.finder.isVisible() and not prompts.asked
    make_room(store)
    qtbot.waitUntil(lambda: desk.locked == [True])
    assert not desk.window.ops.is_behind
