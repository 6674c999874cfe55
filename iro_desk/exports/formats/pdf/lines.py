"""Breaks running text into lines that fit a width, changing typeface where a letter needs it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from iro_desk.exports.document import USUAL_LETTERING, Lettering, Run
from iro_desk.exports.faces import Face, in_faces, joined_face, width
from iro_desk.exports.glyphs import clean


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line in one typeface.

    Args:
        width: in points.
        level: odd when it reads right to left; 0 on every piece of a line in Latin letters.
    """

    text: str
    face: Face
    width: float
    level: int = 0


Line = tuple[Piece, ...]
# A word with the space after it; a telephone number is one word, so that no line ends within it.
_WORD: Final = re.compile(r"\n|[^\n ]*\d{3,}(?: \d{3,})+[^\n ]* *|[^\n ]+ *| +")


def broken(
    runs: Iterable[Run],
    points: float,
    measure: float,
    lettering: Lettering = USUAL_LETTERING,
    *,
    right_to_left: bool = False,
) -> list[Line]:
    """The lines of a text no wider than ``measure`` points, each in the order it is read.

    Each line keeps the space at its end, so that text read back from the page keeps its words apart.
    """
    lines: list[Line] = []
    line: list[Piece] = []
    used = 0.0
    for word in _words(runs, points, measure, lettering):
        if word is None:
            lines.append(tuple(line))
            line, used = [], 0.0
            continue
        solid = sum(piece.width for piece in word) - _space(word)
        if line and used + solid > measure:
            lines.append(tuple(line))
            line, used = [], 0.0
        line.extend(word)
        used += sum(piece.width for piece in word)
    if line:
        lines.append(tuple(line))
    return [_joined(_levelled(line, right_to_left), points) for line in lines]


def plain(
    text: str,
    points: float,
    measure: float,
    lettering: Lettering = USUAL_LETTERING,
    *,
    bold: bool = False,
    right_to_left: bool = False,
) -> list[Line]:
    """The lines of a text set in one manner."""
    return broken((Run(text, bold),), points, measure, lettering, right_to_left=right_to_left)


def solid_width(line: Line) -> float:
    """The width of a line without the space kept at its end, in points."""
    total = sum(piece.width for piece in line)
    return total - _end_space(line[-1]) if line else 0.0


def _end_space(piece: Piece) -> float:
    trimmed = piece.text.rstrip(" ")
    if trimmed == piece.text:
        return 0.0
    size = piece.width / (width(piece.text, piece.face, 1) or 1)
    return piece.width - width(trimmed, piece.face, size)


def _words(runs: Iterable[Run], points: float, measure: float, lettering: Lettering) -> Iterator[Line | None]:
    """Words with the space after them; None where a line must end."""
    for run in runs:
        for part in _WORD.findall(clean(run.text)):
            if part == "\n":
                yield None
                continue
            word = part.rstrip(" ")
            faced = [*in_faces(word, bold=run.bold, lettering=lettering)] if word else []
            faced += in_faces(" ", bold=run.bold, lettering=lettering)
            yield from _fitting(
                [Piece(text, face, width(text, face, points)) for text, face in faced], points, measure
            )


def _fitting(word: list[Piece], points: float, measure: float) -> Iterator[Line]:
    """A word, cut between letters when it alone is wider than a line."""
    if sum(piece.width for piece in word[:-1]) <= measure:
        yield tuple(word)
        return
    part: list[Piece] = []
    for piece in word:
        for letter in piece.text:
            one = Piece(letter, piece.face, width(letter, piece.face, points))
            if part and sum(held.width for held in part) + one.width > measure:
                yield tuple(part)
                part = []
            part.append(one)
    yield tuple(part)


def _space(word: Line) -> float:
    return word[-1].width if word and word[-1].text == " " else 0.0


def _levelled(line: Line, right_to_left: bool) -> Line:
    """The pieces of a line cut where its direction turns; Latin letters by themselves stay as they are."""
    if not right_to_left and not any(piece.face.is_shaped for piece in line):
        return line
    from iro_desk.exports.shaping import levels  # here because most documents need no shaping

    of_each = iter(levels("".join(piece.text for piece in line), right_to_left))
    cut: list[Piece] = []
    for piece in line:
        pairs = [(letter, next(of_each)) for letter in piece.text]
        for level, run in groupby(pairs, lambda pair: pair[1]):
            text = "".join(letter for letter, _ in run)
            # Shaping turns brackets round where a line reads right to left.
            face = joined_face(text, piece.face) if level % 2 else piece.face
            cut.append(replace(piece, text=text, level=level, face=face))
    return tuple(cut)


def _joined(line: Line, points: float) -> Line:
    """Neighbours in one typeface as one piece, so that the page holds words and not letters."""
    joined: list[Piece] = []
    for piece in line:
        if joined and (joined[-1].face, joined[-1].level) == (piece.face, piece.level):
            text = joined.pop().text + piece.text
        else:
            text = piece.text
        joined.append(Piece(text, piece.face, width(text, piece.face, points), piece.level))
    return tuple(joined)
