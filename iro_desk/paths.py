"""Where things are kept: the resources shipped with the program, and the officer's own folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(name: str) -> Path:
    """Return a shipped file or folder, such as "data/bank_holidays.csv", from a tree, wheel or bundle."""
    installed = _PACKAGE / "_resources"
    return (installed if installed.is_dir() else _PACKAGE.parent / "resources") / name


def is_shipped(name: object) -> bool:
    """Whether a file that was not found is a part of the program, such as a template, rather than one of hers."""
    return isinstance(name, str | Path) and Path(name).is_relative_to(resource(""))


def home(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Return the local, never roaming, folder that holds the vault, its backups and the log.

    Args:
        environment: ``IRO_DESK_HOME`` overrides the platform's own place.
    """
    chosen = environment.get("IRO_DESK_HOME")
    if chosen:
        return Path(chosen)
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "IRO Desk"
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "IRO Desk"
    shared = environment.get("XDG_DATA_HOME")
    return (Path(shared) if shared else Path.home() / ".local" / "share") / "iro-desk"
