"""Sees whether the place papers go to is there, when the officer asks; nothing is read or left there."""

from __future__ import annotations

from pathlib import Path

from iro_desk.exports import trying
from iro_desk.services.sending.servers import Server

NOT_THERE = (
    "The folder for finished files is not there. Connect the drive, or choose another folder in Settings."
)


def trouble_at(place: str, server: Server | None) -> str:
    """Return why a place cannot be used now, in words; empty when it can.

    Whether it is still the place it was is seen when something is sent, as ever (F46).

    Args:
        place: a folder's path, or the address of ``server``.
        server: None for a folder.
    """
    if server is not None:
        return trying.try_out(server).trouble
    try:
        return "" if Path(place).is_dir() else NOT_THERE
    except OSError:
        return NOT_THERE
