"""Starting the program twice shows the window that is open; it never makes a second."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from iro_desk.app.one_window import OneWindow


def test_a_second_start_brings_the_first_window_to_the_front(qtbot: QtBot, tmp_path: Path) -> None:
    """F29: and takes the place only once the first has gone, as after a lock."""
    owner, asked = QObject(), []
    first = OneWindow(tmp_path, "caseload", lambda: asked.append("first"), owner)
    second = OneWindow(tmp_path, "caseload", lambda: asked.append("second"), owner, patience=0)
    assert first.is_first and not second.is_first
    qtbot.waitUntil(lambda: asked == ["first"])
    first.end()
    third = OneWindow(tmp_path, "caseload", lambda: asked.append("third"), owner, patience=0)
    assert third.is_first
    third.end()


def test_the_invented_children_have_a_window_of_their_own(qtbot: QtBot, tmp_path: Path) -> None:
    owner = QObject()
    made = [OneWindow(tmp_path, name, lambda: None, owner, 0) for name in ("caseload", "demonstration")]
    assert all(one.is_first for one in made)
    for one in made:
        one.end()


KILLED = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from iro_desk.app.one_window import OneWindow
application = QCoreApplication([])
one = OneWindow(Path(sys.argv[1]), "caseload", lambda: None, application, 0)
assert one.is_first
os._exit(9)
"""


def test_the_place_of_a_program_that_was_killed_is_taken(qtbot: QtBot, tmp_path: Path) -> None:
    """F29, F30: whatever the computer is called by then."""
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False, timeout=60)
    assert done.returncode == 9
    owner = QObject()
    found = OneWindow(tmp_path, "caseload", lambda: None, owner, 0)
    assert found.is_first
    found.end()


def test_a_folder_that_is_not_there_keeps_nobody_out(qtbot: QtBot, tmp_path: Path) -> None:
    """F19, F29: the vault has a lock of its own."""
    owner = QObject()
    found = OneWindow(tmp_path / "gone", "caseload", lambda: None, owner, 0)
    assert found.is_first
    found.end()
