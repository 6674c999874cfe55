"""The typefaces put into documents, which of them holds a character, and how wide a text is in one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import groupby
from typing import Final

from iro_desk.exports.document import USUAL_LETTERING, Lettering
from iro_desk.exports.font_files import ARABIC, ATKINSON, NOTO, WIDE, font_file

SHAPED: Final = frozenset(ARABIC)
USUAL_ORDER: Final = (ATKINSON, WIDE, NOTO, ARABIC)
WIDE_ORDER: Final = (WIDE, NOTO, ATKINSON, ARABIC)
# Above this a file's own table of characters would lose half of each.
_LAST_CODE: Final = 0xFFFF


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface with the white added after each letter and each space, as shares of the type size."""

    name: str
    tracking: float = 0.0
    word_gap: float = 0.0

    @property
    def is_shaped(self) -> bool:
        """Whether its letters change with their neighbours, as in Arabic."""
        return self.name in SHAPED


@cache
def held(name: str) -> frozenset[int]:
    """The code points a typeface draws; the first call reads its file."""
    if name in SHAPED:
        import uharfbuzz  # only where a text needs shaping

        return frozenset(uharfbuzz.Face(uharfbuzz.Blob(font_file(name))).unicodes)
    # Imported here because reading reportlab takes a third of a second at start.
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(name, BytesIO(font_file(name)), shapable=False)
    if name not in ATKINSON:
        # Two weights cut from one file share its name within, which would make them one.
        font.face.name = name.removeprefix("Iro").encode()
        font.face.filename = name
    pdfmetrics.registerFont(font)
    # Glyph 0 is the empty box, so a character mapped to it is not held.
    return frozenset(code for code, glyph in font.face.charToGlyph.items() if glyph and code <= _LAST_CODE)


def can_print(character: str) -> bool:
    """Whether any typeface of a document draws this character, plain and bold."""
    code = ord(character)
    return any(all(code in held(name) for name in family) for family in USUAL_ORDER)


def in_faces(word: str, *, bold: bool, lettering: Lettering = USUAL_LETTERING) -> Iterator[tuple[str, Face]]:
    """A word in as few typefaces as can draw it: all in the first that holds it, else mixed."""
    order = WIDE_ORDER if lettering.is_wide else USUAL_ORDER
    faces = [Face(family[bold], lettering.tracking, lettering.word_gap) for family in order]
    codes = {ord(character) for character in word}
    for face in faces:
        if codes <= held(face.name):
            yield word, face
            return

    def first(character: str) -> Face:
        return next((one for one in faces if ord(character) in held(one.name)), faces[0])

    for face, characters in groupby(word, first):
        yield "".join(characters), face


def joined_face(text: str, face: Face) -> Face:
    """The typeface of joined letters in the same weight where it holds a text; else the one given."""
    other = ARABIC[face.name.endswith("Bold")]
    return Face(other) if all(ord(one) in held(other) for one in text) else face


def width(text: str, face: Face, points: float) -> float:
    """How wide a text is set, in points."""
    if face.is_shaped:
        from iro_desk.exports.shaping import advance  # only where a text needs shaping

        return advance(text, face.name) * points
    held(face.name)
    from reportlab.pdfbase import pdfmetrics  # lazily, as above

    white = len(text) * face.tracking + text.count(" ") * face.word_gap
    return float(pdfmetrics.stringWidth(text, face.name, points)) + white * points
