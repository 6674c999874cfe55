"""How the window looks on this computer: theme and text size, kept beside the vault because the lock screen needs them.

Nothing about a child or the officer is in this file.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

SCALES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
THEMES = ("system", "light", "dark", "contrast")
FONTS = ("Atkinson Hyperlegible", "Lexend", "system")
FILE = "appearance.json"


@dataclass(frozen=True, slots=True)
class Appearance:
    """The officer's choices for the window.

    Args:
        theme: one of THEMES.
        scale: the text size, one of SCALES.
        font: one of FONTS.
    """

    theme: str = "system"
    scale: float = 1.0
    font: str = "Atkinson Hyperlegible"


def read(folder: Path) -> Appearance:
    """The choices kept in ``folder``; anything unreadable or unknown is simply the default."""
    try:
        kept = json.loads((folder / FILE).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Appearance()
    return _sound(kept) if isinstance(kept, dict) else Appearance()


def written(appearance: Appearance) -> bytes:
    """The file's content."""
    return json.dumps(asdict(appearance), indent=1).encode()


def _sound(kept: dict[str, Any]) -> Appearance:
    offered: dict[str, tuple[Any, ...]] = {"theme": THEMES, "scale": SCALES, "font": FONTS}
    return Appearance(
        **{f.name: kept[f.name] for f in fields(Appearance) if kept.get(f.name) in offered[f.name]}
    )
