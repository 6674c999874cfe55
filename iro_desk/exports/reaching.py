"""Sees whether a place papers go to is there, when the officer asks; nothing is read or left there."""

from __future__ import annotations

from pathlib import Path

from iro_desk.exports import trying
from iro_desk.services.sending.servers import Server

NOT_THERE = (
    "The folder for finished files is not there. Connect the drive, or choose another folder in Settings."
)


def trouble_at(server: Server) -> str:
    """Return why a place, a folder too, cannot be used now, in words; empty when it can.

    Whether a folder is still the one it was is seen when something is sent, as ever (F46).
    """
    if server.kind.is_server:
        return trying.try_out(server).trouble
    try:
        return "" if Path(server.address).is_dir() else NOT_THERE
    except OSError:
        return NOT_THERE
