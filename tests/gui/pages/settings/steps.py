"""What the tests of Settings do and look at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from iro_desk import paths
from iro_desk.domain.working_days import read_bank_holidays
from iro_desk.gui.pages.settings.clocks import ClocksPart
from iro_desk.gui.pages.settings_page import SettingsPage
from iro_desk.records import ChildFields
from iro_desk.services import children
from iro_desk.storage.store import Store
from tests.gui.conftest import TODAY

CALENDAR = read_bank_holidays(paths.resource("data/bank_holidays.csv").read_text("utf-8"))


BORN = date(2014, 5, 2)


SPACE, RETURN = Qt.Key.Key_Space, Qt.Key.Key_Return


Opened = Callable[[str], SettingsPage]


def clocks_of(page: SettingsPage) -> ClocksPart:
    assert isinstance(page.part, ClocksPart)
    return page.part


def read_off(part: QWidget) -> str:
    return " | ".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def a_child(store: Store, **values: object) -> int:
    draft = ChildFields.model_validate(
        {"preferred_name": "Quill", "surname": "Ember", "born_on": BORN, **values}
    )
    add = partial(children.add, draft=draft, legal_status=None, home=None, social_worker="Bev", today=TODAY)
    return store.write("Add a child", lambda session: add(session)).value
