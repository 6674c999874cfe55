"""What a screen may ask of the printers, and the words for whatever they cannot do (S53, F52)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, Protocol

from iro_desk.errors import FileTrouble


class Amiss(Enum):
    """What may be amiss on the way to the paper."""

    MISSING = "missing"
    GONE = "gone"
    PAUSED = "paused"
    UNREAD = "unread"
    REFUSED = "refused"
    BROKE_OFF = "broke_off"
    STOPPED = "stopped"


SAVE = "Save the PDF and print it from another computer."
WORDS: Final[Mapping[Amiss, tuple[str, str]]] = {
    Amiss.MISSING: ("A part of the system that printing needs is not on this computer.", SAVE),
    Amiss.GONE: ("That printer is not there any more.", f"Choose another. Or: {SAVE}"),
    Amiss.PAUSED: ("That printer is paused, or does not answer.", f"Choose another. Or: {SAVE}"),
    Amiss.UNREAD: ("The pages of this file cannot be read here, so nothing was printed.", "Make it again."),
    Amiss.REFUSED: ("The printer did not take it, so nothing was printed.", f"Choose another. Or: {SAVE}"),
    Amiss.BROKE_OFF: (
        "Printing broke off. Some of its pages may have come out.",
        "Look at the printer first.",
    ),
    Amiss.STOPPED: ("Stopped. Nothing was handed to the printer.", ""),
}


class NotPrinted(FileTrouble):
    """The paper is as it was; ``amiss`` says what stood in the way."""

    def __init__(self, amiss: Amiss) -> None:
        super().__init__(*WORDS[amiss])
        self.amiss = amiss


@dataclass(frozen=True, slots=True)
class Printer:
    """One printer of this computer.

    Args:
        is_usual: the one the computer itself would take.
        is_ready: not paused, and not known to be in trouble.
    """

    name: str
    is_usual: bool = False
    is_ready: bool = True


class Job:
    """One paper on its way to one printer: it never shares a sheet with another, nor says what it is.

    Args:
        content: the very bytes that were looked at, a PDF.
        printer: its name on this computer.
        name: what the queue of the printer shows.

    Attributes:
        page, pages: how far it has come; both 0 until the first page is begun.
        is_handed_over: it is on its way to the printer and can be stopped here no more.
        end: ends what makes its pages; set by whoever prints.
    """

    def __init__(self, content: bytes, printer: str, name: str) -> None:
        self.content, self.printer, self.name = content, printer, name
        self.page = self.pages = 0
        self.is_handed_over = self.is_stopped = False
        self.end: Callable[[], None] = lambda: None

    def stop(self) -> None:
        """Print nothing of it, unless the printer has it already."""
        if not self.is_handed_over:
            self.is_stopped = True
            self.end()


class Printers(Protocol):
    """The printers of this computer. Both calls may take long: they belong beside the window's thread."""

    def found(self) -> tuple[Printer, ...]:
        """Every printer there is; raises NotPrinted where the system has no part for printing."""

    def put(self, job: Job) -> None:
        """Print one paper and come back once the printer has it; raises NotPrinted when it has not."""

    def stop(self) -> None:
        """End at once whatever is under way: the desk locks or closes."""


class NoPrinters:
    """Where there is nothing to print on."""

    def found(self) -> tuple[Printer, ...]:
        """None."""
        return ()

    def put(self, job: Job) -> None:
        """Nowhere to."""
        raise NotPrinted(Amiss.GONE)

    def stop(self) -> None:
        """Nothing is under way."""


NO_PRINTERS: Final[Printers] = NoPrinters()
