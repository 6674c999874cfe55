"""The window by keys: every place, back and forward, the panes, text size and the foot of the window."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from iro_desk.gui.place import Place
from iro_desk.services import settings
from tests.gui.window.steps import ALT, CTRL, settled


@pytest.mark.parametrize(
    ("key", "page"),
    [
        (Qt.Key.Key_1, "today"),
        (Qt.Key.Key_2, "caseload"),
        (Qt.Key.Key_3, "reviews"),
        (Qt.Key.Key_4, "letters"),
        (Qt.Key.Key_5, "outbox"),
    ],
)
def test_every_place_has_its_key(opened, key, page: str):
    """U31."""
    desk = opened()
    desk.press(key, ALT)
    assert desk.page == page


def test_help_settings_and_adding_a_child_have_theirs(opened):
    """U31."""
    desk = opened()
    seen = []
    for key, modifiers in ((Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Comma, CTRL)):
        desk.press(key, modifiers)
        seen.append(desk.page)
    desk.press(Qt.Key.Key_N, CTRL)
    assert [*seen, desk.page] == ["help", "settings", "add_child"]


def test_back_and_forward_retrace_the_steps(opened):
    """U4."""
    desk = opened()
    desk.press(Qt.Key.Key_2, ALT)
    desk.press(Qt.Key.Key_5, ALT)
    went = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right):
        desk.press(key, ALT)
        went.append(desk.page)
    assert went == ["caseload", "today", "today", "caseload", "outbox"]


def test_f6_goes_round_the_parts_of_the_window(qtbot: QtBot, opened):
    """U32."""
    desk = opened()
    window = desk.window
    panes = []
    for _ in range(3):
        desk.press(Qt.Key.Key_F6)
        qtbot.wait(20)
        held = (("rail", window.rail), ("screen", window.screen_now), ("status", window.status))
        panes.append(next((n for n, p in held if p.isAncestorOf(window.focusWidget())), ""))
    assert sorted(panes) == ["rail", "screen", "status"]


def test_the_status_line_tells_of_saving_the_network_and_invented_children(qtbot: QtBot, opened):
    """U16."""
    desk = opened()
    desk.window.ops.write("Change", partial(settings.change, key="officer.name", value="Ros"))
    qtbot.waitUntil(lambda: desk.window.status.words == "Saved 14:32")
    qtbot.waitUntil(lambda: "Offline" in {label.text() for label in desk.window.status.findChildren(QLabel)})


def test_a_visit_is_about_the_child_in_view(qtbot: QtBot, opened, child_id: int):
    desk = opened()
    desk.press(Qt.Key.Key_V, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert desk.toasts == ["Open a child first, then press these keys again."]
    desk.window.go(Place("child", child_id))
    desk.press(Qt.Key.Key_V, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert (desk.page, desk.window.screen_now.place.child_id) == ("visit", child_id)


def test_a_clock_gone_to_by_name_has_the_keyboard_in_its_limit(qtbot: QtBot, opened):
    """U33: from the working of a date."""
    desk = opened()
    desk.window.go(Place("settings", part="clocks:MK-5"))
    screen = desk.window.screen_now
    settled(qtbot, desk)
    assert desk.window.focusWidget() is screen.part.rows["MK-5"].first
