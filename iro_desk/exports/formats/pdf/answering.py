"""Sets room to answer on paper: boxes to tick, and lines to write on."""

from __future__ import annotations

from itertools import pairwise

from iro_desk.exports.document import Answering
from iro_desk.exports.formats.pdf.flow import RISE, Flow
from iro_desk.exports.formats.pdf.marks import Box, Disc, Stroke
from iro_desk.exports.looks import HAIRLINE, INK

LINE_HEIGHT = 24.0
AFTER_BOX, BETWEEN = 7.0, 18.0
MOUTH = 8


def set_answering(flow: Flow, block: Answering) -> None:
    """Set the boxes, each with its words, and then the lines."""
    if block.choices:
        _boxes(flow, block.choices, faces=block.faces)
    for _ in range(block.lines):
        flow.need(LINE_HEIGHT)
        flow.y -= LINE_HEIGHT
        flow.put(Stroke(flow.left, flow.y, flow.left + flow.measure, flow.y, HAIRLINE, 0.8))
    flow.gap(10)


def _boxes(flow: Flow, choices: tuple[str, ...], *, faces: bool) -> None:
    points = flow.look.text_points
    side = points * (2 if faces else 1.1)
    pitch = points * (2.8 if faces else 2)
    tag = flow.root.add("P")
    x = flow.left
    flow.need(pitch)
    flow.y -= pitch
    for number, choice in enumerate(choices):
        line = flow.plain(f"{choice} ", points)[0]
        wide = side + AFTER_BOX + sum(piece.width for piece in line)
        if x > flow.left and x + wide > flow.left + flow.measure:
            flow.need(pitch)
            flow.y -= pitch
            x = flow.left
        middle = flow.y + pitch / 2
        if faces:
            _face(flow, x + side / 2, middle, side / 2, 1 - 2 * number / (len(choices) - 1))
        else:
            flow.put(Box(x, middle - side / 2, side, side, 2, None, INK))
        flow.words(line, x + side + AFTER_BOX, middle - points * RISE, points, INK, tag)
        x += wide + BETWEEN


def _face(flow: Flow, x: float, y: float, radius: float, mood: float) -> None:
    """A face to ring; ``mood`` goes from 1 for happy to -1 for sad, and its words stand beside it."""
    flow.put(Disc(x, y, radius, None, INK))
    for side in (-1, 1):
        flow.put(Disc(x + side * radius * 0.35, y + radius * 0.25, radius * 0.09, INK))
    across = [step / MOUTH * 2 - 1 for step in range(MOUTH + 1)]
    curve = [(x + at * radius * 0.5, y - radius * (0.3 + 0.25 * mood * (1 - at * at))) for at in across]
    for (from_x, from_y), (to_x, to_y) in pairwise(curve):
        flow.put(Stroke(from_x, from_y, to_x, to_y, INK, 1.1))
