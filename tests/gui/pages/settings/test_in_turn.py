"""A tab of Settings is made a piece at a time, so that the window answers while it is made (F06)."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings_page import TABS, SettingsPage
from iro_desk.gui.place import Place

AT_ONCE = 200
"""Widgets: what is made of these takes less than a tenth of a second on a slow computer (window_thread.py)."""


def of(page: SettingsPage) -> int:
    return len(page.part.findChildren(QWidget))


@pytest.mark.parametrize("tab", TABS)
def test_no_turn_of_the_loop_makes_more_than_a_few_widgets(tab: str, qtbot: QtBot, context: Context) -> None:
    """F06, P12: counted as it is first shown, and then piece by piece."""
    page = SettingsPage(context, Place("settings", part=tab))
    qtbot.addWidget(page)
    counted = [0, of(page)]
    while not page.part.is_whole:
        page.part.turn()
        counted.append(of(page))
    assert max(after - before for before, after in itertools.pairwise(counted)) <= AT_ONCE


def test_what_comes_by_itself_is_what_is_read_and_in_its_order(qtbot: QtBot, context: Context) -> None:
    """F06, U32: nobody asks for the rest of it, and Tab goes through it from the top to the bottom."""
    page = SettingsPage(context, Place("settings", part="clocks"))
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    assert not page.part.is_whole
    qtbot.waitUntil(lambda: page.part.is_whole)
    qtbot.waitUntil(lambda: all(field.is_read for field in page.fields.values()))
    tops = [
        field.editor.mapTo(page.part, field.editor.rect().topLeft()).y() for field in page.fields.values()
    ]
    assert tops == sorted(tops)
    chain: list[QWidget] = [page.tabs]
    while (after := chain[-1].nextInFocusChain()) is not None and after is not page.tabs:
        chain.append(after)
    at = [chain.index(field.editor) for field in page.fields.values() if field.editor in chain]
    assert len(at) > 5
    assert at == sorted(at)


def test_leaving_a_tab_that_is_half_made_leaves_nothing_behind(qtbot: QtBot, context: Context) -> None:
    """F06: the next tab is made in its place, and reads for itself."""
    page = SettingsPage(context, Place("settings", part="clocks"))
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    page.show_part("week")
    qtbot.waitUntil(lambda: page.part.is_whole and all(f.is_read for f in page.fields.values()))
    assert page.part_key == "week"
