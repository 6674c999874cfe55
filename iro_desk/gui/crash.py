"""The last resort: a bug becomes a plain sentence with a reference, and a log line without a word of the case (F03)."""

from __future__ import annotations

import hashlib
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from iro_desk import log

THAT_DID_NOT_WORK = "That did not work, and your words are safe."


def quote(reference: str) -> str:
    """What to do about a bug, in a sentence."""
    return f"Try again. If it happens twice, quote {reference}."


def reference_of(bug: BaseException) -> str:
    """A short code for where the bug is; the same bug has the same code, and it holds no values."""
    frames = traceback.extract_tb(bug.__traceback__)
    where = "|".join(f"{frame.name}:{frame.lineno}" for frame in frames[-4:])
    return "IRO-" + hashlib.sha256(f"{type(bug).__name__}|{where}".encode()).hexdigest()[:4].upper()


def write_down(bug: BaseException) -> str:
    """Log where the bug is, without what it says, and return the reference the officer may quote."""
    reference = reference_of(bug)
    log.note(f"bug.{reference.lower().replace('-', '_')}")
    log.note_error(bug)
    return reference


def catch(report: Callable[[str], None]) -> Callable[[], None]:
    """Write down every exception that nobody caught, and tell the officer of those in the window's thread.

    Args:
        report: shows the officer a sentence, given the reference.

    Returns:
        What lets go again.
    """
    telling: list[str] = []

    def caught(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, bug, trace)
            return
        reference = write_down(bug)
        if telling:
            return
        telling.append(reference)
        try:
            report(reference)
        except Exception as worse:
            write_down(worse)
        finally:
            telling.clear()

    def caught_aside(found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            write_down(found.exc_value)

    before, aside_before = sys.excepthook, threading.excepthook
    sys.excepthook, threading.excepthook = caught, caught_aside

    def let_go() -> None:
        sys.excepthook, threading.excepthook = before, aside_before

    return let_go
