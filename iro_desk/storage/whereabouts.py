"""Where the vault is: in its first folder, or where it was moved to. Quick to import, for the door asks at once."""

from __future__ import annotations

from pathlib import Path

from iro_desk.storage import side_files

READING = "iro-desk-reading-"
"""How the name of a temporary folder begins in which an encrypted copy lies to be read."""


def pointer_of(first: Path) -> Path:
    """Return the file that says where a vault was moved to, beside the folder it was first in."""
    return first.with_name(f"{first.name}-moved.json")


def folder_of(first: Path) -> Path:
    """Return where the vault is now: where it was moved to, or where it was first."""
    try:
        return side_files.folder(side_files.read(pointer_of(first))["folder"])
    except FileNotFoundError:
        return first
    except (OSError, ValueError, KeyError, TypeError):
        return first
