"""Names that were hidden when the desk locked are hidden when it is opened again (S23)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from iro_desk.app.programme import NAMES_HIDDEN, Programme
from tests.journeys import steps
from tests.journeys.conftest import NOW, LaidOutPrompts, still
from tests.journeys.officer import Officer


@pytest.fixture
def fresh() -> list[tuple[str, ...]]:
    """What the fresh processes at the door were told."""
    return []


@pytest.fixture
def programme(
    desk_with_one_child: Path, prompts: LaidOutPrompts, fresh: list[tuple[str, ...]], qapp: QApplication
) -> Iterator[Programme]:
    outside = replace(still(desk_with_one_child, NOW, prompts), start_again=fresh.append)
    started = Programme(outside=outside, names_hidden=True)
    started.begin()
    yield started
    started.close()


def test_a_desk_that_locks_with_names_hidden_opens_so(
    programme: Programme, officer: Officer, passphrase: str, fresh: list[tuple[str, ...]]
) -> None:
    """S23, S18: somebody may still be there; the door itself says nothing, and neither does the command line."""
    steps.unlock(officer, passphrase)
    officer.waits_to_read("To finish writing")
    assert officer.window().company.is_hiding
    officer.presses("Ctrl+L")
    officer.waits_until(lambda: bool(fresh), "a fresh process at the door")
    assert fresh == [(NAMES_HIDDEN,)]
