"""Runs one command of the command line with the world handed in: today, the screen and the question."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from importlib import import_module
from zoneinfo import ZoneInfo

#: what a shell calls a program whose reader went away: 128 and the number of SIGPIPE
READER_GONE = 141


def run(command: str, arguments: list[str]) -> int:
    """Run ``due``, ``import``, ``outbox`` or ``verify`` and return its exit code.

    A reader that has seen enough, such as ``head``, ends it quietly with 141.
    """
    try:
        code = _run(command, arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still held back would be written on the way out, and fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE
    return code


def _run(command: str, arguments: list[str]) -> int:
    """Run one command; each imports only what it needs."""
    today = datetime.now(UTC).astimezone(ZoneInfo("Europe/London")).date()
    if command == "due":
        return int(import_module("iro_desk.cli.due").main(arguments, sys.stdout, today))
    if command == "import":
        return int(import_module("iro_desk.cli.importing").main(arguments, sys.stdout, today))
    if command == "outbox":
        return int(import_module("iro_desk.cli.outbox_sent").main(arguments, sys.stdout))
    return int(import_module("iro_desk.cli.verify").main(arguments, sys.stdout))
