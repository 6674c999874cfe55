"""What was done is put back from the window, and a bug is told with the window still there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iro_desk.services import settings
from iro_desk.storage.store import Store
from tests.gui.conftest import FakePrompts
from tests.gui.window.steps import ALT, CTRL


def test_what_was_done_is_undone_by_key_and_said(qtbot: QtBot, opened, store: Store):
    """U53."""
    desk = opened()
    desk.window.ops.write("Change your name", partial(settings.change, key="officer.name", value="Ros"))
    qtbot.waitUntil(lambda: desk.window.ops.writes_waiting == 0)
    desk.press(Qt.Key.Key_Z, CTRL | ALT)
    qtbot.waitUntil(lambda: desk.toasts == ["Put back: Change your name."])
    assert store.read(settings.values)["officer.name"] == ""


def test_only_the_newest_toast_has_undo_and_it_undoes_just_that(qtbot: QtBot, opened, store: Store):
    """U53: what was said before stays said, without an Undo that would put back something newer."""
    desk = opened()
    window = desk.window

    def name(value: str) -> None:
        change = partial(settings.change, key="officer.name", value=value)
        window.ops.write(f"Call her {value}", change, lambda _: window.say_done(f"Called {value}"), window)
        qtbot.waitUntil(lambda: desk.toasts[-1:] == [f"Called {value}"])

    name("Ros")
    name("Jo")
    assert [toast.link is not None for toast in window.toast.shown] == [False, True]
    window.say_done("The week is written")
    assert [toast.link is not None for toast in window.toast.shown] == [True, False], "nothing to put back"
    window.toast.shown[0].link.click()
    qtbot.waitUntil(lambda: "Put back: Call her Jo." in desk.toasts)
    assert store.read(settings.values)["officer.name"] == "Ros"
    name("Bev")
    window.ops.write("Quietly", partial(settings.change, key="officer.name", value="Ada"))
    qtbot.waitUntil(lambda: all(toast.link is None for toast in window.toast.shown))


def test_with_nothing_to_undo_it_says_so(qtbot: QtBot, opened):
    desk = opened()
    desk.press(Qt.Key.Key_Z, CTRL | ALT)
    qtbot.waitUntil(lambda: desk.toasts == ["There is nothing to undo."])


def test_a_bug_is_told_with_a_reference_and_the_window_stays(qtbot: QtBot, opened, prompts: FakePrompts):
    """F03."""
    desk = opened()
    desk.window.ops.write("Slip", lambda session: 1 / 0)
    qtbot.waitUntil(lambda: prompts.told == ["That did not work, and your words are safe."])
    assert desk.window.isVisible()
