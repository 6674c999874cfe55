"""A letter as numbered lines for a translator, and the same numbers read back in another language.

The numbers let a translation sit line by line beside the English, whatever the translator's own program does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_NUMBER = re.compile(r"^\s*(?:[\u200e\u200f]\s*)?(\d{1,3})\s*[.):\-–٫،]\s*(.*)$")


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a letter: the part it is in, and whether it is that part's heading."""

    slot: str
    is_heading: bool
    text: str


def pieces(parts: Sequence[tuple[str, str, Sequence[str]]]) -> tuple[Piece, ...]:
    """Cut a letter into pieces, in the order they are read.

    Args:
        parts: of each part its slot, its heading (empty for none) and its lines.
    """
    found: list[Piece] = []
    for slot, heading, lines in parts:
        if heading.strip():
            found.append(Piece(slot, True, heading.strip()))
        found.extend(Piece(slot, False, line.strip()) for line in lines if line.strip())
    return tuple(found)


def for_translator(found: Sequence[Piece]) -> str:
    """Return the pieces, numbered, one to a line."""
    return "\n".join(f"{number}. {piece.text}" for number, piece in enumerate(found, 1)) + "\n"


def read_back(text: str) -> dict[int, str]:
    """Return what stands at each number; a line without one goes on from the line before.

    Figures of other scripts count as numbers. The last text given for a number wins.
    """
    found: dict[int, str] = {}
    number = 0
    for line in text.splitlines():
        match = _NUMBER.match(line)
        if match:
            number = int(match[1])
            found[number] = match[2].strip()
        elif number and line.strip():
            found[number] = f"{found[number]} {line.strip()}".strip()
    return {one: words for one, words in found.items() if words}


def placed(found: Sequence[Piece], translated: Mapping[int, str]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return by slot the heading and the lines in the other language; a piece without one is empty."""
    headings: dict[str, str] = {}
    lines: dict[str, list[str]] = {}
    for number, piece in enumerate(found, 1):
        words = translated.get(number, "")
        if piece.is_heading:
            headings[piece.slot] = words
            lines.setdefault(piece.slot, [])
        else:
            lines.setdefault(piece.slot, []).append(words)
    return {slot: (headings.get(slot, ""), tuple(said)) for slot, said in lines.items()}
