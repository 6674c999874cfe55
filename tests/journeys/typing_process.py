"""A real process of the program with an officer typing in it, for a test to kill, stop or lock from outside.

Run as ``python -m tests.journeys.typing_process HOME PASSPHRASE CHILD [lock | alone] [asked] [stays]``. It says
on its output what it has come to, one line at a time, and then waits. With ``alone`` she leaves the desk and it
locks by itself, with ``asked`` while a question is open; with ``stays`` the fresh process at the door is left
running for the test to look at and end.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from iro_desk.app.outside import Outside
from iro_desk.app.programme import Programme
from iro_desk.gui.main_window import MainWindow
from iro_desk.gui.prompts import ScreenPrompts
from tests.conftest import QUICK
from tests.gui.window.steps import Seconds
from tests.journeys import steps
from tests.journeys.officer import Officer

KEPT, MORE = "I want to see Leo on Sundays", " and at half term"


def start_fresh(arguments: tuple[str, ...]) -> None:
    """A fresh process that leaves as soon as its door is shown, so that the test need not end it."""
    fresh = [sys.executable, "-m", "iro_desk", "--quit-when-shown", *arguments]
    say(f"fresh process ended {subprocess.run(fresh, check=False).returncode}")


def leave_fresh(home: str, arguments: tuple[str, ...]) -> None:
    """A fresh process that stays at its door; the test ends it by its number."""
    fresh = [sys.executable, "-m", "iro_desk", *arguments]
    say(f"fresh {subprocess.Popen(fresh, env={**os.environ, 'IRO_DESK_HOME': home}).pid}")


def say(words: str) -> None:
    """Tell the test."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def leave_alone(clock: Seconds) -> None:
    """Five minutes pass without a key, looked at as often as the program does."""
    (desk,) = [window for window in QApplication.topLevelWidgets() if isinstance(window, MainWindow)]
    for _ in range(30):
        clock.passed += 10
        desk.guard.idle.look()


def type_a_visit(passphrase: str, child: str, clock: Seconds, how: tuple[str, ...]) -> None:
    """Unlock, go to the child's visit and type; lock, or wait for Saved and type more."""
    officer = Officer()
    steps.unlock(officer, passphrase)
    officer.waits_to_read("To finish writing")
    officer.lets_it_settle(0.3)
    steps.find_a_child(officer, child)
    officer.presses("Ctrl+Shift+V")
    officer.waits_until(lambda: officer.here() == "Their words, line 1", "the caret in the first line")
    officer.types(KEPT)
    if "lock" in how:
        say("locks")
        officer.presses("Ctrl+L")
        return
    if "alone" in how:
        say("locks")
        if "asked" in how:
            QTimer.singleShot(0, lambda: leave_alone(clock))
            ScreenPrompts().confirm(
                QApplication.activeWindow(), "Finish this review?", "", "Finish", "Keep on"
            )
            return
        leave_alone(clock)
        return
    officer.lets_it_settle(1.0)
    officer.waits_until(officer.saved, "Saved, with its time")
    say("saved")
    officer.types(MORE)
    say("typed more")


def type_or_say_why_not(passphrase: str, child: str, clock: Seconds, how: tuple[str, ...]) -> None:
    """A step that fails ends the process at once, in words the test can show."""
    try:
        type_a_visit(passphrase, child, clock, how)
    except AssertionError as wrong:
        say(str(wrong))
        os._exit(3)


def main(home: str, passphrase: str, child: str, *rest: str) -> int:
    """Run the program until it is ended from outside, or locks."""
    clock = Seconds()
    outside = Outside(
        home=Path(home), now=lambda: datetime.fromisoformat("2026-06-11T14:32+01:00"), steady=clock,
        start_again=partial(leave_fresh, home) if "stays" in rest else start_fresh, cost=QUICK,
    )  # fmt: skip
    programme = Programme(outside=outside)
    QTimer.singleShot(500, lambda: type_or_say_why_not(passphrase, child, clock, rest))
    return programme.run()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
