"""What is set up before anything else and taken down last: the log, the last net for bugs, and no memory dumps."""

from __future__ import annotations

import faulthandler
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from iro_desk import log
from iro_desk.app import dumps
from iro_desk.gui import crash

FOLDER = "log"
FAULTS = "faults.log"


class Watch:
    """Keeps watch over one run of the program.

    Args:
        home: the officer's folder; a folder that cannot be written to leaves the program without a log.
        report: tells the officer of a bug, given its reference.
    """

    def __init__(self, home: Path, report: Callable[[str], None]) -> None:
        self._held = ExitStack()
        dumps.forbid()
        self._held.callback(crash.catch(report))
        self._held.callback(log.end)
        try:
            self._begin_log(home / FOLDER)
        except OSError:
            log.end()

    def end(self) -> None:
        """Close the log and give the hooks back."""
        self._held.close()

    def _begin_log(self, folder: Path) -> None:
        folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.mkdir(exist_ok=True, mode=0o700)
        log.begin(folder)
        # The interpreter writes its own faults there (F04): files, functions and lines, never a value.
        faults = self._held.enter_context((folder / FAULTS).open("w", encoding="utf-8"))
        (folder / FAULTS).chmod(0o600)
        faulthandler.enable(faults)
        self._held.callback(faulthandler.disable)
