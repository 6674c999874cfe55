"""A window that answers nobody is written down with what it was doing, and without a word of what it held."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from iro_desk import log
from iro_desk.app.stalls import CODE, Stalls


def a_slow_export(words: str, is_noticed: Callable[[], bool]) -> str:
    """Stands in the window's thread until somebody notices, as a fault in an exporter would."""
    until = time.monotonic() + 40
    while not is_noticed() and time.monotonic() < until:
        time.sleep(0.01)
    return words


def test_a_window_that_stands_still_is_written_down_once_with_places_and_no_words(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """F06."""
    log.begin(tmp_path)
    owner = QObject()
    stalls = Stalls(owner, beat=0.02, after=0.1)
    try:
        text = tmp_path / "iro-desk.log"
        a_slow_export("Zorblatt is afraid of the dog", lambda: CODE in text.read_text("utf-8"))
        a_slow_export("Zorblatt", lambda: text.read_text("utf-8").count(CODE) > 1 or time.sleep(0.2) is None)
        said = text.read_text("utf-8")
        assert said.count(CODE) == 1 and "a_slow_export" in said
        assert "Zorblatt" not in said and str(tmp_path) not in said
    finally:
        stalls.end()
        log.end()


def test_a_window_that_answers_is_not_written_down(qtbot: QtBot, tmp_path: Path) -> None:
    log.begin(tmp_path)
    owner = QObject()
    stalls = Stalls(owner, beat=0.01, after=5.0)
    beats: list[bool] = []
    stalls._timer.timeout.connect(lambda: beats.append(True))
    try:
        qtbot.waitUntil(lambda: len(beats) > 3)
        assert CODE not in (tmp_path / "iro-desk.log").read_text("utf-8")
    finally:
        stalls.end()
        log.end()
