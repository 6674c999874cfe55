"""Lays a document out on its sheets with its marking above and below, and its foot."""

from __future__ import annotations

from iro_desk.exports.document import Document, Panel
from iro_desk.exports.formats.pdf.blocks import panel_height, set_block
from iro_desk.exports.formats.pdf.flow import SHEETS, Flow, Key, placed
from iro_desk.exports.formats.pdf.lines import Line, plain, solid_width
from iro_desk.exports.formats.pdf.marks import Mark, Pages, Tag, Words
from iro_desk.exports.looks import MUTED

SPACINGS = (1.3, 1.15, 1.0, 0.85, 0.7, 0.55)
AS_DESIGNED = 1.0
TOP = 33.0
TOP_MARKED = 54.0
LAST_LINE = 28.0  # from the edge of the sheet to the baseline of the foot


def lay_out(document: Document) -> Pages:
    """The pages; a letter is spread or drawn in a little to fill one sheet."""
    broken_before: dict[Key, list[Line]] = {}
    for spacing in SPACINGS if document.look.one_page else ():
        pages = _filled(document, spacing, broken_before)
        if len(pages.sheets) == 1:
            return pages
    return _filled(document, AS_DESIGNED, broken_before)


def _filled(document: Document, spacing: float, broken_before: dict[Key, list[Line]]) -> Pages:
    edges = _Edges(document)
    flow = Flow(document.look, edges.top, spacing, edges.foot, broken_before)
    marking = flow.root.add("P") if document.marking else None
    for block in document.blocks:
        if block is document.blocks[-1] and isinstance(block, Panel):
            _sink(flow, block)
        set_block(flow, block)
    edges.draw(flow, marking)
    return flow.pages()


def _sink(flow: Flow, panel: Panel) -> None:
    """Stand the last panel at the foot of its page."""
    height = panel_height(flow, panel) + 10 * flow.spacing
    if height <= flow.room:
        flow.y = min(flow.y, flow.foot + height)


class _Edges:
    """What stands above and below the words of every sheet.

    At the foot the marking stands lowest, in the middle; above it which version this is and the note, at the left,
    with the page number at the right. Marking and note are read out once and are decoration on the other sheets;
    the version is read out where it stands below the title.
    """

    def __init__(self, document: Document) -> None:
        look, size = document.look, SHEETS[document.look.paper]
        self._document, self._points = document, look.smallest
        self._pitch = look.smallest * 1.35
        measure = size.width - 2 * size.margin
        self._marking = _set(document.marking, document, measure, look.smallest + 0.5)
        number = solid_width(plain("Page 88 of 88", look.smallest, size.width, look.lettering)[0])
        beside = measure - number - 2 * look.smallest
        self._edition = _set(document.edition, document, beside, look.smallest)
        self._note = _set(document.note, document, beside, look.smallest)
        self.top = TOP_MARKED + self._pitch * (len(self._marking) - 1) if self._marking else TOP
        below = max(1, len(self._edition) + len(self._note)) - 1 + len(self._marking)
        self.foot = below * self._pitch + (look.smallest - 8.5)

    def draw(self, flow: Flow, marking: Tag | None) -> None:
        """Put it on every sheet.

        Args:
            marking: the tag the marking is read out by, at its first place; None for a page without one.
        """
        last, size = len(flow.sheets) - 1, flow.size
        noted = flow.root.add("P") if self._note else None
        numbers = LAST_LINE + len(self._marking) * self._pitch
        for index, sheet in enumerate(flow.sheets):
            said = f"Page {index + 1} of {last + 1}"
            number = plain(said, self._points, size.width, self._document.look.lettering)[0]
            x = size.width - size.margin - solid_width(number)
            sheet.extend(_words(number, x, numbers, None, self._points))
            left: list[tuple[Line, Tag | None]] = [(line, None) for line in self._edition]
            left += [(line, noted if index == last else None) for line in self._note]
            for below, (line, tag) in enumerate(left, 1):
                y = numbers + (len(left) - below) * self._pitch
                sheet.extend(_words(line, size.margin, y, tag, self._points))
            self._mark(flow, sheet, size.height - 34, marking if index == 0 else None, is_first=True)
            self._mark(flow, sheet, numbers - self._pitch, None, is_first=False)

    def _mark(self, flow: Flow, sheet: list[Mark], y: float, tag: Tag | None, *, is_first: bool) -> None:
        points, drawn = self._points + 0.5, []
        for below, line in enumerate(self._marking):
            x = (flow.size.width - solid_width(line)) / 2
            drawn += _words(line, x, y - below * self._pitch, tag, points)
        sheet[:] = [*drawn, *sheet] if is_first else [*sheet, *drawn]


def _set(words: str, document: Document, measure: float, points: float) -> list[Line]:
    return plain(words, points, measure, document.look.lettering, bold=True) if words else []


def _words(line: Line, x: float, y: float, tag: Tag | None, points: float) -> list[Words]:
    return [Words(at, y, piece.text, piece.face, points, MUTED, tag) for at, piece in placed(line, x)]
