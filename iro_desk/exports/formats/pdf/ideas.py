"""Sets ideas with their pictures: Easy Read rows, at most seven a page, or a strip of panels."""

from __future__ import annotations

from math import ceil
from typing import Final

from iro_desk.exports.document import Idea, Ideas, Image, said
from iro_desk.exports.formats.pdf.flow import Flow
from iro_desk.exports.formats.pdf.lines import Line
from iro_desk.exports.formats.pdf.marks import Box, Stroke
from iro_desk.exports.looks import HAIRLINE, INK, VOICE

MOST_ROWS: Final = 7
SIDE: Final = 70.0
BESIDE: Final = 100.0  # from the side of a row to its words
PAD: Final = 9.0
TALLEST_ROW: Final = 118.0
STRIP_SIDE: Final = 96.0
STRIP_GAP: Final = 12.0
MOST_STRETCH: Final = 70.0


def set_ideas(flow: Flow, block: Ideas) -> None:
    """Set every idea in order."""
    if block.as_strip:
        _strip(flow, block.ideas)
    else:
        _rows(flow, block.ideas)


def _texts(flow: Flow, idea: Idea, measure: float) -> list[Line]:
    points = flow.look.text_points
    if idea.is_said:
        return flow.plain(said(" ".join(idea.lines)), points, measure, bold=True)
    return [line for text in idea.lines for line in flow.plain(text, points, measure)]


def _pitch(flow: Flow) -> float:
    return flow.look.text_points * flow.look.line


def _signing(flow: Flow) -> float:
    """Room kept below the last idea, so that the name of who writes never stands on a sheet alone."""
    return 3.2 * _pitch(flow) + PAD


def _words_height(flow: Flow, idea: Idea, measure: float) -> float:
    heading = flow.plain(idea.heading, flow.look.text_points, measure, bold=True) if idea.heading else []
    return (len(heading) + len(_texts(flow, idea, measure))) * _pitch(flow)


def _rows(flow: Flow, ideas: tuple[Idea, ...]) -> None:
    """The rows of a page share its height, so that each has white round it."""
    measure = flow.measure - BESIDE
    heights = [max(_words_height(flow, idea, measure), SIDE) + 2 * PAD for idea in ideas]
    sheets = _dealt([*heights[:-1], heights[-1] + _signing(flow)], flow.room, flow.whole) if ideas else []
    at = 0
    for index, count in enumerate(sheets):
        if index:
            flow.turn()
        kept = _signing(flow) if at + count == len(ideas) else 0.0
        spare = (flow.room - kept - sum(heights[at : at + count])) / count
        for number in range(at, at + count):
            height = heights[number] + max(0.0, min(spare, max(0.0, TALLEST_ROW - heights[number])))
            _row(flow, ideas[number], height, is_last=number == at + count - 1)
        at += count


def _dealt(heights: list[float], first: float, whole: float) -> list[int]:
    """How many rows stand on each sheet: as even as can be, seven at most, and never more than fit."""
    fewest = max(1, ceil(len(heights) / MOST_ROWS))
    for sheets in range(fewest, len(heights) + 1):
        most = ceil(len(heights) / sheets)
        dealt = _fitted(heights, first, whole, most)
        if len(dealt) <= sheets:
            return dealt
    return _fitted(heights, first, whole, 1)


def _fitted(heights: list[float], first: float, whole: float, most: int) -> list[int]:
    dealt, room = [0], first
    for height in heights:
        if dealt[-1] and (dealt[-1] == most or height > room):
            dealt.append(0)
            room = whole
        dealt[-1] += 1
        room -= height
    return dealt if heights else []


