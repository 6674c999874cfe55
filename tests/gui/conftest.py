"""What a screen is handed in a test: a real encrypted store, prompts with a memory, and a day that stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from iro_desk import paths
from iro_desk.appearance import Appearance
from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.working_days import read_bank_holidays
from iro_desk.gui import theme
from iro_desk.gui.context import Context
from iro_desk.gui.operations import Operations
from iro_desk.gui.place import Place
from iro_desk.services import settling
from iro_desk.storage.store import Store

TODAY = date(2026, 6, 11)
NOW = datetime(2026, 6, 11, 14, 32, tzinfo=ZoneInfo("Europe/London"))


@dataclass
class FakePrompts:
    """Answers from what the test has laid out, and remembers what was asked."""

    answer: bool = True
    folder: Path | None = None
    file: Path | None = None
    new_file: Path | None = None
    named: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    shown: list[Path] = field(default_factory=list)

    def confirm(self, owner: QWidget, question: str, consequence: str, do_it: str, keep: str) -> bool:
        self.asked.append(question)
        return self.answer

    def tell(self, owner: QWidget, what: str, next_step: str = "") -> None:
        self.told.append(what)

    def choose_folder(self, owner: QWidget, title: str, start: Path | None) -> Path | None:
        self.asked.append(title)
        return self.folder

    def choose_file(self, owner: QWidget, title: str, kinds: str) -> Path | None:
        self.asked.append(title)
        return self.file

    def choose_new_file(self, owner: QWidget, title: str, name: str, kinds: str) -> Path | None:
        self.asked.append(title)
        self.named.append(name)
        return self.new_file

    def show_folder(self, folder: Path) -> None:
        self.shown.append(folder)


class PatientBot(QtBot):
    """Waits as long as a computer with much else to do may take; what is so is seen at once all the same."""

    def waitUntil(self, callback: Callable[[], object], *, timeout: int = 40_000) -> None:
        """Wait until something is so, and shown: what was just laid out is when the loop turns once more."""
        super().waitUntil(callback, timeout=timeout)
        QApplication.processEvents()

    def waitSignal(self, *args: Any, timeout: int = 40_000, **kwargs: Any) -> SignalBlocker:
        """Wait for a signal."""
        return super().waitSignal(*args, timeout=timeout, **kwargs)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """The hands of a test."""
    return PatientBot(request)


@pytest.fixture
def prompts() -> FakePrompts:
    return FakePrompts()


@pytest.fixture
def gone() -> list[Place]:
    """Where the screen asked to go."""
    return []


@pytest.fixture
def said() -> list[str]:
    """The toasts."""
    return []


@pytest.fixture
def context(
    store: Store, prompts: FakePrompts, gone: list[Place], said: list[str], qapp: QApplication, qtbot: QtBot
) -> Iterator[Context]:
    """The parts of a screen over a real store."""
    theme.source().follow(qapp, "light", 1.0)
    calendar = read_bank_holidays(paths.resource("data/bank_holidays.csv").read_text("utf-8"))
    store.after_writing(partial(settling.settle, calendar=calendar, now=lambda: NOW))
    ops = Operations(store, lambda: NOW)
    yield Context(
        ops=ops,
        prompts=prompts,
        today=lambda: TODAY,
        now=lambda: NOW,
        calendar=calendar,
        rules=ClockRules(),
        theme=theme.source(),
        reference=lambda: "K7F3Q2",
        resource_text=lambda name: paths.resource(name).read_text("utf-8"),
        appearance=Appearance,
        change_appearance=lambda chosen: None,
        go=gone.append,
        back=lambda: None,
        toast=said.append,
    )
    qtbot.waitUntil(lambda: ops.writes_waiting == 0)
    ops.close()
    # The worker goes before the last word of ``ops`` does: it must not be the one to free it.
    store.close()
