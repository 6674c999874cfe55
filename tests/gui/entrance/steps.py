"""A window at the door of one vault, used by keys."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from sqlmodel import Session, func, select

from iro_desk.app.door import VaultDoor
from iro_desk.gui.entrance.window import EntranceWindow
from iro_desk.gui.widgets.text import Link
from iro_desk.records import Child
from tests.conftest import NOON, QUICK

NEW = "marble thistle beacon gravel"


def add_child(session: Session) -> None:
    session.add(Child.model_validate({"born_on": date(2014, 5, 2), "preferred_name": "Zorblatt"}))


class AtTheDoor:
    """One window at the door of one folder, on a clock that moves when told."""

    def __init__(self, qtbot: QtBot, folder: Path, prompts: object) -> None:
        self.moment: datetime = NOON
        self.door = VaultDoor(folder, lambda: self.moment, QUICK)
        self.window = EntranceWindow(self.door, prompts)  # type: ignore[arg-type]
        self.desks: list[object] = []
        self.window.opened.connect(self.desks.append)
        self.window.show()
        qtbot.addWidget(self.window)

    @property
    def reads(self) -> str:
        """Everything the window shows in words."""
        return " | ".join(label.text() for label in self.window.findChildren(QLabel) if label.isVisible())

    def line(self, name: str) -> QLineEdit:
        found = self.window.findChildren(QLineEdit)
        return next(e for e in found if e.accessibleName() == name and e.isVisible())

    def types(self, passphrase: str) -> None:
        line = self.line("Passphrase")
        line.clear()
        QTest.keyClicks(line, passphrase)

    def press(self, words: str) -> None:
        found = [b for kind in (QPushButton, Link) for b in self.window.findChildren(kind) if b.isVisible()]
        QTest.keyClick(next(b for b in found if b.text().strip() == words), Qt.Key.Key_Space)  # type: ignore[attr-defined]

    def children(self) -> int:
        """How many children the opened desk holds."""
        (desk,) = self.desks
        return desk.read(lambda s: s.exec(select(func.count()).select_from(Child)).one())  # type: ignore[attr-defined]
