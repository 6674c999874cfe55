"""The page being filled: where the next line goes, and when a new sheet begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from iro_desk.exports.document import Look
from iro_desk.exports.formats.pdf.lines import Line
from iro_desk.exports.formats.pdf.marks import Box, Mark, Pages, Tag, Words

WIDTH: Final = 595.28
HEIGHT: Final = 841.89
MARGIN: Final = 45.0
FOOT: Final = 48.0
MEASURE: Final = WIDTH - 2 * MARGIN
CLOSE_ENOUGH: Final = 0.01  # sums of lengths in points are never quite equal
RISE: Final = 0.36  # how far below the middle of a line its baseline stands, as a share of the type size


class Flow:
    """Fills sheets from the top; all lengths in points, ``y`` counted from the foot of the page.

    Args:
        spacing: 1 for the white as designed, less to draw lines and gaps together, more to spread them.
    """

    def __init__(self, look: Look, top: float, spacing: float = 1.0) -> None:
        self.look = look
        self.spacing = spacing
        self.line = look.line - (1 - spacing) * 0.25
        self.root = Tag("Document")
        self.sheets: list[list[Mark]] = [[]]
        self._top = HEIGHT - top
        self.y = self._top

    @property
    def room(self) -> float:
        """Height left on this sheet."""
        return self.y - FOOT

    @property
    def whole(self) -> float:
        """Height of an empty sheet."""
        return self._top - FOOT

    def fits(self, height: float) -> bool:
        """Whether ``height`` is left on this sheet."""
        return height <= self.room + CLOSE_ENOUGH

    def turn(self) -> None:
        """Begin a new sheet."""
        self.sheets.append([])
        self.y = self._top

    def need(self, height: float) -> None:
        """Begin a new sheet unless ``height`` fits on this one, or would fit on none."""
        if not self.fits(height) and self.y < self._top and height <= self.whole:
            self.turn()

    def gap(self, height: float) -> None:
        """Leave white, but never at the top of a sheet."""
        if self.y < self._top:
            self.y -= height * self.spacing

    def put(self, mark: Mark) -> None:
        """Place a mark on this sheet."""
        self.sheets[-1].append(mark)

    def words(self, line: Line, x: float, y: float, points: float, colour: str, tag: Tag | None) -> None:
        """Place one line with its baseline at ``y``."""
        for piece in line:
            self.put(Words(x, y, piece.text, piece.face, points, colour, tag))
            x += piece.width

    def lines(
        self,
        lines: Sequence[Line],
        points: float,
        colour: str,
        tag: Tag,
        *,
        x: float = MARGIN,
        line: float | None = None,
    ) -> None:
        """Set lines below each other, turning sheets as they fill."""
        pitch = points * (line or self.line)
        for one in lines:
            if not self.fits(pitch):
                self.turn()
            self.y -= pitch
            self.words(one, x, self.y + pitch / 2 - points * RISE, points, colour, tag)

    def backed(self, height: float, fill: str | None, frame: str | None, radius: float) -> None:
        """A box from here down, behind what is set next."""
        self.put(Box(MARGIN, self.y - height, MEASURE, height, radius, fill, frame))

    def pages(self) -> Pages:
        """What has been set."""
        return Pages(self.root, self.sheets)
