"""The page being filled: where the next line goes, and when a new sheet begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from iro_desk.exports.document import LANGUAGE, Image, Look, Paper, Run
from iro_desk.exports.formats.pdf.lines import Line, Piece, broken, solid_width
from iro_desk.exports.formats.pdf.marks import Box, Mark, Pages, Photo, Tag, Words

CLOSE_ENOUGH: Final = 0.01  # sums of lengths in points are never quite equal
Key = tuple[tuple[Run, ...], float, float, bool]
"""Words, their size, the width they are set in, and whether they run from the right."""
RISE: Final = 0.36  # how far below the middle of a line its baseline stands, as a share of the type size


@dataclass(frozen=True, slots=True)
class SheetSize:
    """A sheet with the white round its words, in points; ``foot`` is where words end above its edge."""

    width: float
    height: float
    margin: float
    foot: float


SHEETS: Final = {
    Paper.A4: SheetSize(595.28, 841.89, 45.0, 48.0),
    Paper.A5: SheetSize(420.94, 595.28, 36.0, 42.0),
}


class Flow:
    """Fills sheets from the top; all lengths in points, ``y`` counted from the foot of the page.

    Args:
        top: white above the words of each sheet.
        spacing: 1 for the white as designed, less to draw lines and gaps together, more to spread them.
        foot: height kept for what stands at the foot, beyond the usual.
        broken_before: lines already broken for this document, which no spacing changes.
    """

    def __init__(
        self,
        look: Look,
        top: float,
        spacing: float = 1.0,
        foot: float = 0.0,
        broken_before: dict[Key, list[Line]] | None = None,
    ) -> None:
        self.look = look
        self.broken_before = {} if broken_before is None else broken_before
        self.size = SHEETS[look.paper]
        self.spacing = spacing
        self.line = look.line - (1 - spacing) * 0.25
        self.root = Tag("Document")
        self.sheets: list[list[Mark]] = [[]]
        self.left = self.size.margin
        self.measure = self.size.width - 2 * self.size.margin
        self.right_to_left = False
        self.foot = self.size.foot + foot
        self._pages_root = self.root
        self._top = self.size.height - top
        self.y = self._top

    @property
    def room(self) -> float:
        """Height left on this sheet."""
        return self.y - self.foot

    @property
    def whole(self) -> float:
        """Height of an empty sheet."""
        return self._top - self.foot

    @property
    def is_at_top(self) -> bool:
        """Whether nothing is set on this sheet yet."""
        return self.y >= self._top

    def fits(self, height: float) -> bool:
        """Whether ``height`` is left on this sheet."""
        return height <= self.room + CLOSE_ENOUGH

    def turn(self) -> None:
        """Begin a new sheet."""
        self.sheets.append([])
        self.y = self._top

    def need(self, height: float) -> None:
        """Begin a new sheet unless ``height`` fits on this one, or would fit on none."""
        if not self.fits(height) and not self.is_at_top and height <= self.whole:
            self.turn()

    def gap(self, height: float) -> None:
        """Leave white, but never at the top of a sheet."""
        if not self.is_at_top:
            self.y -= height * self.spacing

    @contextmanager
    def within(
        self, root: Tag, left: float | None = None, measure: float | None = None, *, right_to_left: bool
    ) -> Iterator[None]:
        """Set what follows in a column, below a tag of its own and in its own direction."""
        held = self.root, self.left, self.measure, self.right_to_left
        self.root, self.right_to_left = root, right_to_left
        self.left = self.left if left is None else left
        self.measure = self.measure if measure is None else measure
        try:
            yield
        finally:
            self.root, self.left, self.measure, self.right_to_left = held

    def at(self, inset: float, width: float = 0.0) -> float:
        """Where something so wide begins when it stands ``inset`` from the side its words begin at."""
        return self.left + (self.measure - inset - width if self.right_to_left else inset)

    def broken(self, runs: Iterable[Run], points: float, measure: float | None = None) -> list[Line]:
        """The lines of a text in this document's lettering; None for the whole width."""
        wide = self.measure if measure is None else measure
        key = tuple(runs), points, wide, self.right_to_left
        if key not in self.broken_before:
            lettering, turned = self.look.lettering, self.right_to_left
            self.broken_before[key] = broken(key[0], points, wide, lettering, right_to_left=turned)
        return self.broken_before[key]

    def plain(
        self, text: str, points: float, measure: float | None = None, *, bold: bool = False
    ) -> list[Line]:
        """The lines of a text set in one manner."""
        return self.broken((Run(text, bold),), points, measure)

    def put(self, mark: Mark) -> None:
        """Place a mark on this sheet."""
        self.sheets[-1].append(mark)

    def picture(self, image: Image, x: float, y: float, width: float, height: float, tag: Tag) -> None:
        """Place a picture with its description below a tag."""
        figure = tag.add("Figure", O="/Layout", Placement="/Block")
        figure.alternative, figure.language = image.alternative, LANGUAGE
        figure.box = (x, y, x + width, y + height)
        self.put(Photo(x, y, width, height, image.content, figure))

    def words(self, line: Line, x: float, y: float, points: float, colour: str, tag: Tag | None) -> None:
        """Place one line with its left end at ``x`` and its baseline at ``y``, in the order it is read."""
        for at, piece in placed(line, x):
            self.put(
                Words(at, y, piece.text, piece.face, points, colour, tag, right_to_left=piece.level % 2 == 1)
            )

    def lines(
        self,
        lines: Sequence[Line],
        points: float,
        colour: str,
        tag: Tag,
        *,
        inset: float = 0.0,
        line: float | None = None,
    ) -> None:
        """Set lines below each other, turning sheets as they fill."""
        pitch = points * (line or self.line)
        for one in lines:
            if not self.fits(pitch):
                self.turn()
            self.y -= pitch
            self.words(
                one, self.starting(one, inset), self.y + pitch / 2 - points * RISE, points, colour, tag
            )

    def starting(self, line: Line, inset: float = 0.0) -> float:
        """The left end of a line that stands ``inset`` from the side it begins at."""
        solid = solid_width(line)
        # The space kept at the end of a line that reads right to left hangs out at its left.
        hanging = sum(one.width for one in line) - solid if line and line[-1].level % 2 else 0.0
        return self.at(inset, solid) - hanging

    def backed(self, height: float, fill: str | None, frame: str | None, radius: float) -> None:
        """A box from here down, behind what is set next."""
        self.put(Box(self.left, self.y - height, self.measure, height, radius, fill, frame))

    def pages(self) -> Pages:
        """What has been set."""
        return Pages(self._pages_root, self.sheets, (self.size.width, self.size.height), self.look.tint)


def placed(line: Line, x: float) -> list[tuple[float, Piece]]:
    """Each piece of a line with its left end, in the order they are read."""
    if not any(piece.level for piece in line):
        order = list(range(len(line)))
    else:
        from iro_desk.exports.shaping import seen_order  # here because most documents need no shaping

        order = seen_order([piece.level for piece in line])
    found: dict[int, float] = {}
    for at in order:
        found[at] = x
        x += line[at].width
    return [(found[at], piece) for at, piece in enumerate(line)]
