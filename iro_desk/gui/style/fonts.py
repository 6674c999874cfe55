"""Registers the packaged typefaces and makes fonts from the type styles."""

from __future__ import annotations

from functools import cache

import fontpkg_atkinson_hyperlegible
import fontpkg_lexend
from PySide6.QtGui import QFont, QFontDatabase

ATKINSON = "Atkinson Hyperlegible"
LEXEND = "Lexend"
SYSTEM = "System"
CHOICES = (ATKINSON, LEXEND, SYSTEM)


@cache
def register() -> tuple[str, ...]:
    """Load the packaged fonts into Qt once; the families found."""
    families: list[str] = []
    for package in (fontpkg_atkinson_hyperlegible, fontpkg_lexend):
        for file in sorted((package.ROOT / "files").glob("*.ttf")):
            number = QFontDatabase.addApplicationFont(str(file))
            families.extend(QFontDatabase.applicationFontFamilies(number))
    return tuple(dict.fromkeys(families))


def family(choice: str) -> str:
    """The family Qt knows for a choice in Settings."""
    if choice == SYSTEM:
        return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    register()
    return choice


def made(family_name: str, points: float, weight: int = 400, *, tabular: bool = False) -> QFont:
    """A font; ``tabular`` gives every figure the same width, for tables and clocks."""
    font = QFont(family_name)
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.Bold if weight >= 700 else QFont.Weight.Normal)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
