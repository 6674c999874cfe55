"""The typefaces put into documents, and which of them holds a character."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Final

REGULAR: Final = "IroAtkinson"
BOLD: Final = "IroAtkinsonBold"
OTHER: Final = "IroLexend"


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface; ``heavy`` thickens one that has no bold cut of its own."""

    name: str
    heavy: bool = False


@cache
def coverage() -> dict[str, frozenset[int]]:
    """The code points each typeface draws; the first call reads the font files."""
    # Imported here because reading reportlab and three fonts takes a third of a second at start.
    import fontpkg_atkinson_hyperlegible as atkinson
    import fontpkg_lexend as lexend
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    files = {
        REGULAR: atkinson.ROOT / "files" / "AtkinsonHyperlegible-Regular.ttf",
        BOLD: atkinson.ROOT / "files" / "AtkinsonHyperlegible-Bold.ttf",
        OTHER: lexend.ROOT / "files" / "Lexend[wght].ttf",
    }
    held: dict[str, frozenset[int]] = {}
    for name, path in files.items():
        font = TTFont(name, str(path))
        pdfmetrics.registerFont(font)
        # Glyph 0 is the empty box, so a character mapped to it is not held.
        held[name] = frozenset(code for code, glyph in font.face.charToGlyph.items() if glyph)
    return held


def can_print(character: str) -> bool:
    """Whether any typeface of a document draws this character."""
    code = ord(character)
    held = coverage()
    return code in held[OTHER] or (code in held[REGULAR] and code in held[BOLD])


def in_faces(word: str, *, bold: bool) -> Iterator[tuple[str, Face]]:
    """A word in as few typefaces as can draw it: all in Atkinson, else all in Lexend, else mixed."""
    held = coverage()
    first, other = Face(BOLD if bold else REGULAR), Face(OTHER, heavy=bold)
    codes = {ord(character) for character in word}
    for face in (first, other):
        if codes <= held[face.name]:
            yield word, face
            return
    for in_other, characters in groupby(word, lambda one: ord(one) not in held[first.name]):
        yield "".join(characters), other if in_other else first


def width(text: str, face: Face, points: float) -> float:
    """How wide a text is set, in points."""
    coverage()
    from reportlab.pdfbase import pdfmetrics  # lazily, as above

    return float(pdfmetrics.stringWidth(text, face.name, points))
