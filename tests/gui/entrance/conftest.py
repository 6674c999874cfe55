"""Opens windows at doors, and lets the vaults go afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.conftest import FakePrompts
from tests.gui.entrance.steps import AtTheDoor


@pytest.fixture
def stand_at(qtbot: QtBot, prompts: FakePrompts) -> Iterator[Callable[[Path], AtTheDoor]]:
    """Opens a window at the door of a folder."""
    made: list[AtTheDoor] = []

    def stand(folder: Path) -> AtTheDoor:
        made.append(AtTheDoor(qtbot, folder, prompts))
        return made[-1]

    yield stand
    for one in made:
        one.window.page.finish()
        one.door.let_go()
