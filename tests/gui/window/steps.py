"""What the tests of the window do and look at."""

from __future__ import annotations

import json
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlmodel import text

from iro_desk import paths
from iro_desk.appearance import Appearance
from iro_desk.domain.working_days import read_bank_holidays
from iro_desk.gui import theme
from iro_desk.gui.idle import BEAT
from iro_desk.gui.main_window import MainWindow
from iro_desk.records import ChildFields
from iro_desk.services import children, drafts
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW, TODAY, FakePrompts

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class Seconds:
    """A clock that counts awake and asleep, and moves only when told."""

    def __init__(self) -> None:
        self.passed = 1_000.0

    def __call__(self) -> float:
        """Return the seconds passed."""
        return self.passed


class Desk:
    """One window over one store, as the programme builds it."""

    def __init__(self, store: Store, prompts: FakePrompts, app: QApplication) -> None:
        self.clock = Seconds()
        self.locked: list[bool] = []
        self.closed: list[bool] = []
        self.worn: list[Appearance] = []
        #: each window by its number, and whether it was last hidden from recordings
        self.hidden: dict[int, bool] = {}
        theme.source().follow(app, "light", 1.0)
        parts = {
            "desk": store,
            "prompts": prompts,
            "today": lambda: TODAY,
            "now": lambda: NOW,
            "calendar": read_bank_holidays(paths.resource("data/bank_holidays.csv").read_text("utf-8")),
            "reference": lambda: "K7F3Q2",
            "resource_text": lambda name: paths.resource(name).read_text("utf-8"),
            "lock": lambda: self.locked.append(True),
            "appearance": Appearance("light"),
            "change_appearance": self.worn.append,
            "clock": self.clock,
            "shield": self.hidden.__setitem__,
        }
        self.window = MainWindow(**parts)  # type: ignore[arg-type]
        self.window.closed.connect(lambda: self.closed.append(True))

    @property
    def page(self) -> str:
        """Which screen is in view; empty before there is one."""
        return "" if self.window.screen_now is None else self.window.screen_now.place.page

    @property
    def toasts(self) -> list[str]:
        return [toast.accessibleName() for toast in self.window.toast.shown]

    def is_left_alone(self, seconds: float) -> None:
        """Let time pass, looking as often as the program does."""
        until = self.clock.passed + seconds
        while self.clock.passed < until:
            self.clock.passed += min(BEAT, until - self.clock.passed)
            self.window.guard.idle.look()

    def sleeps(self, seconds: float) -> None:
        """The computer sleeps and nothing of the program runs."""
        self.clock.passed += seconds

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window, key, modifiers)


def settled(qtbot: QtBot, desk: Desk) -> None:
    """Everything asked of the worker so far has been answered and shown."""
    answered: list[None] = []
    desk.window.ops.read(lambda session: None, answered.append, desk.window)
    qtbot.waitUntil(lambda: bool(answered))


def in_front(desk: Desk) -> bool:
    """Bring it to the front, as a window manager would; offscreen there is none."""
    desk.window.activateWindow()
    return desk.window.isActiveWindow()


def add(store: Store, draft: ChildFields) -> int:
    service = partial(children.add, legal_status=None, home=None, social_worker="", today=TODAY)
    return store.write("Add a child", lambda s: service(s, draft)).value


def fill(store: Store) -> None:
    """Let the file grow no further: SQLite then answers as it does on a full disk."""
    pages = store.read(lambda s: s.execute(text("PRAGMA page_count")).scalar_one())
    store.read(lambda s: s.execute(text(f"PRAGMA max_page_count={int(pages) + 2}")).scalar_one())


def make_room(store: Store) -> None:
    store.read(lambda s: s.execute(text("PRAGMA max_page_count=1073741823")).scalar_one())


def keep_draft(store: Store, child: int | None) -> None:
    keep = partial(
        drafts.keep, form="visit", subject_id=0, child_id=child, content=json.dumps({"visit_on": "2026-06-10"}),
        field="", caret=0, now=NOW,
    )  # fmt: skip
    store.write("Keep what you typed", keep)
