"""The process apart: hears what to print, prints it, and ends; it opens no file of the desk and keeps nothing."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Mapping
from dataclasses import asdict
from typing import IO, Any

from iro_desk.app import dumps
from iro_desk.gui.printing.printers import Amiss, NotPrinted


def answer(heard: IO[bytes], said: IO[bytes]) -> None:
    """Do what one line asks, and say how it went, a line at a time."""

    def say(**words: object) -> None:
        said.write(json.dumps(words).encode() + b"\n")
        said.flush()

    asked = json.loads(heard.readline())
    try:
        from PySide6.QtGui import QGuiApplication

        from iro_desk.gui.printing import press  # the system may lack what Qt's part for printing needs
    except ImportError:
        say(amiss=Amiss.MISSING.value)
        return
    # Nothing is shown from here: no screen is asked for where Qt can do without.
    application = QGuiApplication(["IRO Desk", *(("-platform", "offscreen") if _is_linux() else ())])
    try:
        if asked["ask"] == "printers":
            say(printers=[asdict(printer) for printer in press.found()])
        else:
            _print(asked, heard, say, press)
            say(done=True)
    except NotPrinted as trouble:
        say(amiss=trouble.amiss.value)
    application.quit()


def _print(asked: Mapping[str, Any], heard: IO[bytes], say: Any, press: Any) -> None:
    content = heard.read(asked["size"])
    if len(content) < asked["size"]:
        raise NotPrinted(Amiss.STOPPED)
    threading.Thread(target=_end_with_the_desk, args=(heard,), daemon=True).start()
    press.press(
        content,
        press.printer_called(asked["printer"]),
        asked["job"],
        told=lambda page, pages: say(page=page, pages=pages),
        handing_over=lambda: say(handing=True),
    )


def _end_with_the_desk(heard: IO[bytes]) -> None:
    """The desk holds its end of the pipe open for as long as it lives; nothing is printed for a desk that is gone."""
    heard.read(1)
    os._exit(1)


def _is_linux() -> bool:
    return sys.platform == "linux"


if __name__ == "__main__":
    dumps.forbid()
    answer(sys.stdin.buffer, sys.stdout.buffer)
    sys.stdout.flush()
    os._exit(0)
