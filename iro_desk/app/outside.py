"""What one run of the window takes from outside itself: the folder, the moment, the questions, a fresh process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject

from iro_desk import paths
from iro_desk.app import capture, locks
from iro_desk.app.printing import ApartPrinters
from iro_desk.gui.company.shield import Shield
from iro_desk.gui.idle import steady
from iro_desk.gui.printing.printers import Printers
from iro_desk.gui.prompts import Prompts, ScreenPrompts

if TYPE_CHECKING:
    from iro_desk.storage.slots import Cost

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """This moment, in London's civil time, wherever the laptop is (F36)."""
    return datetime.now(UTC).astimezone(LONDON)


def start_again(arguments: tuple[str, ...]) -> None:
    """Start a fresh process of the program, which stays at its door (S13)."""
    subprocess.Popen([sys.executable, "-m", "iro_desk", *arguments])


@dataclass(frozen=True, slots=True)
class Outside:
    """The world round one run.

    Args:
        home: the officer's folder.
        steady: seconds that pass whether the computer is awake or asleep.
        start_again: leaves a fresh process behind, given its arguments.
        listen: has the desk locked when the system says that nobody is at it, while its window lives.
        printers: the printers of this computer.
        shield: hides a window from recordings; None where the system cannot.
        cost: what a guess at the passphrase costs; None is the standard. Only tests make it cheap.
    """

    home: Path = field(default_factory=paths.home)
    now: Callable[[], datetime] = now
    steady: Callable[[], float] = steady
    prompts: Prompts = field(default_factory=ScreenPrompts)
    start_again: Callable[[tuple[str, ...]], None] = start_again
    listen: Callable[[Callable[[], None], QObject], None] = locks.listen
    printers: Printers = field(default_factory=ApartPrinters)
    shield: Shield | None = field(default_factory=capture.shield)
    cost: Cost | None = None
