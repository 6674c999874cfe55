"""Sets the band at the top of a letter: the greeting, the day, who writes and how to reach them."""

from __future__ import annotations

from iro_desk.exports.document import Banner, Manner
from iro_desk.exports.faces import width
from iro_desk.exports.formats.pdf.flow import MARGIN, MEASURE, RISE, Flow
from iro_desk.exports.formats.pdf.lines import Line, plain
from iro_desk.exports.formats.pdf.marks import Disc
from iro_desk.exports.looks import WHITE

INSET = 19.0
RING = 21.0


def set_banner(flow: Flow, banner: Banner) -> None:
    """A solid band for children and young people, a pale one for a keepsake."""
    look = flow.look
    is_gentle = look.manner is Manner.GENTLE
    has_ring = look.manner in {Manner.WARM, Manner.GENTLE} and bool(banner.initials)
    colour, fill = (look.band, look.soft) if is_gentle else (WHITE, look.band)
    size = 21.0 if look.manner is Manner.STRAIGHT else 27.0
    right = 205.0
    ring = 2 * RING + 12 if has_ring else 0.0
    left = MEASURE - 2 * INSET - right - ring - 12
    small = 10.0
    greeting = plain(banner.greeting, size, left, bold=True)
    dated = plain(banner.dated, 11, left)
    sender = plain(banner.sender, small, right, bold=True)
    lines = [line for text in banner.lines for line in plain(text, small, right)]
    left_height = len(greeting) * size * 1.18 + len(dated) * 11 * 1.4
    right_height = (len(sender) + len(lines)) * small * 1.45
    pad = 15.0 if look.manner is not Manner.STRAIGHT else 12.0
    height = max(left_height, right_height, 2 * RING if has_ring else 0) + 2 * pad
    flow.backed(height, fill, None, 3 if look.manner is Manner.STRAIGHT else 10)
    top = flow.y
    middle = top - height / 2
    if has_ring:
        _ring(flow, banner.initials, middle, colour)
    x = MARGIN + MEASURE - INSET - right - ring
    flow.y = middle + left_height / 2
    flow.lines(greeting, size, colour, flow.root.add("H1"), x=MARGIN + INSET, line=1.18)
    flow.lines(dated, 11, colour, flow.root.add("P"), x=MARGIN + INSET, line=1.4)
    flow.y = middle + right_height / 2
    flow.lines(sender, small, colour, flow.root.add("P"), x=x, line=1.45)
    _each(flow, lines, small, colour, x)
    flow.y = top - height
    flow.gap(13)


def _each(flow: Flow, lines: list[Line], points: float, colour: str, x: float) -> None:
    if lines:
        flow.lines(lines, points, colour, flow.root.add("P"), x=x, line=1.45)


def _ring(flow: Flow, initials: str, middle: float, colour: str) -> None:
    """The sender's initials in a ring, decoration only."""
    centre = MARGIN + MEASURE - INSET - RING
    flow.put(Disc(centre, middle, RING, frame=colour))
    line = plain(initials, 13, 100, bold=True)[0]
    half = sum(width(piece.text.rstrip(), piece.face, 13) for piece in line) / 2
    flow.words(line, centre - half, middle - 13 * RISE, 13, colour, None)
