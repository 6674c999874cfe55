"""What every screen is handed: the road to the caseload, the questions, the clock, and where to go next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from iro_desk.appearance import Appearance
from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.working_days import Calendar
from iro_desk.gui.company.capture import Capture
from iro_desk.gui.operations import Operations
from iro_desk.gui.place import Place
from iro_desk.gui.printing.printers import NO_PRINTERS, Printers
from iro_desk.gui.prompts import Prompts
from iro_desk.gui.speech import Speech, system_speech
from iro_desk.gui.theme import ThemeSource

if TYPE_CHECKING:
    from iro_desk.gui.keys import Keys
    from iro_desk.gui.safe_keeping import SafeKeeping


@dataclass(slots=True)
class Context:
    """The parts a screen may use; nothing is reached any other way.

    Args:
        ops: reads and writes on the caseload.
        prompts: every question and file choice.
        today, now: the date in London and the moment; called, never stored.
        calendar: bank holidays, with the officer's own; replaced when Settings change.
        rules: the authority's clock settings; replaced when Settings change.
        theme: colours, lengths, icons; says when they change.
        appearance, change_appearance: the theme and text size on this computer.
        go: shows another place.
        back: shows the place before this one.
        toast: says what was just done, with Undo beside it.
        jot: opens the box for a jot.
        reference: a fresh random reference for a file name, such as "K7F3Q2".
        resource_text: a text file of the resources, by name.
        backups: the backups of the caseload; None when none are made.
        keys: the keys of the caseload; None where it has none of its own.
        lock: ends this process, as Ctrl+L does, and leaves a fresh one at the door.
        capture: keeps the windows out of recordings; None where there is no desk round the screen.
        printers: the printers of this computer; none where there is no desk round the screen.
        speech: finds what reads aloud, when first asked for; None where the computer has no voice.
    """

    ops: Operations
    prompts: Prompts
    today: Callable[[], date]
    now: Callable[[], datetime]
    calendar: Calendar
    rules: ClockRules
    theme: ThemeSource
    reference: Callable[[], str]
    resource_text: Callable[[str], str]
    appearance: Callable[[], Appearance]
    change_appearance: Callable[[Appearance], None]
    go: Callable[[Place], None]
    back: Callable[[], None]
    toast: Callable[[str], None]
    jot: Callable[[], None] = lambda: None
    backups: SafeKeeping | None = None
    keys: Keys | None = None
    lock: Callable[[], None] = lambda: None
    capture: Capture | None = None
    printers: Printers = NO_PRINTERS
    speech: Callable[[], Speech | None] = system_speech