def _row(flow: Flow, idea: Idea, height: float, *, is_last: bool) -> None:
    words = _words_height(flow, idea, flow.measure - BESIDE)
    flow.need(min(height, flow.whole))
    top = flow.y
    section = flow.root
    if idea.picture:
        wide, tall = _fit(idea.picture, SIDE)
        x = flow.at((BESIDE - 24 - wide) / 2, wide)
        flow.picture(idea.picture, x, top - height / 2 - tall / 2, wide, tall, section)
    flow.y = top - max(0.0, (height - words) / 2)
    _say(flow, idea, BESIDE)
    flow.y = min(flow.y, top - height)
    if not is_last:
        flow.put(Stroke(flow.left, flow.y, flow.left + flow.measure, flow.y, HAIRLINE, 0.6))


def _say(flow: Flow, idea: Idea, inset: float, measure: float | None = None) -> None:
    points = flow.look.text_points
    wide = flow.measure - inset if measure is None else measure
    if idea.heading:
        lines = flow.plain(idea.heading, points, wide, bold=True)
        flow.lines(lines, points, flow.look.band, flow.root.add("H2"), inset=inset, line=flow.look.line)
    parent = flow.root.add("BlockQuote") if idea.is_said else flow.root
    colour = VOICE if idea.is_said else INK
    flow.lines(_texts(flow, idea, wide), points, colour, parent.add("P"), inset=inset, line=flow.look.line)


def _fit(image: Image, side: float) -> tuple[float, float]:
    scale = side / max(image.width, image.height)
    return image.width * scale, image.height * scale


def _strip(flow: Flow, ideas: tuple[Idea, ...]) -> None:
    """Panels two by two, read across; a panel on a line by itself takes the whole width."""
    pairs = [ideas[start : start + 2] for start in range(0, len(ideas), 2)]
    heights = [_pair_height(flow, pair) for pair in pairs]
    steps = [height + STRIP_GAP for height in heights]
    steps[-1:] = [steps[-1] + _signing(flow)] if steps else []
    at = 0
    for index, count in enumerate(_fitted(steps, flow.room + STRIP_GAP, flow.whole + STRIP_GAP, len(pairs))):
        if index:
            flow.turn()
        # The last sheet is not stretched: its panels stay as large as the others'.
        spare = flow.room + STRIP_GAP - sum(steps[at : at + count]) if at + count < len(pairs) else 0.0
        extra = max(0.0, min(spare / count, MOST_STRETCH))
        for number in range(at, at + count):
            _pair(flow, pairs[number], heights[number] + extra, STRIP_SIDE + extra)
        at += count


def _pair_height(flow: Flow, pair: tuple[Idea, ...]) -> float:
    measure = _panel_measure(flow, pair) - 2 * STRIP_GAP
    return max(_words_height(flow, idea, measure) for idea in pair) + STRIP_SIDE + 3.2 * PAD


def _panel_measure(flow: Flow, pair: tuple[Idea, ...]) -> float:
    return (flow.measure - STRIP_GAP) / 2 if len(pair) == 2 else flow.measure


def _pair(flow: Flow, pair: tuple[Idea, ...], height: float, side: float) -> None:
    measure = _panel_measure(flow, pair)
    flow.need(height)
    top = flow.y
    for number, idea in enumerate(pair):
        flow.y = top
        left = flow.at(number * (measure + STRIP_GAP), measure)
        with flow.within(flow.root, left, measure, right_to_left=flow.right_to_left):
            _panel(flow, idea, height, side)
    flow.y = top - height
    flow.gap(STRIP_GAP)


def _panel(flow: Flow, idea: Idea, height: float, side: float) -> None:
    flow.put(Box(flow.left, flow.y - height, flow.measure, height, 9, None, flow.look.band))
    top = flow.y
    if idea.picture:
        wide, tall = _fit(idea.picture, side)
        y = top - PAD - (side + tall) / 2
        flow.picture(idea.picture, flow.left + (flow.measure - wide) / 2, y, wide, tall, flow.root)
    flow.y = top - side - 1.6 * PAD
    _say(flow, idea, STRIP_GAP, flow.measure - 2 * STRIP_GAP)
