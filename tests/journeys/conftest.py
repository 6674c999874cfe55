"""What a journey starts from: the real program over a vault in an empty home, on a day that stands still."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget
from sqlmodel import Session

from iro_desk.app.outside import Outside
from iro_desk.app.programme import Programme
from iro_desk.gui.printing.printers import NO_PRINTERS
from iro_desk.records import ChildFields
from iro_desk.services import children
from tests.conftest import QUICK, LaidVault
from tests.journeys import desks, steps
from tests.journeys.officer import Officer
from tests.journeys.tally import Tally

PROJECT = Path(__file__).resolve().parents[2]
OpenDesk = Callable[..., None]
TypingProcess = subprocess.Popen[str]
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


def still(home: Path, now: datetime, prompts: LaidOutPrompts) -> Outside:
    """A world whose clocks stand still, so that a slow test is never taken for a desk left alone or asleep."""
    return Outside(
        home=home, now=lambda: now, steady=lambda: 0.0, prompts=prompts, cost=QUICK,
        start_again=lambda arguments: None, listen=lambda lock, window: None, printers=NO_PRINTERS,
    )  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The officer's folder, with nothing in it yet."""
    return tmp_path / "home"


@pytest.fixture
def desk_with_one_child(home: Path, laid_vault: LaidVault) -> Path:
    """A locked vault that holds one child, Wren, and opens with ``passphrase``."""
    home.mkdir()
    vault = desks.opened(home / "caseload", laid_vault, NOW)
    wren = ChildFields(preferred_name="Wren", born_on=date(2014, 3, 1))
    add = partial(children.add, draft=wren, legal_status=None, home=None, social_worker="", today=NOW.date())
    vault.store.write("Add a child", add)
    vault.lock()
    return home


@pytest.fixture
def typing_process(desk_with_one_child: Path, passphrase: str) -> Iterator[Callable[..., TypingProcess]]:
    """Starts a process of the program in which an officer types into a visit; ended with the test."""
    started: list[TypingProcess] = []

    def start(*rest: str) -> TypingProcess:
        command = ["-m", "tests.journeys.typing_process", str(desk_with_one_child), passphrase, "Wren", *rest]
        started.append(
            subprocess.Popen(
                [sys.executable, *command],
                cwd=PROJECT,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                env={**os.environ, "PYTHONPATH": str(PROJECT)},
            )
        )
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


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
        # By its class: every event of a journey passes here, and to ask its type costs ten times as much.
        if isinstance(event, QShowEvent) and isinstance(watched, QWidget) and watched.isWindow():
            self.kinds.append(type(watched).__name__)
        return False


@pytest.fixture(autouse=True)
def no_window_flashes(qapp: QApplication) -> Iterator[None]:
    """Only these are ever windows: a part shown before its parent flashes and takes the keyboard."""
    shown = _WindowsShown()
    qapp.installEventFilter(shown)
    yield
    qapp.removeEventFilter(shown)
    assert set(shown.kinds) <= {
        "EntranceWindow",
        "MainWindow",
        "PassphraseAgain",
        "QComboBoxPrivateContainer",
    }


@pytest.fixture
def start_the_program(
    home: Path, prompts: LaidOutPrompts, qapp: QApplication
) -> Iterator[Callable[[], Programme]]:
    """Starts the real program, and closes it in order when the day is over."""
    started: list[Programme] = []

    def start() -> Programme:
        programme = Programme(outside=still(home, NOW, prompts))
        started.append(programme)
        programme.begin()
        return programme

    yield start
    for programme in started:
        programme.close()
    assert not prompts.told, "no bug was told of"


@pytest.fixture
def open_desk(
    home: Path, prompts: LaidOutPrompts, passphrase: str, laid_vault: LaidVault, officer: Officer
) -> Iterator[OpenDesk]:
    """Lays out a desk, opens the real program on it and unlocks it; what is counted begins there.

    Opened again with nothing to lay out, on a later day, it goes on with what is there. Everything is closed in
    order when the journey is over.
    """
    opened: list[Programme] = []

    def open_it(lay: Callable[[Session], object] | None = None, now: datetime = NOW) -> None:
        if opened:
            opened.pop().close()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if lay is not None:
            desks.lay_out(home, laid_vault, now, lay)
        opened.append(Programme(outside=still(home, now, prompts)))
        opened[-1].begin()
        kept = officer.tally
        officer.tally = Tally()
        steps.unlock(officer, passphrase)
        officer.waits_to_read("Caseload")
        officer.tally = Tally() if lay is not None else kept

    yield open_it
    for programme in opened:
        programme.close()
    assert not prompts.told, "no bug was told of"
