"""Breaks running text into lines that fit a width, changing typeface where a letter needs it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from iro_desk.exports.document import Run
from iro_desk.exports.faces import Face, in_faces, width
from iro_desk.exports.glyphs import clean


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line in one typeface; ``width`` in points."""

    text: str
    face: Face
    width: float


Line = tuple[Piece, ...]


def broken(runs: Iterable[Run], points: float, measure: float) -> list[Line]:
    """The lines of a text no wider than ``measure`` points.

    Each line keeps the space at its end, so that text read back from the page keeps its words apart.
    """
    lines: list[Line] = []
    line: list[Piece] = []
    used = 0.0
    for word in _words(runs, points, measure):
        if word is None:
            lines.append(tuple(line))
            line, used = [], 0.0
            continue
        solid = sum(piece.width for piece in word) - _space(word, points)
        if line and used + solid > measure:
            lines.append(tuple(line))
            line, used = [], 0.0
        line.extend(word)
        used += sum(piece.width for piece in word)
    if line:
        lines.append(tuple(line))
    return [_joined(line, points) for line in lines]


def plain(text: str, points: float, measure: float, *, bold: bool = False) -> list[Line]:
    """The lines of a text set in one manner."""
    return broken((Run(text, bold),), points, measure)


def _words(runs: Iterable[Run], points: float, measure: float) -> Iterator[Line | None]:
    """Words with the space after them; None where a line must end."""
    for run in runs:
        for part in re.findall(r"\n|[^\n ]+ *| +", clean(run.text)):
            if part == "\n":
                yield None
                continue
            word = part.rstrip(" ")
            faced = [*in_faces(word, bold=run.bold)] if word else []
            faced += in_faces(" ", bold=run.bold)
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


def _space(word: Line, points: float) -> float:
    return word[-1].width if word and word[-1].text == " " else 0.0


def _joined(line: Line, points: float) -> Line:
    """Neighbours in one typeface as one piece, so that the page holds words and not letters."""
    joined: list[Piece] = []
    for piece in line:
        if joined and joined[-1].face == piece.face:
            text = joined.pop().text + piece.text
            joined.append(Piece(text, piece.face, width(text, piece.face, points)))
        else:
            joined.append(piece)
    return tuple(joined)
