"""The design tokens as values, read once from the packaged file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import iro_desk

NAMES = ("light", "dark", "contrast")


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """One style of text: points at 100%, weight, and line height as a multiple of the size."""

    points: float
    weight: int
    line: float


@dataclass(frozen=True, slots=True)
class Pair:
    """A foreground role that must stand out from a background role by at least ``needs`` to 1."""

    foreground: str
    background: str
    needs: float


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every value of the look.

    Args:
        colours: for each theme name, role to a hex value.
        palette_roles: role to the name of the system palette role that replaces it in high contrast.
        tiles: for each theme name, the ten identity colours.
        initials: for each theme name, the ink of the initials on a tile.
        type: text style by name.
        sizes: lengths in pixels at 100%.
        radii: corner radii in pixels at 100%.
        scales: the text sizes offered, 1.0 being 100%.
        pairs: the contrast promises, which a test recomputes.
    """

    colours: dict[str, dict[str, str]]
    palette_roles: dict[str, str]
    tiles: dict[str, tuple[str, ...]]
    initials: dict[str, str]
    type: dict[str, TypeStyle]
    sizes: dict[str, float]
    radii: dict[str, float]
    scales: tuple[float, ...]
    pairs: tuple[Pair, ...]


def resource(*parts: str) -> Path:
    """A packaged resource, whether the program runs from source or is installed."""
    package = Path(iro_desk.__file__).parent
    installed = package / "_resources"
    root = installed if installed.is_dir() else package.parent / "resources"
    return root.joinpath(*parts)


@cache
def tokens() -> Tokens:
    """The tokens, read from disk the first time they are asked for."""
    raw = json.loads(resource("tokens.json").read_text(encoding="utf-8"))
    return Tokens(
        colours=raw["colour"],
        palette_roles=raw["contrast_palette_role"],
        tiles={name: tuple(raw["identity"][name]["tile"]) for name in NAMES},
        initials={name: raw["identity"][name]["initials"] for name in NAMES},
        type={
            name: TypeStyle(style["pt"], style["weight"], style["line"])
            for name, style in raw["type"]["style"].items()
        },
        sizes=raw["size"],
        radii=raw["radius"],
        scales=tuple(raw["type"]["text_scale"]),
        pairs=tuple(
            Pair(pair["foreground"], pair["background"], pair["needs"]) for pair in raw["measured_contrast"]
        ),
    )
