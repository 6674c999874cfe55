"""The officer's week and the tabs of Settings, by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.gui.pages.settings_page import TABS
from iro_desk.services import settings
from iro_desk.services.preferences import week_preferences
from iro_desk.storage.store import Store
from tests.gui.pages.settings.steps import RETURN, Opened


def test_the_week_is_set_by_keys(qtbot: QtBot, opened: Opened, store: Store):
    page = opened("week")
    assert set(page.fields) == {preference.key for preference in week_preferences()}
    starts = page.fields["week.day_starts"]
    starts.editor.selectAll()
    QTest.keyClicks(starts.editor, "8.30")
    QTest.keyClick(starts.editor, RETURN)
    qtbot.waitUntil(lambda: f"{store.read(settings.current).planning.day_starts:%H:%M}" == "08:30")
    ends = page.fields["week.day_ends"]
    ends.editor.selectAll()
    QTest.keyClicks(ends.editor, "8")
    QTest.keyClick(ends.editor, RETURN)
    qtbot.waitUntil(lambda: ends.row.problem == "The day must end after it starts.")


def test_the_tabs_are_walked_by_arrow_and_remembered(qtbot: QtBot, opened: Opened):
    page = opened("desk")
    page.tabs.setFocus()
    for key in list(TABS)[1:]:
        QTest.keyClick(page.tabs.focusProxy(), Qt.Key.Key_Right)
        assert page.here().part == key
