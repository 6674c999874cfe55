"""What a journey starts from: the real program over a vault in an empty home, on a day that stands still."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from iro_desk.app.outside import Outside
from iro_desk.app.programme import Programme
from tests.conftest import QUICK
from tests.journeys.officer import Officer

NOW = datetime(2026, 6, 11, 14, 32, tzinfo=ZoneInfo("Europe/London"))


@dataclass
class LaidOutPrompts:
    """The system's own dialogs, answered from what the test has laid out."""

    folder: Path | None = None
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def confirm(self, owner: QWidget, question: str, consequence: str, do_it: str, keep: str) -> bool:
        self.asked.append(question)
        return True

    def tell(self, owner: QWidget, what: str, next_step: str = "") -> None:
        self.told.append(what)

    def choose_folder(self, owner: QWidget, title: str, start: Path | None) -> Path | None:
        self.asked.append(title)
        return self.folder

    def choose_file(self, owner: QWidget, title: str, kinds: str) -> Path | None:
        raise AssertionError("no file is chosen on these journeys")

    def choose_new_file(self, owner: QWidget, title: str, name: str, kinds: str) -> Path | None:
        raise AssertionError("no file is written on these journeys")

    def show_folder(self, folder: Path) -> None:
        self.told.append(str(folder))


@pytest.fixture(autouse=True)
def collect_here() -> Iterator[None]:
    """Collect garbage in the window's thread only, as the program does (gui.collecting)."""
    gc.disable()
    yield
    gc.collect()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The officer's folder, with nothing in it yet."""
    return tmp_path / "home"


@pytest.fixture
def prompts() -> LaidOutPrompts:
    """The answers to the system's dialogs."""
    return LaidOutPrompts()


@pytest.fixture
def officer(qapp: QApplication) -> Officer:
    """Someone at the keyboard."""
    return Officer()


class _WindowsShown(QObject):
    """Writes down every window that is shown, however briefly."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.kinds.append(type(watched).__name__)
        return False


@pytest.fixture(autouse=True)
def no_window_flashes(qapp: QApplication) -> Iterator[None]:
    """Only the door and the desk are ever windows: a part shown before its parent flashes and takes the keyboard."""
    shown = _WindowsShown()
    qapp.installEventFilter(shown)
    yield
    qapp.removeEventFilter(shown)
    assert set(shown.kinds) <= {"EntranceWindow", "MainWindow", "QComboBoxPrivateContainer"}


@pytest.fixture
def start_the_program(
    home: Path, prompts: LaidOutPrompts, qapp: QApplication
) -> Iterator[Callable[[], Programme]]:
    """Starts the real program, and closes it in order when the day is over."""
    started: list[Programme] = []

    def start() -> Programme:
        programme = Programme(outside=Outside(home=home, now=lambda: NOW, prompts=prompts, cost=QUICK))
        started.append(programme)
        programme.begin()
        return programme

    yield start
    for programme in started:
        programme.close()
    assert not prompts.told, "no bug was told of"
