"""Settings open at a tab."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings_page import SettingsPage
from iro_desk.gui.place import Place
from tests.gui.pages.settings.steps import Opened


@pytest.fixture
def opened(qtbot: QtBot, context: Context) -> Opened:
    """Opens Settings at a tab."""

    def open_it(part: str) -> SettingsPage:
        page = SettingsPage(context, Place("settings", part=part))
        qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
        page.resize(1100, 700)
        page.show()
        qtbot.waitUntil(page.isActiveWindow)
        page.load()
        qtbot.waitUntil(lambda: all(field.is_read for field in page.fields.values()))
        return page

    return open_it
