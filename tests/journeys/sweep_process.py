"""A whole day in a real process of the program, for a test to search everything it could have written (I5).

Run as ``python -m tests.journeys.sweep_process`` with HOME, TMPDIR and the rest pointing into the test's folder.
What is planted comes on its input, never on its command line. It says on its output what it has come to.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from iro_desk.app.outside import Outside
from iro_desk.app.programme import Programme
from tests.conftest import QUICK
from tests.journeys import steps
from tests.journeys.conftest import LaidOutPrompts
from tests.journeys.officer import Officer


class Titles(QObject):
    """Writes down what every window was ever called, and every part of the program that was shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.WindowTitleChange, QEvent.Type.Show) and isinstance(watched, QWidget):
            self.seen |= {watched.windowTitle(), watched.windowIconText(), watched.windowFilePath()}
        return False


def say(words: str) -> None:
    """Tell the test."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def spend_the_day(officer: Officer, planted: dict[str, str]) -> None:
    """Unlock, find the child, record a visit, jot, look round every page, and copy from a draft."""
    steps.unlock(officer, planted["passphrase"])
    officer.waits_to_read("To finish writing")
    officer.lets_it_settle(0.3)
    steps.find_a_child(officer, planted["name"])
    steps.record_a_visit(officer, {planted["said"]: True, planted["private"]: False})
    officer.presses("Ctrl+J")
    officer.waits_until(
        lambda: officer.here().startswith("What do you want to remember"), "the caret in the jot"
    )
    officer.types(planted["jot"])
    officer.presses("Alt+Return")
    officer.lets_it_settle(0.3)
    for page in ("Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5", "Alt+7", "Alt+6", "Alt+8"):
        officer.presses(page)
        officer.lets_it_settle(0.2)
    steps.find_a_child(officer, planted["name"])
    officer.presses("Ctrl+Shift+V")
    officer.waits_until(lambda: officer.here() == "Their words, line 1", "the caret in the first line")
    officer.types(planted["draft"])
    officer.presses("Ctrl+A")
    officer.presses("Ctrl+C")
    assert planted["draft"] in QGuiApplication.clipboard().text()
    officer.waits_until(officer.saved, "Saved, with its time")


def main() -> None:
    """Spend the day, say what the windows were called, and lock."""
    planted = json.loads(sys.stdin.readline())
    titles, officer = Titles(), Officer()
    outside = Outside(
        home=Path(os.environ["IRO_DESK_HOME"]), now=lambda: datetime.fromisoformat("2026-06-11T14:32+01:00"),
        prompts=LaidOutPrompts(), start_again=lambda _: None, cost=QUICK,
    )  # fmt: skip
    programme = Programme(outside=outside)
    QGuiApplication.instance().installEventFilter(titles)

    def day() -> None:
        try:
            spend_the_day(officer, planted)
        except AssertionError as wrong:
            say(f"failed {wrong}".replace("\n", " "))
            os._exit(3)
        say("titles " + json.dumps(sorted(titles.seen)))
        sys.stdin.readline()
        officer.presses("Ctrl+L")

    QTimer.singleShot(500, day)
    programme.run()


if __name__ == "__main__":
    main()
