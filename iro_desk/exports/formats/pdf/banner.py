"""Sets the head of a letter: the greeting, the day, who writes and how to reach them."""

from __future__ import annotations

from iro_desk.exports.document import LANGUAGE, Banner, Image, Manner, Paper
from iro_desk.exports.document_text import lines_of
from iro_desk.exports.formats.pdf.flow import RISE, Flow
from iro_desk.exports.formats.pdf.lines import Line, solid_width
from iro_desk.exports.formats.pdf.marks import Disc, Photo, Stroke
from iro_desk.exports.looks import INK, WHITE

INSET = 19.0
RING = 21.0
FACE = 31.0
LOGO = 34.0
MOST_LOGO = 190.0
LARGE = 12.0  # type from here on stands below the greeting, not beside it


def set_banner(flow: Flow, banner: Banner) -> None:
    """A solid band for children and young people, a pale one for a keepsake, a rule for Easy Read."""
    if banner.logo:
        _logo(flow, banner.logo)
    if flow.look.manner is Manner.EASY:
        _Head(flow, banner, INK, flow.look.band).set_plain()
        return
    is_gentle = flow.look.manner is Manner.GENTLE
    colour = flow.look.band if is_gentle else WHITE
    _Head(flow, banner, colour, colour).set_band(flow.look.soft if is_gentle else flow.look.band)


class _Head:
    """The two sides of a head: the greeting with its day, and who writes."""

    def __init__(self, flow: Flow, banner: Banner, colour: str, first: str) -> None:
        look = flow.look
        self.flow, self.banner, self.colour, self.first = flow, banner, colour, first
        self.is_stacked = look.paper is Paper.A5 or look.smallest > LARGE
        eased = 0.75 * look.text_points if look.manner is Manner.EASY else 0.0
        self.small = max(10.0, look.smallest, eased)
        self.size = 21.0 if look.manner is Manner.STRAIGHT else 27.0
        if look.paper is Paper.A5:
            self.size -= 4
        self.size = max(self.size, look.smallest + 6)
        self.inset = 0.0 if look.manner is Manner.EASY else INSET
        self.radius = FACE if banner.photo else RING
        self.has_round = banner.photo is not None or (
            look.manner in {Manner.WARM, Manner.GENTLE} and bool(banner.initials)
        )
        self.round_width = 2 * self.radius + 12 if self.has_round else 0.0
        inner = flow.measure - 2 * self.inset - self.round_width
        self.right = inner if self.is_stacked else min(205.0, inner / 2)
        left = inner if self.is_stacked else inner - self.right - 12
        self.greeting = flow.plain(banner.greeting, self.size, left, bold=True)
        self.dated = flow.plain(banner.dated, max(11.0, self.small), left)
        self.sender = flow.plain(banner.sender, self.small, self.right, bold=True)
        self.lines = [line for text in banner.lines for line in flow.plain(text, self.small, self.right)]
        self.too = self._other_greeting(left)

    def _other_greeting(self, left: float) -> list[Line]:
        too = self.banner.greeting_too
        if too is None:
            return []
        words = " ".join(line for block in too.blocks for line in lines_of(block))
        with self.flow.within(self.flow.root, right_to_left=too.right_to_left):
            return self.flow.plain(words, self.size * 0.8, left, bold=True)

    @property
    def left_height(self) -> float:
        height = len(self.greeting) * self.size * 1.18 + len(self.too) * self.size * 0.8 * 1.3
        return height + len(self.dated) * max(11.0, self.small) * 1.4

    @property
    def right_height(self) -> float:
        return (len(self.sender) + len(self.lines)) * self.small * 1.45

    def set_band(self, fill: str) -> None:
        """White words on a band."""
        flow, is_straight = self.flow, self.flow.look.manner is Manner.STRAIGHT
        pad = 12.0 if is_straight else 15.0
        sides = self.left_height, self.right_height
        inside = sum(sides) + 6 if self.is_stacked else max(sides)
        height = max(inside, 2 * self.radius if self.has_round else 0) + 2 * pad
        flow.backed(height, fill, None, 3 if is_straight else 10)
        self._sides(height, inside)
        flow.gap(13)

    def set_plain(self) -> None:
        """A large greeting with a rule below."""
        flow = self.flow
        sides = self.left_height, self.right_height
        inside = sum(sides) + 6 if self.is_stacked else max(sides)
        height = max(inside, 2 * self.radius if self.has_round else 0) + 8
        self._sides(height, inside)
        flow.put(Stroke(flow.left, flow.y, flow.left + flow.measure, flow.y, flow.look.band, 2))
        flow.gap(8)

    def _sides(self, height: float, inside: float) -> None:
        flow = self.flow
        top, middle = flow.y, flow.y - height / 2
        if self.has_round:
            self._round(middle)
        flow.y = middle + (inside if self.is_stacked else self.left_height) / 2
        day = max(11.0, self.small)
        flow.lines(self.greeting, self.size, self.first, flow.root.add("H1"), inset=self.inset, line=1.18)
        self._set_other_greeting()
        flow.lines(self.dated, day, self.colour, flow.root.add("P"), inset=self.inset, line=1.4)
        x = self.inset if self.is_stacked else flow.measure - self.inset - self.right - self.round_width
        flow.y = flow.y - 6 if self.is_stacked else middle + self.right_height / 2
        flow.lines(self.sender, self.small, self.colour, flow.root.add("P"), inset=x, line=1.45)
        if self.lines:
            flow.lines(self.lines, self.small, self.colour, flow.root.add("P"), inset=x, line=1.45)
        flow.y = top - height

    def _set_other_greeting(self) -> None:
        too = self.banner.greeting_too
        if too is None:
            return
        tag = self.flow.root.add("P")
        tag.language = too.language
        # At the left below the English, whichever way it reads.
        self.flow.lines(self.too, self.size * 0.8, self.first, tag, inset=self.inset, line=1.3)

    def _round(self, middle: float) -> None:
        """The sender's face, or her initials in a ring, which are decoration only."""
        flow, photo = self.flow, self.banner.photo
        centre = flow.left + flow.measure - self.inset - self.radius
        if photo:
            _face(flow, photo, centre, middle, self.radius)
            flow.put(Disc(centre, middle, self.radius, frame=self.colour))
            return
        flow.put(Disc(centre, middle, self.radius, frame=self.colour))
        line = flow.plain(self.banner.initials, 13, 100, bold=True)[0]
        x = centre - solid_width(line) / 2
        flow.words(line, x, middle - 13 * RISE, 13, self.colour, None)


def _face(flow: Flow, photo: Image, x: float, y: float, radius: float) -> None:
    """A round picture: the middle of the photograph, filled from its shorter side."""
    scale = 2 * radius / min(photo.width, photo.height)
    width, height = photo.width * scale, photo.height * scale
    tag = flow.root.add("Figure", O="/Layout", Placement="/Block")
    tag.alternative, tag.language = photo.alternative, LANGUAGE
    tag.box = (x - radius, y - radius, x + radius, y + radius)
    flow.put(Photo(x - width / 2, y - height / 2, width, height, photo.content, tag, is_round=True))


def _logo(flow: Flow, logo: Image) -> None:
    """The authority's mark above the band, at the right."""
    width = min(MOST_LOGO, LOGO * logo.width / logo.height)
    height = width * logo.height / logo.width
    flow.y -= height
    flow.picture(logo, flow.left + flow.measure - width, flow.y, width, height, flow.root)
    flow.y -= 9
