"""The log and the last net stand while the program runs, and a folder that cannot be written to stops nothing."""

from __future__ import annotations

import faulthandler
import sys
from pathlib import Path

from iro_desk import log
from iro_desk.app.watch import FAULTS, FOLDER, Watch


def test_a_bug_is_logged_and_told_while_watch_is_kept(tmp_path: Path):
    """F03, F04."""
    told: list[str] = []
    was_on = faulthandler.is_enabled()
    watch = Watch(tmp_path / "home", told.append)
    bug = ValueError("Zorblatt")
    sys.excepthook(ValueError, bug, None)
    watch.end()
    folder = tmp_path / "home" / FOLDER
    assert len(told) == 1
    assert told[0].lower().replace("-", "_") in (folder / "iro-desk.log").read_text("utf-8")
    assert {path.stat().st_mode & 0o077 for path in folder.iterdir()} == {0}
    assert (folder / FAULTS).exists()
    if was_on:
        faulthandler.enable()


def test_without_a_place_for_the_log_the_program_runs(tmp_path: Path):
    (tmp_path / "home").write_text("a file where the folder should be")
    told: list[str] = []
    watch = Watch(tmp_path / "home", told.append)
    log.note("nothing.happens")
    sys.excepthook(ValueError, ValueError("Zorblatt"), None)
    watch.end()
    assert len(told) == 1


def test_the_hooks_are_given_back(tmp_path: Path):
    before = sys.excepthook
    was_on = faulthandler.is_enabled()
    Watch(tmp_path, lambda _: None).end()
    assert sys.excepthook is before
    if was_on:
        faulthandler.enable()
