"""The last resort: a bug becomes a plain sentence with a reference, and a log line without a word of the case (F03)."""

from __future__ import annotations

import hashlib
import sys
import traceback
from collections.abc import Callable
from types import TracebackType


def reference_of(bug: BaseException) -> str:
    """A short code for where the bug is; the same bug has the same code, and it holds no values."""
    frames = traceback.extract_tb(bug.__traceback__)
    where = "|".join(f"{frame.name}:{frame.lineno}" for frame in frames[-4:])
    return "IRO-" + hashlib.sha256(f"{type(bug).__name__}|{where}".encode()).hexdigest()[:4].upper()


def catch(report: Callable[[str], None], note: Callable[[str], None]) -> None:
    """Send every exception that nobody caught to ``report`` as words, and to ``note`` as a code.

    Args:
        report: shows the officer a sentence.
        note: writes a line to the log.
    """

    def caught(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, bug, trace)
            return
        code = reference_of(bug)
        note(f"{code} {kind.__name__}")
        try:
            report(code)
        except Exception:
            note(f"{code} could not be shown")

    sys.excepthook = caught
