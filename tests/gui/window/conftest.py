"""The window over a real store, opened and taken down as the programme does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desk.gui import operations, theme
from iro_desk.records import ChildFields
from iro_desk.storage.store import Store
from tests.gui.conftest import FakePrompts
from tests.gui.window.steps import Desk, add, in_front, make_room


@pytest.fixture
def opened(
    qtbot: QtBot, store: Store, prompts: FakePrompts, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Desk]]:
    """Opens the desk, and takes it down as the programme does."""
    monkeypatch.setattr(operations, "AGAIN_MS", 40)
    made: list[Desk] = []

    def open_it(*, wait: bool = True) -> Desk:
        desk = Desk(store, prompts, qapp)
        made.append(desk)
        desk.window.show()
        qtbot.waitUntil(lambda: (desk.page != "" or not wait) and in_front(desk))
        return desk

    yield open_it
    make_room(store)
    for desk in made:
        desk.window.flush()
        qtbot.waitUntil(lambda d=desk: d.window.ops.writes_waiting == 0)
        desk.window.finish()
        desk.window.hide()
        desk.window.deleteLater()
    theme.source().follow(qapp, "light", 1.0)


@pytest.fixture
def child_id(store: Store) -> int:
    draft = ChildFields(local_code="440127", born_on=date(2015, 3, 4), looked_after_from=date(2026, 6, 1))
    return add(store, draft)
