"""Shapes scripts whose letters join, and puts the parts of a line in the order they are seen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Final

import uharfbuzz
from bidi import algorithm

from iro_desk.exports.font_files import font_file

_NUMBERS: Final = re.compile(r"\+?\d+(?:[ \u00a0/.:-]\d+)+")
_REMOVED: Final = frozenset(algorithm.X9_REMOVED)


@dataclass(frozen=True, slots=True)
class Cluster:
    """What is read as one letter: its base with its dots and marks.

    Args:
        x: where it begins, from the left of the text, as a share of the type size.
        parts: its shapes, and how far right and up of ``x`` each stands, in units of the typeface.
        advance: how far the next one begins, in the same units.
    """

    text: str
    x: float
    parts: tuple[tuple[int, int, int], ...]
    advance: int


@cache
def _font(name: str) -> Any:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(font_file(name))))


def _shaped(text: str, name: str, right_to_left: bool) -> tuple[Any, float]:
    font = _font(name)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    uharfbuzz.shape(font, buffer, {})
    return buffer, float(font.face.upem)


def advance(text: str, name: str) -> float:
    """How wide a shaped text is, as a share of the type size."""
    buffer, unit = _shaped(text, name, True)
    return float(sum(one.x_advance for one in buffer.glyph_positions or ())) / unit


def clusters(text: str, name: str, right_to_left: bool) -> tuple[Cluster, ...]:
    """The shapes of a text, letter by letter in the order it is read."""
    buffer, unit = _shaped(text, name, right_to_left)
    x = 0
    found: dict[int, list[tuple[int, int, int]]] = {}
    spans: dict[int, tuple[int, int]] = {}
    for about, at in zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True):
        found.setdefault(about.cluster, []).append((about.codepoint, x + at.x_offset, at.y_offset))
        start, _ = spans.get(about.cluster, (x, x))
        x += at.x_advance
        spans[about.cluster] = start, x
    starts = sorted(found)
    return tuple(
        Cluster(
            text[start:end],
            spans[start][0] / unit,
            tuple((number, across - spans[start][0], up) for number, across, up in found[start]),
            spans[start][1] - spans[start][0],
        )
        for start, end in pairwise([*starts, len(text)])
    )


def units(name: str) -> float:
    """How many units of a typeface make its size."""
    return float(_font(name).face.upem)


def levels(text: str, right_to_left: bool) -> list[int]:
    """The embedding level of each character (Unicode bidirectional algorithm): odd reads right to left."""
    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(right_to_left)
    storage["base_dir"] = "R" if right_to_left else "L"
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    kept = iter(storage["chars"])
    found: list[int] = []
    for character in text:
        # Joiners have no direction; they go with the letter before them.
        removed = algorithm.bidirectional(character) in _REMOVED
        found.append((found[-1] if found else int(right_to_left)) if removed else next(kept)["level"])
    for number in _NUMBERS.finditer(text):
        # A telephone number is read in one piece, its groups in their own order.
        inside = found[number.start()] + found[number.start()] % 2
        found[number.start() : number.end()] = [inside] * len(number.group())
    spoken = len(text.rstrip())
    return [*found[:spoken], *[int(right_to_left)] * (len(text) - spoken)]


def seen_order(levels_of_parts: Sequence[int]) -> list[int]:
    """The places of the parts of a line from left to right (rule L2 of the same algorithm)."""
    order = list(range(len(levels_of_parts)))
    for level in range(max(levels_of_parts, default=0), 0, -1):
        start = None
        for at in range(len(order) + 1):
            inside = at < len(order) and levels_of_parts[order[at]] >= level
            if inside and start is None:
                start = at
            elif not inside and start is not None:
                order[start:at] = reversed(order[start:at])
                start = None
    return order
